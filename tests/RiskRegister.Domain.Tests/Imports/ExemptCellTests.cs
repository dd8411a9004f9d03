using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Cells beside an entry that say for whom it is, in few words; until it is answered the entry is exempt.</summary>
public sealed class ExemptCellTests
{
    [Theory]
    [InlineData("Comment", "Private: tribunal papers")]
    [InlineData("Comment", "Private and confidential – pay")]
    [InlineData("Circulation", "Part 2 members only")]
    [InlineData("Circulation", "Members only")]
    [InlineData("Circulation", "Officers and members only")]
    [InlineData("Audience", "Internal use only")]
    [InlineData("Remarks", "Not public")]
    public void It_is_asked(string heading, string cell)
    {
        var (register, analysis) = Understood(Table(["Ref", "Risk", "Owner", "Gross", "Net", heading],
            ["K1", "Silt", "Potter", "16", "9", cell], ["K2", "Rust", "Mason", "16", "9", "All members"]));
        analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("exempt-column:");
        register.Rows.Select(row => row.Exempt?.Value is not null).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("Part 2 of the works starts in May")]
    [InlineData("Private finance")]
    [InlineData("Only members of the club may dig")]
    [InlineData("Members only heard of it in May")]
    [InlineData("Open")]
    public void Other_words_ask_nothing(string cell) =>
        Asked(Table(["Ref", "Risk", "Owner", "Gross", "Net", "Comment"], ["K1", "Silt", "Potter", "16", "9", cell])).ShouldBeEmpty();

