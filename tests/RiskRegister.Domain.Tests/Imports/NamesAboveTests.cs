using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Lines right above the table of a document, and headings above its own, that say what its entries are.</summary>
public class NamesAboveTests
{
    static SourceTable Register(string? title, params string[] captions) =>
        Named("register.docx – table 2", ["Ref", "Title", "Score", "Residual", "Owner"], ["R2", "Old trees", "16", "9", "B"]) with
        {
            Title = title,
            Captions = captions,
        };

    static SourceTable Form(int number, string title, params string[] sections) => Named($"register.docx – table {number}",
        ["Owner", "Potter"], ["Inherent score", "16"], ["Residual score", "9"]) with
    {
        Title = title,
        Sections = sections,
        OneOfSeveral = true,
    };

    [Theory]
    [InlineData("Closed risks", "closed-section", "closed")]
    [InlineData("Archived risks", "closed-section", "closed")]
    [InlineData("De-escalated", "closed-section", "closed")]
    [InlineData("Risks closed this quarter", "closed-section", "closed")]
    [InlineData("Proposed new risks", "unlisted-section", "proposed")]
    [InlineData("Watch list", "unlisted-section", null)]
    public void A_line_above_a_table_counts_beside_the_heading(string line, string id, string? proposed)
    {
        foreach (var table in (SourceTable[])[Register("Corporate risk register", line), Register("Key", line),
            Register("Corporate risk register", "These will not be reported again.", line), Register("These are all.", line),
            Register("Parks", []) with { Sections = [line, "Register"] }])
        {
            var asked = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
            asked.Id.ShouldStartWith(id);
            asked.Proposed.ShouldBe(proposed);
        }
    }

    [Theory]
    [InlineData("Current risks")]
    [InlineData("Two risks were closed this quarter.")]
    [InlineData("Opportunities are listed in another register.")]
    [InlineData("Risks are scored from 1 to 5.")]
    [InlineData("Table 2")]
    [InlineData("Status: Open")]
    public void Other_lines_ask_nothing(string line)
    {
        Asked(Register("Corporate risk register", line)).ShouldBeEmpty();
        Read(Register("Corporate risk register", line)).Rows.ShouldHaveSingleItem().Kind.ShouldBe(
            Read(Register("Corporate risk register")).Rows.ShouldHaveSingleItem().Kind);
    }

    [Fact]
    public void What_says_that_there_are_none_is_about_the_line_above_it() =>
        Asked(Register("Corporate risk register", "No risks were closed this quarter.", "Closed risks")).ShouldBeEmpty();

    [Fact]
    public void A_line_above_a_table_says_the_kind() =>
        Read(Register("Corporate register", "Opportunities")).Rows.ShouldHaveSingleItem().Kind.ShouldBe(EntryKind.Opportunity);

    [Fact]
    public void Forms_are_what_the_headings_above_their_names_say()
    {
        SourceTable[] forms =
        [
            Form(1, "SR1 Flood", "Open risks", "Register"), Form(2, "SR3 Fire", "Open risks", "Register"),
            Form(3, "SR2 Theft", "Closed risks", "Register"), Form(4, "SO1 Heat", "Opportunities", "Register"),
        ];

        Understood(forms).Analysis.Questions.Select(question => question.Id).ShouldBe(["closed-section:closed risks"]);
        var read = Answered(forms, ("closed-section:closed risks", "closed"));
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Status)).ShouldBe(
            [("SR1", "Flood", null), ("SR3", "Fire", null), ("SR2", "Theft", RowStatus.Closed), ("SO1", "Heat", null)]);
        read.Rows[^1].Kind.ShouldBe(EntryKind.Opportunity);
    }

    [Fact]
    public void Forms_are_also_what_the_line_right_above_them_says()
    {
        SourceTable[] forms = [Form(1, "SR1 Flood", "Register"), Form(2, "SR2 Theft", "Register") with { Captions = ["Closed risk"] }];

        Understood(forms).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("closed-section:closed risk");
        Answered(forms, ("closed-section:closed risk", "closed")).Rows.Select(row => row.Status).ShouldBe([null, RowStatus.Closed]);
    }

    [Theory]
    [InlineData("Status: Closed")]
    [InlineData("Owner: Head of Closed Sites")]
    public void A_label_right_above_a_form_is_no_name(string line) =>
        Asked(Form(1, "SR1 Flood", "Register"), Form(2, "SR2 Theft", "Register") with { Captions = [line] }).ShouldBeEmpty();

    [Fact]
    public void Of_forms_below_several_headings_those_below_the_exempt_one_are_exempt()
    {
        SourceTable[] forms =
        [
            Form(1, "SR1 Flood", "Open risks"), Form(2, "SR3 Fire", "Open risks"),
            Form(3, "SR2 Theft", "Confidential risks") with { Above = ["Confidential risks", "SR2 Theft"] },
        ];

        Understood(forms).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("exempt-section:confidential risks");
        Answered(forms, ("exempt-section:confidential risks", "exempt")).Rows.Select(row => row.Exempt?.Value is not null)
            .ShouldBe([false, false, true]);
    }

    [Fact]
    public void A_line_with_a_reference_above_a_form_is_its_name()
    {
        var read = Read(Form(1, "Opportunities") with { Captions = ["SO1 Heat"] },
            Form(2, "Opportunities") with { Captions = ["SO2 Light"] });

        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Kind)).ShouldBe(
            [("SO1", "Heat", EntryKind.Opportunity), ("SO2", "Light", EntryKind.Opportunity)]);
    }

    [Fact]
    public void Three_labels_without_a_reference_above_them_are_no_form() =>
        Refusals(Read(Form(1, "Flood") with { OneOfSeveral = false }).Messages).ShouldBe([ImportCodes.HeadingNotFound]);
}
