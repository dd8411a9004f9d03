using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>Which roles an endpoint is for. Every endpoint names one; what a caller may see of it is the use case's.</summary>
public sealed class Policy(string name, params Role[] roles) : IAuthorizationRequirement
{
    /// <summary>Anybody with a credential.</summary>
    public static readonly Policy AnyCaller = new("any caller", Role.Reader, Role.Auditor, Role.Owner, Role.Editor, Role.Admin);

    /// <summary>Live entries, and their trend.</summary>
    public static readonly Policy ReadLive = new("read the live register", Role.Auditor, Role.Owner, Role.Editor);

    /// <summary>Propose an entry; change and review one's own.</summary>
    public static readonly Policy ChangeEntries = new("change entries", Role.Owner, Role.Editor);

    /// <summary>Everything that legal services alone do.</summary>
    public static readonly Policy RunRegister = new("run the register", Role.Editor);

    public static readonly Policy Verify = new("verify", Role.Auditor, Role.Editor, Role.Admin);

    /// <summary>Keys, and who holds which post.</summary>
    public static readonly Policy Administer = new("administer", Role.Admin);

    public static readonly Policy ReadAudit = new("read the audit log", Role.Auditor, Role.Editor, Role.Admin);

    public string Name { get; } = name;

    public IReadOnlyList<Role> Roles { get; } = roles;

    public static IReadOnlyList<Policy> All { get; } = [AnyCaller, ReadLive, ChangeEntries, RunRegister, Verify, Administer, ReadAudit];

    public AuthorizationPolicy ToAuthorizationPolicy() => new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(this).Build();
}

/// <summary>Says who is let in by a policy.</summary>
public sealed class PolicyHandler : AuthorizationHandler<Policy>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Policy requirement)
    {
        if (context.Resource is HttpContext http && http.User.Identity?.IsAuthenticated == true
            && requirement.Roles.Any(http.Actor().Roles.Contains)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Answers a caller whose role is not enough with a problem that says which would be.</summary>
public sealed class RefuseByPolicy : IAuthorizationMiddlewareResultHandler
{
    readonly AuthorizationMiddlewareResultHandler standard = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden) return standard.HandleAsync(next, context, policy, authorizeResult);
        var needed = policy.Requirements.OfType<Policy>().SelectMany(each => each.Roles).Distinct().Order().Select(role => EnumNames.Of(role));
        var held = context.Actor().RoleNames;
        return new Problem(Problems.RoleRequired,
            $"This takes the role {string.Join(" or ", needed)}; you hold {(held.Count == 0 ? "none" : string.Join(", ", held))}.").ExecuteAsync(context);
    }
}

public static class PolicyConventions
{
    /// <summary>Names the policy of a route or group.</summary>
    public static TBuilder For<TBuilder>(this TBuilder builder, Policy policy) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy.Name).WithMetadata(policy);
}
