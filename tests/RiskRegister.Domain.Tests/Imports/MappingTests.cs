using System.Text;
using RiskRegister.Domain.Imports;
using Shouldly;

namespace RiskRegister.Domain.Tests.Imports;

public sealed class MappingTests
{
    [Theory]
    [InlineData("""{"version":2}""", "$.version")]
    [InlineData("""{"colour":"red"}""", "$.colour")]
    [InlineData("""{"version":1,"version":1}""", "$.version")]
    [InlineData("""{"tables":[{"columns":[{"heading":"A","order":"sideways"}]}]}""", "$.tables[0].columns[0].order")]
    [InlineData("""{"tables":[{"columns":[{"heading":"A"},{"heading":"a"}]}]}""", "$.tables[0].columns[1].heading")]
    [InlineData("""{"tables":[{"columns":[{"heading":""}]}]}""", "$.tables[0].columns[0].heading")]
    [InlineData("""{"tables":[{"columns":[{"heading":"A","fields":["title","title"]}]}]}""", "$.tables[0].columns[0].fields")]
    [InlineData("""{"tables":[null]}""", "$.tables[0]")]
    [InlineData("""{"scales":{"impact":{"A":6}}}""", "$.scales.impact['A']")]
    [InlineData("""{"scales":{"score":{"High":{"impact":4,"likelihood":0}}}}""", "$.scales.score['High']")]
    [InlineData("""{"exemptParagraph":"8"}""", "$.exemptParagraph")]
    [InlineData("""{"closuresAtMost":-1}""", "$.closuresAtMost")]
    [InlineData("""{"answers":{"x":""}}""", "$.answers['x']")]
    [InlineData("""{"answers":null}""", "$.answers")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("{", "$")]
    public void A_fault_is_named_by_its_path(string json, string path)
    {
        var (mapping, faults) = MappingText.Read(Encoding.UTF8.GetBytes(json));

        mapping.ShouldBeNull();
        faults.ShouldContain(fault => fault.Path == path, string.Join("; ", faults));
    }

    [Theory]
    [InlineData("blank-row:4", true)]
    [InlineData("singel-score", true)]
    [InlineData("Single-score", true)]
    [InlineData("status", true)]
    [InlineData("single-score:risks", true)]
    [InlineData("single-score", false)]
    [InlineData("status:parked", false)]
    [InlineData("same:risk:flooding", false)]
    [InlineData("absent-rows:2026-27-Q1", false)]
    public void Answers_that_no_import_asks_for_are_named_together_and_those_that_do_not_arise_are_not(string id, bool isNamed)
    {
        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { [id] = "no", ["no-such:1"] = "yes" } };

        var read = RegisterReader.Read([Importing.Table(Importing.Rows(("CR1", "Flooding", "16", "9")))], Importing.Settings, mapping);

        var message = read.Messages.ShouldHaveSingleItem();
        (message.Code, message.Severity, message.Table).ShouldBe((ImportCodes.AnswerUnknown, ImportSeverity.Reported, null));
        message.Message.ShouldContain("\"no-such:1\"");
        message.Message.Contains($"\"{id}\"", StringComparison.Ordinal).ShouldBe(isNamed);
    }

    [Fact]
    public void A_mapping_too_large_or_too_deep_is_refused()
    {
        MappingText.Read(new byte[MappingRules.LargestText + 1]).Faults.ShouldHaveSingleItem();
        MappingText.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("""{"tables":[""", 1_000)))).Mapping.ShouldBeNull();
        var many =
            new ImportMapping { Answers = Enumerable.Range(0, MappingRules.Answers + 1).ToDictionary(number => $"q{number}", _ => "yes") };
        MappingRules.FaultsOf(many).ShouldHaveSingleItem().Path.ShouldBe("$.answers");
    }

    [Fact]
    public void Every_shipped_profile_is_a_good_mapping_and_says_what_it_is_for()
    {
        ShippedProfiles.All.Keys.ShouldBe(["ciso-assistant", "eramba", "monarc", "opengrc", "own-entries", "own-register", "simplerisk"]);
        ShippedProfiles.All.Values.ShouldAllBe(profile => profile.Description != null && MappingRules.FaultsOf(profile).Count == 0);
    }

    [Fact]
    public void What_the_peers_export_is_read_by_their_profiles()
    {
        One("opengrc",
            ["Code", "Name", "Description", "Status", "Inherent Likelihood", "Inherent Impact", "Inherent Risk", "Residual Likelihood",
                "Residual Impact", "Residual Risk", "Department"],
            ["R-1", "Flood", "By the river", "Assessed", "5", "4", "20", "3", "4", "12", "Waste"]).ShouldBe(("Flood", 4, 5, 4, 3));
        One("ciso-assistant",
            ["ref_id", "assets", "threats", "name", "description", "existing_controls", "current_impact", "current_proba", "current_risk",
                "additional_controls", "residual_impact", "residual_proba", "residual_risk", "treatment"],
            ["R.1", "Depot", "Water", "Flood", "By the river", "Gate", "Major", "Likely", "High", "Pump", "Major", "Possible", "High",
                "mitigate"])
            .ShouldBe(("Flood", 4, 4, 4, 3));
        One("simplerisk",
            ["ID", "Status", "Subject", "Category", "Owner", "Inherent Risk", "Current Likelihood", "Current Impact", "Current Solution"],
            ["1001", "New", "Flood", "Physical", "Head of Waste", "8", "5", "4", "Gate"]).ShouldBe(("Flood", 4, 5, 4, 5));
        Proposed("eramba", ["Title", "Description", "Owner", "Tags", "Treatment: Internal Controls", "Residual Score"],
            ["Flood", "By the river", "Head of Waste", "Legal", "Gate", "50"]);
        Proposed("monarc", ["Asset", "C Impact", "I Impact", "A Impact", "Threat", "Prob.", "Vulnerability", "Existing controls",
            "Qualif.", "Current risk C",
                "Current risk I", "Current risk A", "Treatment", "Residual risk", "Risk owner"],
            ["Depot", "1", "1", "3", "Flood", "4", "By the river", "Gate", "3", "12", "12", "36", "Reduced", "12", "Head of Waste"]);

        static EntryState Import(string profile, string[] headings, string[] cells)
        {
            var read = RegisterReader.Read([Importing.Table(headings, cells)], Importing.Settings, ShippedProfiles.All[profile]);
            Importing.Refusals(read.Messages).ShouldBeEmpty();
            return Importing.LiveAfter(Importing.Plan(read, [])).ShouldHaveSingleItem();
        }

        static (string, int, int, int, int) One(string profile, string[] headings, string[] cells)
        {
            var entry = Import(profile, headings, cells);
            entry.Status.ShouldBe(EntryStatus.Open);
            return (entry.Title, entry.Score.Impact, entry.Score.Likelihood, entry.ResidualScore.Impact, entry.ResidualScore.Likelihood);
        }

        static void Proposed(string profile, string[] headings, string[] cells)
        {
            var entry = Import(profile, headings, cells);
            (entry.Title, entry.Status).ShouldBe(("Flood", EntryStatus.Proposed));
        }
    }
}
