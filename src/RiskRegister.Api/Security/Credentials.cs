using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using RiskRegister.Pages.Sessions;

namespace RiskRegister.Api.Security;

/// <summary>How callers are known: by access key always, by the provider's tokens where one is configured.</summary>
public static class Credentials
{
    const string ByForm = "ByForm";

    public static void AddCredentials(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<RememberedKeys>();
        var provider = OidcSettings.Read(builder.Configuration);
        var authentication = services.AddAuthentication(provider is null ? AccessKeyAuthentication.Name : ByForm)
            .AddScheme<AuthenticationSchemeOptions, AccessKeyAuthentication>(AccessKeyAuthentication.Name, configureOptions: null);
        if (provider is not null)
        {
            authentication.AddPolicyScheme(ByForm, displayName: null, scheme => scheme.ForwardDefaultSelector = http =>
                SentCredential.Of(http.Request) is { } text && SentCredential.IsSigned(text) ? JwtBearerDefaults.AuthenticationScheme
                : AccessKeyAuthentication.Name);
            services.AddSingleton(provider);
            services.AddSingleton<ProviderMetadata>();
            services.AddSingleton<TokenCallers>();
            services.AddSingleton<TokenAuthentication>();
            authentication.AddJwtBearer();
            services.AddSingleton<IConfigureOptions<JwtBearerOptions>>(known => new ConfigureNamedOptions<JwtBearerOptions>(
                JwtBearerDefaults.AuthenticationScheme,
                options => TokenAuthentication.Configure(options, provider, known.GetRequiredService<ProviderMetadata>(),
                    known.GetRequiredService<TimeProvider>())));
            if (provider.ClientId is not null) authentication.AddProviderSignIn(provider);
        }

        services.AddScoped<AuthenticationService>();
        services.AddSingleton<IAuthenticationService, RememberedSignIns>();
        services.AddAuthorization(authorization =>
        {
            foreach (var policy in Policy.All) authorization.AddPolicy(policy.Name, policy.ToAuthorizationPolicy());
            authorization.FallbackPolicy = Policy.AnyCaller.ToAuthorizationPolicy();
        });
        services.AddSingleton<IAuthorizationHandler, PolicyHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefuseByPolicy>();
    }

    // People on pages; the API takes access tokens all the same.
    static void AddProviderSignIn(this AuthenticationBuilder authentication, OidcSettings provider)
    {
        authentication.Services.AddSingleton<ProviderSignIn>();
        authentication.AddOpenIdConnect(PageSessions.Provider, displayName: null, _ => { });
        authentication.Services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>>(known =>
            new ConfigureNamedOptions<OpenIdConnectOptions>(
            PageSessions.Provider,
            options => ProviderSignIn.Configure(options, provider, known.GetRequiredService<ProviderMetadata>(),
                known.GetRequiredService<TimeProvider>())));
    }
}
