using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>A revision: who changed which fields, from what to what, when and why.</summary>
public sealed record RevisionDocument
{
    public required int Revision { get; init; }

    /// <summary>What was done.</summary>
    public required EntryAction Action { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public required string? Note { get; init; }

    /// <summary>Every field that differs from the revision before; of the first, every field that says something.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>SHA-256 of the revision's text and of the digest before, in hexadecimal.</summary>
    public required string Digest { get; init; }
}

/// <summary>A revision with the entry as it then stood.</summary>
public sealed record RevisionWithEntryDocument
{
    public required RevisionDocument Revision { get; init; }

    public required EntryDocument Entry { get; init; }
}

/// <summary>GET /entries/{ref}/revisions and …/{n}: for auditors, editors, and owners of the entry.</summary>
public static class ReadHistory
{
    public const string Several = """
        select r.revision, r.action, r.recorded_at as RecordedAt, encode(r.digest, 'hex') as Digest,
            r.facts as Facts, r.content as Content, b.facts as FactsBefore, b.content as ContentBefore
        from entry_revisions as r
        left join entry_revisions as b on b.entry_id = r.entry_id and b.revision = r.revision - 1
        where r.entry_id = @id and (@before::integer is null or r.revision < @before) and (@revision::integer is null or r.revision = @revision)
            and (@seesAll or exists (select from entries as e where e.id = r.entry_id and e.owners && @posts))
        order by r.revision desc
        limit @limit
        """;

    public static async Task<Outcome> HandleList(
        string reference, HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var (entry, refusal) = await LiveEntries.Find(connection, reference, caller, http.RequestAborted);
        refusal ??= caller.SeesAllEntries ? null : EntryDesk.NotTheirs(entry!, caller);
        if (refusal is not null) return refusal;
        var list = EntityTag.Context("revisions", entry!.Row.Id);
        var cursor = Cursor.Read(query, list);
        var before = cursor?.KeyAsNumber(query);
        if (query.Refusal is { } wrong) return wrong;
        var limit = Page.LimitOf(query);
        var rows = await Read(connection, entry.Row.Id, caller, before is { } number ? (int)Math.Clamp(number, 0, int.MaxValue) : null, null, limit + 1, http.RequestAborted);
        var unseen = await Unseen(connection, caller, rows, http.RequestAborted);
        return Page.Write(http, rows, limit, row => new Cursor(list, row.Revision.ToString(), ""), (writer, row) => Write(writer, entry.Row.Id, row, unseen));
    }

    public static async Task<Outcome> HandleOne(
        string reference, int number, HttpContext http, Caller caller, EntryDesk desk, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var (entry, refusal) = await LiveEntries.Find(connection, reference, caller, http.RequestAborted);
        refusal ??= caller.SeesAllEntries ? null : EntryDesk.NotTheirs(entry!, caller);
        if (refusal is not null) return refusal;
        var rows = await Read(connection, entry!.Row.Id, caller, null, number, 1, http.RequestAborted);
        if (rows is not [var revision]) return new Refusal(Problems.RevisionNotFound, $"{entry.Name} has no revision {number}.");
        var row = (await EntryRow.Query(connection, ReadEntry.AsOfById, http.RequestAborted, new NpgsqlParameter<Guid>("id", entry.Row.Id),
            new NpgsqlParameter<DateTime>("asOf", revision.RecordedAt), new NpgsqlParameter<bool>("seesAll", caller.SeesAllEntries), new NpgsqlParameter<string[]>("posts", [.. caller.Posts]))).Single();
        var unseen = await Unseen(connection, caller, rows, http.RequestAborted);
        row.UnseenReplacements = unseen;
        var body = JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("revision"u8);
            Write(writer, entry.Row.Id, revision, unseen);
            writer.WritePropertyName("entry"u8);
            EntryJson.Write(writer, row, StoredEntry.ReadFacts(row.Facts), desk.Settings, publicEdition: false);
            writer.WriteEndObject();
        });
        return Answer.Ok(body, desk.ETagOf(row));
    }

    static async Task<List<RevisionRow>> Read(NpgsqlConnection connection, Guid id, Caller caller, int? before, int? revision, int limit, CancellationToken stop)
    {
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(Several,
            new { id, before, revision, limit, seesAll = caller.SeesAllEntries, posts = caller.Posts.ToArray() }, cancellationToken: stop));
        var rows = new List<RevisionRow>();
        while (await reader.ReadAsync(stop)) rows.Add(RevisionRow.Read(reader));
        return rows;
    }

    static Task<IReadOnlySet<Guid>> Unseen(NpgsqlConnection connection, Caller caller, IEnumerable<RevisionRow> rows, CancellationToken stop) =>
        Replacements.UnseenBy(caller, connection,
            rows.SelectMany(row => new[] { row.Facts, row.FactsBefore }.OfType<byte[]>()).Select(facts => StoredEntry.ReadFacts(facts).Closure), stop);

    static void Write(Utf8JsonWriter writer, Guid id, RevisionRow row, IReadOnlySet<Guid> unseen)
    {
        var facts = StoredEntry.ReadFacts(row.Facts);
        var now = Without(unseen, StoredEntry.ReadState(id, facts, row.Content));
        var before = row.FactsBefore is null ? null : Without(unseen, StoredEntry.ReadState(id, StoredEntry.ReadFacts(row.FactsBefore), row.ContentBefore!));
        writer.WriteStartObject();
        writer.WriteNumber("revision"u8, row.Revision);
        writer.WriteString("action"u8, row.Action);
        writer.WriteString("at"u8, new DateTimeOffset(row.RecordedAt));
        writer.WriteString("by"u8, facts.UpdatedBy);
        writer.WriteString("note"u8, facts.ChangeNote);
        writer.WriteStartArray("changes"u8);
        foreach (var change in FieldChanges.Between(before, now))
        {
            writer.WriteStartObject();
            writer.WriteString("field"u8, change.Field);
            WriteValue(writer, "from"u8, change.From);
            WriteValue(writer, "to"u8, change.To);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("digest"u8, row.Digest);
        writer.WriteEndObject();
    }

    static EntryState Without(IReadOnlySet<Guid> unseen, EntryState state) => state.Closure is not { } closure || unseen.Count == 0 ? state
        : state with { Closure = closure with { ReplacedBy = [.. closure.ReplacedBy.Where(id => !unseen.Contains(id))] } };

    static void WriteValue(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonNode? value)
    {
        writer.WritePropertyName(name);
        if (value is null) writer.WriteNullValue();
        else value.WriteTo(writer);
    }

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
        };
    }
}
