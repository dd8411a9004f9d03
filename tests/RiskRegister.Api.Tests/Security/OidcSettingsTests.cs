using Microsoft.Extensions.Configuration;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

public sealed class OidcSettingsTests
{
    [Fact]
    public void Without_settings_there_is_no_provider() => OidcSettings.Read(new ConfigurationBuilder().Build()).ShouldBeNull();

    [Theory]
    [InlineData("https://login.example.org/realms/council")]
    [InlineData("http://localhost:8081/realms/council")]
    [InlineData("http://127.0.0.1:8081")]
    public void A_provider_is_asked_by_https_or_on_loopback(string authority) =>
        Read(("Authority", authority)).ShouldNotBeNull().Authority.ShouldBe(authority);

    [Theory]
    [InlineData("Authority", "http://login.example.org", "Oidc:Authority must begin with https")]
    [InlineData("Authority", "login.example.org", "Oidc:Authority must be the provider's issuer")]
    [InlineData("Audience", "", "Oidc:Audience is needed")]
    [InlineData("RoleClaim", " ", "Oidc:RoleClaim must name a claim")]
    [InlineData("SubjectClaim", "", "Oidc:SubjectClaim must name a claim")]
    [InlineData("OwnerClaim", " ", "Oidc:OwnerClaim must name a claim")]
    [InlineData("Roles:staff", "chief", "Oidc:Roles:staff must be one of reader, auditor, owner, editor, admin, analyst.")]
    [InlineData("ClockSkewSeconds", "3600", "Oidc:ClockSkewSeconds must be 0 to 300")]
    [InlineData("ClockSkew", "30", "There is no setting Oidc:ClockSkew")]
    [InlineData("ClockSkewSeconds", "half", "Oidc:ClockSkewSeconds is not of its kind")]
    public void A_start_with_a_wrong_setting_names_it(string name, string value, string message) =>
        Should.Throw<ConfigurationException>(() => Read((name, value))).Message.ShouldContain(message);

    [Fact]
    public void A_start_without_roles_says_so() =>
        Should.Throw<ConfigurationException>(() => OidcSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Oidc:Authority", "https://login.example.org"), new("Oidc:Audience", "register")])
            .Build())).Message.ShouldContain("Oidc:Roles is needed");

    static OidcSettings? Read(params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Oidc:Authority"] = "https://login.example.org",
            ["Oidc:Audience"] = "register",
            ["Oidc:Roles:editors"] = "editor",
        };
        foreach (var (name, value) in changes) settings[$"Oidc:{name}"] = value;
        return OidcSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
