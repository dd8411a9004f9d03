using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Names of sections that are merged over all columns say nothing of what these hold.</summary>
public class SectionsAcrossTests
{
    static ReadRegister ReadBelowSections(string heading, params string[] cells)
    {
        string[] Section(string name) => [.. Enumerable.Repeat(name, 6)];
        var table = Across(Table(
        [
            ["Ref", "Risk", "Score", "Residual", "Actions", heading],
            Section("Rivers and shores"),
            .. cells.Select((cell, at) => (string[])[$"R{at + 1}", $"Risk {at + 1}", "16", "9", $"Act {at + 1}", cell]),
            Section("Roads and bridges"),
            ["R9", "Bridge falls", "12", "4", "Mend the bridge", cells[0]],
        ]));
        return Answered([table], ("section-rows", "nothing"));
    }

    [Theory]
    [InlineData("Owner & Target Date", "Head of Shores\n31/03/2027")]
    [InlineData("Lead / deadline", "Head of Shores / 31/03/2027")]
    [InlineData("Responsible officer and target date", "Head of Shores, 31/03/2027")]
    public void Owners_with_days_are_parted_beside_them(string heading, string cell)
    {
        var read = ReadBelowSections(heading, cell);
        read.Rows.Count.ShouldBe(2);
        foreach (var row in read.Rows)
        {
            var action = row.Actions!.Value.ShouldHaveSingleItem();
            action.Owner.Value.ShouldBe("Head of Shores");
            action.DueOn.Value.ShouldBe(new DateOnly(2027, 3, 31));
        }
    }

    [Fact]
    public void Two_owners_in_a_cell_are_parted_beside_them()
    {
        var row = ReadBelowSections("Risk owner / Action owner", "Head of Shores / Ferry Officer").Rows[0];
        row.Owners!.Value.ShouldBe(["Head of Shores"]);
        row.Actions!.Value.ShouldHaveSingleItem().Owner.Value.ShouldBe("Ferry Officer");
    }

    static readonly string[] NoReference = ["Risk", "Likelihood", "Impact", "Total", "How managed", "Owner"];

    [Theory]
    [InlineData("Financial")]
    [InlineData("Land and buildings")]
    [InlineData("Proposed works")]
    public void They_are_no_entries_where_the_first_column_is_the_title(string name)
    {
        string[] Section(string text) => [.. Enumerable.Repeat(text, NoReference.Length)];
        var table = Across(Table(NoReference, Section(name),
            ["Cash goes astray", "1", "4", "4", "Two sign", "Clerk"], Section("Playing field"),
            ["Swing breaks", "2", "4", "8", "Weekly look", "Warden"], ["Gate sticks", "", "", "", "Oil", "Warden"]));

        var understood = Understood(table);
        understood.Analysis.LeftOut.Select(row => row.Reason).ShouldBe([LeftOutReason.Section, LeftOutReason.Section]);
        understood.Analysis.Questions.Select(question => question.Id).ShouldContain("unscored-rows");
        var read = Answered([table], ("single-score", "residual"), ("unscored-rows", "propose"));
        read.Rows.Select(row => row.Title).ShouldBe(["Cash goes astray", "Swing breaks", "Gate sticks"]);
    }

    [Fact]
    public void A_title_alone_that_is_merged_over_nothing_may_be_an_entry()
    {
        var understood = Understood(Table(NoReference, ["Cash goes astray", "1", "4", "4", "Two sign", "Clerk"],
            ["Financial", "", "", "", "", ""], ["Swing breaks", "2", "4", "8", "Weekly look", "Warden"]));

        understood.Analysis.Questions.Select(question => question.Id).ShouldContain("unscored-rows");
    }
}
