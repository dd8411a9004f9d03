using RiskRegister.Api.Features.Imports;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Imports;

/// <summary>What a file leaves open is asked, over HTTP, and an answer makes it right.</summary>
public sealed class AnalysisTests(TestCluster cluster) : FreshRegister(cluster)
{
    const string ThreeScores = "Ref,Risk,Inherent score,Current score,Residual score\nK1,Depot floods,4 x 5,4 x 4,4 x 3\n";

    [Fact]
    public async Task An_analysis_stores_nothing_and_its_own_mapping_with_the_answers_is_the_import()
    {
        var before = await RegisterDigest.Of(App);
        using var sent = await Editor.SendImport("/analysis", [File(ThreeScores)]);
        var analysis = await Task.FromResult(sent).Read<AnalysisDocument>();
        (await RegisterDigest.Of(App)).ShouldBe(before);

        analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("scores");
        analysis.Tables.ShouldHaveSingleItem().Entries.ShouldBe(1);
        (await Editor.SendImport("", [File(ThreeScores)]).Asked()).Questions.ShouldHaveSingleItem().Id.ShouldBe("scores");

        var mapping = analysis.Mapping with { Answers = new Dictionary<string, string> { ["scores"] = "inherentResidual" } };
        var text = System.Text.Encoding.UTF8.GetString(MappingText.Write(mapping));
        (await Editor.ImportAnswered("?dryRun=true", text, File(ThreeScores))).Created.ShouldBe(1);
        (await Editor.ImportAnswered("", text, File(ThreeScores))).Created.ShouldBe(1);
        var entry = (await Editor.Hold("CR1")).Entry;
        (entry.Score.Value, entry.ResidualScore.Value).ShouldBe((20, 12));
    }

    [Theory]
    [InlineData("""{"version":2}""")]
    [InlineData("""{"tables":[{"columns":[{"heading":"A","order":"sideways"}]}]}""")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_wrong_mapping_is_refused_by_path(string mapping) =>
        (await Editor.SendImport("", [File(ThreeScores)], mapping: mapping).Problem(400, "mapping_invalid")).Detail.ShouldStartWith("$");

    [Fact]
    public async Task A_profile_that_ships_reads_what_another_system_exported()
    {
        const string OpenGrc =
            "Code,Name,Description,Status,Inherent Likelihood,Inherent Impact,Inherent Risk,Residual Likelihood,Residual Impact,"
            + "Residual Risk,Department\nR-1,Flood,By the river,Assessed,5,4,20,3,4,12,Waste\n";

        (await Editor.Import("?profile=opengrc", File(OpenGrc))).Created.ShouldBe(1);

        (await Editor.Hold("CR1")).Entry.Service.ShouldBe("Waste");
        await Editor.SendImport("?profile=nobodys", [File(OpenGrc)]).Problem(404, "profile_not_found");
        await Editor.SendImport("?profile=opengrc", [File(OpenGrc)], mapping: "{}").Problem(400, "malformed");
    }

    [Fact]
    public async Task Rows_without_references_update_the_entries_of_their_titles_and_keep_what_the_file_does_not_say()
    {
        await Editor.Import("Title,Owner,Score,Residual\nDepot floods,Head of Waste,20,16\nPayroll stops,MT,20,16");

        var again = await Editor.Import("Title,Score,Residual\nDEPOT  floods.,20,12\nPayroll stops,20,16");

        (again.Created, again.Updated, again.Unchanged).ShouldBe((0, 1, 1));
        var entry = (await Editor.Hold("CR1")).Entry;
        (entry.ResidualScore.Value, entry.Owners.Single()).ShouldBe((12, "Head of Waste"));
    }

    [Fact]
    public async Task What_was_closed_as_missing_is_reopened_with_its_history_when_it_comes_back()
    {
        await Editor.Import("Reference,Title,Score,Residual\nCR1,Depot floods,25,16\nCR2,Payroll stops,25,16");
        await Editor.ImportAnswered(
            "?quarter=2016-17-Q3", """{"closuresAtMost":1}""", File("Reference,Title,Score,Residual\nCR1,Depot floods,25,16"));

        var back = await Editor.Import("Reference,Title,Score,Residual\nCR1,Depot floods,25,16\nCR2,Payroll stops,25,20");

        back.ReopenedEntries.ShouldHaveSingleItem();
        var entry = (await Editor.Hold("CR2")).Entry;
        (entry.Id, entry.Status, entry.Revision).ShouldBe((back.ReopenedEntries[0], EntryStatus.Open, 3));
    }

    [Fact]
    public async Task A_row_of_an_export_whose_entry_has_changed_since_is_stale_unless_it_is_named()
    {
        await Editor.Import("Reference,Title,Score,Residual,Owner\nCR1,Depot floods,25,16,MT");
        var exported = await Editor.Hold("CR1");
        await Editor.Change(exported, new { owners = new[] { "Head of Works" } });
        string Row(int residual) =>
            $"Id,Revision,Reference,Title,Score,Residual\n{exported.Entry.Id},{exported.Entry.Revision},CR1,Depot floods,25,{residual}";

        (await Editor.Import(Row(16))).Unchanged.ShouldBe(1);
        var (_, refused) = await Editor.SendImport("", [File(Row(12))]).Refused();
        refused.Messages.ShouldHaveSingleItem().Code.ShouldBe(ImportCodes.Stale);
        (await Editor.Import(Row(12), "?overwrite=CR1")).Updated.ShouldBe(1);
        (await Editor.Hold("CR1")).Entry.Owners.ShouldBe(["Head of Works"]);
    }

    static (string, byte[]) File(string text) => ("register.csv", SnapshotRequests.Bytes(text));
}
