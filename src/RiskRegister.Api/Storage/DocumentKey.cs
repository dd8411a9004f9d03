using Dapper;
using RiskRegister.Api.Database;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;

namespace RiskRegister.Api.Storage;

/// <summary>What a document of a published snapshot is made from: as long as this is the same, so is the document.</summary>
/// <param name="Addendum">The last addendum to the snapshot or to any before it, which can change what any edition says.</param>
/// <param name="Of">What the document is of: "register", "highlights", with what else was asked for.</param>
public readonly record struct DocumentKey(long Snapshot, long Addendum, bool PublicEdition, string Of, Form Form)
{
    const string ByQuarter = """
        select s.id, (select coalesce(max(a.id), 0) from snapshot_events as a where a.kind = 'addendum' and a.snapshot_id <= s.id) as addendum
        from standing_snapshots as s
        where s.quarter = @quarter and s.published_at is not null
        """;

    const string Latest = """
        select s.id, (select coalesce(max(a.id), 0) from snapshot_events as a where a.kind = 'addendum' and a.snapshot_id <= s.id) as addendum
        from (select * from standing_snapshots where @unpublished or published_at is not null order by id desc limit 1) as s
        where s.published_at is not null
        """;

    /// <summary>Null for a snapshot that can still change, and for one that is not there.</summary>
    public static async Task<DocumentKey?> Find(
        PlannedDatabase database, string quarter, Caller caller, bool publicEdition, string of, Form form, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var command = quarter == "latest"
            ? new CommandDefinition(Latest, new { unpublished = caller.SeesUnpublished }, cancellationToken: stop)
            : new CommandDefinition(ByQuarter, new { quarter }, cancellationToken: stop);
        return await connection.QuerySingleOrDefaultAsync<(long Id, long Addendum)?>(command) is { } found
            ? new DocumentKey(found.Id, found.Addendum, publicEdition, of, form)
            : null;
    }

    /// <summary>Null for a snapshot that can still change.</summary>
    public static DocumentKey? For(StandingSnapshot snapshot, bool publicEdition, string of, Form form) =>
        snapshot.IsPublished ? new DocumentKey(snapshot.Id, snapshot.LastAddendum, publicEdition, of, form) : null;
}
