using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>Says something in a report that is not published: key points, of a theme or section, of a measure that is an
/// exception.</summary>
public sealed class NarrateReport(NpgsqlDataSource database, Transactions transactions)
{
    /// <summary>What a path names the key points by.</summary>
    public const string KeyPointsName = "key-points";

    /// <summary>What was said of a place last, with the report that prints it.</summary>
    public async Task<Result<(FrozenReport Report, SaidRow Said)>> Read(
        Actor actor, string named, string place, string? theme, CancellationToken stop)
    {
        var (found, refusal) = await Open(actor, named, place, theme, stop);
        if (refusal is not null) return refusal;
        return found.Said is { Text: not null } said ? (found.Report, said)
            : new Refusal(ReportRefusals.NarrativeNotFound, $"Nothing has been said of {Refusal.Named(place)} yet.");
    }

    /// <summary>The same, with the place that is meant; where nothing was said yet, without what was said.</summary>
    public async Task<Result<(FrozenReport Report, NarrativePlace Place, SaidRow? Said)>> Open(
        Actor actor, string named, string place, string? theme, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await Find(connection, actor, named, place, theme, stop);
        if (refusal is not null) return refusal;
        return (new FrozenReport(found!.Standing, found.Report, IsPublic: false), found.Place,
            await Present(connection, found.Standing, found.Place, measure: null, stop));
    }

    /// <summary>Adds what is wrong with a text that everybody will read.</summary>
    public static void CheckNarrative(string text, PerformanceReport report, Faults faults) =>
        CheckText("text", text, MeasureLimits.Narrative, report, mayBeExempt: false, faults);

    /// <param name="place">"key-points", a theme's name, or a section's.</param>
    /// <param name="theme">Whose section; needed where two themes have one of that name.</param>
    /// <param name="text">Prose with tokens; null takes it back.</param>
    public Task<Result<(FrozenReport Report, SaidRow Said)>> Say(
        Actor actor, string named, string place, string? theme, string? text, ExpectedVersion<SaidRow> expected, Faults faults,
        CancellationToken stop) =>
        transactions.Run(connection => Say(connection, actor, named, place, theme, text, expected, faults, stop), stop);

    /// <summary>The same within what is one act with others.</summary>
    public static async Task<Result<(FrozenReport Report, SaidRow Said)>> Say(
        NpgsqlConnection connection, Actor actor, string named, string place, string? theme, string? text,
        ExpectedVersion<SaidRow> expected, Faults faults,
        CancellationToken stop)
    {
        await ReportWriter.BeAlone(connection, stop);
        var (found, refusal) = await Find(connection, actor, named, place, theme, stop);
        if (refusal is not null) return refusal;
        var (standing, report, of) = found!;
        var present = await Present(connection, standing, of, measure: null, stop);
        if (expected.Check(present is { Text: not null } ? present : null, $"a text of {Refusal.Named(place)}") is { } stale) return stale;
        if (text is not null) CheckNarrative(text, report, faults);
        if (faults.Any) return new Refusal(Refusals.Invalid, "", faults);
        if (standing.IsPublished) return TakeReport.IsPublished(standing);
        var detail = JsonSerializer.Serialize(new StoredNarrative(text), ReportJson.Stored.StoredNarrative);
        await ReportWriter.Happen(connection, actor, standing.Id, ReportEventKind.Narrated, of, measure: null, detail, stop);
        await Audit(connection, actor, AuditAction.PerformanceReportNarrated, standing, stop);
        return (new FrozenReport(standing, report, IsPublic: false), (await Present(connection, standing, of, measure: null, stop))!);
    }

    /// <summary>What was said of an exception last; null when nothing was.</summary>
    public async Task<Result<(ReportLine Line, SaidRow? Said, PerformanceReport Report)>> ReadException(
        Actor actor, string named, string measure, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await FindLine(connection, actor, named, measure, stop);
        if (refusal is not null) return refusal;
        return (found.Line, await Present(connection, found.Standing, place: null, found.Line.Measure.Id, stop), found.Report);
    }

