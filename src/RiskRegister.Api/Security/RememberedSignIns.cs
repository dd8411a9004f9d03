using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using RiskRegister.Pages.Sessions;

namespace RiskRegister.Api.Security;

/// <summary>
/// Answers for keys that were good a moment ago, which is nearly every request, without making a handler for each; everything else is
/// ASP.NET Core's own service's.
/// </summary>
public sealed class RememberedSignIns(RememberedKeys keys) : IAuthenticationService
{
    public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) =>
        scheme != PageSessions.Scheme && SentCredential.IsNeeded(context) && SentCredential.Of(context.Request) is { } text
            && keys.TryRecall(text, out var known)
            ? known : Standard(context).AuthenticateAsync(context, scheme);

    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        Standard(context).ChallengeAsync(context, scheme, properties);

    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        Standard(context).ForbidAsync(context, scheme, properties);

    public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) =>
        Standard(context).SignInAsync(context, scheme, principal, properties);

    public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        Standard(context).SignOutAsync(context, scheme, properties);

    // It holds the handlers of one request.
    static AuthenticationService Standard(HttpContext context) => context.RequestServices.GetRequiredService<AuthenticationService>();
}
