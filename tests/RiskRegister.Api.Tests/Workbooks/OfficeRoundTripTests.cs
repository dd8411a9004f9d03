using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Workbooks;

/// <summary>Owners who fill the workbook in with LibreOffice.</summary>
public sealed class OfficeRoundTripTests(TestCluster cluster) : FreshRegister(cluster)
{
    [Fact]
    public async Task A_workbook_that_LibreOffice_saved_changes_nothing_and_names_nothing()
    {
        Prerequisites.NeedsLibreOffice();
        await Editor.Import("", RegisterFiles.Of(RegisterFiles.Sample, "2016-17-Q3"));
        using var sheets = await OfficeSheets.Open(await Workbook());

        var imported = await Editor.Import("", ("register.xlsx", await sheets.Save()));

        imported.Updated.ShouldBe(0,
            string.Join('\n', imported.Rows.SelectMany(row => row.Fields.Select(field => $"{row.Reference} {field}"))));
        imported.Messages.Select(message => $"{message.Code} {message.Message}").ShouldBeEmpty();
        imported.Rows.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Exactly_what_an_owner_changed_in_LibreOffice_comes_back()
    {
        Prerequisites.NeedsLibreOffice();
        await Fill();
        using var sheets = await OfficeSheets.Open(await Workbook("&owner=Head%20of%20Wells"));
        sheets.Fill("Risks", "CR1", "Residual likelihood", "2").Fill("Risks", "CR2", "Direction of travel", "Downwards")
            .Fill("Actions", "CR1", "Due", "2027-03-31").Fill("Actions", "CR1", "Action status", "Done", occurrence: 1)
            .Append("Actions", ("Entry", "CR2"), ("Action", "Plant reeds"), ("Action owner", "Gardener"), ("Due", "2027-05-01"));

        var imported = await Editor.Import("", ("register.xlsx", await sheets.Save()));

        imported.Messages.Select(message => $"{message.Code} {message.Message}").ShouldBeEmpty();
        imported.Rows.ToDictionary(row => row.Reference!, row => string.Join(' ', row.Fields)).ShouldBe(new Dictionary<string, string>
        {
            ["CR1"] = "actions residualScore",
            ["CR2"] = "actions directionOfTravel",
            ["CR3"] = "",
        }, ignoreOrder: true);
        var (one, two) = ((await Editor.Hold("CR1")).Entry, (await Editor.Hold("CR2")).Entry);
        (one.ResidualScore.Impact, one.ResidualScore.Likelihood).ShouldBe((4, 2));
        one.Actions.Select(action => (action.Text, action.DueOn, action.Status)).ShouldBe(
            [("Dig wells", new DateOnly(2027, 3, 31), ActionStatus.Open), ("Save water", null, ActionStatus.Done)]);
        two.DirectionOfTravel.Direction.ShouldBe(Direction.Downwards);
        two.Actions.Select(action => (action.Text, action.Owner, action.DueOn))
            .ShouldBe([("Plant reeds", "Gardener", new DateOnly(2027, 5, 1))]);
    }

    [Fact]
    public async Task A_stale_row_of_a_workbook_from_LibreOffice_is_refused_by_name()
    {
        Prerequisites.NeedsLibreOffice();
        await Fill();
        using var sheets = await OfficeSheets.Open(await Workbook());
        sheets.Fill("Risks", "CR2", "Residual likelihood", "2").Fill("Risks", "CR1", "Title", "Wells run dry");
        await Editor.Change("CR2", new { title = "Banks are washed out" });
        await Editor.Change("CR3", new { title = "Nets are torn" });

        var (_, found) = await Editor.SendImport("", [("register.xlsx", await sheets.Save())]).Refused();

        found.Messages.ShouldHaveSingleItem().Code.ShouldBe("stale");
        found.Messages[0].Message.ShouldStartWith("CR2 has changed");
        found.Rows.ToDictionary(row => row.Reference!, row => row.Result).ShouldBe(new Dictionary<string, RowResult>
        {
            ["CR1"] = RowResult.Updated,
            ["CR2"] = RowResult.Refused,
            ["CR3"] = RowResult.Unchanged,
        }, ignoreOrder: true);
    }

    async Task Fill()
    {
        foreach (var title in new[] { "Reservoir runs dry", "Banks are washed away", "Nets tear" })
        {
            await Editor.Create(new NewEntry
            {
                Title = title,
                Owners = ["Head of Wells"],
                Actions = title == "Reservoir runs dry" ? [new { text = "Dig wells", dueOn = "2016-11-30" }, new { text = "Save water" }]
                    : null,
            });
        }
    }

    async Task<byte[]> Workbook(string query = "")
    {
        using var file = await Editor.Get($"/api/v1/register?format=xlsx{query}");
        return await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
