using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What lines between entries, and names of sheets, say of kind and status.</summary>
public class SectionKindTests
{
    static readonly string[] Headings = ["Reference", "Title", "Score", "Residual score"];

    [Fact]
    public void A_section_of_risks_ends_the_opportunities_and_one_of_neither_does_not()
    {
        var read = Read(Table(
            Headings, ["Open risks"], ["R1", "Hedges", "16", "4"], ["Opportunities"], ["R2", "Green hire", "16", "4"], ["Parks"],
            ["R3", "Solar farm", "16", "4"], ["Emerging risks"], ["R4", "Ash trees", "16", "4"], ["Emerging opportunities"],
            ["R5", "Dark skies", "16", "4"]));
        read.Rows.Select(row => row.Kind).ShouldBe(
            [EntryKind.Risk, EntryKind.Opportunity, EntryKind.Opportunity, EntryKind.Risk, EntryKind.Opportunity]);
    }

    [Fact]
    public void Closed_risks_below_opportunities_are_risks()
    {
        SourceTable[] table =
            [Table(Headings, ["Opportunities"], ["R2", "Green hire", "16", "4"], ["Closed risks"], ["R4", "Ash trees", "16", "4"])];
        Answered(table, ("closed-section:closed risks", "closed")).Rows.Select(row => (row.Kind, row.Status))
            .ShouldBe([(EntryKind.Opportunity, null), (EntryKind.Risk, RowStatus.Closed)]);
    }

    [Theory]
    [InlineData("De-escalated")]
    [InlineData("Deescalated risks")]
    public void A_sheet_of_what_was_deescalated_is_left_out_and_named(string name)
    {
        var read = Read(Sheet("Live", Headings, ["R1", "Weir collapse", "16", "4"]), Sheet(name, Headings, ["R2", "Reeds", "16", "2"]));
        read.Rows.ShouldHaveSingleItem().Title.ShouldBe("Weir collapse");
        read.Messages.ShouldContain(message => message.Code == ImportCodes.SheetIgnored && message.Table!.EndsWith(name));
    }

    [Theory]
    [InlineData("Closed landfill sites")]
    [InlineData("Closed churchyards")]
    [InlineData("CCTV (closed circuit)")]
    [InlineData("Closed-circuit television")]
    [InlineData("Closed loop recycling")]
    [InlineData("Closed and derelict quarries")]
    [InlineData("Removed trees")]
    [InlineData("Archive service")]
    public void What_else_is_closed_is_no_section_of_closed_entries(string name)
    {
        Understood(Table(Headings, ["R1", "Weir collapse", "16", "4"], [name], ["R2", "Gas leaks", "16", "4"]))
            .Analysis.Questions.ShouldNotContain(question => question.Id.StartsWith("closed-section"));
        Read(Sheet("Live", Headings, ["R1", "Weir collapse", "16", "4"]), Sheet(name, Headings, ["R2", "Gas leaks", "16", "4"]))
            .Rows.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Closed")]
    [InlineData("Closed Q2 2026/27")]
    [InlineData("Closed May 2026")]
    [InlineData("Parks – closed")]
    [InlineData("Closed and archived")]
    [InlineData("Closed strategic risks")]
    [InlineData("Items removed since May")]
    [InlineData("Register (closed)")]
    [InlineData("Closed this quarter")]
    [InlineData("Closed by committee")]
    public void A_section_of_closed_entries_is_asked_about(string name)
    {
        Understood(Table(Headings, ["R1", "Weir collapse", "16", "4"], [name], ["R2", "Gas leaks", "16", "4"]))
            .Analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("closed-section:");
        Read(Sheet("Live", Headings, ["R1", "Weir collapse", "16", "4"]), Sheet(name, Headings, ["R2", "Gas leaks", "16", "4"]))
            .Rows.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("No risks have been closed since March.")]
    [InlineData("One risk has been closed this quarter.")]
    [InlineData("The board saw the register in May; closed risks are listed in Appendix B.")]
    [InlineData("Corporate risks (closed risks not shown)")]
    [InlineData("Register excluding closed risks")]
    [InlineData("Closed risks are held by the Risk Manager")]
    [InlineData("No new risks are proposed.")]
    [InlineData("No opportunities have been identified.")]
    [InlineData("Opportunities are reported separately.")]
    public void What_is_said_of_entries_elsewhere_is_no_name_of_those_below(string line)
    {
        SourceTable[] tables =
        [
            Table(["Ref", "Risk", "Score", "Residual"], ["1", "Floods", "16", "9"]) with { Title = line },
            Table(["Ref", "Risk", "Score", "Residual"], ["1", "Floods", "16", "9"], [line, "", "", ""], ["2", "Fire", "12", "9"]),
        ];
        foreach (var table in tables)
        {
            var understood = Understood(table);
            understood.Analysis.Questions.ShouldBeEmpty();
            understood.Register.Rows.ShouldAllBe(row => row.Status == null && row.Kind == EntryKind.Risk);
        }
    }

    [Theory]
    [InlineData("Closed risks")]
    [InlineData("The following risks have been closed since May")]
    [InlineData("Risks that were removed this quarter")]
    [InlineData("Closed risks (no longer monitored)")]
    [InlineData("Closed risks: all have been transferred")]
    [InlineData("No longer live: closed risks")]
    public void The_name_of_the_only_table_is_asked_about_where_it_speaks_of_closed_entries(string name)
    {
        var table = Table(["Ref", "Risk", "Score", "Residual"], ["1", "Floods", "16", "9"]) with { Title = name };

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id[..15], question.Proposed).ShouldBe(("closed-section:", "closed"));
        Answered([table], (question.Id, "open")).Rows.ShouldHaveSingleItem().Status.ShouldNotBe(RowStatus.Closed);
        Answered([table], (question.Id, "closed")).Rows.ShouldHaveSingleItem().Status.ShouldBe(RowStatus.Closed);
    }
}
