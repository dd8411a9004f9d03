using System.Text;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;

namespace RiskRegister.UseCases.Storage;

/// <summary>One entry's change, made or to be made.</summary>
/// <param name="Expected">The revision it was made from; 0 for a new entry.</param>
/// <param name="Action">What was done, as the history names it.</param>
/// <param name="State">The entry after it.</param>
/// <param name="Note">Why, in the words of who did it.</param>
public sealed record EntryChange(int Expected, EntryAction Action, EntryState State, string? Note);

/// <summary>The one way in which entries change: entry, revision and audit row in one statement, behind the writers' lock.</summary>
public sealed class EntryWriter(TimeProvider clock, RegisterMetrics metrics)
{
    /// <summary>For clients whose clock and ours must agree on what "now" is, such as statedAt.</summary>
    public DateTimeOffset Now => Whole(clock.GetUtcNow());

    // The lock comes first and in a statement of its own, so that the instant lies after whatever snapshot was being taken. An instant
    // is never before that snapshot's or the entry's last, even if the server's clock steps back. One who acts for @posts alone proposes
    // entries of these and changes theirs, and never whose they are, their status, reference or exemption: whatever the code let through.
    const string Begin = """
        select pg_advisory_xact_lock_shared(@lock);
        with instant as materialized (
            select coalesce(@at::timestamptz, greatest(clock_timestamp(), (select max(taken_at) + interval '1 microsecond' from snapshots))) as at
        ),
        given as materialized (

        """;

    const string Several = "select * from unnest(@ids, @expected, @actions, @facts, @contents) as g (id, expected, action, facts, content)";
    const string One = "select @id as id, @expected as expected, @action as action, @facts as facts, @content as content";

    const string Written = """

        ),
        created as (
            insert into entries (id, revision, updated_at, facts, content)
            select g.id, 1, i.at, g.facts::json, g.content::json
            from given as g, instant as i
            where g.expected = 0 and (@posts::text[] is null
                or (g.facts::json ->> 'status' = 'proposed' and g.facts::json ->> 'exempt' is null and name_keys(json_texts(g.facts::json -> 'owners')) && name_keys(@posts)))
            returning id, revision, updated_at
        ),
        changed as (
            update entries as e
            set revision = e.revision + 1, updated_at = greatest(i.at, e.updated_at + interval '1 microsecond'),
                facts = g.facts::json, content = g.content::json
            from given as g, instant as i
            where e.id = g.id and g.expected > 0 and e.revision = g.expected and (@posts::text[] is null
                or (e.owner_keys && name_keys(@posts) and e.owners = json_texts(g.facts::json -> 'owners') and e.status = g.facts::json ->> 'status'
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

        """;

    const string WriteSeveral = ManyRows.KeepPlans + Begin + Several + Written
        + "select id, revision, updated_at as UpdatedAt from written";
    const string WriteOne = Begin + One + Written + "select w.revision, w.updated_at, l.id, l.head from written as w, latest_snapshot as l";

    /// <summary>Writes one change; needs no transaction around it, for it is one by itself.</summary>
    /// <returns>The entry as it stands now, beside the latest snapshot; null when it was not at the
    /// revision that the change was made from, or not the actor's to change.</returns>
    /// <exception cref="PostgresException">With <see cref="RegisterSchema.LiveReference"/> when a reference is in use.</exception>
    public async Task<EntryRow?> TryWrite(NpgsqlConnection connection, Actor actor, EntryChange change, CancellationToken stop)
    {
        var stored = StoredEntry.From(change.State, actor.Name, change.Note);
        await using var command = new NpgsqlCommand(WriteOne, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long>("lock", RegisterSchema.WriteLock),
                new() { ParameterName = "at", NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = DBNull.Value },
                new NpgsqlParameter<Guid>("id", change.State.Id),
                new NpgsqlParameter<int>("expected", change.Expected),
                new NpgsqlParameter<string>("action", EnumNames.Of(change.Action)),
                new NpgsqlParameter<byte[]>("facts", stored.Facts) { NpgsqlDbType = NpgsqlDbType.Json },
                new NpgsqlParameter<byte[]>("content", stored.Content) { NpgsqlDbType = NpgsqlDbType.Json },
                new NpgsqlParameter<string>("actor", actor.Name),
                new NpgsqlParameter<string?>("credential", actor.Credential),
                new NpgsqlParameter<string[]>("roles", actor.AuditedRoles),
                new NpgsqlParameter<string?>("address", actor.Address),
                new NpgsqlParameter<string>("request", actor.RequestId),
                new NpgsqlParameter<string[]?>("posts", actor.OnlyPosts?.ToArray()),
            },
        };
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.NextResultAsync(stop);
        if (!await reader.ReadAsync(stop)) return null;
        metrics.Changed(1);
        return new EntryRow
        {
            Id = change.State.Id,
            Revision = reader.GetInt32(0),
            UpdatedAt = reader.GetDateTime(1),
            Facts = stored.Facts,
            Content = stored.Content,
            SnapshotId = reader.IsDBNull(2) ? null : reader.GetInt64(2),
            SnapshotHead = reader.IsDBNull(3) ? null : reader.GetInt64(3),
            Measures = change.Expected == 0 ? LinkedMeasures.None : null,
        };
    }

    /// <summary>Writes the changes, all or none.</summary>
    /// <returns>
    /// The entries as they stand now, in no order; null when one was not at the revision that its change was made from, or not the
    /// actor's to change: then the actor must roll back, for others may have been written.
    /// </returns>
    /// <param name="at">The instant of an earlier write of the same transaction, so that both are seen at once; else now.</param>
    /// <param name="ofAnybody">Whether the use case itself has let the actor change what is not of its posts.</param>
    /// <exception cref="PostgresException">With <see cref="RegisterSchema.LiveReference"/> when a reference is in use.</exception>
    public async Task<IReadOnlyList<EntryRow>?> TryWrite(NpgsqlConnection connection, Actor actor, IReadOnlyList<EntryChange> changes,
        CancellationToken stop, DateTime? at = null,
        bool ofAnybody = false)
    {
        if (changes.Count == 0) return [];
        var stored = changes.Select(change => StoredEntry.From(change.State, actor.Name, change.Note)).ToArray();
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(WriteSeveral, actor.ParametersWith(new
        {
            @lock = RegisterSchema.WriteLock,
            ids = changes.Select(change => change.State.Id).ToArray(),
            expected = changes.Select(change => change.Expected).ToArray(),
            actions = changes.Select(change => EnumNames.Of(change.Action)).ToArray(),
            facts = stored.Select(entry => Encoding.UTF8.GetString(entry.Facts)).ToArray(),
            contents = stored.Select(entry => Encoding.UTF8.GetString(entry.Content)).ToArray(),
            posts = ofAnybody ? null : actor.OnlyPosts?.ToArray(),
            at,
        }), cancellationToken: stop));
        await answers.ReadAsync();
        var done = (await answers.ReadAsync<WrittenRow>()).ToDictionary(each => each.Id);
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
    static DateTimeOffset Whole(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    sealed record WrittenRow(Guid Id, int Revision, DateTime UpdatedAt);
}
