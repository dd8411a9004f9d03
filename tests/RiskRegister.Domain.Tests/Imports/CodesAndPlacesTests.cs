using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Columns whose cells are codes or places, whatever their headings are.</summary>
public sealed class CodesAndPlacesTests
{
    [Theory]
    [InlineData("A.5.1, A.8.2", "A.8.24")]
    [InlineData("AC-2; AC-17(1)", "CM-6")]
    [InlineData("CIS 4", "CIS 12 / CIS 13")]
    [InlineData("8.2, 5.18", "ISO 27001 A.5.15")]
    [InlineData("PR.AC-1\nPR.DS-5", "CC6.1")]
    public void Numbers_of_clauses_are_no_controls(string first, string second)
    {
        var beside = Read(Table([.. Columns("Related controls", "Existing controls")],
            ["K1", "Kiln cracks", "16", "9", first, "Bricks in stock"], ["K2", "Clay runs out", "16", "9", second, "Two suppliers"]));
        beside.Rows.Select(row => row.Controls!.Value.ShouldHaveSingleItem()).ShouldBe(["Bricks in stock", "Two suppliers"]);
        beside.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnIgnored && message.Column == "Related controls");

        var alone = Table([.. Columns("Related controls")],
            ["K1", "Kiln cracks", "16", "9", first], ["K2", "Clay runs out", "16", "9", second]);
        var question = Understood(alone).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Proposed).ShouldBe(("clauses:related controls", "none"));
        Answered([alone], (question.Id, "none")).Rows[0].Controls.ShouldBeNull();
        Answered([alone], (question.Id, "controls")).Rows[1].Controls!.Value.ShouldContain(second.Split('\n')[^1]);
    }

    [Theory]
    [InlineData("A.5.1", "Bricks in stock")]
    [InlineData("A.5.1 Policies for information security", "A.8.2 Access")]
    [InlineData("MFA", "EDR")]
    [InlineData("24 guards", "CCTV in 3 halls")]
    [InlineData("3", "12")]
    [InlineData("0.5", "0.75")]
    public void Other_controls_are_read(string first, string second) =>
        Read(Table([.. Columns("Controls")], ["K1", "Kiln cracks", "16", "9", first], ["K2", "Clay runs out", "16", "9", second]))
            .Rows.Select(row => row.Controls!.Value.ShouldHaveSingleItem()).ShouldBe([first, second]);

    [Theory]
    [InlineData("North", "South-West")]
    [InlineData("Inbound", "Outbound")]
    public void Places_below_direction_are_no_direction_of_travel(string first, string second)
    {
        var read = Directions(first, second);

        read.Rows.ShouldAllBe(row => row.Narrative == null && row.Direction == null);
        read.Messages.ShouldHaveSingleItem().Column.ShouldBe("Direction");
    }

    [Theory]
    [InlineData("North", "Up", 1)]
    [InlineData("Inbound", "Rising with the river", 2)]
    public void Where_a_cell_says_more_the_column_is_read(string first, string second, int narratives) =>
        Directions(first, second).Rows.Count(row => row.Narrative?.Value is { Length: > 0 }).ShouldBe(narratives);

    [Fact]
    public void Codes_beside_references_are_no_titles()
    {
        var read = Read(Table(["Ref", "Risk", "Risk description", "Score", "Residual score"],
            ["1", "FIN-01", "Kiln cracks", "16", "9"], ["2", "FIN-02", "Clay runs out", "16", "9"]));

        read.Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "Clay runs out"]);
        read.Messages.ShouldHaveSingleItem().Column.ShouldBe("Risk");
    }

    [Theory]
    [InlineData("Risk title", "Clay runs out")]
    [InlineData("Risk", "")]
    public void Codes_stay_titles_below_a_heading_that_says_so_and_where_there_is_nothing_else(string heading, string last) =>
        Read(Table(["Ref", heading, "Risk description", "Score", "Residual score"],
            ["1", "FIN-01", "Kiln cracks", "16", "9"], ["2", "FIN-02", last, "16", "9"]))
            .Rows.Select(row => row.Title).ShouldBe(["FIN-01", "FIN-02"]);

    [Fact]
    public void Titles_that_look_like_one_code_stay() =>
        Read(Table(["Ref", "Risk", "Risk description", "Score", "Residual score"], ["1", "COVID-19", "It comes back", "16", "9"]))
            .Rows[0].Title.ShouldBe("COVID-19");

    [Theory]
    [InlineData("11 (was 4)", "11")]
    [InlineData("R12 (formerly R3)", "R12")]
    [InlineData("R12 (ex R3)", "R12")]
    public void What_a_reference_was_before_is_no_part_of_it_and_named(string reference, string read)
    {
        var register = ReadCells(("Reference", reference));

        register.Rows[0].SourceReference!.Value.ShouldBe(read);
        CodesOf(register.Messages).ShouldBe([ImportCodes.TextIgnored]);
    }

    [Theory]
    [InlineData("R12 (part 3)")]
    [InlineData("R12 (waste)")]
    public void Other_brackets_stay_in_a_reference(string reference) =>
        ReadCells(("Reference", reference)).Rows[0].SourceReference!.Value.ShouldBe(reference);

    static ReadRegister Directions(string first, string second) => Read(Table([.. Columns("Direction")],
        ["K1", "Kiln cracks", "16", "9", first], ["K2", "Clay runs out", "16", "9", second]));

    static string[] Columns(params string[] more) => ["Ref", "Risk", "Score", "Residual score", .. more];
}
