using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Domain;

namespace RiskRegister.UseCases;

/// <summary>References in JSON: "CR5".</summary>
public sealed class ReferenceJson : JsonConverter<EntryReference>
{
    public override EntryReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EntryReference.TryParse(reader.GetString(), out var reference) ? reference : throw new JsonException("Not a reference.");

    public override void Write(Utf8JsonWriter writer, EntryReference value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
