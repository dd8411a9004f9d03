using System.Text;
using Microsoft.AspNetCore.Authorization;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Keys;

namespace RiskRegister.Api.Security;

/// <summary>The credential of a request.</summary>
public static class SentCredential
{
    const string Bearer = "Bearer ";
    const string Basic = "Basic ";
    const int PartsOfSignedToken = 3;

    // An access key in Base64, with a name before it.
    const int LongestBasic = 400;

    /// <summary>
    /// The text after "Bearer", or the access key that stands as password after "Basic", where that is taken; null when the header is
    /// neither.
    /// </summary>
    public static string? Of(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } value]) return null;
        if (value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return value[Bearer.Length..].Trim();
        return value.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) && Challenge.TakesBasic(request)
            ? PasswordOf(value[Basic.Length..].Trim()) : null;
    }

    /// <summary>Whether it has the form of a signed token rather than of an access key.</summary>
    public static bool IsSigned(string credential) =>
        !credential.StartsWith(KeyToken.Prefix, StringComparison.Ordinal)
        && credential.Count(character => character == '.') == PartsOfSignedToken - 1;

    /// <summary>Where anybody is let in, no credential is looked at: health must answer while the database is away.</summary>
    public static bool IsNeeded(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;

    // Whatever name is given: the key says whose it is.
    static string? PasswordOf(string encoded)
    {
        Span<byte> bytes = stackalloc byte[LongestBasic];
        if (encoded.Length > LongestBasic || !Convert.TryFromBase64String(encoded, bytes, out var length)) return null;
        var colon = bytes[..length].IndexOf((byte)':');
        var password = Encoding.UTF8.GetString(bytes[(colon + 1)..length]);
        return colon >= 0 && password.StartsWith(KeyToken.Prefix, StringComparison.Ordinal) ? password : null;
    }
}
