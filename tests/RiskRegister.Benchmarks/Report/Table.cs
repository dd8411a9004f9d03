using System.Globalization;
using System.Text;

namespace RiskRegister.Benchmarks.Report;

/// <summary>Writes what was measured as Markdown: a table for each group.</summary>
public static class Table
{
    public static string Of(IReadOnlyCollection<Measured> all)
    {
        var text = new StringBuilder();
        foreach (var group in all.GroupBy(measured => measured.Group))
        {
            text.Append(CultureInfo.InvariantCulture, $"### {group.Key}\n\n");
            Comparisons(text, [.. group.OfType<Comparison>()]);
            Figures(text, [.. group.OfType<Figure>()]);
        }

        return text.ToString();
    }

    static void Comparisons(StringBuilder text, IReadOnlyList<Comparison> comparisons)
    {
        if (comparisons.Count == 0) return;
        text.Append(
            "| Work | Unit | Service | Reference | Ratio | lowest – highest | Bound | | |\n|---|---|--:|--:|--:|--:|--:|---|---|\n");
        foreach (var each in comparisons)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {each.Work} | {each.Unit} | {Number(each.Service)} | {Number(each.Reference)} | **{each.Ratio:0.00}** ");
            text.Append(CultureInfo.InvariantCulture,
                $"| {each.LowestRatio:0.00} – {each.HighestRatio:0.00} | {each.Bound} | {Verdict(each)} | {each.Note} |\n");
        }

        text.Append('\n');
    }

    static void Figures(StringBuilder text, IReadOnlyList<Figure> figures)
    {
        if (figures.Count == 0) return;
        text.Append("| What | Unit | Median | lowest – highest | Bound | | |\n|---|---|--:|--:|--:|---|---|\n");
        foreach (var each in figures)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {each.Work} | {each.Unit} | **{Number(each.Judged)}** | {Number(each.Values.Min())} – {Number(each.Values.Max())} ");
            text.Append(CultureInfo.InvariantCulture, $"| {each.Bound} | {Verdict(each)} | {each.Note} |\n");
        }

        text.Append('\n');
    }

    static string Verdict(Measured measured) => measured.IsKept switch { true => "kept", false => "**missed**", null => "" };

    static string Number(double figure) =>
        figure.ToString(Math.Abs(figure) >= 100 ? "#,0" : Math.Abs(figure) >= 1 ? "0.0" : "0.000", CultureInfo.InvariantCulture);
}
