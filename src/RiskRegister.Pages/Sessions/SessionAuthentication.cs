using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;

namespace RiskRegister.Pages.Sessions;

/// <summary>
/// Signs in who sends the cookie of a session. Nothing but pages asks it, so that no page of another site can use the API with it.
/// </summary>
sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionStore sessions, IPagesHost host)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await sessions.Who(Context) is not { } actor) return AuthenticateResult.NoResult();
        var identity = new CallerIdentity(actor with { Address = host.AddressOf(Context), RequestId = Context.TraceIdentifier });

        // What a form is sealed for: this session, and no other of the same person.
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, Convert.ToHexString(SessionCookie.HashOf(Request)!)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), PageSessions.Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (HttpMethods.IsGet(Request.Method))
        {
            Response.Redirect(LocalPath.SignInFor(Request));
            return Task.CompletedTask;
        }

        return ErrorPage.Show(Context, StatusCodes.Status401Unauthorized,
            "You are not signed in any more, so nothing was saved. Sign in again in another tab, come back to this one, go back to the "
                + "form and send it again.");
    }
}
