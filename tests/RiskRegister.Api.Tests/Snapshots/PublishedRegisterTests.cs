using System.Text;
using RiskRegister.Api.Forms;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Snapshots;

/// <summary>A register as a council published it, and its quarter before.</summary>
public sealed class PublishedRegisterTests(TestCluster cluster) : FreshRegister(cluster)
{
    [Fact]
    public async Task All_entries_of_both_quarters_are_stored_as_they_were_printed()
    {
        foreach (var quarter in new[] { "2016-17-Q2", "2016-17-Q3" })
        {
            var import = await Editor.Import($"?quarter={quarter}", RegisterFiles.Of(RegisterFiles.Published, quarter));
            (import.Refused, import.Closed, import.Rows.Count).ShouldBe((0, 0, 19));
        }

        var entries = (await Editor.AllFrozen("2016-17-Q3")).ToDictionary(entry => entry.Reference!);
        entries.Values.Count(entry => entry.Kind == EntryKind.Risk).ShouldBe(15);
        entries.Values.Count(entry => entry.Kind == EntryKind.Opportunity).ShouldBe(4);
        (entries["CR1"].Score.Value, entries["CR1"].ResidualScore.Value).ShouldBe((25, 16));
        (entries["CO1"].Score.Value, entries["CO1"].ResidualScore.Value).ShouldBe((12, 16));
        entries["CR16"].Owners.Count.ShouldBe(2);
        entries["CR15"].Types.ShouldBe(["Economic", "Environmental", "Reputational", "Legal"]);
        Stated("CR16").ShouldBe(Direction.Level);
        Stated("CR21").ShouldBe(Direction.Downwards);
        Stated("CR20").ShouldBe(Direction.Upwards);
        Stated("CO1").ShouldBe(Direction.Upwards);
        Stated("CR6").ShouldBeNull();
        Stated("CR8").ShouldBeNull();
        entries["CR6"].DirectionOfTravel.Narrative.ShouldNotBeNullOrWhiteSpace();
        entries["CR8"].DirectionOfTravel.Narrative.ShouldNotBeNull().ShouldContain("Increased IRO capacity");
        entries.Values.ShouldAllBe(entry => entry.OnRegister && entry.Status == EntryStatus.Open);
        entries.Values.SelectMany(entry => new[] { entry.Score, entry.ResidualScore })
            .ShouldAllBe(score => score.Assumed == (score.Value == 12 || score.Value == 15));
        (await Editor.FrozenRegister("2016-17-Q3")).Entries.Count.ShouldBe(19);
        (await Editor.Get("/api/v1/register").Read<RegisterDocument<EntryDocument>>()).Entries.Select(entry => entry.Reference)
            .ShouldBe(["CR1", "CR2", "CR4", "CR5", "CR6", "CR7", "CR8", "CR12", "CR15", "CR16", "CR20", "CR21", "CR24", "CR25", "CR26",
                "CO1", "CO2", "CO3", "CO4"]);

        Direction? Stated(string reference) =>
            entries[reference].DirectionOfTravel is { Stated: true } stated ? stated.Direction : null;
    }

    [Fact]
    public async Task Every_twelve_and_fifteen_is_reported_as_assumed()
    {
        var import = await Editor.Import("?quarter=2016-17-Q2", RegisterFiles.Of(RegisterFiles.Published, "2016-17-Q2"));

        var assumed = (await Editor.AllEntries())
            .Sum(entry => new[] { entry.Score, entry.ResidualScore }.Count(score => score.Value is 12 or 15));
        import.Messages.Count(message => message.Code == ImportCodes.ScoreAssumed).ShouldBe(assumed);
    }

    [Fact]
    public async Task Highlights_are_what_the_council_said_had_changed()
    {
        await ImportBoth(RegisterFiles.Published);

        var highlights = await Editor.Highlights("2016-17-Q3");

        (highlights.Quarter, highlights.Since).ShouldBe(("2016-17-Q3", "2016-17-Q2"));
        highlights.Summary.ShouldBe([
            "There are no additions to or deletions from the register this quarter.",
            "Allowing for mitigating and maximising actions, 15 risks and 4 opportunities have a residual score of 12 or above and remain "
                + "on the register."]);
        highlights.Codes.ShouldBe(new Dictionary<string, string>
        {
            ["CR1"] = "actions_added",
            ["CR2"] = "actions_added",
            ["CR4"] = "actions_added",
            ["CR5"] = "actions_added direction_updated",
            ["CR6"] = "unchanged",
            ["CR7"] = "actions_added direction_updated",
            ["CR8"] = "direction_updated",
            ["CR12"] = "actions_added",
            ["CR15"] = "direction_updated",
            ["CR16"] = "actions_added",
            ["CR20"] = "unchanged",
            ["CR21"] = "unchanged",
            ["CR24"] = "unchanged",
            ["CR25"] = "unchanged",
            ["CR26"] = "actions_added",
            ["CO1"] = "actions_added",
            ["CO2"] = "actions_added",
            ["CO3"] = "unchanged",
            ["CO4"] = "actions_added",
        });
    }

    [Theory]
    [InlineData(RegisterFiles.Sample)]
    [InlineData(RegisterFiles.Published)]
    public async Task The_same_again_is_refused_as_a_quarter_and_changes_nothing_in_the_live_register(string register)
    {
        var files = await ImportBoth(register);
        var before = await RegisterDigest.Of(App);

        (await Editor.SendImport("?quarter=2016-17-Q3", files).Problem(409, "quarter_taken")).Detail.ShouldContain("2016-17-Q3");
        (await Editor.SendImport("?quarter=2016-17-Q2", files).Problem(409, "quarter_passed")).Detail.ShouldContain("2016-17-Q3");
        var live = await Editor.Import("", files);

        (live.Unchanged, live.Created, live.Updated, live.Refused, live.Closed).ShouldBe((19, 0, 0, 0, 0));
        (await RegisterDigest.Of(App)).ShouldBe(before);
    }

    [Theory]
    [InlineData(RegisterFiles.Sample)]
    [InlineData(RegisterFiles.Published)]
    public async Task Its_own_CSV_exports_import_again_without_a_change(string register)
    {
        await ImportBoth(register);
        var live = await Editor.Csv("/api/v1/register?edition=full");
        var frozen = await Editor.Csv("/api/v1/snapshots/2016-17-Q3/register");

        foreach (var export in new[] { live, frozen })
        {
            var again = await Editor.Import("", ("export.csv", Encoding.UTF8.GetBytes(export)));
            (again.Unchanged, again.Rows.Count).ShouldBe((19, 19));
        }
    }

    async Task<(string, byte[])[]> ImportBoth(string register)
    {
        await Editor.Import("?quarter=2016-17-Q2", RegisterFiles.Of(register, "2016-17-Q2"));
        var files = RegisterFiles.Of(register, "2016-17-Q3");
        await Editor.Import("?quarter=2016-17-Q3", files);
        return files;
    }
}
