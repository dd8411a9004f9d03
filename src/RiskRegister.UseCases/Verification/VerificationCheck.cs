using Dapper;
using Npgsql;

namespace RiskRegister.UseCases.Verification;

/// <summary>
/// One thing that verification holds against another. Its statement finds what fails: kind, entry, revision, quarter and problem of each,
/// of the snapshot @snapshot, or of the whole register when that is null.
/// </summary>
/// <param name="Claim">What holds as long as nothing fails.</param>
/// <param name="OfWhole">Nothing of it is one snapshot's matter.</param>
/// <param name="OfEntries">
/// It is a matter of each entry by itself: its statement keeps to those after @after up to @upTo, where these are not null.
/// </param>
public sealed record VerificationCheck(string Claim, string Sql, bool OfWhole = false, bool OfEntries = false)
{
    /// <summary>It is a matter of each attachment by itself: its statement keeps to those after @after up to @upTo, where these are not
    /// null.</summary>
    public bool OfAttachments { get; init; }

    /// <summary>
    /// The revisions that are looked at: all, or those up to what the snapshot holds. Statements find what belongs to a row by its key, one
    /// row at a time, behind "offset 0", which keeps the planner from turning the look-up into a join: of a snapshot just taken it knows
    /// nothing yet, takes it for a row or two, and would go through everything else for each of a hundred thousand.
    /// </summary>
    public const string Revisions = """
        (select r.* from entry_revisions as r where @snapshot::bigint is null and (@after::uuid is null or r.entry_id > @after)
                and (@upTo::uuid is null or r.entry_id <= @upTo)
            union all
            select r.*
            from (select entry_id, max(revision) as revision from snapshot_rows where snapshot_id = @snapshot group by entry_id) as f
            cross join lateral (select * from entry_revisions where entry_id = f.entry_id and revision <= f.revision offset 0) as r)
        """;

    const string First = """
        select f.kind, f.entry_id as EntryId, e.reference, e.position, f.revision, f.quarter, f.problem
        from (

        """;

    const string Then = """

        ) as f (kind, entry_id, revision, quarter, problem)
        left join lateral (select reference, position from entries where id = f.entry_id offset 0) as e on true
        order by f.quarter nulls first, e.position, f.entry_id, f.revision, f.kind
        limit @limit
        """;

    /// <summary>The first failures in register order.</summary>
    internal async Task<IEnumerable<FailedRow>> Run(
        NpgsqlConnection connection, long? snapshot, IdRange piece, int limit, CancellationToken stop) =>
        await connection.QueryAsync<FailedRow>(new CommandDefinition(
            First + Sql + Then, new { snapshot, after = piece.After, upTo = piece.UpTo, limit }, cancellationToken: stop));
}

/// <summary>Entries, or attachments, by their ids, of which every one belongs to one range.</summary>
/// <param name="After">Null begins with the first.</param>
/// <param name="UpTo">This one too; null ends with the last.</param>
sealed record IdRange(Guid? After, Guid? UpTo)
{
    public static readonly IdRange All = new(null, null);
}

/// <summary>A row that is changed, missing or added, with where it stands among the others.</summary>
public sealed class FailedRow
{
    /// <summary>revision, entry, audit, snapshot, snapshotRow, snapshotEvent, measure, observation, target, measureLink, report, reportRow,
    /// reportEvent, meetingReport or attachment.</summary>
    public required string Kind { get; init; }

    public Guid? EntryId { get; init; }

    public string? Reference { get; init; }

    public long? Position { get; init; }

    public int? Revision { get; init; }

    public string? Quarter { get; init; }

    public required string Problem { get; init; }

    /// <summary>"revision CR1 3: its digest does not fit …", with what it has of these.</summary>
    public override string ToString() =>
        string.Join(' ', new object?[] { Kind, Reference ?? EntryId?.ToString(), Revision, Quarter }.Where(part => part is not null))
        + $": {Problem}";

    /// <summary>As the statements order them: what is of no snapshot first, what is of no entry last.</summary>
    internal static IOrderedEnumerable<FailedRow> Order(IEnumerable<FailedRow> rows) => rows
        .OrderBy(row => row.Quarter, StringComparer.Ordinal).ThenBy(row => row.Position ?? long.MaxValue)
        .ThenBy(row => row.EntryId ?? Guid.AllBitsSet)
        .ThenBy(row => row.Revision ?? int.MaxValue).ThenBy(row => row.Kind, StringComparer.Ordinal);
}
