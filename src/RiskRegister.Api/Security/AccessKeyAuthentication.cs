using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>Signs in who sends "Authorization: Bearer rr_…".</summary>
public sealed class AccessKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessKeyStore keys, RefusedSignIns refused)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "AccessKey";
    const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // What is open to all asks no database who comes: it answers with the database away.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null) return AuthenticateResult.NoResult();
        var header = Request.Headers.Authorization;
        if (header.Count == 0) return AuthenticateResult.NoResult();
        if (header.Count > 1 || header[0] is not { } value || !value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return await Refuse(SignInFault.Malformed, key: null, "The Authorization header is not one bearer token.");
        var (caller, fault, key) = await keys.Authenticate(Context, value[Bearer.Length..].Trim());
        return caller is null
            ? await Refuse(fault!.Value, key, "The access key is unknown, expired or revoked.")
            : AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(), Scheme.Name));
    }

    async Task<AuthenticateResult> Refuse(SignInFault fault, string? key, string message)
    {
        await refused.Note(Context, fault, key);
        return AuthenticateResult.Fail(message);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure;
        await new Refusal(Problems.Unauthenticated, failure?.Message ?? "Send an access key: Authorization: Bearer rr_….").ExecuteAsync(Context);
    }
}
