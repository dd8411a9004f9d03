using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <summary>
/// The measures behind the entries of a snapshot: those that were linked when it was taken, with the figures that the performance report
/// of the same quarter froze. Where it froze none, that is said; no figure of today stands in for it.
/// </summary>
public sealed class FrozenMeasures
{
    // The versions of links and of measures say how both stood at the instant. What has become exempt since is withdrawn, as from reports.
    const string Linked = """
        select v.entry_id as EntryId, f.facts::text as Facts, m.exempt as IsExemptNow, r.line::text as Line
        from (
            select distinct on (k.entry_id, k.measure_id) k.entry_id, k.measure_id, k.removed
            from entry_measure_versions as k
            where k.recorded_at <= @takenAt
            order by k.entry_id, k.measure_id, k.version desc) as v
        join measures as m on m.id = v.measure_id
        join lateral (
            select w.facts from measure_revisions as w
            where w.measure_id = v.measure_id and w.recorded_at <= @takenAt
            order by w.revision desc limit 1) as f on true
        left join performance_report_rows as r on r.report_id = @report and r.measure_id = v.measure_id
        where not v.removed
        order by m.number
        """;

    const string Report = """
        select id from standing_performance_reports where quarter = @quarter and (@unpublished or published_at is not null)
        """;

    readonly ILookup<Guid, string> byEntry;

    FrozenMeasures(ILookup<Guid, string> byEntry) => this.byEntry = byEntry;

    /// <param name="publicEdition">Leaves out exempt measures and suppressed values, and takes a published report alone.</param>
    public static async Task<FrozenMeasures> Read(
        NpgsqlConnection connection, StandingSnapshot snapshot, Actor actor, bool publicEdition, CancellationToken stop)
    {
        var report = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            Report, new { quarter = snapshot.QuarterText, unpublished = !publicEdition && actor.SeesUnpublishedReports },
                cancellationToken: stop));
        var rows = await connection.QueryAsync<LinkedRow>(new CommandDefinition(
            Linked, new { takenAt = snapshot.TakenAt, report }, cancellationToken: stop));
        var quarter = snapshot.Quarter.Printed(snapshot.Settings.Settings.FinancialYearStartsIn);
        var missing = report is null ? $"no performance report of {quarter} holds its figures"
            : $"not in the performance report of {quarter}";
        return new FrozenMeasures(rows.Where(row => row.IsFor(actor, publicEdition))
            .ToLookup(row => row.EntryId, row => row.Printed(publicEdition, missing)));
    }

    /// <summary>In words: none where an entry had none.</summary>
    public IReadOnlyList<string> Of(Guid entry) => [.. byEntry[entry]];

    sealed class LinkedRow
    {
        public required Guid EntryId { get; init; }

        public required string Facts { get; init; }

        public required bool IsExemptNow { get; init; }

        /// <summary>Null where the report does not hold the measure.</summary>
        public string? Line { get; init; }

        MeasureState Measure => JsonSerializer.Deserialize(Facts, MeasureJson.Stored.MeasureState)!;

        ReportLine? Frozen => Line is null ? null : JsonSerializer.Deserialize(Line, ReportJson.Stored.ReportLine);

        public bool IsFor(Actor actor, bool publicEdition)
        {
            var isExempt = IsExemptNow || Measure.Exempt is not null || Frozen?.Measure.Exempt is not null;
            return !isExempt || (!publicEdition && (actor.SeesFullReports || actor.ActsForAny(Measure.Owners)));
        }

        /// <param name="missing">What is said of a measure whose figures were not frozen.</param>
        public string Printed(bool publicEdition, string missing)
        {
            if (Frozen is not { } frozen) return $"{Measure.Reference} {Measure.Title}: {missing}";
            var line = publicEdition ? frozen.Public() : frozen;
            var (now, period) = (line.Columns.Now, line.Columns.Present.Printed);
            if (now?.Value is null && now?.Status != ObservationStatus.Suppressed)
                return $"{line.Measure.Reference} {line.Measure.Title}: no value for {period}";
            var rating = line.Columns.Rating.IsRated() ? $"; {line.Columns.Rating.Printed().ToLowerInvariant()}" : "";
            return $"{line.Measure.Reference} {line.Measure.Title}: {line.PrintNow()} in {period}{rating}";
        }
    }
}
