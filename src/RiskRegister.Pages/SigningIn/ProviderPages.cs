using Microsoft.AspNetCore.Authentication;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.Pages.Sessions;

namespace RiskRegister.Pages.SigningIn;

/// <summary>Signing in by the organisation's OpenID Connect provider, and being told by it that a session is over.</summary>
static class ProviderPages
{
    const string NoProvider = "No sign-in provider is configured. Sign in with an access key.";

    public static void MapProvider(this IEndpointRouteBuilder routes)
    {
        routes.PagesForAnybody().MapGet(LocalPath.SignIn + "/provider", Begin);

        // The provider calls this itself: no browser, no session, no form of ours; what it sends is signed.
        routes.MapPost("/sign-out/provider", End).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription()
            .WithMetadata(new PageMark());
    }

    // GET /sign-in/provider.
    static IResult Begin(HttpContext http, IPagesHost host) => !host.HasProvider
        ? new ErrorPageResult(StatusCodes.Status404NotFound, NoProvider)
        : Results.Challenge(new AuthenticationProperties { RedirectUri = LocalPath.OrHome(http.Request.Query["to"]) },
        [PageSessions.Provider]);

    // POST /sign-out/provider: OpenID Connect Back-Channel Logout 1.0.
    static async Task<IResult> End(HttpContext http, IPagesHost host, SessionStore sessions)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!host.HasProvider) return Results.NotFound();
        if (!http.Request.HasFormContentType) return Results.BadRequest();
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return Results.BadRequest();
        }

        if (await host.ReadLogout(form["logout_token"].ToString(), http.RequestAborted) is not { } over) return Results.BadRequest();
        await sessions.EndOfProvider(over.Issuer, over.Subject, over.Session, http.RequestAborted);
        return Results.Ok();
    }
}
