using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>A performance report that was taken and not discarded.</summary>
public sealed class StandingReport
{
    public const string Columns = """
        r.id, r.quarter as QuarterText, r.attempt, r.taken_at as TakenAt, r.taken_by as TakenBy, r.settings::text as SettingsText,
        encode(coalesce((select e.digest from performance_report_events as e where e.report_id = r.id and e.id = r.head), r.digest), 'hex')
            as Digest,
        r.published_at as PublishedAt, r.published_by as PublishedBy, r.head

        """;

    /// <summary>What a path names the latest by.</summary>
    public const string LatestName = "latest";

    // What is exempt of it now: measures become so when nothing has happened to the report.
    const string NowExempt = """
        , (select coalesce(string_agg(l.measure_id::text, ' ' order by l.measure_id), '') from performance_report_rows as l
            join measures as m on m.id = l.measure_id where l.report_id = r.id and m.exempt) as Withheld

        """;

    const string Named = "select " + Columns + NowExempt + """
        from standing_performance_reports as r
        where (@quarter = 'latest' or r.quarter = @quarter) and (@unpublished or r.published_at is not null)
        order by r.id desc
        limit 1
        """;

    const string ById = "select " + Columns + NowExempt + "from standing_performance_reports as r where r.id = @id";

    const string List = "select " + Columns + """
        from standing_performance_reports as r
        where (@unpublished or r.published_at is not null) and (@before::bigint is null or r.id < @before)
        order by r.id desc
        limit @limit
        """;

    RegisterSettingsInForce? settings;

    public required long Id { get; init; }

    public required string QuarterText { get; init; }

    public required int Attempt { get; init; }

    /// <summary>The one instant at which it holds everything.</summary>
    public required DateTime TakenAt { get; init; }

    public required string TakenBy { get; init; }

    public required string SettingsText { get; init; }

    /// <summary>SHA-256 in hexadecimal over settings, lines, the report before and all that has happened to it since.</summary>
    public required string Digest { get; init; }

    public DateTime? PublishedAt { get; init; }

    public string? PublishedBy { get; init; }

    /// <summary>The last thing that happened to it; 0 when nothing did.</summary>
    public required long Head { get; init; }

    /// <summary>Which of its measures are exempt at present; null in a list.</summary>
    public string? Withheld { get; init; }

    public bool IsPublished => PublishedAt is not null;

    public Quarter Quarter =>
        Quarter.TryParse(QuarterText, out var quarter) ? quarter : throw new InvalidDataException($"{QuarterText} is stored as a quarter.");

    /// <summary>Those in force when it was taken.</summary>
    public RegisterSettingsInForce Settings => settings ??= RegisterSettingsInForce.Parse(SettingsText);

    /// <summary>The report that a path names by quarter or as "latest", if the actor may see it; else 404.</summary>
    public static async Task<Result<StandingReport>> Find(NpgsqlConnection connection, Actor actor, string named, CancellationToken stop)
    {
        var quarter = named == LatestName ? named : Quarter.TryParse(named, out var parsed) ? parsed.ToString() : null;
        var report = quarter is null ? null : await connection.QuerySingleOrDefaultAsync<StandingReport>(
            new CommandDefinition(Named, new { quarter, unpublished = actor.SeesUnpublishedReports }, cancellationToken: stop));
        return report is not null ? report
            : new Refusal(ReportRefusals.NotFound, $"There is no performance report of {Refusal.Named(named)}.");
    }

    /// <summary>Whether it is on a server as it is here, with all that changes what it shows.</summary>
    public async Task<bool> IsThere(NpgsqlConnection server, CancellationToken stop) =>
        await server.QuerySingleOrDefaultAsync<StandingReport>(new CommandDefinition(ById, new { id = Id },
            cancellationToken: stop)) is { } there
        && (there.Digest, there.Head, there.Withheld) == (Digest, Head, Withheld);

    /// <summary>Those that the actor may see, the latest first.</summary>
    /// <param name="before">The report before which the page begins.</param>
    public static async Task<IReadOnlyList<StandingReport>> Page(
        NpgsqlConnection connection, Actor actor, long? before, int limit, CancellationToken stop) =>
        (await connection.QueryAsync<StandingReport>(new CommandDefinition(
            List, new { unpublished = actor.SeesUnpublishedReports, before, limit }, cancellationToken: stop))).AsList();
}
