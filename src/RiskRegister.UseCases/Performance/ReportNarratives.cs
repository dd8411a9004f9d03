using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>The last that was said of a place or a measure in a report.</summary>
public sealed class SaidRow
{
    /// <summary>Of the event; the version by which it is changed.</summary>
    public required long Id { get; init; }

    public string? Theme { get; init; }

    public string? Section { get; init; }

    /// <summary>Null for a narrative.</summary>
    public Guid? MeasureId { get; init; }

    public required string Detail { get; init; }

    public required DateTime At { get; init; }

    public required string Actor { get; init; }

    public NarrativePlace Place => new(Theme, Section);

    /// <summary>Null when it was taken back.</summary>
    public string? Text => JsonSerializer.Deserialize(Detail, ReportJson.Stored.StoredNarrative)!.Text;

    public Explanation Explanation => JsonSerializer.Deserialize(Detail, ReportJson.Stored.Explanation)!;

    /// <summary>All that it says.</summary>
    public IEnumerable<string> Texts() =>
        (MeasureId is null ? new[] { Text } : [Explanation.Reason, Explanation.Action]).OfType<string>();
}

/// <summary>Reads what was said in reports.</summary>
public static class ReportNarratives
{
    const string Columns = "e.id, e.theme, e.section, e.measure_id as MeasureId, e.detail::text as Detail, e.at, e.actor";

    // Of each place the last counts.
    const string All = "select distinct on (e.theme, e.section, e.measure_id) " + Columns + """
         from performance_report_events as e
        where e.report_id = @report and e.kind in ('narrated', 'explained')
        order by e.theme, e.section, e.measure_id, e.id desc
        """;

    const string LastDiscarded = """
        select r.id from performance_reports as r
        join performance_report_events as e on e.report_id = r.id and e.kind = 'discarded'
        where r.quarter = @quarter order by r.attempt desc limit 1
        """;

    public static async Task<IReadOnlyList<SaidRow>> Of(NpgsqlConnection connection, long report, CancellationToken stop) =>
        (await connection.QueryAsync<SaidRow>(new CommandDefinition(All, new { report }, cancellationToken: stop))).AsList();

    /// <summary>What had been said in the report of a quarter that was discarded last; none when none was.</summary>
    public static async Task<IReadOnlyList<SaidRow>> OfDiscarded(NpgsqlConnection connection, Quarter quarter, CancellationToken stop) =>
        await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            LastDiscarded, new { quarter = quarter.ToString() }, cancellationToken: stop)) is { } report
            ? await Of(connection, report, stop) : [];
}
