using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using RiskRegister.Pages.Sessions;
using RiskRegister.UseCases.Posts;

namespace RiskRegister.Api.Security;

/// <summary>Says who sent a token that the provider signed, and what that lets it see and do.</summary>
public sealed class TokenCallers(OidcSettings settings, ReadPosts linkedPosts)
{
    const string IdPrefix = "oidc_";
    const int LettersOfId = 22;

    /// <summary>Null when the token names nobody.</summary>
    public async Task<Actor?> ActorOf(JsonWebToken token, CancellationToken stop)
    {
        if (IdentityOf(token) is not { } who) return null;
        return who.Actor with { Posts = await linkedPosts.ActingFor(who.Subject, who.Actor.Posts, stop) };
    }

    /// <summary>What the token itself says, without the posts that an administrator linked; null when it names nobody.</summary>
    public ProviderIdentity? IdentityOf(JsonWebToken token)
    {
        using var claims = TokenClaims.Of(Base64Url.DecodeFromChars(token.EncodedPayload));
        if (claims.Identifier(settings.SubjectClaim) is not { } subject) return null;
        var name = claims.OneText("name") ?? claims.OneText("preferred_username") ?? subject;
        var roles = claims.Texts(settings.RoleClaim).Select(RoleOf).OfType<Role>().ToHashSet();
        var posts = settings.OwnerClaim is null ? [] : claims.Texts(settings.OwnerClaim);
        var actor = new Actor(
            IdOf(token.Issuer, subject), name, roles, [.. posts.Distinct(StringComparer.OrdinalIgnoreCase)], GrantedFullEdition: false);
        return new ProviderIdentity(actor, token.Issuer, subject, claims.Identifier("sid"));
    }

    Role? RoleOf(string value) => settings.Roles.TryGetValue(value, out var name) && EnumNames.TryParse<Role>(name, out var role) ? role
        : null;

    /// <summary>The same person has the same id each time; another provider's of the same name has another.</summary>
    static string IdOf(string issuer, string subject) =>
        IdPrefix + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")))[..LettersOfId];
}
