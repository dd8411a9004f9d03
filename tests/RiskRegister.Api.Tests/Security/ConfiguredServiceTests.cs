using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

/// <summary>A service that is configured throughout with an organisation's own words.</summary>
public sealed class ConfiguredServiceTests(TestCluster cluster) : IAsyncLifetime
{
    static readonly string[] Likelihood = ["Remote", "Slight", "Even", "Probable", "Near certain"];
    static readonly string[] Impact = ["Trifling", "Small", "Felt", "Heavy", "Ruinous"];

    static readonly (string Name, string Value)[] Own =
    [
        ("Register:Organisation", "Port of Wick"), ("Register:RegisterName", "Harbour Risk Register"),
        ("Register:Contact", "clerk@example.org"),
        ("Register:Threshold", "9"), ("Register:FinancialYearStartsIn", "1"),
        ("Register:Types:0", "Berths"), ("Register:Types:1", "Dredging"),
        ("Register:Abbreviations:0:Letters", "HM"), ("Register:Abbreviations:0:Meaning", "Harbour Master"),
        ("Register:Labels:Score", "Raw rating"), ("Register:Labels:ResidualScore", "Present rating"),
        ("Register:Labels:TargetScore", "Aim"),
        ("Register:Labels:Owner", "Watch"), ("Register:Labels:DirectionOfTravel", "Drift"),
        .. Likelihood.Select((name, step) => ($"Register:Matrix:Likelihood:{step}", name)),
        .. Impact.Select((name, step) => ($"Register:Matrix:RiskImpact:{step}", name)),
        .. Impact.Select((name, step) => ($"Register:Matrix:OpportunityImpact:{step}", name)),
        ("Register:Matrix:Bands:0:Risk", "calm"), ("Register:Matrix:Bands:0:Opportunity", "fair"),
        ("Register:Matrix:Bands:0:Colour", "#ddeeff"),
        ("Register:Matrix:Bands:1:Risk", "storm"), ("Register:Matrix:Bands:1:Opportunity", "fine"),
        ("Register:Matrix:Bands:1:Colour", "#112233"),
        .. Enumerable.Range(0, 25).Select(cell => ($"Register:Matrix:Cells:{cell / 5}:{cell % 5}", cell / 5 >= 3 ? "storm" : "calm")),
    ];

    readonly ConfiguredApp app = new(cluster, Own);

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task It_starts_and_everything_that_it_says_is_in_these_words()
    {
        var editor = await app.Client(Role.Editor);

        var settings = await editor.Get("/api/v1/settings").Read<RegisterSettings>();
        (settings.Organisation, settings.RegisterName, settings.Contact, settings.Threshold)
            .ShouldBe(("Port of Wick", "Harbour Risk Register", "clerk@example.org", 9));
        settings.Types.ShouldBe(["Berths", "Dredging"]);
        settings.Abbreviations.ShouldBe([new Abbreviation("HM", "Harbour Master")]);
        settings.Matrix.Likelihood.ShouldBe(Likelihood);
        settings.Matrix.RiskImpact.ShouldBe(Impact);
        settings.Matrix.Bands.Select(band => (band.Risk, band.Opportunity, band.Colour))
            .ShouldBe([("calm", "fair", "#ddeeff"), ("storm", "fine", "#112233")]);

        // Read in the same words, with a likelihood that the default scale does not have.
        await editor.Import("Ref,Risk,Impact,Likelihood,Present impact,Present likelihood,Watch,Drift\nH1,Quay sinks,Ruinous,Near "
            + "certain,Felt,Even,HM,Upwards\n");
        var entry = (await editor.Hold("CR1")).Entry;
        (entry.Score.Value, entry.Score.Band, entry.ResidualScore.Value, entry.ResidualScore.Band, entry.OnRegister)
            .ShouldBe((25, "storm", 9, "calm", true));
        (entry.Owners, entry.DirectionOfTravel.Direction).ShouldSatisfyAllConditions(
            each => each.Owners.ShouldBe(["HM"]), each => each.Direction.ShouldBe(Direction.Upwards));

        (await editor.Take("2016-17-Q4")).QuarterPrinted.ShouldBe("Quarter 4 2016");
        var page = await editor.Get("/api/v1/snapshots/2016-17-Q4/register?format=html");
        var text = await page.Text();
        foreach (var word in (string[])["Port of Wick", "Quarter 4 2016", "Harbour Master", "Present rating", "Ruinous", "Near certain",
            "calm", "#112233"])
            text.ShouldContain(word, Case.Insensitive);
        text.ShouldNotContain("2016/17");
        (await (await editor.Get("/api/v1/snapshots/2016-17-Q4/matrix?format=svg")).Text()).ShouldContain("Near certain");
    }
}
