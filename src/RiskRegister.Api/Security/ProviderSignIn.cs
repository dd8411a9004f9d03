using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RiskRegister.Api.Http;
using RiskRegister.Pages;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Sessions;

namespace RiskRegister.Api.Security;

/// <summary>
/// Signs people in to the pages by the OpenID Connect provider (code flow with PKCE), and takes its word that a session is over. Nothing of
/// the provider's tokens is kept: the session that begins is the service's own.
/// </summary>
public sealed class ProviderSignIn(
    OidcSettings settings, ProviderMetadata provider, TokenCallers callers, SessionStore sessions, TimeProvider clock,
    ILogger<ProviderSignIn> logger)
    : OpenIdConnectEvents
{
    const string Callback = "/sign-in/provider/done";
    const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";
    const string NotDone = "Signing in with your work account did not work, or took too long. Try again; if it goes on, tell whoever runs "
        + "the service.";

    static readonly TimeSpan LogoutIsGoodFor = TimeSpan.FromMinutes(5);
    static readonly object SignedIn = new();

    public static void Configure(OpenIdConnectOptions options, OidcSettings settings, ProviderMetadata provider, TimeProvider clock)
    {
        options.ConfigurationManager = provider;
        options.EventsType = typeof(ProviderSignIn);
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;

        // By GET, so that the cookies of the attempt can be of this site alone.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.RequireHttpsMetadata = !settings.IsLocal;
        options.CallbackPath = Callback;
        options.RemoteSignOutPath = default;
        options.SignedOutCallbackPath = default;
        options.SignInScheme = PageSessions.Scheme;
        options.TimeProvider = clock;
        options.Scope.Clear();
        foreach (var scope in settings.Scopes) options.Scope.Add(scope);
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.TokenValidationParameters = TokenAuthentication.Validation(settings, clock);
        options.TokenValidationParameters.ValidAudience = settings.ClientId;
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        var token = new JsonWebToken(context.TokenEndpointResponse?.IdToken ?? throw new SecurityTokenException("There is no ID token."));
        if (callers.IdentityOf(token) is { } who) context.HttpContext.Items[SignedIn] = who;
        else context.Fail("The ID token names nobody.");
        return Task.CompletedTask;
    }

    // Only now is everything checked, the nonce too.
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var (http, who) = (context.HttpContext, (ProviderIdentity)context.HttpContext.Items[SignedIn]!);
        if (who.Actor.Roles.Count == 0)
        {
            logger.LogWarning("{Subject} signed in by the provider without any role here", who.Subject);
            await ErrorPage.Show(http, StatusCodes.Status403Forbidden,
                "Your work account has no role in this register. Ask your administrator for one, then sign in again.");
            return;
        }

        await sessions.Begin(http, who, http.AddressOfCaller());
        http.Response.Redirect(LocalPath.OrHome(context.ReturnUri));
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        logger.LogWarning(context.Failure, "Somebody could not be signed in by the provider");
        context.HandleResponse();
        return ErrorPage.Show(context.HttpContext, StatusCodes.Status400BadRequest, NotDone);
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        return ErrorPage.Show(context.HttpContext, StatusCodes.Status403Forbidden,
            "The sign-in was broken off at the provider. Try again, or sign in with an access key.");
    }

    /// <summary>Which sessions a logout token of the provider's ends; null for anything that is
    /// none (OpenID Connect Back-Channel Logout 1.0, 2.6).</summary>
    public async Task<ProviderLogout?> ReadLogout(string text, CancellationToken stop)
    {
        var handler = new JsonWebTokenHandler { MapInboundClaims = false };
        if (!handler.CanReadToken(text)) return null;
        var parameters = TokenAuthentication.Validation(settings, clock);
        parameters.ValidAudience = settings.ClientId;
        parameters.RequireExpirationTime = false;
        parameters.LifetimeValidator = (_, expires, _, checks) => expires is null
            || expires > clock.GetUtcNow().UtcDateTime - checks.ClockSkew;
        var known = await provider.WithKey(TokenAuthentication.KeyIdOf(text), stop);
        parameters.ValidIssuer = known.Issuer;
        parameters.IssuerSigningKeys = known.SigningKeys;
        var result = await handler.ValidateTokenAsync(text, parameters);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token) return null;
        using var claims = TokenClaims.Of(Base64Url.DecodeFromChars(token.EncodedPayload));
        var (subject, session) = (claims.Identifier(settings.SubjectClaim), claims.Identifier("sid"));
        var issued = token.IssuedAt;
        var isTimely = issued != default && issued > clock.GetUtcNow().UtcDateTime - LogoutIsGoodFor - parameters.ClockSkew;
        var isLogout = token.TryGetPayloadValue<JsonElement>("events", out var events) && events.ValueKind == JsonValueKind.Object
            && events.TryGetProperty(LogoutEvent, out _) && !token.TryGetPayloadValue<object>("nonce", out _);
        return isTimely && isLogout && (subject ?? session) is not null ? new ProviderLogout(token.Issuer, subject, session) : null;
    }
}
