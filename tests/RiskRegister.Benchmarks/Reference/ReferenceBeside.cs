using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;
using RiskRegister.Domain;

namespace RiskRegister.Benchmarks.Reference;

/// <summary>What lies beside entries, and meetings: a list of each as one statement, its columns written as they come.</summary>
public static class ReferenceBeside
{
    const string OfEntry = "(select e.id from entries as e where e.reference = $1 and e.status <> 'closed')";

    // "a.b" stands for a member of a member; what "*" ends is JSON already.
    static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["comments"] = $"""
            select c.id, c.text, c.reply_to as "inReplyTo", c.at, c.actor as "by", null::text as withdrawn
            from comments as c where c.entry_id = {OfEntry} order by c.id desc limit 51
            """,
        ["links"] = $"""
            select case when l.is_from_other then 'neededBy' else 'dependsOn' end as relation,
                case when l.is_from_other then 'Is needed by' else 'Depends on' end as words, o.id as "other.id",
                o.reference as "other.reference", o.content ->> 'title' as "other.title", o.status as "other.status", l.at, l.actor as "by"
            from (
                select false as is_from_other, to_id as other, at, actor from entry_links where from_id = {OfEntry}
                union all
                select true, from_id, at, actor from entry_links where to_id = {OfEntry}) as l
            join entries as o on o.id = l.other
            order by l.is_from_other, o.position, o.id
            """,
        ["questions"] = $$"""
            select q.id, case when a.text is null then 'open' else 'answered' end as state, m.id as "meeting.id", m.body as "meeting.body",
                b.name as "meeting.bodyName", m.day as "meeting.day", q.asked_by as "askedBy", q.asked_at as "askedAt", q.text,
                (select '[' || string_agg('{"id":"' || o.id || '","reference":"' || o.reference || '","title":'
                    || (o.content -> 'title')::text || '}', ',' order by x.place) || ']'
                 from question_entries as x join entries as o on o.id = x.entry_id where x.question_id = q.id) as "entries*",
                q.assigned_to as "assignedTo", q.due_on as "dueOn", q.exempt, a.text as "answer.text", a.at as "answer.at",
                a.actor as "answer.by", q.withdrawn_why as "withdrawnBecause", q.revision, q.updated_at as "updatedAt",
                q.updated_by as "updatedBy"
            from question_entries as n
            join questions as q on q.id = n.question_id
            join meetings as m on m.id = q.meeting_id
            join bodies as b on b.key = m.body
            left join question_answers as a on a.question_id = q.id
            where n.entry_id = {{OfEntry}} order by q.id desc limit 51
            """,
        ["meetings"] = """
            select m.id, m.body, b.name as "bodyName", b.is_public as public, m.day, m.starts_at as time,
                coalesce(m.place, b.place) as place, m.state, m.reason, m.minutes, m.note, m.revision, m.updated_at as "updatedAt", m.updated_by as "updatedBy"
            from meetings as m join bodies as b on b.key = m.body where m.body = $1 order by m.day desc, m.id desc limit 51
            """,
    };

    /// <param name="list">Which.</param>
    /// <param name="of">The entry's reference, or the body that meets.</param>
    public static async Task List(HttpContext http, NpgsqlDataSource database, string list, string of)
    {
        await using var command = database.CreateCommand(Lists[list]);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = of });
        await using var reader = await command.ExecuteReaderAsync();
        var body = new ArrayBufferWriter<byte>(32 * 1024);
        using (var writer = new Utf8JsonWriter(body, ReferenceEntry.Writing))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items"u8);
            while (await reader.ReadAsync()) Write(writer, reader);
            writer.WriteEndArray();
            if (list != "links") writer.WriteNull("nextCursor"u8);
            writer.WriteEndObject();
        }

        await ReferenceServer.Send(http, body.WrittenMemory);
    }

    static void Write(Utf8JsonWriter writer, NpgsqlDataReader reader)
    {
        writer.WriteStartObject();
        var within = "";
        for (var column = 0; column < reader.FieldCount; column++)
        {
            var named = reader.GetName(column);
            var (outer, name) = named.Split('.') is [var first, var second] ? (first, second) : ("", named);
            if (outer != within && within.Length > 0) writer.WriteEndObject();
            if (outer != within && outer.Length > 0 && reader.IsDBNull(column))
            {
                writer.WriteNull(outer);
                while (column + 1 < reader.FieldCount && IsWithin(reader.GetName(column + 1), outer)) column++;
                within = "";
                continue;
            }

            if (outer != within && outer.Length > 0) writer.WriteStartObject(outer);
            within = outer;
            Value(writer, reader, column, name);
        }

        if (within.Length > 0) writer.WriteEndObject();
        writer.WriteEndObject();
    }

    static bool IsWithin(string name, string outer) => name.StartsWith($"{outer}.", StringComparison.Ordinal);

    static void Value(Utf8JsonWriter writer, NpgsqlDataReader reader, int column, string name)
    {
        var isJson = name.EndsWith('*');
        writer.WritePropertyName(isJson ? name[..^1] : name);
        if (reader.IsDBNull(column)) writer.WriteNullValue();
        else if (isJson) writer.WriteRawValue(reader.GetString(column), skipInputValidation: true);
        else if (reader.GetFieldType(column) == typeof(Guid)) writer.WriteStringValue(reader.GetGuid(column));
        else if (reader.GetFieldType(column) == typeof(bool)) writer.WriteBooleanValue(reader.GetBoolean(column));
        else if (reader.GetFieldType(column) == typeof(int)) writer.WriteNumberValue(reader.GetInt32(column));
        else if (reader.GetFieldType(column) != typeof(DateTime) && reader.GetFieldType(column) != typeof(DateOnly))
            writer.WriteStringValue(reader.GetString(column));
        else if (reader.GetPostgresType(column).Name == "date") writer.WriteStringValue($"{reader.GetFieldValue<DateOnly>(column):O}");
        else writer.WriteStringValue(InstantText.Of(new DateTimeOffset(reader.GetDateTime(column))));
    }
}
