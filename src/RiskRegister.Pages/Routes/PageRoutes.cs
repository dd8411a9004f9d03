using Microsoft.AspNetCore.Antiforgery;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Sessions;

namespace RiskRegister.Pages.Routes;

/// <summary>What all pages have in common: headers, and forms that this service alone can have sent.</summary>
static class PageRoutes
{
    const string NotSealed =
        "This form was not sent from a page of this service, or is too old: nothing was saved. Go back, load the page again and send it "
            + "again.";

    /// <summary>A group of pages for those who hold the right.</summary>
    public static RouteGroupBuilder PagesFor(this IEndpointRouteBuilder routes, Right right) => routes.Pages().ForSessions(right);

    /// <summary>A group of pages for anybody.</summary>
    public static RouteGroupBuilder PagesForAnybody(this IEndpointRouteBuilder routes) => routes.Pages().AllowAnonymous();

    static RouteGroupBuilder Pages(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").ExcludeFromDescription().WithMetadata(new PageMark()).AddEndpointFilter(Guard);

    static async ValueTask<object?> Guard(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        PageHeaders.Set(http);
        return HttpMethods.IsGet(http.Request.Method) || await IsOurs(http) ? await next(context)
            : new ErrorPageResult(StatusCodes.Status400BadRequest, NotSealed);
    }

    // A browser says where a form was; the seal says that the page was shown in this very session.
    static async Task<bool> IsOurs(HttpContext http)
    {
        if (http.Request.Headers["Sec-Fetch-Site"] is not ([] or ["same-origin"] or ["none"])) return false;
        try
        {
            return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
        }
        catch (AntiforgeryValidationException exception) when (exception.InnerException is BadHttpRequestException unreadable)
        {
            // The form itself cannot be read: it is too large, or broke off.
            throw new BadHttpRequestException(unreadable.Message, unreadable.StatusCode, exception);
        }
    }
}

/// <summary>Tells a page for people from what is for programs.</summary>
public sealed record PageMark;
