using Microsoft.Extensions.Configuration;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.Start;
using RiskRegister.Api.Tests.Security;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Documents;

/// <summary>Reports to committees with the texts of a configuration.</summary>
public sealed class ConfiguredReportTests(TestCluster cluster)
{
    const string Quarter = "2016-17-Q2";
    const string Report = $"/api/v1/snapshots/{Quarter}/report";

    [Fact]
    public async Task The_texts_are_configured_and_the_query_names_the_meeting()
    {
        await using var app = await ConfiguredApp.Start(cluster, ("Report:Body", "River Board"), ("Report:Recommendation", "Note it well."),
            ("Report:Implications:0:Heading", "Fish"), ("Report:Implications:0:Text", "They thrive."),
            ("Report:BackgroundPapers:0", "The book of fish"));
        var editor = await app.Client(Role.Editor);
        await editor.Create();
        await editor.Take(Quarter);

        var report = await editor.Get(Report).Read<CommitteeReportDocument>();
        var other = await editor.Get($"{Report}?body=Lake%20Board&meetingOn=2017-02-01&item=4").Read<CommitteeReportDocument>();

        report.Body.ShouldBe("River Board");
        report.Sections.Single(section => section.Heading == "Recommendation").Paragraphs.ShouldBe(["Note it well."]);
        report.Sections.Single(section => section.Heading == "Implications: fish").Paragraphs.ShouldBe(["They thrive."]);
        report.Sections.Single(section => section.Heading == "List of background papers").Paragraphs.ShouldBe(["The book of fish"]);
        other.Body.ShouldBe("Lake Board");
        other.Facts.Take(2).Select(fact => fact.Text).ShouldBe(["1 February 2017", "4"]);
    }

    [Theory]
    [InlineData("Report:Body", "", "Report:body must have 1 to 300 characters")]
    [InlineData("Report:Boddy", "x", "There is no setting Report:Boddy")]
    [InlineData("Report:BackgroundPapers:0", "a\nb", "Report:backgroundPapers[0] must be one line")]
    public void A_text_that_is_wrong_stops_the_start(string name, string value, string message) => Should.Throw<ConfigurationException>(
        () => SettingsConfiguration.ReadReport(new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(name, (string?)value)]).Build()))
        .Message.ShouldContain(message);
}
