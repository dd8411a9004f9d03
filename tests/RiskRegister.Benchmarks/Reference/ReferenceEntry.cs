using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskRegister.Domain;

namespace RiskRegister.Benchmarks.Reference;

/// <summary>Writes an entry out of its columns.</summary>
public static class ReferenceEntry
{
    /// <summary>In the order in which <see cref="Write(Utf8JsonWriter, DbDataReader)"/> reads them.</summary>
    public const string Columns = """
        e.id, e.revision, e.updated_at, e.facts, e.content,
        (select p.residual from snapshot_rows as p where p.snapshot_id = (select max(id) from snapshots) and p.entry_id = e.id
            order by p.version desc limit 1),
        e.position
        """;

    public static readonly JsonWriterOptions Writing =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(Utf8JsonWriter writer, DbDataReader reader) =>
        Write(writer, reader.GetGuid(0), reader.GetInt32(1), reader.GetDateTime(2),
        reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<byte[]>(4), reader.IsDBNull(5) ? null : reader.GetInt32(5));

    public static void Write(
        Utf8JsonWriter writer, Guid id, int revision, DateTime updatedAt, byte[] factsText, byte[] content, int? residualBefore)
    {
        using var parsed = JsonDocument.Parse(factsText);
        var facts = parsed.RootElement;
        var isRisk = facts.GetProperty("kind").ValueEquals("risk"u8);
        var residual = Product(facts.GetProperty("residualScore"));
        var movement = residualBefore is not { } before ? "new" : residual > before ? "up" : residual < before ? "down" : "level";
        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        Copy("reference"u8);
        Copy("sourceReference"u8);
        Copy("kind"u8);
        Copy("status"u8);
        writer.WritePropertyName("title"u8);
        writer.WriteRawValue(content.AsSpan("{\"title\":".Length..^1), skipInputValidation: true);
        Copy("service"u8);
        Copy("types"u8);
        Score("score"u8);
        Score("residualScore"u8);
        Score("targetScore"u8);
        Said("targetDate"u8, "null"u8);
        Said("response"u8, "null"u8);
        Said("objectives"u8, "[]"u8);
        Copy("owners"u8);
        Direction();
        writer.WriteString("movement"u8, movement);
        writer.WriteString("level"u8, "corporate"u8);
        writer.WriteBoolean("onRegister"u8, facts.GetProperty("status").ValueEquals("open"u8) && residual >= 12);
        writer.WriteNull("appetite"u8);
        writer.WritePropertyName("reviewedAt"u8);
        Instant(facts.GetProperty("reviewedAt"u8));
        Closure();
        writer.WriteNumber("revision"u8, revision);
        writer.WriteString("updatedAt"u8, InstantText.Of(new DateTimeOffset(updatedAt)));
        Copy("exempt"u8);
        Copy("updatedBy"u8);
        Copy("changeNote"u8);
        writer.WriteStartArray("measures"u8);
        writer.WriteEndArray();
        writer.WriteEndObject();

        void Copy(ReadOnlySpan<byte> name)
        {
            writer.WritePropertyName(name);
            facts.GetProperty(name).WriteTo(writer);
        }

        void Said(ReadOnlySpan<byte> name, ReadOnlySpan<byte> otherwise)
        {
            writer.WritePropertyName(name);
            if (facts.TryGetProperty(name, out var said)) said.WriteTo(writer);
            else writer.WriteRawValue(otherwise);
        }

        // Stored without the zeros at its end, sent to the microsecond.
        void Instant(JsonElement stored)
        {
            if (stored.ValueKind == JsonValueKind.Null) writer.WriteNullValue();
            else writer.WriteStringValue(InstantText.Of(stored.GetDateTimeOffset()));
        }

        void Score(ReadOnlySpan<byte> name)
        {
            writer.WritePropertyName(name);
            if (facts.GetProperty(name) is not { ValueKind: JsonValueKind.Object } score)
            {
                writer.WriteNullValue();
                return;
            }

            var value = Product(score);
            writer.WriteStartObject();
            writer.WriteNumber("impact"u8, score.GetProperty("impact"u8).GetInt32());
            writer.WriteNumber("likelihood"u8, score.GetProperty("likelihood"u8).GetInt32());
            writer.WriteNumber("value"u8, value);
            writer.WriteString("band"u8,
                value switch { <= 4 => "low", <= 10 => "medium", <= 16 => "high", _ => isRisk ? "severe" : "very high" });
            writer.WriteBoolean("assumed"u8, score.GetProperty("assumed"u8).GetBoolean());
            writer.WriteEndObject();
        }

        void Closure()
        {
            writer.WritePropertyName("closure"u8);
            if (facts.GetProperty("closure"u8) is not { ValueKind: JsonValueKind.Object } closure)
            {
                writer.WriteNullValue();
                return;
            }

            writer.WriteStartObject();
            foreach (var name in (ReadOnlySpan<string>)["reason", "closedAt", "replacedBy"])
            {
                writer.WritePropertyName(name);
                if (name == "closedAt") Instant(closure.GetProperty(name));
                else closure.GetProperty(name).WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        void Direction()
        {
            var stated = facts.GetProperty("direction"u8);
            var isStated = stated.GetProperty("direction"u8).ValueKind != JsonValueKind.Null;
            writer.WriteStartObject("directionOfTravel"u8);
            writer.WriteString("direction"u8, isStated ? stated.GetProperty("direction"u8).GetString()
                : movement switch { "up" => "upwards", "down" => "downwards", "level" => "level", _ => null });
            writer.WriteBoolean("stated"u8, isStated);
            writer.WritePropertyName("statedAt"u8);
            if (isStated) Instant(stated.GetProperty("statedAt"u8));
            else writer.WriteNullValue();
            writer.WritePropertyName("narrative"u8);
            stated.GetProperty("narrative"u8).WriteTo(writer);
            writer.WriteBoolean("contradictsMovement"u8, isStated
                && ((movement == "up" && stated.GetProperty("direction"u8).ValueEquals("downwards"u8))
                || (movement == "down" && stated.GetProperty("direction"u8).ValueEquals("upwards"u8))));
            writer.WriteEndObject();
        }
    }

    static int Product(JsonElement score) => score.GetProperty("impact"u8).GetInt32() * score.GetProperty("likelihood"u8).GetInt32();
}
