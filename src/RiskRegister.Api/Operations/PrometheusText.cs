using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace RiskRegister.Api.Operations;

/// <summary>
/// Writes metrics as Prometheus reads them (text format 0.0.4) when they are asked for. OpenTelemetry's own exporter of this kind has not
/// left its preview.
/// </summary>
[ExportModes(ExportModes.Pull)]
public sealed class PrometheusText : BaseExporter<Metric>, IPullMetricExporter
{
    readonly Lock gate = new();
    readonly StringBuilder text = new();

    public Func<int, bool>? Collect { get; set; }

    /// <summary>Everything as it is now.</summary>
    public string Read()
    {
        lock (gate)
        {
            text.Clear();
            Collect?.Invoke(Timeout.Infinite);
            return text.ToString();
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch) Write(metric);
        return ExportResult.Success;
    }

    void Write(Metric metric)
    {
        var (kind, name) = (KindOf(metric.MetricType), NameOf(metric));
        if (kind is null) return;
        text.Append(CultureInfo.InvariantCulture,
            $"# HELP {name} {metric.Description.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal)}\n# TYPE "
                + $"{name} {kind}\n");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = LabelsOf(point);
            switch (metric.MetricType)
            {
                case MetricType.Histogram: WriteHistogram(name, labels, point); break;
                case MetricType.LongSum or MetricType.LongSumNonMonotonic: Line(name, labels, point.GetSumLong()); break;
                case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic: Line(name, labels, point.GetSumDouble()); break;
                case MetricType.LongGauge: Line(name, labels, point.GetGaugeLastValueLong()); break;
                default: Line(name, labels, point.GetGaugeLastValueDouble()); break;
            }
        }
    }

    void WriteHistogram(string name, string labels, in MetricPoint point)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf"
                : bucket.ExplicitBound.ToString("R", CultureInfo.InvariantCulture);
            Line($"{name}_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{bound}\"", below);
        }

        Line($"{name}_sum", labels, point.GetHistogramSum());
        Line($"{name}_count", labels, point.GetHistogramCount());
    }

    void Line(string name, string labels, double value) =>
        text.Append(name).Append(labels.Length > 0 ? $"{{{labels}}}" : "").Append(' ')
            .Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');

    static string? KindOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => "gauge",
        MetricType.Histogram => "histogram",
        _ => null,
    };

    // Units stand in names; what is in braces is a remark.
    static string NameOf(Metric metric)
    {
        var unit = metric.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = Plain(metric.Name);
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        return KindOf(metric.MetricType) == "counter" ? name + "_total" : name;
    }

    static string LabelsOf(in MetricPoint point)
    {
        var labels = new List<string>();
        foreach (var (key, value) in point.Tags)
        {
            var said = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels.Add($"{Plain(key)}=\"{Escaped(said)}\"");
        }

        return string.Join(',', labels);
    }

    static string Escaped(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    static string Plain(string name) => string.Create(name.Length, name, static (plain, from) =>
    {
        for (var at = 0; at < plain.Length; at++) plain[at] = char.IsAsciiLetterOrDigit(from[at]) ? from[at] : '_';
    });
}
