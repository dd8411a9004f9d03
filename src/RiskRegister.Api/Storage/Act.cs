using RiskRegister.Api.Security;

namespace RiskRegister.Api.Storage;

/// <summary>Who acts, from where, in which request: what the audit log says of every change.</summary>
/// <param name="OnlyPosts">The posts whose entries it may change; null for everybody's.</param>
public sealed record Act(string Actor, IReadOnlyList<string> Roles, IReadOnlyList<string>? OnlyPosts, string? Address, string RequestId)
{
    public static Act Of(HttpContext http)
    {
        var caller = Caller.Of(http);
        return new Act(caller.Name, caller.RoleNames, caller.IsEditor ? null : caller.Posts, http.Connection.RemoteIpAddress?.ToString(), http.TraceIdentifier);
    }
}
