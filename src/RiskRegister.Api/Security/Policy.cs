using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>Whom an endpoint is for. Every endpoint names one; what a caller may see of it is the use case's.</summary>
public sealed class Policy(Right right) : IAuthorizationRequirement
{
    public static readonly Policy AnyCaller = new(Right.AnyCaller);

    public static readonly Policy ReadLive = new(Right.ReadLive);

    public static readonly Policy ChangeEntries = new(Right.ChangeEntries);

    public static readonly Policy RunRegister = new(Right.RunRegister);

    public static readonly Policy Verify = new(Right.Verify);

    public static readonly Policy Administer = new(Right.Administer);

    public static readonly Policy KeepPosts = new(Right.KeepPosts);

    public static readonly Policy ReadAudit = new(Right.ReadAudit);

    public static readonly Policy ReadMeasures = new(Right.ReadMeasures);

    public static readonly Policy GiveValues = new(Right.GiveValues);

    public static readonly Policy KeepMeasures = new(Right.KeepMeasures);

    public static readonly Policy LinkMeasures = new(Right.LinkMeasures);

    public static readonly Policy ExplainMeasures = new(Right.ExplainMeasures);

    public string Name => right.Name;

    public Right Right => right;

    public IReadOnlyList<Role> Roles => right.Roles;

    public static IReadOnlyList<Policy> All { get; } =
        [AnyCaller, ReadLive, ChangeEntries, RunRegister, Verify, Administer, KeepPosts, ReadAudit, ReadMeasures, GiveValues, KeepMeasures,
            LinkMeasures, ExplainMeasures];

    public AuthorizationPolicy ToAuthorizationPolicy() =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(this).Build();
}

/// <summary>Says who is let in by a policy.</summary>
public sealed class PolicyHandler : AuthorizationHandler<Policy>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Policy requirement)
    {
        if (context.Resource is HttpContext http && http.ActorIfAny() is { } actor && requirement.Right.Allows(actor))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Answers a caller whose role is not enough with a problem that says which would be.</summary>
public sealed class RefuseByPolicy : IAuthorizationMiddlewareResultHandler
{
    readonly AuthorizationMiddlewareResultHandler standard = new();

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden) return standard.HandleAsync(next, context, policy, authorizeResult);
        var actor = context.Actor();
        var missing = context.GetEndpoint()!.Metadata.GetOrderedMetadata<Right>().First(right => !right.Allows(actor));
        return new Problem(Problems.RoleRequired, missing.WhyNot(actor)).ExecuteAsync(context);
    }
}

public static class PolicyConventions
{
    /// <summary>Names the policy of a route or group.</summary>
    public static TBuilder For<TBuilder>(this TBuilder builder, Policy policy) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy.Name).WithMetadata(policy, policy.Right);
}