    /// <summary>Says why a measure is an exception, and what is done; owners of their own.</summary>
    public Task<Result<(ReportLine Line, SaidRow? Said, PerformanceReport Report)>> Explain(
        Actor actor, string named, string measure, Explanation explanation, ExpectedVersion<SaidRow> expected, Faults faults,
        CancellationToken stop) =>
        transactions.Run(connection => Explain(connection, actor, named, measure, explanation, expected, faults, stop), stop);

    /// <summary>The same within what is one act with others.</summary>
    public static async Task<Result<(ReportLine Line, SaidRow? Said, PerformanceReport Report)>> Explain(
        NpgsqlConnection connection, Actor actor, string named, string measure, Explanation explanation,
        ExpectedVersion<SaidRow> expected, Faults faults,
        CancellationToken stop)
    {
        await ReportWriter.BeAlone(connection, stop);
        var (found, refusal) = await FindLine(connection, actor, named, measure, stop);
        if (refusal is not null) return refusal;
        var (standing, report, line) = found;
        if (NotTheirs(actor, line) is { } notTheirs) return notTheirs;
        var present = await Present(connection, standing, place: null, line.Measure.Id, stop);
        if (expected.Check(present, $"an explanation of {line.Measure.Reference}") is { } stale) return stale;
        var mayBeExempt = line.Measure.Exempt is not null;
        if (explanation.Reason is { } reason) CheckText("reason", reason, MeasureLimits.Explanation, report, mayBeExempt, faults);
        if (explanation.Action is { } action) CheckText("action", action, MeasureLimits.Explanation, report, mayBeExempt, faults);
        if (explanation.Post is { } post) faults.AddUnlessCovered("post", TextRules.LineFault(post, EntryLimits.Owner));
        if (faults.Any) return new Refusal(Refusals.Invalid, "", faults);
        if (standing.IsPublished) return TakeReport.IsPublished(standing);
        if (!line.IsException && !line.IsWithoutData)
            return new Refusal(ReportRefusals.NoException,
                $"{line.Measure.Reference} neither requires improvement nor lacks a value in this report.");
        var detail = JsonSerializer.Serialize(explanation, ReportJson.Stored.Explanation);
        await ReportWriter.Happen(connection, actor, standing.Id, ReportEventKind.Explained, place: null, line.Measure.Id, detail, stop);
        await Audit(connection, actor, AuditAction.PerformanceReportExplained, standing, stop);
        return (line, await Present(connection, standing, place: null, line.Measure.Id, stop), report);
    }

    /// <summary>Why somebody may say nothing of a measure; null when they may: analysts of all, owners of their own.</summary>
    public static Refusal? NotTheirs(Actor actor, ReportLine line) => actor.IsAnalyst || actor.ActsForAny(line.Measure.Owners) ? null
        : new Refusal(MeasureRefusals.NotYours, $"{line.Measure.Reference} is no measure of a post that you act for.");

    /// <summary>Whether a report has what a place names.</summary>
    public static bool Holds(PerformanceReport report, NarrativePlace place) => place.Theme is null
        || report.Lines.Any(line => line.Measure.Theme == place.Theme && (place.Section is null || line.Measure.Section == place.Section));

