using System.Security.Claims;

namespace RiskRegister.Api.Http;

/// <summary>Finds out who sends a request.</summary>
public static class Callers
{
    public static ClaimsPrincipal ToPrincipal(this Actor actor) => new(new CallerIdentity(actor));

    /// <summary>Null when nobody has signed in.</summary>
    public static Actor? ActorIfAny(this HttpContext http) => http.User.Identities.OfType<CallerIdentity>().FirstOrDefault()?.Holder;

    /// <summary>Who sends the request, and from where.</summary>
    public static Actor Actor(this HttpContext http) => (http.ActorIfAny()
        ?? throw new InvalidOperationException("The endpoint has no policy, or a credential named no caller.")).In(http);

    /// <summary>The same for one who is only just signing in.</summary>
    public static Actor In(this Actor actor, HttpContext http) =>
        actor with { Address = http.AddressOfCaller(), RequestId = http.TraceIdentifier };

    /// <summary>Where a request came from.</summary>
    public static string? AddressOfCaller(this HttpContext http) => http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped
        ? mapped.MapToIPv4().ToString() : http.Connection.RemoteIpAddress?.ToString();
}