    [Theory]
    [InlineData("PROTECTED")]
    [InlineData("PROTECTED: Cabinet-in-Confidence")]
    [InlineData("Protected B")]
    [InlineData("Classification: PROTECTED")]
    [InlineData("IN-CONFIDENCE")]
    [InlineData("Cabinet in Confidence")]
    [InlineData("SENSITIVE: Personal privacy")]
    [InlineData("In camera")]
    [InlineData("Board in private")]
    [InlineData("Part B: risks for closed meeting")]
    [InlineData("Closed meeting risks")]
    [InlineData("Items for Part II")]
    public void A_marking_above_a_table_is_asked_about(string marking)
    {
        var (register, analysis) = Understood(Table([marking, ""], ["Ref", "Risk", "Owner", "Gross", "Net"],
            ["K1", "Silt", "Potter", "16", "9"]));
        analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("exempt-section:");
        register.Rows.ShouldHaveSingleItem().Exempt?.Value.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Protected species")]
    [InlineData("Protected characteristics and equality")]
    [InlineData("Sensitive habitats")]
    [InlineData("Public confidence")]
    [InlineData("Closed risks in camera shop")]
    [InlineData("Confidence in controls")]
    [InlineData("Part 2 – Works")]
    [InlineData("Items in part 3")]
    public void Other_words_above_one_are_not(string line) => Understood(Table([line, ""], ["Ref", "Risk", "Owner", "Gross", "Net"],
        ["K1", "Silt", "Potter", "16", "9"])).Analysis.Questions
        .ShouldNotContain(question => question.Id.StartsWith("exempt", StringComparison.Ordinal));

    [Theory]
    [InlineData("PROTECTED")]
    [InlineData("In-Confidence")]
    [InlineData("Commercial-in-Confidence")]
    [InlineData("Public Excluded")]
    [InlineData("Protected B")]
    [InlineData("Cabinet")]
    public void Classifications_that_are_markings_are_no_types(string marking)
    {
        var (register, analysis) = Understood(Table(["Ref", "Risk", "Owner", "Gross", "Net", "Classification"],
            ["K1", "Silt", "Potter", "16", "9", "Public"], ["K2", "Rust", "Mason", "16", "9", marking]));
        analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe($"exempt:{marking.ToLowerInvariant()}");
        register.Rows.ShouldAllBe(row => row.Types == null);
    }

    [Theory]
    [InlineData("Financial", "Cabinet")]
    [InlineData("Cabinet", "Council")]
    [InlineData("Public", "Legal")]
    public void Other_classifications_are_types(string one, string other) =>
        Read(Table(["Ref", "Risk", "Owner", "Gross", "Net", "Classification"], ["K1", "Silt", "Potter", "16", "9", one],
            ["K2", "Rust", "Mason", "16", "9", other])).Rows.ShouldAllBe(row => row.Types != null);

    [Theory]
    [InlineData("Restricted circulation")]
    [InlineData("Restricted access?")]
    [InlineData("Exempt item")]
    public void A_heading_may_say_what_yes_means(string heading) =>
        Read(Table(["Ref", "Risk", "Owner", "Gross", "Net", heading], ["K1", "Silt", "Potter", "16", "9", "Yes"],
            ["K2", "Rust", "Mason", "16", "9", "No"])).Rows.Select(row => row.Exempt?.Value is not null).ShouldBe([true, false]);

    [Theory]
    [InlineData("Commercially sensitive?", "Yes", "No")]
    [InlineData("Sensitive (Y/N)", "Y", "N")]
    [InlineData("Sensitive", "x", "")]
    [InlineData("In camera?", "✓", "")]
    [InlineData("Redact?", "yes", "no")]
    [InlineData("Contains exempt information?", "Yes", "No")]
    [InlineData("Commercial in confidence", "Yes", "No")]
    [InlineData("Protectively marked", "Y", "N")]
    [InlineData("Private session?", "✔", "")]
    [InlineData("Closed board item", "Yes", "No")]
    [InlineData("Can be shared publicly?", "No", "Yes")]
    [InlineData("Public register?", "N", "Y")]
    [InlineData("Included in public version", "No", "Yes")]
    [InlineData("Open or closed session", "Closed", "Open")]
    [InlineData("Agenda", "Private", "Public")]
    [InlineData("Session", "Closed", "Open")]
    [InlineData("Reported to", "Private Board", "Public Board")]
    [InlineData("Eithriedig", "Ydy", "Nac ydy")]
    [InlineData("Cyfrinachol?", "Ie", "Na")]
    [InlineData("Cyfyngedig", "Ydy – paragraff 16", "Nac ydy")]
    public void A_column_says_who_may_see_an_entry_in_words_of_its_own(string heading, string exempt, string open) =>
        Read(Table(["Ref", "Risk", "Owner", "Gross", "Net", heading], ["K1", "Silt", "Potter", "16", "9", exempt],
            ["K2", "Rust", "Mason", "16", "9", open])).Rows.Select(row => row.Exempt?.Value is not null).ShouldBe([true, false]);

    [Theory]
    [InlineData("Exempt info", "Y*")]
    [InlineData("Committee part", "B")]
    [InlineData("Confidentiality level", "3")]
    [InlineData("Classification", "OFFICIAL-SENSITIVE: COMMERCIAL")]
    [InlineData("Restricted funds?", "Yes")]
    public void What_it_says_unclearly_is_asked_and_exempt_until_then(string heading, string cell)
    {
        var table = Table(["Ref", "Risk", "Owner", "Gross", "Net", heading], ["K1", "Silt", "Potter", "16", "9", cell],
            ["K2", "Rust", "Mason", "16", "9", "No"]);
        Asked(table)[0].ShouldStartWith("exempt");
        Read(table).Rows[0].Exempt!.Value.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Public consultation", "Yes")]
    [InlineData("Exempt from audit?", "Yes")]
    [InlineData("VAT exempt", "Yes")]
    [InlineData("Sensitive receptors", "Two schools and a hospital stand beside the works")]
    [InlineData("Private sector partner", "Acme Ltd")]
    [InlineData("Session", "Spring")]
    [InlineData("Agenda", "12")]
    [InlineData("Part", "B")]
    public void Other_columns_say_nothing_of_it(string heading, string cell)
    {
        var table = Table(["Ref", "Risk", "Owner", "Gross", "Net", heading], ["K1", "Silt", "Potter", "16", "9", cell],
            ["K2", "Rust", "Mason", "16", "9", cell]);
        Asked(table).ShouldNotContain(id => id.StartsWith("exempt", StringComparison.Ordinal));
        Read(table).Rows.ShouldAllBe(row => row.Exempt == null || row.Exempt.Value == null);
    }

    [Theory]
    [InlineData("Comment", "Pink papers")]
    [InlineData("Comment", "In committee item")]
    [InlineData("Audience", "Trustees only")]
    [InlineData("Where", "Private session of the board")]
    [InlineData("Circulation", "Members' room only")]
    [InlineData("Minuting", "Not to be minuted")]
    [InlineData("Remarks", "Under inquiry – do not share")]
    [InlineData("Remarks", "Legally privileged")]
    public void A_cell_of_any_other_column_may_say_it(string heading, string cell) =>
        Asked(Table(["Ref", "Risk", "Owner", "Gross", "Net", heading], ["K1", "Silt", "Potter", "16", "9", cell],
            ["K2", "Rust", "Mason", "16", "9", "All staff"])).ShouldHaveSingleItem().ShouldStartWith("exempt-column:");

    [Theory]
    [InlineData("Members only")]
    [InlineData("For Members only")]
    [InlineData("Board-only risks")]
    [InlineData("Sensitive risks")]
    [InlineData("Reserved business")]
    [InlineData("Private board risks")]
    [InlineData("Yellow papers")]
    [InlineData("Unredacted")]
    [InlineData("Taken in private")]
    [InlineData("Staff in confidence")]
    [InlineData("Not for onward circulation")]
    [InlineData("Draft – not in the public domain")]
    [InlineData("To be considered following the exclusion of the press and public")]
    public void So_may_the_name_of_a_section_or_sheet(string name)
    {
        string[] headings = ["Ref", "Risk", "Owner", "Gross", "Net"];
        Asked(Table(headings, ["K1", "Silt", "Potter", "16", "9"], [name], ["K2", "Rust", "Mason", "16", "9"]))
            .ShouldHaveSingleItem().ShouldStartWith("exempt-section:");
        Asked(Sheet(name, headings, ["K1", "Silt", "Potter", "16", "9"])).ShouldContain(id => id.StartsWith("exempt-section:"));
    }

    [Theory]
    [InlineData("Press and media")]
    [InlineData("Reserved parking")]
    [InlineData("Cash only")]
    [InlineData("Phase 2 only")]
    public void Other_sections_say_nothing_of_it(string name) =>
        Asked(Table(["Ref", "Risk", "Owner", "Gross", "Net"], ["K1", "Silt", "Potter", "16", "9"], [name],
            ["K2", "Rust", "Mason", "16", "9"])).ShouldNotContain(id => id.StartsWith("exempt"));

    [Theory]
    [InlineData("Blue paper – sale of the depot", true)]
    [InlineData("[Redacted]", true)]
    [InlineData("Cyber attack [redacted from the public version]", true)]
    [InlineData("Settlement – withheld under section 43", true)]
    [InlineData("Green paper: housing", false)]
    [InlineData("Grant withheld by the ministry", false)]
    [InlineData("Paper mill burns", false)]
    public void A_title_may_say_it(string title, bool isAsked)
    {
        string[] asked = isAsked ? ["exempt-titles:"] : [];
        Asked(Table(["Ref", "Risk", "Owner", "Gross", "Net"], ["K1", title, "Potter", "16", "9"])).Select(id => id[..(id.IndexOf(':') + 1)])
            .ShouldBe(asked);
    }

    [Theory]
    [InlineData("Para 4 – labour relations", "4")]
    [InlineData("Exempt under paragraph 3: financial affairs", "3")]
    [InlineData("Commercially sensitive (para 3)", "3")]
    [InlineData("Under paras 3 & 5", "3 and 5")]
    public void A_reason_may_name_the_paragraph_of_its_row(string reason, string paragraph)
    {
        var table = Table(["Ref", "Risk", "Gross", "Net", "Public / Exempt", "Reason for exemption"],
            ["K1", "Silt", "16", "9", "Public", ""], ["K2", "Sale", "16", "9", "Exempt", reason]);
        Asked(table).ShouldBeEmpty();
        var rows = Read(table).Rows;
        rows[0].Exempt!.Value.ShouldBeNull();
        rows[1].Exempt!.Value!.Paragraph.ShouldBe(paragraph);
        rows[1].Exempt!.Value!.Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("As para 3 of the report says")]
    [InlineData("Para 30 of the plan")]
    [InlineData("Commercial")]
    public void Another_reason_names_none(string reason) =>
        Asked(Table(["Ref", "Risk", "Gross", "Net", "Public / Exempt", "Reason for exemption"],
            ["K2", "Sale", "16", "9", "Exempt", reason])).ShouldBe(["exempt-paragraph"]);

    [Fact]
    public void Why_may_stand_right_behind_whether()
    {
        var table = Table(["Ref", "Risk", "Confidential? (Y/N)", "If yes, why", "Gross", "Net"],
            ["K1", "Silt", "N", "", "16", "9"], ["K2", "Sale", "Y", "Para 4 – labour relations", "16", "9"]);
        Asked(table).ShouldBeEmpty();
        Read(table).Rows.Select(row => row.Exempt!.Value?.Paragraph).ShouldBe([null, "4"]);
    }

    [Theory]
    [InlineData("By virtue of paragraph(s) 3 of Part 1 of Schedule 12A of the Local Government Act 1972.", "3")]
    [InlineData("By virtue of paragraph(s) 3, 7 of Part 1 of Schedule 12A", "3 and 7")]
    [InlineData("Schedule 12A, paragraph 3", "3")]
    [InlineData("(Paragraph 3 – information on business affairs)", "3")]
    [InlineData("Appendix 1 – Register of risks (Paragraph 3)", "3")]
    [InlineData("(Paras 3 and 5)", "3 and 5")]
    [InlineData("Paragraph 5", "5")]
    [InlineData("Item 6 (paragraph 4 - legal advice)", "4")]
    [InlineData("Information relating to the financial or business affairs of any particular person (paragraph 3)", "3")]
    public void The_reason_alone_above_a_table_is_asked_about(string line, string paragraph)
    {
        SourceTable[] all =
        [
            Table(Rows(("K1", "Silt", "16", "9"))) with { Above = [line] }, Table([[line], [], .. Rows(("K1", "Silt", "16", "9"))]),
        ];
        foreach (var table in all)
        {
            var id = Asked(table).ShouldHaveSingleItem();
            id.ShouldStartWith("exempt-section:");
            Answered([table], (id, "exempt")).Rows.ShouldHaveSingleItem().Exempt!.Value!.Paragraph.ShouldBe(paragraph);
        }
    }

    [Theory]
    [InlineData("See paragraph 3.2 of the report")]
    [InlineData("Paragraph 4 of the report explains the scores")]
    [InlineData("Information on how to read the register")]
    [InlineData("The comparators are in section 3")]
    [InlineData("Para 12.3")]
    public void Other_paragraphs_and_information_are_not(string line) =>
        Asked(Table(Rows(("K1", "Silt", "16", "9"))) with { Above = [line] }).ShouldBeEmpty();

    [Fact]
    public void Reasons_on_several_lines_are_all_kept()
    {
        string[] lines =
            ["(Paragraph 3 – information on business affairs)", "(Paragraph 5 – information on legal privilege)", "(Paragraph 6)"];
        SourceTable[] all =
        [
            Table(Rows(("K1", "Silt", "16", "9"))) with { Above = lines },
            Table([.. lines.Select(line => new[] { line }), .. Rows(("K1", "Silt", "16", "9"))]),
        ];
        foreach (var table in all)
        {
            Answered([table], (Asked(table).ShouldHaveSingleItem(), "exempt")).Rows.ShouldHaveSingleItem()
                .Exempt!.Value!.Paragraph.ShouldBe("3, 5 and 6");
        }
    }
}
