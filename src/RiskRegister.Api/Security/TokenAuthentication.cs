using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>Signs in who sends an access token that the configured OpenID Connect provider signed.</summary>
public sealed class TokenAuthentication(ProviderMetadata provider, TokenCallers callers, FailedSignIns failures) : JwtBearerEvents
{
    /// <summary>Signatures that only the provider can make; with a shared secret, its public key would do.</summary>
    static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Other tokens of the same provider (for signing out, say) have another type.</summary>
    static readonly string[] Types = ["JWT", "at+jwt", "application/at+jwt"];

    public static void Configure(JwtBearerOptions options, OidcSettings settings, ProviderMetadata provider, TimeProvider clock)
    {
        options.ConfigurationManager = provider;
        options.EventsType = typeof(TokenAuthentication);
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.IncludeErrorDetails = false;
        options.TokenValidationParameters = Validation(settings, clock);
        options.TokenValidationParameters.ValidAudience = settings.Audience;
        options.TokenValidationParameters.TypeValidator = TypeOf;
    }

    /// <summary>What holds for every token of the provider's: who signed it and how, and
    /// until when. For whom it must be is to be added.</summary>
    internal static TokenValidationParameters Validation(OidcSettings settings, TimeProvider clock) => new()
    {
        ValidAlgorithms = Algorithms,
        ClockSkew = TimeSpan.FromSeconds(settings.ClockSkewSeconds),
        LifetimeValidator = (notBefore, expires, _, parameters) =>
            IsTimely(notBefore, expires, clock.GetUtcNow().UtcDateTime, parameters.ClockSkew),
        RequireSignedTokens = true,
        RequireExpirationTime = true,
    };

    public override async Task MessageReceived(MessageReceivedContext context)
    {
        if (!SentCredential.IsNeeded(context.HttpContext) || SentCredential.Of(context.Request) is not { } text)
        {
            context.NoResult();
            return;
        }

        if (await failures.Refuse(context.HttpContext, text) is { } tooMany)
        {
            context.Fail(tooMany);
            return;
        }

        context.Token = text;
        try
        {
            await provider.WithKey(KeyIdOf(text), context.HttpContext.RequestAborted);
        }
        catch (SignInRefusedException failure)
        {
            context.Fail(failure);
        }
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        var token = (JsonWebToken)context.SecurityToken;
        if (token.TryGetHeaderValue<object>("crit", out _))
        {
            // RFC 7515 §4.1.11: whoever does not know what an extension means must not pass over it, and none is known here.
            await failures.Failed(context.HttpContext, token.EncodedToken, SignInFault.UnreadableToken);
            context.Fail(new SignInRefusedException("The token has an extension that is critical and not known here."));
            return;
        }

        if (!IsForAccess(token))
        {
            await failures.Failed(context.HttpContext, token.EncodedToken, SignInFault.UnreadableToken);
            context.Fail(new SignInRefusedException("The token is not an access token."));
            return;
        }

        if (await callers.ActorOf(token, context.HttpContext.RequestAborted) is not { } caller)
        {
            await failures.Failed(context.HttpContext, token.EncodedToken, SignInFault.NoSubject);
            context.Fail(new SignInRefusedException("The token names nobody: it has no subject."));
            return;
        }

        failures.Succeeded(token.EncodedToken);
        context.Principal = caller.ToPrincipal();
    }

    public override async Task AuthenticationFailed(AuthenticationFailedContext context)
    {
        (SignInFault Fault, string Message)? refused = context.Exception switch
        {
            SecurityTokenExpiredException => (SignInFault.ExpiredToken, "The token has expired."),
            SecurityTokenNotYetValidException => (SignInFault.TokenNotYetValid, "The token is not valid yet."),
            SecurityTokenInvalidAudienceException => (SignInFault.WrongAudience, "The token is for another audience."),
            SecurityTokenInvalidIssuerException => (SignInFault.WrongIssuer, "The token comes from another issuer."),
            SecurityTokenNoExpirationException => (SignInFault.UnreadableToken, "The token never expires."),
            SecurityTokenInvalidTypeException => (SignInFault.UnreadableToken, "The token is not an access token."),
            SecurityTokenInvalidSignatureException =>
                (SignInFault.WrongSignature, "The token is not signed with a key of the provider, or in a way that does not count."),
            SecurityTokenException or ArgumentException or System.Text.Json.JsonException or FormatException =>
                (SignInFault.UnreadableToken, "The token cannot be read."),
            _ => null,
        };
        if (refused is not { } known) return;
        if (SentCredential.Of(context.Request) is { } text) await failures.Failed(context.HttpContext, text, known.Fault);
        context.Fail(new SignInRefusedException(known.Message));
    }

    public override Task Challenge(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        return SignInRefusedException.Answer(context.HttpContext, context.AuthenticateFailure);
    }

    /// <summary>By the service's clock rather than the library's.</summary>
    static bool IsTimely(DateTime? notBefore, DateTime? expires, DateTime now, TimeSpan skew)
    {
        if (expires is null) throw new SecurityTokenNoExpirationException();
        if (notBefore > now + skew) throw new SecurityTokenNotYetValidException();
        return expires > now - skew ? true : throw new SecurityTokenExpiredException();
    }

    static string TypeOf(string? type, SecurityToken token, TokenValidationParameters parameters) =>
        type is null || Types.Contains(type, StringComparer.OrdinalIgnoreCase) ? type ?? "" : throw new SecurityTokenInvalidTypeException();

    // What tells a client who signed in is for that client, and stands in its pages: it may bear our audience and a common type all the
    // same. Only such a token has the hash of the access token beside it; Keycloak says in a claim what each of its tokens is.
    static bool IsForAccess(JsonWebToken token) => !token.TryGetPayloadValue<object>("at_hash", out _)
        && (!token.TryGetPayloadValue<object>("typ", out var kind) || kind is "Bearer");

    /// <summary>Read before anything is checked: it only chooses among the provider's own keys.</summary>
    internal static string? KeyIdOf(string text)
    {
        try
        {
            return new JsonWebToken(text).Kid is { Length: > 0 } id ? id : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
