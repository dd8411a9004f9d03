using System.Text.Json;

namespace RiskRegister.Api.Security;

/// <summary>The claims of a token whose signature has been checked.</summary>
public sealed class TokenClaims : IDisposable
{
    const int LongestText = 200;

    // The longest that OpenID Connect lets a subject be.
    const int LongestIdentifier = 255;
    readonly JsonDocument payload;

    TokenClaims(JsonDocument payload) => this.payload = payload;

    /// <exception cref="JsonException">The payload is not a JSON object.</exception>
    public static TokenClaims Of(byte[] payload)
    {
        var document = JsonDocument.Parse(payload);
        if (document.RootElement.ValueKind == JsonValueKind.Object) return new TokenClaims(document);
        document.Dispose();
        throw new JsonException("A token's payload is a JSON object.");
    }

    /// <summary>The texts of a claim, be it one or a list. A dotted name is taken whole, else as a path into objects.</summary>
    public IReadOnlyList<string> Texts(string claim)
    {
        if (Find(claim) is not { } value) return [];
        var elements = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        return [.. elements.Select(element => Text(element, LongestText)?.Trim()).OfType<string>()];
    }

    public string? OneText(string claim) => Texts(claim) is [{ } only] ? only : null;

    /// <summary>A text that tells one from another, to the last space.</summary>
    public string? Identifier(string claim) => Find(claim) is { } value ? Text(value, LongestIdentifier) : null;

    public void Dispose() => payload.Dispose();

    JsonElement? Find(string claim)
    {
        if (payload.RootElement.TryGetProperty(claim, out var whole)) return whole;
        var value = payload.RootElement;
        foreach (var step in claim.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value)) return null;
        }

        return value;
    }

    /// <summary>Null for what the database cannot hold or nobody should have to read.</summary>
    static string? Text(JsonElement element, int longest)
    {
        if (element.ValueKind != JsonValueKind.String) return null;
        try
        {
            var text = element.GetString()!;
            return string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Any(char.IsControl) ? null : text;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }
}
