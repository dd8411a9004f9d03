using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace RiskRegister.Benchmarks.Reference;

/// <summary>One entry, a page of a list, and the reading of two snapshots.</summary>
public static class ReferenceReads
{
    const string SelectOne = $"select {ReferenceEntry.Columns} from entries as e where e.reference = $1 and e.status <> 'closed'";

    const string SelectByOwner = $"""
        select {ReferenceEntry.Columns} from entries as e
        where e.kind = $1 and e.owners @> array[$2] order by e.position, e.id limit 51
        """;

    const string Search = $"""
        select {ReferenceEntry.Columns} from entries as e
        where e.search @@ websearch_to_tsquery('register_words', search_text($1)) order by e.position, e.id limit 51
        """;

    // The same in the order of work that is best for a word that hardly any entry has: found first, sorted then.
    const string SearchByIndex = $"""
        with found as materialized (select e.id from entries as e where e.search @@ websearch_to_tsquery('register_words', search_text($1)))
        select {ReferenceEntry.Columns} from found join entries as e using (id) order by e.position, e.id limit 51
        """;

    const string Both = """
        select r.entry_id, v.facts, v.content
        from snapshot_rows as r
        join entry_revisions as v on v.entry_id = r.entry_id and v.revision = r.revision
        where r.snapshot_id in (select id from snapshots order by id desc limit 2)
        """;

    public static async Task One(HttpContext http, NpgsqlDataSource database, string reference)
    {
        await using var command = database.CreateCommand(SelectOne);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reference });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var body = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(body, ReferenceEntry.Writing)) ReferenceEntry.Write(writer, reader);
        http.Response.Headers.ETag = $"\"{reader.GetGuid(0)}.{reader.GetInt32(1)}\"";
        await ReferenceServer.Send(http, body.WrittenMemory);
    }

    public static async Task Page(HttpContext http, NpgsqlDataSource database)
    {
        var query = http.Request.Query;
        await using var command = database.CreateCommand(
            query.ContainsKey("byIndex") ? SearchByIndex : query.ContainsKey("q") ? Search : SelectByOwner);
        if (query.ContainsKey("q")) command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = query["q"]! });
        else
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = query["kind"]! });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = query["owner"]! });
        }

        await using var reader = await command.ExecuteReaderAsync();
        var body = new ArrayBufferWriter<byte>(160 * 1024);
        using (var writer = new Utf8JsonWriter(body, ReferenceEntry.Writing))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items"u8);
            var count = 0;
            byte[]? next = null;
            while (await reader.ReadAsync() && count++ < 50)
            {
                ReferenceEntry.Write(writer, reader);
                if (count == 50) next = Encoding.UTF8.GetBytes($"[\"000000000000\",\"{reader.GetInt64(6)}\",\"{reader.GetGuid(0)}\"]");
            }

            writer.WriteEndArray();
            writer.WriteString("nextCursor"u8, count > 50 ? Base64Url.EncodeToString(next) : null);
            writer.WriteEndObject();
        }

        await ReferenceServer.Send(http, body.WrittenMemory);
    }

    /// <summary>Everything that highlights compare, read to the end and thrown away.</summary>
    public static async Task BothSets(HttpContext http, NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(Both);
        await using var reader = await command.ExecuteReaderAsync();
        long bytes = 0;
        while (await reader.ReadAsync()) bytes += reader.GetFieldValue<byte[]>(1).Length + reader.GetFieldValue<byte[]>(2).Length;
        await http.Response.WriteAsync(bytes.ToString(CultureInfo.InvariantCulture));
    }
}
