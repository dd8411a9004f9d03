using Microsoft.Extensions.Configuration;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Start;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

/// <summary>Settings with values that are not ours.</summary>
public sealed class ConfiguredSettingsTests
{
    [Fact]
    public void Lists_that_are_configured_stand_in_the_place_of_the_default_ones()
    {
        string[] likelihood = ["Remote", "Slight", "Even", "Probable", "Near certain"];
        var settings = Read(
        [
            .. likelihood.Select((name, index) => ($"Register:Matrix:Likelihood:{index}", name)),
            ("Register:Types:0", "Delivery"), ("Register:Types:1", "People"),
            ("Register:Matrix:Bands:0:Risk", "green"), ("Register:Matrix:Bands:0:Opportunity", "modest"),
            ("Register:Matrix:Bands:0:Colour", "#00aa00"),
            ("Register:Matrix:Bands:1:Risk", "red"), ("Register:Matrix:Bands:1:Opportunity", "great"),
            ("Register:Matrix:Bands:1:Colour", "#aa0000"),
            .. Enumerable.Range(0, 25)
            .Select(cell => ($"Register:Matrix:Cells:{cell / 5}:{cell % 5}", cell / 5 * (cell % 5) > 5 ? "red" : "green")),
            ("Register:Threshold", "15"), ("Register:FinancialYearStartsIn", "1"), ("Register:Labels:ResidualScore", "Current score"),
        ]);

        settings.Matrix.Likelihood.ShouldBe(likelihood);
        settings.Matrix.RiskImpact.ShouldBe(new MatrixSettings().RiskImpact);
        settings.Matrix.Bands.Select(band => band.Risk).ShouldBe(["green", "red"]);
        settings.Matrix.Cells[4].ShouldBe(["green", "green", "red", "red", "red"]);
        settings.Types.ShouldBe(["Delivery", "People"]);
        (settings.Threshold, settings.FinancialYearStartsIn).ShouldBe((15, 1));
        (settings.Labels.ResidualScore, settings.Labels.Score).ShouldBe(("Current score", new RegisterLabels().Score));
    }

    [Fact]
    public void A_list_of_texts_can_be_one_setting_with_commas() =>
        Read([("Register:Types", "Delivery, People")]).Types.ShouldBe(["Delivery", "People"]);

    [Theory]
    [InlineData("Register:Treshold", "There is no setting Register:Treshold.")]
    [InlineData("Register:Matrix:Likelyhood:0", "There is no setting Register:Matrix:Likelyhood.")]
    [InlineData("Register:Matrix:Bands:0:Color", "There is no setting Register:Matrix:Bands:0:Color.")]
    [InlineData("Register:Threshold", "Register:Threshold is not of its kind")]
    public void A_setting_that_is_misspelt_or_wrong_is_named(string name, string message) =>
        Should.Throw<ConfigurationException>(() => Read([(name, "high")])).Message.ShouldContain(message);

    [Fact]
    public void A_value_of_the_role_claim_may_have_colons()
    {
        var settings = OidcSettings.Read(Of(
        [
            ("Oidc:Authority", "https://login.example.org"), ("Oidc:Audience", "register"), ("Oidc:Roles:urn:council:legal", "editor"),
            ("Oidc:Roles:staff", "owner"),
        ]))!;

        settings.Roles.ShouldBe(
            new Dictionary<string, string> { ["urn:council:legal"] = "editor", ["staff"] = "owner" }, ignoreOrder: true);
    }

    static RegisterSettings Read(IReadOnlyList<(string Name, string Value)> values) => SettingsConfiguration.Read(Of(values));

    static IConfiguration Of(IReadOnlyList<(string Name, string Value)> values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Name, (string?)value.Value))).Build();
}
