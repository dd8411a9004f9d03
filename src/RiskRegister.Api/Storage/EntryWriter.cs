using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Domain;

namespace RiskRegister.Api.Storage;

/// <summary>One entry's change, made or to be made.</summary>
/// <param name="Expected">The revision it was made from; 0 for a new entry.</param>
/// <param name="Action">What was done, as the history names it.</param>
/// <param name="State">The entry after it.</param>
/// <param name="Note">Why, in the words of who did it.</param>
public sealed record EntryChange(int Expected, EntryAction Action, EntryState State, string? Note);

/// <summary>What can be done to an entry.</summary>
public enum EntryAction
{
    Proposed,
    Created,
    Changed,
    Accepted,
    Refused,
    Closed,
    Reopened,
    Reviewed,
    Imported,
}

/// <summary>The one way in which entries change: entry, revision and audit row in one statement, behind the writers' lock.</summary>
public sealed class EntryWriter(TimeProvider clock, RegisterMetrics metrics)
{
    /// <summary>For clients whose clock and ours must agree on what "now" is, such as statedAt.</summary>
    public DateTimeOffset Now => Whole(clock.GetUtcNow());

    // The lock comes first and in a statement of its own, so that the instant lies after whatever snapshot was being taken. An instant
    // is never before that snapshot's or the entry's last, even if the server's clock steps back. One who acts for @posts alone proposes
    // entries of these and changes theirs, and never whose they are, their status, reference or exemption: whatever the code let through.
    const string Write = """
        select pg_advisory_xact_lock_shared(@lock);
        with instant as materialized (
            select coalesce(@at, greatest(clock_timestamp(), (select max(taken_at) + interval '1 microsecond' from snapshots))) as at
        ),
        given as materialized (
            select id, expected, action, facts, content
            from unnest(@ids, @expected, @actions, @facts, @contents) as g (id, expected, action, facts, content)
        ),
        created as (
            insert into entries (id, revision, updated_at, facts, content)
            select g.id, 1, i.at, g.facts::json, g.content::json
            from given as g, instant as i
            where g.expected = 0 and (@posts::text[] is null
                or (g.facts::json ->> 'status' = 'proposed' and g.facts::json ->> 'exempt' is null and json_texts(g.facts::json -> 'owners') && @posts))
            returning id, revision, updated_at
        ),
        changed as (
            update entries as e
            set revision = e.revision + 1, updated_at = greatest(i.at, e.updated_at + interval '1 microsecond'),
                facts = g.facts::json, content = g.content::json
            from given as g, instant as i
            where e.id = g.id and g.expected > 0 and e.revision = g.expected and (@posts::text[] is null
                or (e.owners && @posts and e.owners = json_texts(g.facts::json -> 'owners') and e.status = g.facts::json ->> 'status'
                    and e.reference is not distinct from g.facts::json ->> 'reference'
                    and (e.facts ->> 'exempt')::jsonb is not distinct from (g.facts::json ->> 'exempt')::jsonb))
            returning e.id, e.revision, e.updated_at
        ),
        written as (select * from created union all select * from changed),
        recorded as (
            insert into entry_revisions (entry_id, revision, recorded_at, action, facts, content, digest)
            select w.id, w.revision, w.updated_at, g.action, g.facts::json, g.content::json,
                revision_digest(p.digest, w.id, w.revision, w.updated_at, g.action, g.facts::json, g.content::json)
            from written as w
            join given as g on g.id = w.id
            left join entry_revisions as p on p.entry_id = w.id and p.revision = w.revision - 1
        ),
        audited as (
            insert into audit_log (at, actor, credential, roles, action, entry_id, revision, address, request_id)
            select w.updated_at, @actor, @credential, @roles, g.action, w.id, w.revision, @address, @request
            from written as w join given as g on g.id = w.id
        )
        select id, revision, updated_at as UpdatedAt from written
        """;

    /// <summary>Writes the changes, all or none.</summary>
    /// <returns>
    /// The entries as they stand now, in no order; null when one was not at the revision that its change was made from, or not the
    /// caller's to change: then the caller must roll back, for others may have been written.
    /// </returns>
    /// <param name="at">The instant of an earlier write of the same transaction, so that both are seen at once; else now.</param>
    /// <exception cref="PostgresException">With <see cref="RegisterSchema.LiveReference"/> when a reference is in use.</exception>
    public async Task<IReadOnlyList<EntryRow>?> TryWrite(NpgsqlConnection connection, Act act, IReadOnlyList<EntryChange> changes, CancellationToken stop, DateTime? at = null)
    {
        if (changes.Count == 0) return [];
        var stored = changes.Select(change => StoredEntry.From(change.State, act.Actor, change.Note)).ToArray();
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(Write, new
        {
            @lock = RegisterSchema.WriteLock,
            ids = changes.Select(change => change.State.Id).ToArray(),
            expected = changes.Select(change => change.Expected).ToArray(),
            actions = changes.Select(change => EnumNames.Of(change.Action)).ToArray(),
            facts = stored.Select(entry => entry.Facts).ToArray(),
            contents = stored.Select(entry => entry.Content).ToArray(),
            actor = act.Actor,
            credential = act.Credential,
            roles = act.Roles.ToArray(),
            address = act.Address,
            request = act.RequestId,
            posts = act.OnlyPosts?.ToArray(),
            at,
        }, cancellationToken: stop));
        await answers.ReadAsync();
        var done = (await answers.ReadAsync<Written>()).ToDictionary(each => each.Id);
        if (done.Count != changes.Count) return null;
        metrics.Changed(done.Count);
        return
        [
            .. changes.Zip(stored, (change, texts) => new EntryRow
            {
                Id = change.State.Id,
                Revision = done[change.State.Id].Revision,
                UpdatedAt = done[change.State.Id].UpdatedAt,
                Facts = texts.Facts,
                Content = texts.Content,
            }),
        ];
    }

    // PostgreSQL keeps microseconds; what is answered at once must equal what is read later.
    static DateTimeOffset Whole(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    sealed record Written(Guid Id, int Revision, DateTime UpdatedAt);
}
