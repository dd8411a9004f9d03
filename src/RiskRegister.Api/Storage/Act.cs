using Dapper;
using RiskRegister.Api.Security;

namespace RiskRegister.Api.Storage;

/// <summary>Who acts, from where, in which request: what the audit log says of every change.</summary>
/// <param name="OnlyPosts">The posts whose entries it may change; null for everybody's.</param>
public sealed record Act(string Actor, IReadOnlyList<string> Roles, IReadOnlyList<string>? OnlyPosts, string? Address, string RequestId)
{
    /// <summary>The id of the key or token's subject that acts; null for the service itself and the command line.</summary>
    public string? Credential { get; init; }

    public static Act Of(HttpContext http) => Of(http, Caller.Of(http));

    /// <summary>For a caller that is only just signing in.</summary>
    public static Act Of(HttpContext http, Caller caller) =>
        new(caller.Name, caller.RoleNames, caller.IsEditor ? null : caller.Posts, AddressOf(http), http.TraceIdentifier) { Credential = caller.Id };

    /// <summary>For what is done without a request: a first start, the command line.</summary>
    public static Act Offline(string actor) => new(actor, [], OnlyPosts: null, Address: null, RequestId: actor);

    /// <summary>A statement's own parameters, and those of its row in the audit log: @actor, @credential, @roles, @address and @request.</summary>
    public DynamicParameters ParametersWith(object own)
    {
        var parameters = new DynamicParameters(own);
        parameters.AddDynamicParams(new { actor = Actor, credential = Credential, roles = Roles.ToArray(), address = Address, request = RequestId });
        return parameters;
    }

    /// <summary>Where a request came from.</summary>
    public static string? AddressOf(HttpContext http) =>
        http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4().ToString() : http.Connection.RemoteIpAddress?.ToString();
}
