using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>Signs in who sends an access key: "Authorization: Bearer rr_…", or to read as the password of Basic authentication.</summary>
public sealed class AccessKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, RememberedKeys keys,
    FailedSignIns failures)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "AccessKey";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0 || !SentCredential.IsNeeded(Context)) return AuthenticateResult.NoResult();
        if (SentCredential.Of(Request) is not { } text)
        {
            await failures.Failed(Context, Request.Headers.Authorization.ToString(), SignInFault.Malformed);
            return AuthenticateResult.Fail(new SignInRefusedException(
                "The Authorization header is not one bearer token, nor, of a program that reads, Basic with an access key as password."));
        }

        if (await failures.Refuse(Context, text) is { } tooMany) return AuthenticateResult.Fail(tooMany);
        var (actor, fault, key, _) = await keys.Authenticate(Context, text);
        if (actor is null)
        {
            await failures.Failed(Context, text, fault!.Value, key);
            return AuthenticateResult.Fail(new SignInRefusedException("The access key is unknown, expired or revoked."));
        }

        failures.Succeeded(text);
        return Accept(actor);
    }

    public static AuthenticateResult Accept(Actor actor) => AuthenticateResult.Success(new AuthenticationTicket(actor.ToPrincipal(), Name));

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties) =>
        await SignInRefusedException.Answer(Context, (await HandleAuthenticateOnceSafeAsync()).Failure);
}
