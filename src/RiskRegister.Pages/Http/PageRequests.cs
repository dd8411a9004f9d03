using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace RiskRegister.Pages.Http;

/// <summary>What the handlers of pages read from a request and answer with.</summary>
static class PageRequests
{
    /// <summary>Who is signed in; null on pages that are for anybody, and for who reads what is published.</summary>
    public static Actor? ActorIfAny(this HttpContext http) =>
        http.User.Identities.OfType<CallerIdentity>().FirstOrDefault()?.Holder is { Credential: not null } actor ? actor : null;

    public static Actor Actor(this HttpContext http) =>
        http.ActorIfAny() ?? throw new InvalidOperationException("The page is for anybody, and nobody has signed in.");

    /// <summary>Whoever reads a public page, signed in or not.</summary>
    public static Actor Public(this HttpContext http) => UseCases.Actor.Nobody("public", address: null, http.TraceIdentifier);

    /// <summary>The page of a component.</summary>
    public static IResult Page<TPage>(object? parameters = null, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        parameters is null
        ? new RazorComponentResult<TPage> { StatusCode = status } : new RazorComponentResult<TPage>(parameters) { StatusCode = status };

    /// <summary>After a change: the browser asks for the page again by GET, so that reloading it sends nothing twice.</summary>
    public static IResult SeeOther(string path) => new SeeOtherResult(path);

    sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