    // A text that everybody reads names nothing that is exempt; what its writer may not see is not there.
    static void CheckText(string path, string text, int longest, PerformanceReport report, bool mayBeExempt, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(text)) faults.AddUnlessCovered(path, "must not be empty; null takes it back");
        faults.AddUnlessCovered(path, TextRules.ProseFault(text, longest));
        faults.AddUnlessCovered(path, NarrativeTokens.Fault(text, report.Find));
        if (mayBeExempt) return;
        var exempt = NarrativeTokens.Measures(text).FirstOrDefault(each => report.Find(each)?.Measure.Exempt is not null);
        if (exempt != default) faults.AddUnlessCovered(path, $"names {exempt}, which is exempt, in a text that everybody reads");
    }

    static async Task<Result<FoundPlace>> Find(
        NpgsqlConnection connection, Actor actor, string named, string place, string? theme, CancellationToken stop)
    {
        var (standing, refusal) = await StandingReport.Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        var report = await Seen(connection, actor, standing!, stop);
        if (place == KeyPointsName) return new FoundPlace(standing!, report, NarrativePlace.KeyPoints);
        var measures = report.Lines.Select(line => line.Measure).Where(each => theme is null || Same(each.Theme, theme)).ToList();
        if (theme is null && measures.Find(each => Same(each.Theme, place)) is { } whole)
            return new FoundPlace(standing!, report, new NarrativePlace(whole.Theme, null));
        var sections = measures.Where(each => each.Section is not null && Same(each.Section, place))
            .Select(each => new NarrativePlace(each.Theme, each.Section)).Distinct().ToList();
        return sections switch
        {
            [var only] => new FoundPlace(standing!, report, only),
            [] => new Refusal(ReportRefusals.PlaceNotFound,
                $"The report of {standing!.QuarterText} has no theme or section {Refusal.Named(place)}."),
            _ => new Refusal(ReportRefusals.PlaceNotFound,
                $"{Refusal.Named(place)} is a section of {string.Join(" and of ", sections.Select(each => each.Theme))}; say "
                    + $"which by ?theme=."),
        };
    }

    static async Task<Result<(StandingReport Standing, PerformanceReport Report, ReportLine Line)>> FindLine(
        NpgsqlConnection connection, Actor actor, string named, string measure, CancellationToken stop)
    {
        var (standing, refusal) = await StandingReport.Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        var report = await Seen(connection, actor, standing!, stop);
        Guid? id = Guid.TryParseExact(measure, "D", out var parsed) ? parsed : null;
        MeasureReference? reference = MeasureReference.TryParse(measure, out var read) ? read : null;
        return report.Lines.FirstOrDefault(line => line.Measure.Id == id || line.Measure.Reference == reference) is { } found
            ? (standing!, report, found)
            : new Refusal(MeasureRefusals.NotFound, $"The report of {standing!.QuarterText} has no measure {Refusal.Named(measure)}.");
    }

    // What an owner may not see is not there.
    static async Task<PerformanceReport> Seen(NpgsqlConnection connection, Actor actor, StandingReport standing, CancellationToken stop)
    {
        var report = await ReadReports.Whole(connection, standing, isPublic: false, stop);
        return actor.SeesAllMeasures ? report : report with
        {
            Lines = [.. report.Lines.Where(line => line.Measure.Exempt is null || actor.ActsForAny(line.Measure.Owners))],
        };
    }

    const string Last = """
        select e.id, e.theme, e.section, e.measure_id as MeasureId, e.detail::text as Detail, e.at, e.actor
        from performance_report_events as e
        where e.report_id = @report and e.kind in ('narrated', 'explained')
            and e.theme is not distinct from @theme and e.section is not distinct from @section
            and e.measure_id is not distinct from @measure
        order by e.id desc
        limit 1
        """;

    static Task<SaidRow?> Present(
        NpgsqlConnection connection, StandingReport standing, NarrativePlace? place, Guid? measure, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<SaidRow>(new CommandDefinition(
            Last, new { report = standing.Id, theme = place?.Theme, section = place?.Section, measure }, cancellationToken: stop));

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    static Task Audit(NpgsqlConnection connection, Actor actor, AuditAction action, StandingReport standing, CancellationToken stop) =>
        AuditLog.Write(connection, actor, action, writer => writer.WriteString("performanceReport"u8, standing.QuarterText), stop);

    sealed record FoundPlace(StandingReport Standing, PerformanceReport Report, NarrativePlace Place);
}
