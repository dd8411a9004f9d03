using System.Net.Http.Headers;

namespace RiskRegister.Api.Tests.Security;

/// <summary>The service with a provider of its own to take tokens from.</summary>
public sealed class TokenApp(TestCluster cluster) : RegisterApp(cluster)
{
    TestProvider? provider;

    public TestProvider Provider => provider!;

    protected override IEnumerable<(string Name, string Value)> Settings =>
    [
        ("Oidc:Authority", Provider.Issuer), ("Oidc:Audience", TestProvider.Audience), ("Oidc:ClientId", TestProvider.ClientId),
            ("Oidc:ClientSecret", TestProvider.ClientSecret), ("Oidc:Scopes", "openid,email"),
            ("Oidc:OwnerClaim", "register.posts"), ("Oidc:ClockSkewSeconds", "60"),
        ("Oidc:Roles:register-editors", "editor"), ("Oidc:Roles:risk-owners", "owner"), ("Oidc:Roles:auditors", "auditor"),
    ];

    public override async ValueTask InitializeAsync()
    {
        provider = await TestProvider.Start();
        await base.InitializeAsync();
    }

    public HttpClient With(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (provider is not null) await provider.DisposeAsync();
    }
}
