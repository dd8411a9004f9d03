using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Storage;

/// <summary>Settings with what is computed from them once: the configuration's, or those that a snapshot keeps.</summary>
public sealed class RegisterSettingsInForce
{
    public RegisterSettingsInForce(RegisterSettings settings)
    {
        Settings = settings;
        Matrix = new Matrix(settings.Matrix);
        Json = JsonSerializer.Serialize(settings, SettingsJson.Texts.RegisterSettings);
        Version = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Json)).AsSpan(0, 6));
    }

    public RegisterSettings Settings { get; }

    public Matrix Matrix { get; }

    /// <summary>As a snapshot keeps them.</summary>
    public string Json { get; }

    /// <summary>Changes with any setting.</summary>
    public string Version { get; }

    public static RegisterSettingsInForce Parse(string json)
    {
        var settings = JsonSerializer.Deserialize(json, SettingsJson.Texts.RegisterSettings)!;

        // Until time zones were settings days were those of UTC, and what was printed of a snapshot stays.
        return new(json.Contains("\"timeZone\":", StringComparison.Ordinal) ? settings : settings with { TimeZone = "UTC" });
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RegisterSettings))]
public sealed partial class SettingsJson : JsonSerializerContext
{
    public static readonly SettingsJson Texts = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
    });
}
