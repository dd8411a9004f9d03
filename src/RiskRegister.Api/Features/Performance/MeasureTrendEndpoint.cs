using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Documents.Performance;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Performance;

/// <summary>A measure over time, beside others and its targets.</summary>
/// <param name="Points">Its own values, of the kind of period that it has most of, in order of time.</param>
/// <param name="Series">Those beside it.</param>
/// <param name="Targets">From which day on what was to be reached.</param>
/// <param name="Facts">What stands out: "Highest ever", "Fifth consecutive increase".</param>
public sealed record MeasureTrendDocument(
    Guid Id, string Reference, string Title, IReadOnlyList<FigureDocument> Points, IReadOnlyList<TrendSeriesDocument> Series,
    IReadOnlyList<TrendTargetDocument> Targets, IReadOnlyList<string> Facts)
{
    public static MeasureTrendDocument Of(MeasureTrend trend)
    {
        var measure = trend.Measure;
        return new MeasureTrendDocument(
            measure.Id, measure.Reference.ToString(), measure.Title, [.. trend.Own.Select(Figure)],
            [.. trend.Others.Select(other => new TrendSeriesDocument(other.Series, [.. other.Observations.Select(Figure)]))],
            [.. trend.Targets.Select(target => new TrendTargetDocument(target.From, new BoundsDocument(target.Bounds.GoodFrom,
                target.Bounds.GoodTo)))],
            trend.Facts);

        FigureDocument Figure(Observation each) =>
            new(each.Period.ToString(), each.Value, each.Status, measure.Printed(each.Value, each.Status));
    }
}

/// <param name="Series">Whose.</param>
public sealed record TrendSeriesDocument(string Series, IReadOnlyList<FigureDocument> Points);

public sealed record TrendTargetDocument(DateOnly From, BoundsDocument Good);

/// <summary>GET /measures/{measure}/trend.</summary>
public static class MeasureTrendEndpoint
{
    public static async Task<Outcome> Read(
        string measure, HttpContext http, QueryValues query, ReadMeasureTrend trends, RegisterSettingsInForce settings)
    {
        var (trend, refusal) = await trends.Read(http.Actor(), measure, http.RequestAborted);
        if (refusal is not null) return refusal;
        var (form, unacceptable) = FormChoice.OfPicture.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        if (form == Form.Json)
            return Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(MeasureTrendDocument.Of(trend!),
                PerformanceJson.Sent.MeasureTrendDocument));
        using var stream = new MemoryStream();
        MeasureTrendSvg.Write(new MeasureTrendPicture(trend!.Measure, trend.Own, trend.Others, trend.Targets)
        {
            FinancialYearStartsIn = settings.Settings.FinancialYearStartsIn,
            Notice = trend.Measure.Exempt is { } exempt ? RegisterWording.NotForPublicationUnder([exempt.Paragraph]) : null,
        }, stream);
        return Answer.File(Form.Svg, $"trend-{trend.Measure.Reference}", stream.ToArray());
    }

    /// <summary>Every observation of every series, for statistics tools.</summary>
    public static async Task<Outcome> Sdmx(
        string measure, HttpContext http, ReadObservations observations, RegisterSettingsInForce settings)
    {
        var (found, refusal) = await observations.All(http.Actor(), measure, http.RequestAborted);
        if (refusal is not null) return refusal;
        var written = SpoolStream.For(http);
        await SdmxCsv.WriteAsync(
            found.Measure.State, found.Rows.Select(row => (row.Series, row.ToObservation())).ToAsyncEnumerable(),
            settings.Settings.FinancialYearStartsIn, written, http.RequestAborted);
        return Answer.File(Form.Sdmx, $"observations-{found.Measure.State.Reference}", written);
    }
}
