using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Domain.Imports;
using RiskRegister.UseCases.Imports;

namespace RiskRegister.Api.Features.Imports;

/// <summary>A mapping that is kept by name.</summary>
/// <param name="Description">What its mapping says it is for.</param>
/// <param name="Ships">It comes with the service and stays as it is.</param>
/// <param name="UpdatedAt">Null for one that ships.</param>
public sealed record ProfileSummary(string Name, string? Description, bool Ships, DateTimeOffset? UpdatedAt, string? UpdatedBy)
{
    public static void Write(Utf8JsonWriter writer, ImportProfile profile)
    {
        writer.WriteStartObject();
        WriteMembers(writer, profile);
        writer.WriteEndObject();
    }

    internal static void WriteMembers(Utf8JsonWriter writer, ImportProfile profile)
    {
        writer.WriteString("name"u8, profile.Name);
        writer.WriteString("description"u8, profile.Mapping.Description);
        writer.WriteBoolean("ships"u8, profile.Ships);
        writer.WriteInstant("updatedAt"u8, profile.UpdatedAt);
        writer.WriteString("updatedBy"u8, profile.UpdatedBy);
    }
}

/// <summary>The same with its mapping.</summary>
public sealed record ProfileDocument(
    string Name, string? Description, bool Ships, DateTimeOffset? UpdatedAt, string? UpdatedBy, ImportMapping Mapping)
{
    static readonly JsonSerializerOptions Writing = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static ReadOnlyMemory<byte> Of(ImportProfile profile) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        ProfileSummary.WriteMembers(writer, profile);
        writer.WritePropertyName("mapping"u8);
        JsonSerializer.Serialize(writer, profile.Mapping, Writing);
        writer.WriteEndObject();
    });
}
