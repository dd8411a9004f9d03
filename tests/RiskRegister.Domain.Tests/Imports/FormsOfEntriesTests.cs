using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Forms below a table that say what is done about its entries, each below the name of one.</summary>
public sealed class FormsOfEntriesTests
{
    static readonly SourceTable Register = Named("harbour.md – table 1",
        ["Ref", "Risk", "Impact", "Likelihood", "Residual score"], ["H1", "Silt", "4", "3", "9"], ["H2", "Theft", "3", "3", "4"]);

    [Theory]
    [InlineData("H1 – Silt", "H2 – Theft")]
    [InlineData("H1: Silt", "H2")]
    [InlineData("Risk H1: silt", "Risk H2: Theft")]
    public void Belong_to_the_entry_whose_reference_and_title_they_have(string first, string second)
    {
        SourceTable[] tables = [Register, Form(2, first, "Dredge"), Form(3, second, "Cameras\nLocks")];
        var asked = Understood(tables).Analysis.Questions.ShouldHaveSingleItem();
        (asked.Id[..13], asked.Proposed).ShouldBe(("one-register:", "join"));
        Answered(tables, (asked.Id, "join")).Rows.Select(row => row.Actions?.Value.Select(action => action.Text))
            .ShouldBe([["Dredge"], ["Cameras", "Locks"]]);
    }

    [Fact]
    public void Or_whose_title_alone_they_have()
    {
        SourceTable[] tables = [Register, Form(2, "Silt", "Dredge"), Form(3, "Theft", "Cameras")];
        var asked = Understood(tables).Analysis.Questions.ShouldHaveSingleItem();
        Answered(tables, (asked.Id, "join")).Rows.Select(row => row.Actions!.Value[0].Text).ShouldBe(["Dredge", "Cameras"]);
    }

    [Theory]
    [InlineData("H1 – Fog", "H2 – Ice")]
    [InlineData("H3 – Silt", "Thefts")]
    [InlineData("Dredging", "Cameras")]
    public void Of_others_they_are_left_out_and_named(string first, string second)
    {
        var read = Read(Register, Form(2, first, "Dredge"), Form(3, second, "Cameras"));
        read.Rows.Select(row => row.Actions).ShouldBe([null, null]);
        read.Messages.Count(message => message.Code == ImportCodes.HeadingNotFound).ShouldBe(2);
    }

    [Fact]
    public void A_form_with_a_score_is_an_entry_of_its_own()
    {
        var read = Read(
            Form(1, "H1 – Silt", "Dredge", ["Impact", "4"], ["Likelihood", "3"], ["Residual score", "9"]),
            Form(2, "H2 – Theft", "Locks", ["Impact", "3"], ["Likelihood", "3"], ["Residual score", "4"]));
        read.Rows.Select(row => row.Actions!.Value[0].Text).ShouldBe(["Dredge", "Locks"]);
    }

    static SourceTable Form(int number, string title, string actions, params string[][] others)
    {
        string[][] rows = [["Further action", actions], ["Trigger", "Soundings"], .. others];
        return Named($"harbour.md – table {number}", rows) with { Title = title, OneOfSeveral = true };
    }
}
