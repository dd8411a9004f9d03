using System.Globalization;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>Tells each caller how much it may ask and how much of that is left, as the IETF's draft on RateLimit headers has it.</summary>
public sealed class RateLimitHeaders(RequestDelegate next, CallerLimits limits)
{
    public const string Policy = "RateLimit-Policy";
    public const string Left = "RateLimit";

    readonly string policy = string.Create(CultureInfo.InvariantCulture, $"\"caller\";q={limits.RequestsPerMinute};w=60");

    public Task InvokeAsync(HttpContext http)
    {
        if (http.ActorIfAny() is not null) http.Response.OnStarting(Tell, http);
        return next(http);
    }

    Task Tell(object state)
    {
        var http = (HttpContext)state;
        http.Response.Headers[Policy] = policy;
        http.Response.Headers[Left] = string.Create(CultureInfo.InvariantCulture, $"\"caller\";r={limits.LeftFor(http)}");
        return Task.CompletedTask;
    }
}
