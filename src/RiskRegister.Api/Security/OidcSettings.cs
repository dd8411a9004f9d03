using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>Which OpenID Connect provider's access tokens sign in, and what their claims mean here.</summary>
public sealed record OidcSettings
{
    const int LongestSkew = 300;

    /// <summary>The provider's issuer, where its discovery document is found.</summary>
    public string Authority { get; init; } = "";

    /// <summary>What tokens must be for: the service as the provider knows it.</summary>
    public string Audience { get; init; } = "";

    /// <summary>The claim that gives roles; a dotted name reaches into objects, as realm_access.roles.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>The role that each value of the role claim stands for; other values stand for none.</summary>
    public Dictionary<string, string> Roles { get; init; } = [];

    /// <summary>The claim that names the posts that the caller acts for, where the provider knows them.</summary>
    public string? OwnerClaim { get; init; }

    /// <summary>The claim by which /owners links somebody with a post, such as oid of Microsoft Entra ID.</summary>
    public string SubjectClaim { get; init; } = "sub";

    /// <summary>The pages as the provider knows them: set, people sign in to them by the provider; null, by access keys alone.</summary>
    public string? ClientId { get; init; }

    /// <summary>The secret that goes with it; null for a client that has none.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What the pages ask the provider for; the ID token must have the role claim.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile"];

    /// <summary>By how much the provider's clock may differ.</summary>
    public int ClockSkewSeconds { get; init; } = 30;

    /// <summary>Only a provider on this machine may be asked without encryption.</summary>
    public bool IsLocal => Uri.TryCreate(Authority, UriKind.Absolute, out var uri) && uri.IsLoopback;

    /// <summary>Null when no provider is configured.</summary>
    /// <exception cref="ConfigurationException">A setting is wrong; the message names each.</exception>
    public static OidcSettings? Read(IConfiguration configuration)
    {
        var settings = ConfiguredSection.Read<OidcSettings>(configuration, "Oidc");
        if (settings is not null) ConfiguredSection.Require("Oidc", FaultsOf(settings));
        return settings;
    }

    static IEnumerable<string> FaultsOf(OidcSettings settings)
    {
        if (!Uri.TryCreate(settings.Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("https" or "http")
            || authority.Query.Length > 0)
            yield return "Authority must be the provider's issuer, as https://login.example.org/realms/council.";
        else if (authority.Scheme == "http" && !authority.IsLoopback)
            yield return "Authority must begin with https: what it says decides who is let in.";
        if (settings.Audience.Trim().Length == 0) yield return "Audience is needed: without it tokens for other services would be taken.";
        if (settings.RoleClaim.Trim().Length == 0) yield return "RoleClaim must name a claim.";
        if (settings.SubjectClaim.Trim().Length == 0) yield return "SubjectClaim must name a claim.";
        if (settings.OwnerClaim is { } owners && owners.Trim().Length == 0) yield return "OwnerClaim must name a claim, or be left out.";
        if (settings.Roles.Count == 0)
            yield return $"Roles is needed: a value of the role claim and what it stands for, one of {EnumNames.List<Role>()}.";
        foreach (var (value, role) in settings.Roles)
        {
            if (!EnumNames.TryParse<Role>(role, out _)) yield return $"Roles:{value} must be one of {EnumNames.List<Role>()}.";
        }

        if (settings.ClientId is { } client && client.Trim().Length == 0) yield return "ClientId must be the client's id, or be left out.";
        if (settings.ClientSecret is not null && settings.ClientId is null) yield return "ClientId is needed beside ClientSecret.";
        if (!settings.Scopes.Contains("openid", StringComparer.Ordinal)) yield return "Scopes must have openid.";
        if (settings.ClockSkewSeconds is < 0 or > LongestSkew) yield return $"ClockSkewSeconds must be 0 to {LongestSkew}.";
    }
}
