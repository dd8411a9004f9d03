using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Domain;

namespace RiskRegister.UseCases;

/// <summary>Quarters in JSON: "2016-17-Q3".</summary>
public sealed class QuarterJson : JsonConverter<Quarter>
{
    public override Quarter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Quarter.TryParse(reader.GetString(), out var quarter) ? quarter : throw new JsonException("Not a quarter.");

    public override void Write(Utf8JsonWriter writer, Quarter value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
