using System.Globalization;
using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Api.Features.Performance;

/// <summary>The values of measures.</summary>
public static class ObservationEndpoints
{
    public static readonly QueryParameter Series = QueryParameter.Text("series",
        "A series beside the measure's own, such as a comparator's.", MeasureLimits.Series, "England");

    public static readonly QueryParameter From = QueryParameter.Day("from", "Periods that end on this day or later.", "2017-04-01");
    public static readonly QueryParameter To = QueryParameter.Day("to", "Periods that begin on this day or earlier.", "2018-03-31");

    public static async Task<Outcome> List(string measure, HttpContext http, QueryValues query, ReadObservations observations)
    {
        var series = query[Series] ?? MeasureSeries.Own;
        var list = EntityTag.Context("observations", measure.ToUpperInvariant(), series, query[From], query[To]);
        var cursor = Cursor.Read(query, list);
        if (cursor is not null && !Period.TryParse(cursor.Key, out _))
            query.Fault(Cursor.Parameter, "is not a cursor that this service gave");
        if (query.Problem is { } wrong) return wrong;
        var limit = Page.LimitOf(query);
        var (found, refusal) = await observations.Page(
            http.Actor(), measure, series, DayIn(query[From]), DayIn(query[To]), cursor?.Key, limit + 1, http.RequestAborted);
        if (refusal is not null) return refusal;
        return Page.Write(http, found.Rows, limit, row => new Cursor(list, row.Period, row.Period), Write);
    }

    public static async Task<Outcome> Read(
        string measure, string period, HttpContext http, QueryValues query, ReadObservations observations)
    {
        if (PeriodIn(period) is not { } of) return NotAPeriod(measure, period);
        return Show(await observations.Read(http.Actor(), measure, query[Series] ?? MeasureSeries.Own, of, http.RequestAborted));
    }

    public static async Task<Outcome> Versions(
        string measure, string period, HttpContext http, QueryValues query, ReadObservations observations)
    {
        if (PeriodIn(period) is not { } of) return NotAPeriod(measure, period);
        var series = query[Series] ?? MeasureSeries.Own;
        var list = EntityTag.Context("versions", measure.ToUpperInvariant(), series, of);
        var before = Cursor.Read(query, list)?.KeyAsNumber(query);
        if (before is < 0 or > int.MaxValue) query.Fault(Cursor.Parameter, "is not a cursor that this service gave");
        if (query.Problem is { } wrong) return wrong;
        var limit = Page.LimitOf(query);
        var (rows, refusal) = await observations.History(http.Actor(), measure, series, of, (int?)before, limit + 1, http.RequestAborted);
        if (refusal is not null) return refusal;
        return Page.Write(http, rows!, limit, row => new Cursor(list, row.Version.ToString(CultureInfo.InvariantCulture), ""), Write);
    }

    public static async Task<Outcome> Give(
        string measure, string period, HttpContext http, QueryValues query, GiveObservation observations, ListMeasures measures)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        var found = await measures.Read(http.Actor(), measure, http.RequestAborted);
        if (found.Refusal is { } missing) return missing;
        if (PeriodIn(period) is not { } of) return NotAPeriod(measure, period);
        if (wrong is not null) return wrong;
        var (expected, unmatched) = VersionTags.Expected<ObservationRow>(http, $"the value of {Refusal.Named(measure)} for {of}", TagOf);
        if (unmatched is not null) return unmatched;
        var faults = new Faults();
        var (observation, reason) = MeasureMembers.Observation(new JsonMembers(body!.Root, "", faults), of);
        return Show(await observations.Give(
            http.Actor(), measure, query[Series] ?? MeasureSeries.Own, observation, reason, expected!, faults, http.RequestAborted));
    }

    static Outcome Show(Result<ObservationRow> result)
    {
        if (result.Value is { } row)
            return Answer.Ok(
                JsonSerializer.SerializeToUtf8Bytes(ObservationDocument.Of(row), PerformanceJson.Sent.ObservationDocument), TagOf(row));
        return VersionTags.Refused<ObservationRow>(result.Refusal!, TagOf);
    }

    static string TagOf(ObservationRow row) => EntityTag.OfEntry(row.MeasureId, row.Version, EntityTag.Context(row.Series, row.Period));

    static void Write(Utf8JsonWriter writer, ObservationRow row) =>
        JsonSerializer.Serialize(writer, ObservationDocument.Of(row), PerformanceJson.Sent.ObservationDocument);

    // A slash within a period is sent as %2F, which paths keep.
    static Period? PeriodIn(string text) =>
        Period.TryParse(text.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), out var period) ? period : null;

    static Outcome NotAPeriod(string measure, string period) => new Refusal(MeasureRefusals.ObservationNotFound,
        $"{Refusal.Named(measure)} has no value for {Refusal.Named(period)}: periods are written 2017-12, 2017-18-Q3, 2017-18-Q3%2Fytd, "
            + "2017-18 or 2017.");

    static DateOnly? DayIn(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
