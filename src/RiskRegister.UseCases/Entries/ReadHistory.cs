using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>A revision: who changed which fields, from what to what, when and why.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Changes">Every field that differs from the revision before; of the first, every field that says something.</param>
/// <param name="Digest">SHA-256 of the revision's text and of the digest before, in hexadecimal.</param>
public sealed record Revision(
    int Number, EntryAction Action, DateTimeOffset At, string By, string? Note, IReadOnlyList<FieldChange> Changes, string Digest);

/// <summary>A revision with the entry as it then stood.</summary>
public sealed record RevisionWithEntry(Revision Revision, FoundEntry Entry);

/// <summary>The revisions of an entry, last first: for auditors, editors, and owners of the entry.</summary>
public sealed class ReadHistory(NpgsqlDataSource database)
{
    public static readonly string Several = $"""
        select r.revision, r.action, r.recorded_at as RecordedAt, encode(r.digest, 'hex') as Digest,
            r.facts as Facts, r.content as Content, b.facts as FactsBefore, b.content as ContentBefore,
            case when not @seesAll then {Replacements.ColumnOf("r.facts", "b.facts")} end as Unseen
        from entry_revisions as r
        left join entry_revisions as b on b.entry_id = r.entry_id and b.revision = r.revision - 1
        where r.entry_id = @id and (@before::integer is null or r.revision < @before) and (@revision::integer is null or r.revision = @revision)
            and (@seesAll or exists (select from entries as e where e.id = r.entry_id and e.owner_keys && name_keys(@posts)))
        order by r.revision desc
        limit @limit
        """;

    /// <summary>The revisions of a page, read one after the other: a page of the largest would be too much to hold.</summary>
    /// <param name="read">Says where to begin and how many, once it is known which entry it is of.</param>
    public async Task<Result<IAsyncEnumerable<Revision>>> Page(
        Actor actor, string named, Func<FoundEntry, (int? Before, int Limit)> read, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (entry, refusal) = await Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        var (before, limit) = read(entry!);
        return Result.Of(Page(actor, entry!.Row.Id, before, limit, stop));
    }

    async IAsyncEnumerable<Revision> Page(
        Actor actor, Guid id, int? before, int limit, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await foreach (var row in Read(connection, id, actor, before, null, limit, stop)) yield return Of(id, row);
    }

    public async Task<Result<RevisionWithEntry>> One(Actor actor, string named, int number, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (entry, refusal) = await Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        var revision = await Read(connection, entry!.Row.Id, actor, null, number, 1, stop).SingleOrDefaultAsync(stop);
        if (revision is null) return new Refusal(EntryRefusals.RevisionNotFound, $"{entry.Name} has no revision {number}.");
        var then = await EntryRow.First(connection, ReadEntry.AsOfById, stop, new NpgsqlParameter<Guid>("id", entry.Row.Id),
            new NpgsqlParameter<DateTime>("asOf", revision.RecordedAt), new NpgsqlParameter<bool>("seesAll", actor.SeesAllEntries),
            new NpgsqlParameter<string[]>("posts", [.. actor.Posts]));

        // Between two statements an owner can be taken off the entry: then it is not theirs to see any more.
        if (then is null) return await NoLongerTheirs(connection, actor, entry, stop);
        then.UnseenReplacements = revision.Unseen;
        return new RevisionWithEntry(Of(entry.Row.Id, revision), new FoundEntry(then, StoredEntry.ReadFacts(then.Facts)));
    }

    /// <summary>The entry, if its past is the actor's to see.</summary>
    static async Task<Result<FoundEntry>> Find(NpgsqlConnection connection, Actor actor, string named, CancellationToken stop)
    {
        var found = await LiveEntries.Find(connection, named, actor, stop);
        return found.IsDone && !actor.SeesAllEntries && EntryChanges.NotTheirs(found.Value, actor) is { } notTheirs ? notTheirs : found;
    }

    static async Task<Refusal> NoLongerTheirs(NpgsqlConnection connection, Actor actor, FoundEntry entry, CancellationToken stop) =>
        (await Find(connection, actor, entry.Row.Id.ToString("D"), stop)).Refusal
            ?? new Refusal(EntryRefusals.Busy, "The entry is being changed; try again.");

    static async IAsyncEnumerable<RevisionRow> Read(
        NpgsqlConnection connection, Guid id, Actor actor, int? before, int? revision, int limit,
        [EnumeratorCancellation] CancellationToken stop)
    {
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(Several,
            new { id, before, revision, limit, seesAll = actor.SeesAllEntries, posts = actor.Posts.ToArray() }, cancellationToken: stop));
        while (await reader.ReadAsync(stop)) yield return RevisionRow.Read(reader);
    }

    static Revision Of(Guid id, RevisionRow row)
    {
        var facts = StoredEntry.ReadFacts(row.Facts);
        var now = Without(row.Unseen, StoredEntry.ReadState(id, facts, row.Content));
        var before = row.FactsBefore is null ? null
            : Without(row.Unseen, StoredEntry.ReadState(id, StoredEntry.ReadFacts(row.FactsBefore), row.ContentBefore!));
        var action = EnumNames.TryParse<EntryAction>(row.Action, out var known)
            ? known : throw new InvalidDataException($"{row.Action} is stored as what was done to an entry.");
        return new Revision(row.Revision, action, new DateTimeOffset(row.RecordedAt), facts.UpdatedBy, facts.ChangeNote,
            FieldChanges.Between(before, now), row.Digest);
    }

    static EntryState Without(IReadOnlySet<Guid>? unseen, EntryState state) => state.Closure is not { } closure
        || unseen is not { Count: > 0 } ? state
        : state with { Closure = closure with { ReplacedBy = [.. closure.ReplacedBy.Where(id => !unseen.Contains(id))] } };

    sealed class RevisionRow
    {
        public required int Revision { get; init; }

        public required string Action { get; init; }

        public required DateTime RecordedAt { get; init; }

        public required string Digest { get; init; }

        public required byte[] Facts { get; init; }

        public required byte[] Content { get; init; }

        public byte[]? FactsBefore { get; init; }

        public byte[]? ContentBefore { get; init; }

        public IReadOnlySet<Guid>? Unseen { get; init; }

        public static RevisionRow Read(DbDataReader reader) => new()
        {
            Revision = reader.GetInt32(0),
            Action = reader.GetString(1),
            RecordedAt = reader.GetDateTime(2),
            Digest = reader.GetString(3),
            Facts = reader.GetFieldValue<byte[]>(4),
            Content = reader.GetFieldValue<byte[]>(5),
            FactsBefore = reader.IsDBNull(6) ? null : reader.GetFieldValue<byte[]>(6),
            ContentBefore = reader.IsDBNull(7) ? null : reader.GetFieldValue<byte[]>(7),
            Unseen = Replacements.Read(reader, 8),
        };
    }
}
