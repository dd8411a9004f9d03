using Microsoft.AspNetCore.Authorization;
using RiskRegister.UseCases.Keys;

namespace RiskRegister.Api.Security;

/// <summary>The credential of a request.</summary>
public static class BearerToken
{
    const string Scheme = "Bearer ";
    const int PartsOfSignedToken = 3;

    /// <summary>The text after "Bearer"; null when the header is not one bearer token.</summary>
    public static string? Of(HttpRequest request) => request.Headers.Authorization is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        ? value[Scheme.Length..].Trim() : null;

    /// <summary>Whether it has the form of a signed token rather than of an access key.</summary>
    public static bool IsSigned(string credential) =>
        !credential.StartsWith(KeyToken.Prefix, StringComparison.Ordinal) && credential.Count(character => character == '.') == PartsOfSignedToken - 1;

    /// <summary>Where anybody is let in, no credential is looked at: health must answer while the database is away.</summary>
    public static bool IsNeeded(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;
}
