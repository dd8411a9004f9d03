using Microsoft.AspNetCore.Http.HttpResults;
using RiskRegister.Pages.Http;

namespace RiskRegister.Pages.Errors;

/// <summary>Shows people what programs get as a problem.</summary>
public static class ErrorPage
{
    /// <summary>Paths that are no pages: what goes wrong there is told to programs.</summary>
    static readonly string[] ForPrograms = ["/api", "/health", "/openapi", "/swagger", "/assets", "/calendar"];

    /// <summary>Whether a browser asks for a page: then a refusal is one too.</summary>
    public static bool IsWanted(HttpContext http) =>
        !ForPrograms.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal))
        && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <param name="detail">What is wrong this time, in a sentence or two.</param>
    public static Task Show(HttpContext http, int status, string detail)
    {
        // Nobody is asked to sign in for what is not there.
        if (status == StatusCodes.Status401Unauthorized && http.GetEndpoint() is null)
            (status, detail) = (StatusCodes.Status404NotFound,
                "If you typed the address, check it. If you followed a link, what it led to may have been renamed.");
        PageHeaders.Set(http);
        return new RazorComponentResult<ErrorView>(
            new { Status = status, Detail = detail, RequestId = http.TraceIdentifier })
        { StatusCode = status }.ExecuteAsync(http);
    }
}

/// <summary>An error page as the answer of a handler.</summary>
sealed class ErrorPageResult(int status, string detail) : IResult
{
    public static ErrorPageResult Of(Refusal refusal) => new(refusal.Kind.Class switch
    {
        RefusalClass.Forbidden => StatusCodes.Status403Forbidden,
        RefusalClass.NotFound => StatusCodes.Status404NotFound,
        RefusalClass.Conflict => StatusCodes.Status409Conflict,
        RefusalClass.Stale or RefusalClass.VersionNotNamed => StatusCodes.Status412PreconditionFailed,
        RefusalClass.TooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status400BadRequest,
    }, refusal.Detail.Length > 0 ? refusal.Detail : refusal.Kind.Title);

    public Task ExecuteAsync(HttpContext httpContext) => ErrorPage.Show(httpContext, status, detail);
}
