using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;
using NpgsqlTypes;

namespace RiskRegister.Benchmarks.Reference;

/// <summary>A change and a new entry: entry, revision with its digest, and audit row in one statement, as the service promises.</summary>
public static class ReferenceWrites
{
    const string SelectOne = $"select {ReferenceEntry.Columns} from entries as e where e.reference = $1 and e.status <> 'closed'";

    const string Update = """
        with changed as (
            update entries set revision = revision + 1, updated_at = clock_timestamp(), facts = $3, content = $4
            where id = $1 and revision = $2
            returning id, revision, updated_at
        ),
        recorded as (
            insert into entry_revisions (entry_id, revision, recorded_at, action, facts, content, digest)
            select c.id, c.revision, c.updated_at, 'changed', $3, $4,
                revision_digest(p.digest, c.id, c.revision, c.updated_at, 'changed', $3, $4)
            from changed as c join entry_revisions as p on p.entry_id = c.id and p.revision = c.revision - 1
        ),
        audited as (
            insert into audit_log (at, actor, credential, roles, action, entry_id, revision, address, request_id)
            select updated_at, 'Benchmark', 'reference', '{editor}', 'changed', id, revision, '127.0.0.1', $5 from changed
        )
        select revision, updated_at from changed
        """;

    const string Insert = """
        with created as (
            insert into entries (id, revision, updated_at, facts, content) values ($1, 1, clock_timestamp(), $2, $3) returning updated_at
        ),
        recorded as (
            insert into entry_revisions (entry_id, revision, recorded_at, action, facts, content, digest)
            select $1, 1, updated_at, 'created', $2, $3, revision_digest(null, $1, 1, updated_at, 'created', $2, $3) from created
        ),
        audited as (
            insert into audit_log (at, actor, credential, roles, action, entry_id, revision, address, request_id)
            select updated_at, 'Benchmark', 'reference', '{editor}', 'created', $1, 1, '127.0.0.1', $4 from created
        )
        select updated_at from created
        """;

    public static async Task Change(HttpContext http, NpgsqlDataSource database, string reference)
    {
        using var sent = await JsonDocument.ParseAsync(http.Request.Body);
        await using var connection = await database.OpenConnectionAsync();
        (Guid Id, int Revision, byte[] Facts, byte[] Content, int? Before) present;
        await using (var find = new NpgsqlCommand(
            SelectOne, connection)
        { Parameters = { new NpgsqlParameter<string> { TypedValue = reference } } })
        await using (var found = await find.ExecuteReaderAsync())
        {
            await found.ReadAsync();
            present = (found.GetGuid(0), found.GetInt32(1), found.GetFieldValue<byte[]>(3), found.GetFieldValue<byte[]>(4),
                found.IsDBNull(5) ? null : found.GetInt32(5));
        }

        if (!http.Request.Headers.IfMatch.ToString().StartsWith($"\"{present.Id}.{present.Revision}.", StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status412PreconditionFailed;
            return;
        }

        var content = With(present.Content, "description", sent.RootElement.GetProperty("description"));
        var facts = With(present.Facts, "changeNote", sent.RootElement.GetProperty("changeNote"));
        await using var write = new NpgsqlCommand(Update, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = present.Id },
                new NpgsqlParameter<int> { TypedValue = present.Revision },
                new() { Value = facts, NpgsqlDbType = NpgsqlDbType.Json },
                new() { Value = content, NpgsqlDbType = NpgsqlDbType.Json },
                new NpgsqlParameter<string> { TypedValue = http.TraceIdentifier },
            },
        };
        await using var written = await write.ExecuteReaderAsync();
        await written.ReadAsync();
        await Send(http, present.Id, written.GetInt32(0), written.GetDateTime(1), facts, content, present.Before);
    }

    public static async Task Create(HttpContext http, NpgsqlDataSource database)
    {
        using var sent = await JsonDocument.ParseAsync(http.Request.Body);
        await using var connection = await database.OpenConnectionAsync();
        await using var next = new NpgsqlCommand("select nextval('risk_numbers')", connection);
        var reference = $"CR{await next.ExecuteScalarAsync()}";
        var id = Guid.CreateVersion7();
        var (facts, content) = (FactsOf(sent.RootElement, reference), ContentOf(sent.RootElement));
        await using var write = new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = id },
                new() { Value = facts, NpgsqlDbType = NpgsqlDbType.Json },
                new() { Value = content, NpgsqlDbType = NpgsqlDbType.Json },
                new NpgsqlParameter<string> { TypedValue = http.TraceIdentifier },
            },
        };
        var at = (DateTime)(await write.ExecuteScalarAsync())!;
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = $"/api/v1/entries/{reference}";
        await Send(http, id, 1, at, facts, content, residualBefore: null);
    }

    static Task Send(HttpContext http, Guid id, int revision, DateTime at, byte[] facts, byte[] content, int? residualBefore)
    {
        var body = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(body, ReferenceEntry.Writing))
            ReferenceEntry.Write(writer, id, revision, at, facts, content, residualBefore);
        http.Response.Headers.ETag = $"\"{id}.{revision}\"";
        return ReferenceServer.Send(http, body.WrittenMemory);
    }

    static byte[] With(byte[] json, string name, JsonElement value) => Written(writer =>
    {
        using var parsed = JsonDocument.Parse(json);
        foreach (var member in parsed.RootElement.EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            (member.NameEquals(name) ? value : member.Value).WriteTo(writer);
        }
    });

    static byte[] FactsOf(JsonElement sent, string reference) => Written(writer =>
    {
        foreach (var name in (ReadOnlySpan<string>)["kind", "status"]) Copy(writer, sent, name);
        writer.WriteString("reference"u8, reference);
        foreach (var name in (ReadOnlySpan<string>)["sourceReference", "service", "types", "owners"]) Copy(writer, sent, name);
        foreach (var name in (ReadOnlySpan<string>)["score", "residualScore", "targetScore"])
        {
            writer.WriteStartObject(name);
            foreach (var member in sent.GetProperty(name).EnumerateObject()) member.WriteTo(writer);
            writer.WriteBoolean("assumed"u8, value: false);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("direction"u8);
        foreach (var name in (ReadOnlySpan<string>)["direction", "statedAt", "narrative"]) writer.WriteNull(name);
        writer.WriteEndObject();
        foreach (var name in (ReadOnlySpan<string>)["exempt", "closure", "reviewedAt"]) writer.WriteNull(name);
        writer.WriteNumber("lastControlId"u8, sent.GetProperty("controls").GetArrayLength());
        writer.WriteNumber("lastActionId"u8, sent.GetProperty("actions").GetArrayLength());
        writer.WriteString("updatedBy"u8, "Benchmark"u8);
        Copy(writer, sent, "changeNote");
    });

    static byte[] ContentOf(JsonElement sent) => Written(writer =>
    {
        foreach (var name in (ReadOnlySpan<string>)["title", "description", "effects"]) Copy(writer, sent, name);
        foreach (var name in (ReadOnlySpan<string>)["controls", "actions"])
        {
            writer.WriteStartArray(name);
            var number = 0;
            foreach (var item in sent.GetProperty(name).EnumerateArray())
            {
                writer.WriteStartObject();
                writer.WriteNumber("id"u8, ++number);
                foreach (var member in item.EnumerateObject()) member.WriteTo(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    });

    static void Copy(Utf8JsonWriter writer, JsonElement from, string name)
    {
        writer.WritePropertyName(name);
        if (from.TryGetProperty(name, out var value)) value.WriteTo(writer);
        else writer.WriteNullValue();
    }

    static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(body, ReferenceEntry.Writing))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }
}
