using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Forms that are known by each other, what stands above a sheet of them, and what stands outside of tables.</summary>
public sealed class RepeatedFormTests
{
    const string Secret = "EXEMPT – not for publication";

    static readonly (string, string)[] IsExempt = [($"exempt-column:(line across):{Secret.ToLowerInvariant().Replace('–', '-')}", "exempt"),
        ("exempt-paragraph", "3")];

    [Fact]
    public void Forms_with_labels_of_their_own_are_known_by_each_other()
    {
        var read = Read(
            Form(1, "Risk 1: Embankment breach", "Chief Engineer", "Likelihood 4 Impact 5 = 20", "Likelihood 2 Impact 5 = 10"),
            Form(2, "Risk 2: Towpath funding lost", "Head of Partnerships", "Likelihood 3 Impact 4 = 12", "Likelihood 3 Impact 2 = 6"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Owners!.Value[0])).ShouldBe(
            [("1", "Embankment breach", "Chief Engineer"), ("2", "Towpath funding lost", "Head of Partnerships")]);
        read.Rows.Select(row => (row.Score!.Value, row.ResidualScore!.Value)).ShouldBe(
            [(new StatedScore(20, 5, 4), new StatedScore(10, 5, 2)), (new StatedScore(12, 4, 3), new StatedScore(6, 2, 3))]);
    }

    [Fact]
    public void What_they_say_under_labels_of_their_own_is_named() =>
        Read(Form(1, "Risk 1: Bank slips", "Ames", "20", "10"), Form(2, "Risk 2: Lock jams", "Bell", "12", "6")).Messages
            .Where(message => message.Code == ImportCodes.ColumnIgnored).Select(message => message.Column)
            .ShouldBe(["Seen at", "What holds it"]);

    [Fact]
    public void Tables_with_the_same_headings_are_none()
    {
        var read = Read(
            Part(1, "North", ["N1", "Bank slips", "16", "9"], ["N2", "Lock jams", "12", "6"]),
            Part(2, "South", ["S1", "Weir fails", "20", "8"], ["S2", "Gate rots", "9", "6"]));

        read.Rows.Select(row => (row.SourceReference!.Value, row.Title)).ShouldBe(
            [("N1", "Bank slips"), ("N2", "Lock jams"), ("S1", "Weir fails"), ("S2", "Gate rots")]);

        static SourceTable Part(int number, string title, params string[][] rows) =>
            Titled(number, title, [["Ref", "Risk", "Inherent score", "Residual score"], .. rows]);
    }

    [Fact]
    public void A_row_below_another_is_an_entry_of_its_own_where_nothing_is_headed_as_a_title()
    {
        var tables = new[] { Part(1, "North", "Custody", "Fleet"), Part(2, "South", "Drones", "Dogs") };

        var analysis = Understood(tables).Analysis;

        analysis.Tables.SelectMany(table => table.Columns).Select(column => column.Heading).Distinct()
            .ShouldBe(["Area", "Owner", "Gross score", "Net score"]);
        analysis.Tables.Sum(table => table.Rows).ShouldBe(4);

        static SourceTable Part(int number, string title, string first, string second) => Titled(number, title,
            ["Area", "Owner", "Gross score", "Net score"], [first, "Insp Bell", "16", "9"], [second, "Sgt Dew", "12", "6"]);
    }

    [Fact]
    public void The_name_of_a_sheet_of_forms_is_no_name_of_the_first()
    {
        var read = Read(Sheet("Parish of Wick – risk forms"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Owners!.Value[0], row.Description!.Value)).ShouldBe(
            [("1", "Church roof leaks", "Clerk", "Slates missing"), ("2", "Play area injury", "Cllr Day", "Surface worn")]);
        read.Rows.Select(row => row.ResidualScore!.Value!.Value).ShouldBe([9, 6]);
    }

    [Fact]
    public void What_it_says_of_exemption_is_said_of_each()
    {
        Asked(Sheet(Secret)).ShouldContain(IsExempt[0].Item1);

        Answered([Sheet(Secret)], IsExempt).Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe(["3", "3"]);
    }

    [Theory]
    [InlineData("Likely / Major", 4, 4)]
    [InlineData("Almost certain / Minor", 2, 5)]
    [InlineData("Catastrophic / Unlikely", 5, 2)]
    public void Two_words_of_a_rating_are_the_factors_of_whose_scales_they_are(string cell, int impact, int likelihood) =>
        Answered([Rated(cell)], ("single-score", "residual")).Rows[0].ResidualScore!.Value
            .ShouldBe(new StatedScore(impact * likelihood, impact, likelihood));

    [Fact]
    public void Of_two_words_that_are_of_both_it_is_asked() => Asked(Rated("High / Medium")).ShouldContain("score:high / medium");

    [Fact]
    public void A_rating_beside_both_scores_is_none() =>
        Asked(Table(["Ref", "Risk", "Inherent score", "Residual score", "Scored"], ["1", "Theft", "16", "9", "A Clerk"])).ShouldBeEmpty();

    [Theory]
    [InlineData("Strike at the depot:", "Owner: HR", "Strike at the depot")]
    [InlineData("Risk 3: Cyber attack:", "• Owner: HR", "Risk 3: Cyber attack")]
    public void An_entry_outside_of_the_table_is_named(string heading, string line, string named) =>
        Read(Register(heading, line, "Impact: 2")).Messages.ShouldContain(message =>
            message.Code == ImportCodes.TextIgnored && message.Message.Contains($"below \"{named}\"", StringComparison.Ordinal));

    [Fact]
    public void What_is_said_of_the_whole_table_is_not() =>
        Read(Register("Owner: HR")).Messages.ShouldNotContain(message => message.Code == ImportCodes.TextIgnored);

    static SourceTable Register(params string[] behind) =>
        Table(["Ref", "Risk", "Inherent score", "Residual score"], ["1", "Flood", "16", "9"], ["2", "Fire", "12", "6"]) with
        {
            LinesBehind = behind,
        };

    static SourceTable Rated(string cell) => Table(["Ref", "Risk", "Rated"], ["1", "Theft of plant", cell]);

    static SourceTable Sheet(string above) => Table([above], ["Risk 1"],
        ["Risk title", "Church roof leaks", "Owner", "Clerk"], ["Description", "Slates missing"],
        ["Inherent score", "16", "Residual score", "9"],
        ["Risk 2"], ["Risk title", "Play area injury", "Owner", "Cllr Day"], ["Description", "Surface worn"],
        ["Inherent score", "12", "Residual score", "6"]);

    static SourceTable Form(int number, string title, string owner, string before, string after) => Titled(number, title,
        ["Champion", owner, "Seen at", "the yard"], ["Untreated", before, "Treated", after], ["What holds it", $"Checks of {title}"]);

    static SourceTable Titled(int number, string title, params string[][] rows) =>
        Named($"register.html – table {number}", rows) with { Title = title, OneOfSeveral = true };
}
