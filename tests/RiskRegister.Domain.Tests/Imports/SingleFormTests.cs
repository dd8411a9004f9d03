using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>A file that is the form of one entry.</summary>
public sealed class SingleFormTests
{
    const string Question = "heading-above";

    static readonly string[][] Rows = [["Owner", "Potter"], ["Gross score", "16"], ["Net score", "4"], ["Controls", "Weekly test"]];
    static readonly string[] Sentence = ["Description", "Tiles fall"];

    [Theory]
    [InlineData("heading", "Damp and mould", "Tiles fall")]
    [InlineData("label", "Tiles fall", null)]
    public void Whether_its_heading_is_the_title_is_asked(string answer, string title, string? description)
    {
        SourceTable form = Sheet("Damp and mould", [Sentence, .. Rows]);

        Understood(form).Analysis.Questions.ShouldContain(question => question.Id == Question && question.Proposed == "heading");
        var row = Answered([form], (Question, answer)).Rows.ShouldHaveSingleItem();
        (row.Title, row.Description?.Value).ShouldBe((title, description));
    }

    [Theory]
    [InlineData("Damp and mould", "Damp and mould")]
    [InlineData("Damp – 2026 risk form", "Damp")]
    [InlineData("Failure to publish the annual report", "Failure to publish the annual report")]
    public void So_it_is_where_no_label_says_what_the_entry_is(string above, string title)
    {
        Asked(Sheet(above, Rows)).ShouldContain(Question);
        Answered([Sheet(above, Rows)], (Question, "heading")).Rows.ShouldHaveSingleItem().Title.ShouldBe(title);
    }

    [Theory]
    [InlineData("Risk Profile: Staff shortage")]
    [InlineData("Risk on a page – Staff shortage")]
    [InlineData("Opportunity: Staff shortage")]
    public void A_heading_that_says_that_it_names_a_risk_is_the_title(string above)
    {
        Asked(Sheet(above, Rows)).ShouldNotContain(Question);
        Read(Sheet(above, [Sentence, .. Rows])).Rows.ShouldHaveSingleItem().Title.ShouldBe("Staff shortage");
    }

    [Theory]
    [InlineData("Project risk assessment form")]
    [InlineData("Housing risk register")]
    [InlineData("Corporate Risk – Details")]
    [InlineData("Q2 Risks")]
    [InlineData("Sheet1")]
    [InlineData("Appendix B: Risk on a page")]
    public void The_name_of_a_document_is_no_title(string above)
    {
        Asked(Sheet(above, [Sentence, .. Rows])).ShouldNotContain(Question);
        Read(Sheet(above, [Sentence, .. Rows])).Rows.ShouldHaveSingleItem().Title.ShouldBe("Tiles fall");
    }

    [Fact]
    public void Where_a_label_has_the_title_the_heading_is_not_asked_about() =>
        Asked(Sheet("Damp and mould", [["Risk title", "Tiles"], .. Rows])).ShouldNotContain(Question);

    [Theory]
    [InlineData("Risk title", "Existing controls")]
    [InlineData("Opportunity", "Further actions")]
    public void It_may_lack_a_score_as_a_register_may(string title, string response)
    {
        var row = Read(Table([title, "Market hall"], ["Owner", "Potter"], [response, "Pumps"], ["Comments", "Serviced"]))
            .Rows.ShouldHaveSingleItem();

        (row.Title, row.Owners!.Value.ShouldHaveSingleItem()).ShouldBe(("Market hall", "Potter"));
    }

    [Fact]
    public void Half_of_many_labels_may_be_its_own()
    {
        var row = Read(Table(["Risk", "Ice on the path", "Assessor", "Jo Smith"], ["Location", "North park", "Weather", "Cold"],
            ["Likelihood (before)", "4", "Impact (before)", "3"], ["Controls in place", "Gritting", "", ""],
            ["Likelihood (after)", "2", "Impact (after)", "3"], ["Signed", "J Smith", "Seen by", "A Clerk"])).Rows.ShouldHaveSingleItem();

        (row.Title, row.Score!.Value, row.ResidualScore!.Value)
            .ShouldBe(("Ice on the path", new StatedScore(12, 3, 4), new StatedScore(6, 3, 2)));
    }

    [Fact]
    public void A_table_of_two_columns_of_which_few_titles_are_headings_is_none() =>
        Read(Table(["Risk", "Score"], ["Owner", "4"], ["Controls", "6"], ["Kiln cracks", "9"], ["Clay runs out", "9"], ["Ice", "3"]))
            .Rows.Count.ShouldBe(5);

    [Theory]
    [InlineData("Document title", "Version", "Author", "Status", "Owner")]
    [InlineData("Title", "Version", "Owner", "Status", "Description")]
    [InlineData("Risk register", "Owner", "Review date", "Status", "Comments")]
    [InlineData("Title", "Owner", "Controls", "Actions", "Date")]
    public void Nor_is_a_cover_sheet_one(params string[] labels)
    {
        var read = Read(Table([.. labels.Select(label => (string[])[label, "Strategic words"])]));

        Refusals(read.Messages).ShouldNotBeEmpty();
        read.Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Q1", "Q2", "Q3")]
    [InlineData("Jun 26", "Sep 26", "Dec 26")]
    public void Of_scores_of_several_periods_it_is_asked_which_counts_and_the_last_is_proposed(string first, string second, string third)
    {
        SourceTable form = Sheet("Risk: Loss of records", ["Owner", "Archivist"], ["Controls", "Fire doors"], ["Inherent score", "20"],
            ["", first, second, third], ["Residual score", "16", "12", "9"], ["Target score", "4"]);

        var question = Understood(form).Analysis.Questions.ShouldHaveSingleItem();
        question.Proposed.ShouldBe($"Residual score {third}");
        var row = Answered([form], (question.Id, question.Proposed!)).Rows.ShouldHaveSingleItem();
        (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value, row.TargetScore!.Value!.Value).ShouldBe((20, 9, 4));
    }

    [Theory]
    [InlineData("Summary", "Status", "Count", "Open", "7", "Closed", "4", "Total", "13")]
    [InlineData("How to read it", "Ref", "A number of its own, for tracking", "Owner", "Who answers", "Score", "L x I", "Controls", "Done")]
    [InlineData("State of works", "Status", "In hand", "In Progress", "New gate", "Planned", "Two walls", "Last reviewed", "May 2026")]
    public void What_stands_beside_a_register_and_counts_or_explains_is_no_entry(string above, params string[] cells)
    {
        var register = Table(["Ref", "Risk", "Owner", "Gross score", "Net score", "Controls"],
            ["K1", "Silt", "Potter", "16", "9", "Dredging"], ["K2", "Rust", "Mason", "12", "6", "Paint"]);
        SourceTable form = Sheet(above, [.. cells.Chunk(2)]);

        Read(register, form).Rows.Select(row => row.Title).ShouldBe(["Silt", "Rust"]);
        Asked(register, form).ShouldNotContain(Question);
    }
}
