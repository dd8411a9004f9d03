using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Lines above the headings of forms that say what a group of them is, and what those headings say themselves.</summary>
public class GroupOfFormsTests
{
    static readonly string[][] Cells = [["Owner", "Head of Kilns"], ["Score", "16"], ["Residual score", "9"]];

    static SourceTable Form(int number, string title, params string[] above)
    {
        SourceRow[] rows = [.. Cells.Select((cells, at) => new SourceRow((number * 10) + at, cells))];
        return new($"report.docx – table {number}", rows) { Title = title, Sections = ["Kiln register"], Above = [.. above, title] };
    }

    static SourceTable[] Forms(string line, params string[] behind) =>
        [Form(1, "R1 Kiln cracks"), Form(2, "R2 Shed leaks", [line, .. behind]), Form(3, "R3 Clay runs out")];

    [Theory]
    [InlineData("Closed risks", "closed-section:")]
    [InlineData("Risks closed this quarter", "closed-section:")]
    [InlineData("Proposed risks", "unlisted-section:")]
    public void Forms_below_a_line_that_says_what_they_are_are_asked_about(string line, string id)
    {
        var asked = Understood(Forms(line)).Analysis.Questions.ShouldHaveSingleItem();
        asked.Id.ShouldStartWith(id);
        Answered(Forms(line), (asked.Id, asked.Proposed!)).Rows.Select(row => row.Status is null or RowStatus.Open)
            .ShouldBe([true, false, false]);
    }

    [Fact]
    public void A_sentence_between_that_line_and_the_heading_changes_nothing() =>
        Understood(Forms("Closed risks", "These are kept for a year.")).Analysis.Questions
            .ShouldHaveSingleItem().Id.ShouldBe("closed-section:closed risks");

    [Theory]
    [InlineData("Current risks")]
    [InlineData("Open risks")]
    public void The_next_line_of_the_kind_ends_it(string next)
    {
        SourceTable[] forms =
            [Form(1, "R1 Kiln cracks", "Closed risks"), Form(2, "R2 Shed leaks", next), Form(3, "R3 Clay runs out")];
        Answered(forms, ("closed-section:closed risks", "closed")).Rows.Select(row => row.Status == RowStatus.Closed)
            .ShouldBe([true, false, false]);
    }

    [Fact]
    public void Another_higher_heading_ends_it()
    {
        var forms = Forms("Closed risks");
        forms[2] = forms[2] with { Sections = ["Shed register"] };
        Answered(forms, ("closed-section:closed risks", "closed")).Rows.Select(row => row.Status == RowStatus.Closed)
            .ShouldBe([false, true, false]);
    }

    [Fact]
    public void Forms_below_a_line_of_opportunities_are_some()
    {
        SourceTable[] forms = [Form(1, "R1 Kiln cracks"), Form(2, "No. 2 – Heat for homes", "Opportunities"), Form(3, "R3 Sell clay")];
        Read(forms).Rows.Select(row => row.Kind).ShouldBe([EntryKind.Risk, EntryKind.Opportunity, EntryKind.Opportunity]);
    }

    [Theory]
    [InlineData("Status: Closed")]
    [InlineData("The shed was closed in May.")]
    [InlineData("Reviewed by the board")]
    [InlineData("All open risks (closed ones not shown)")]
    public void Other_lines_above_a_heading_ask_nothing(string line) => Understood(Forms(line)).Analysis.Questions.ShouldBeEmpty();

    [Theory]
    [InlineData("Risk #1: Kiln cracks", "1", EntryKind.Risk)]
    [InlineData("#1: Kiln cracks", "1", EntryKind.Risk)]
    [InlineData("Risk # 1 – Kiln cracks", "1", EntryKind.Risk)]
    [InlineData("Opportunity #1: Kiln cracks", "1", EntryKind.Opportunity)]
    public void A_number_may_have_its_sign_before_it(string heading, string reference, EntryKind kind)
    {
        var row = Read(Form(1, heading), Form(2, heading.Replace("1", "2", StringComparison.Ordinal))).Rows[0];
        (row.Title, row.SourceReference!.Value, row.Kind).ShouldBe(("Kiln cracks", reference, kind));
    }

    [Theory]
    [InlineData("R2 (new)", "R2", "(new)")]
    [InlineData("R2 (NEW)", "R2", "(NEW)")]
    [InlineData("R2 – new", "R2", "new")]
    [InlineData("R2 NEW", "R2", "NEW")]
    [InlineData("NEW R2", "R2", "NEW")]
    [InlineData("R2 new this quarter", "R2", "new this quarter")]
    [InlineData("R2 (new in Q2)", "R2", "(new in Q2)")]
    [InlineData("R2 New risk", "R2", "New risk")]
    [InlineData("R2 (added May 2026)", "R2", "(added May 2026)")]
    [InlineData("New", null, "New")]
    public void What_a_reference_says_of_its_entry_being_new_is_named(string cell, string? reference, string said)
    {
        string[] headings = ["Ref", "Risk", "Score", "Residual score"];
        var read = Read(Table(headings, ["R1", "Kiln cracks", "16", "9"], [cell, "Shed leaks", "9", "4"]));
        read.Rows[1].SourceReference?.Value.ShouldBe(reference);
        read.Messages.Single(message => message.Code == ImportCodes.TextIgnored).Message.ShouldContain($"\"{said}\"");
    }

    [Theory]
    [InlineData("NEW 1")]
    [InlineData("HR1 New build")]
    [InlineData("R1 renewals")]
    [InlineData("NEWC-04")]
    public void Other_references_stay_as_they_are(string cell)
    {
        var read = Read(Table(["Ref", "Risk", "Score", "Residual score"], [cell, "Shed leaks", "9", "4"]));
        read.Rows[0].SourceReference!.Value.ShouldBe(cell);
        read.Messages.ShouldNotContain(message => message.Code == ImportCodes.TextIgnored);
    }
}
