using Dapper;
using Npgsql;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Storage;

/// <summary>A snapshot that was taken and not discarded.</summary>
public sealed class StandingSnapshot
{
    public const string Columns = """
        s.id, s.quarter as QuarterText, s.predecessor, s.taken_at as TakenAt, s.taken_by as TakenBy, s.settings::text as SettingsText,
        encode(coalesce((select e.digest from snapshot_events as e where e.snapshot_id = s.id and e.id = s.head), s.digest), 'hex')
            as Digest,
        s.published_at as PublishedAt, s.published_by as PublishedBy, s.head,
        (select r.counts::text from snapshot_rounds as r where r.snapshot_id = s.id) as RoundText,
        (select coalesce(max(a.id), 0) from snapshot_events as a where a.kind = 'addendum' and a.snapshot_id <= s.id) as LastAddendum

        """;

    /// <summary>What a path names the latest by.</summary>
    public const string LatestName = "latest";

    const string ByQuarter = "select " + Columns
        + "from standing_snapshots as s where s.quarter = @quarter and (@unpublished or s.published_at is not null)";

    const string Latest = "select " + Columns
        + "from standing_snapshots as s where @unpublished or s.published_at is not null order by s.id desc limit 1";

    const string ById = "select " + Columns + "from standing_snapshots as s where s.id = @id";

    RegisterSettingsInForce? settings;

    public required long Id { get; init; }

    public required string QuarterText { get; init; }

    /// <summary>The snapshot that stood before it, with which it is compared.</summary>
    public long? Predecessor { get; init; }

    /// <summary>The one instant at which it holds everything.</summary>
    public required DateTime TakenAt { get; init; }

    public required string TakenBy { get; init; }

    public required string SettingsText { get; init; }

    /// <summary>
    /// SHA-256 in hexadecimal over settings, rows, the snapshot before and all that has happened to it since: the end of its chain.
    /// </summary>
    public required string Digest { get; init; }

    /// <summary>How its quarter's round stood when it was taken, as JSON; null where there was none.</summary>
    public string? RoundText { get; init; }

    public DateTime? PublishedAt { get; init; }

    public string? PublishedBy { get; init; }

    /// <summary>The last thing that happened to it; 0 when nothing did.</summary>
    public required long Head { get; init; }

    /// <summary>
    /// The last addendum to it or to any before it, which can change what this one's public edition says too; 0 when there is none.
    /// </summary>
    public required long LastAddendum { get; init; }

    public Quarter Quarter =>
        Quarter.TryParse(QuarterText, out var quarter) ? quarter : throw new InvalidDataException($"{QuarterText} is stored as a quarter.");

    public bool IsPublished => PublishedAt is not null;

    /// <summary>Those in force when it was taken.</summary>
    public RegisterSettingsInForce Settings => settings ??= RegisterSettingsInForce.Parse(SettingsText);

    /// <summary>The snapshot that a path names by quarter or as "latest", if the actor may see it; else 404.</summary>
    public static async Task<Result<StandingSnapshot>> Find(NpgsqlConnection connection, string named, Actor actor, CancellationToken stop)
    {
        var unpublished = actor.SeesUnpublished;
        if (named == LatestName)
        {
            var latest = await connection.QuerySingleOrDefaultAsync<StandingSnapshot>(
                new CommandDefinition(Latest, new { unpublished }, cancellationToken: stop));
            return latest is null ? new Refusal(SnapshotRefusals.NotFound, "There is no snapshot yet.") : latest;
        }

        var found = Quarter.TryParse(named, out var quarter)
            ? await connection.QuerySingleOrDefaultAsync<StandingSnapshot>(new CommandDefinition(ByQuarter,
                new { quarter = quarter.ToString(), unpublished }, cancellationToken: stop))
            : null;
        return found is null
            ? new Refusal(SnapshotRefusals.NotFound, $"There is no snapshot of {Refusal.Named(named)}.")
            : found;
    }

    /// <summary>Null where it is not there.</summary>
    public static Task<StandingSnapshot?> FindById(NpgsqlConnection connection, long id, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<StandingSnapshot>(new CommandDefinition(ById, new { id }, cancellationToken: stop));

    public static Task<StandingSnapshot> Get(NpgsqlConnection connection, long id, CancellationToken stop) =>
        connection.QuerySingleAsync<StandingSnapshot>(new CommandDefinition(ById, new { id }, cancellationToken: stop));
}
