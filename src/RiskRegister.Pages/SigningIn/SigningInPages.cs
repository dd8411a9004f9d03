using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.Pages.Sessions;

namespace RiskRegister.Pages.SigningIn;

/// <summary>Signing in, by an access key or a link; and out.</summary>
static class SigningInPages
{
    const string Key = "key";
    const string To = "to";
    const string LinkIsNoMore =
        "This link was used already, or is more than ten minutes old. Start the service again for another, or sign in with an access key.";

    public static void MapSigningIn(this IEndpointRouteBuilder routes)
    {
        var anybody = routes.PagesForAnybody();
        anybody.MapGet(LocalPath.SignIn, Show);
        anybody.MapPost(LocalPath.SignIn, SignIn);
        anybody.MapGet(LocalPath.SignIn + "/{code:length(43)}", FollowLink);
        routes.PagesFor(Right.AnyCaller).MapPost("/sign-out", SignOut);
    }

    // GET /sign-in.
    static IResult Show(HttpContext http) => View(http, http.Request.Query[To], new FormFaults());

    // POST /sign-in.
    static async Task<IResult> SignIn(HttpContext http, IPagesHost host, SessionStore sessions)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (key, to, faults) = (form[Key].ToString().Trim(), form[To].ToString(), new FormFaults());
        if (key.Length == 0)
        {
            faults.Add(Key, "Enter your access key.");
            return View(http, to, faults);
        }

        var (id, refusal) = await host.SignIn(http, key);
        if (id is not null && await sessions.Begin(http, id, "key", host.AddressOf(http)))
            return PageRequests.SeeOther(LocalPath.OrHome(to));
        faults.Add(Key, refusal ?? "This access key has just expired or been revoked. Ask your administrator for another.");
        return View(http, to, faults);
    }

    // GET /sign-in/{code}, which the start of a service on its own database prints.
    static async Task<IResult> FollowLink(string code, HttpContext http, IPagesHost host, SignInLinks links, SessionStore sessions) =>
        links.Take(code) is { } key && await sessions.Begin(http, key, "link", host.AddressOf(http))
            ? PageRequests.SeeOther("/") : new ErrorPageResult(StatusCodes.Status404NotFound, LinkIsNoMore);

    // POST /sign-out.
    static async Task<IResult> SignOut(HttpContext http, SessionStore sessions)
    {
        await sessions.End(http);
        return PageRequests.SeeOther($"{LocalPath.SignIn}?out");
    }

    // The key is never sent back.
    static IResult View(HttpContext http, string? to, FormFaults faults) => PageRequests.Page<SignInPage>(
        new { To = LocalPath.OrHome(to), Faults = faults, HasSignedOut = http.Request.Query.ContainsKey("out") },
        faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
