using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Npgsql;

namespace RiskRegister.Pages.Sessions;

/// <summary>How people are known to the pages.</summary>
public static class PageSessions
{
    public const string Scheme = "Session";

    /// <summary>Signs in by the OpenID Connect provider; there where one is configured.</summary>
    public const string Provider = "Provider";

    internal static void AddPageSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SignInLinks>();
        services.AddSingleton<Uploads>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(Scheme, configureOptions: null);
        services.AddSingleton<IAuthorizationHandler, SessionRightHandler>();
        services.AddDataProtection().SetApplicationName("riskregister");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(known =>
            new ConfigureOptions<KeyManagementOptions>(
                keys => keys.XmlRepository = new FormKeys(known.GetRequiredService<NpgsqlDataSource>)));
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "form";
            forms.Cookie.HttpOnly = true;
            forms.Cookie.SameSite = SameSiteMode.Lax;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>Lets in who has signed in to the pages and may do it; others are sent to sign in, or told why not.</summary>
    public static TBuilder ForSessions<TBuilder>(this TBuilder routes, Right right) where TBuilder : IEndpointConventionBuilder =>
        routes.RequireAuthorization(
            new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().AddRequirements(new SessionRight(right)).Build())
            .WithMetadata(right);
}

sealed record SessionRight(Right Right) : IAuthorizationRequirement;

sealed class SessionRightHandler : AuthorizationHandler<SessionRight>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SessionRight requirement)
    {
        if (context.User.Identities.OfType<CallerIdentity>().FirstOrDefault() is { } caller && requirement.Right.Allows(caller.Holder))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
