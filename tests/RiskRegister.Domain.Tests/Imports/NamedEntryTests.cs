using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Sentences outside of a table that name entries by number, and say what became of them.</summary>
public class NamedEntryTests
{
    static readonly string[] Headings = ["Ref", "Risk", "Score", "Residual score"];
    static readonly string[][] Rows =
    [
        ["CR1", "Kiln overheats", "16", "9"], ["CR2", "Clay runs out", "12", "9"], ["CR3", "Glaze recipe lost", "9", "4"],
        ["CR4", "Shed leaks", "9", "4"],
    ];

    static SourceTable With(string line) => Table([Headings, .. Rows]) with { LinesWithFigures = [line] };

    static ImportQuestion[] AskedOf(SourceTable table) =>
        [.. Understood(table).Analysis.Questions.Where(question => question.Id.StartsWith("named-entries:", StringComparison.Ordinal))];

    [Theory]
    [InlineData("Closed this quarter: CR2 Clay runs out; CR4 – Shed leaks")]
    [InlineData("Risks removed since the last meeting – CR2 Clay runs out, CR9 Roof and CR4 Shed leaks")]
    [InlineData("Risks closed: CR2 Clay runs out\nCR4 Shed leaks")]
    public void Entries_that_a_list_names_by_number_and_title_are_asked_about_each(string list)
    {
        var asked = AskedOf(With(list));
        asked.Select(question => question.Row).ShouldBe([3, 5]);
        asked.ShouldAllBe(question => question.Proposed == "closed");
        Answered([With(list)], [.. asked.Select(question => (question.Id, "closed"))]).Rows.Select(row => row.Status)
            .ShouldBe([null, RowStatus.Closed, null, RowStatus.Closed]);
    }

    [Theory]
    [InlineData("CR2 is commercially confidential and should not be circulated outside the Board.")]
    [InlineData("Risk CR2 should not be circulated outside the Board.")]
    [InlineData("CR2 - not for publication")]
    [InlineData("CR2 – exempt (paragraph 3)")]
    [InlineData("CR2 (confidential)")]
    [InlineData("CR2 to be redacted before publication")]
    [InlineData("Risk CR2 will be considered in private")]
    [InlineData("Risk CR2 contains commercially sensitive information and is reported in full in the confidential appendix.")]
    public void What_a_note_says_of_the_exemption_of_one_is_asked_about_that_one(string note)
    {
        var asked = Understood(With(note)).Analysis.Questions.ShouldHaveSingleItem();
        asked.Id.ShouldStartWith("exempt-entries:");
        Answered([With(note)], (asked.Id, "exempt")).Rows.Select(row => row.Exempt?.Value is not null)
            .ShouldBe([false, true, false, false]);
    }

    [Theory]
    [InlineData("CR2 – Restricted access to the pit")]
    [InlineData("CR2 – Confidential records are stolen")]
    [InlineData("CR2: Private landlords")]
    [InlineData("CR2 should not be forgotten.")]
    [InlineData("Risk CR2 will be considered in May.")]
    public void Other_notes_ask_nothing_of_exemption(string note) => Understood(With(note)).Analysis.Questions
        .ShouldNotContain(question => question.Id.StartsWith("exempt", StringComparison.Ordinal));

    [Theory]
    [InlineData("Risks 2 and 4 are at their target score and it is proposed that they are removed.", "open")]
    [InlineData("Risks 2 and 4 have come down to their target, and are therefore recommended for closure.", "open")]
    [InlineData("CR2 and CR4 have met their targets. It is proposed that they be closed.", "open")]
    [InlineData("Risks 2 and 4 have met their targets and have been removed from the register.", "closed")]
    [InlineData("Risks 2 and 4 have been overtaken by events. Both have been closed.", "closed")]
    public void What_a_later_clause_says_of_the_same_entries_is_asked(string line, string proposed)
    {
        var asked = AskedOf(With(line)).ShouldHaveSingleItem();
        asked.Proposed.ShouldBe(proposed);
        Answered([With(line)], (asked.Id, "closed")).Rows.Select(row => row.Status)
            .ShouldBe([null, RowStatus.Closed, null, RowStatus.Closed]);
    }

    [Theory]
    [InlineData("Risks 2 and 4 are unchanged and the shed is closed for repairs.")]
    [InlineData("Risk 2 has grown and it is expected that prices are to rise.")]
    [InlineData("Risk 2 has been reviewed. It is stable.")]
    [InlineData("Risk 2 has been reviewed. The kiln was closed in May.")]
    [InlineData("Risks 2 and 4 have met their targets. It is proposed that they be kept open.")]
    public void What_it_says_of_others_is_not(string line) => AskedOf(With(line)).ShouldBeEmpty();

    [Theory]
    [InlineData("Score changes: CR1 Kiln overheats (9 to 12)")]
    [InlineData("Closed this quarter: none")]
    [InlineData("Controls removed: CR1 fan, CR2 second supplier")]
    [InlineData("Updated: CR1 Kiln overheats, CR2 Clay runs out")]
    public void A_list_of_something_else_is_not(string list) => AskedOf(With(list)).ShouldBeEmpty();

    [Theory]
    [InlineData("Risk 2 was closed by Cabinet on 4 June.", "CR2", "closed")]
    [InlineData("Members noted that CR3 has been removed from the register.", "CR3", "closed")]
    [InlineData("CR 3 (Glaze) has been de-escalated to the studio register", "CR3", "closed")]
    [InlineData("CR3 Glaze recipe lost has now been closed", "CR3", "closed")]
    [InlineData("CR4 was merged with CR1", "CR4", "closed")]
    [InlineData("The committee approved the removal of risk 4.", "CR4", "closed")]
    [InlineData("It was agreed that risk no. 1 should be deleted", "CR1", "closed")]
    [InlineData("Risks closed since March: CR1", "CR1", "closed")]
    [InlineData("Closed this quarter: CR2 Clay runs out", "CR2", "closed")]
    [InlineData("Closed this quarter: CR2 – Clay runs out (merged with CR1)", "CR2", "closed")]
    [InlineData("Risks proposed for closure: CR2 Clay runs out", "CR2", "open")]
    [InlineData("Removed from the register: 3", "CR3", "closed")]
    [InlineData("Two risks (CR2 and CR3) have been closed.", "CR2|CR3", "closed")]
    [InlineData("Risks 2 to 4 are proposed for closure", "CR2|CR3|CR4", "open")]
    [InlineData("RISKS 2 TO 4 HAVE BEEN CLOSED", "CR2|CR3|CR4", "closed")]
    [InlineData("RISKS 2 AND 4 HAVE BEEN CLOSED", "CR2|CR4", "closed")]
    [InlineData("Since the last meeting one risk (CR2) has been closed", "CR2", "closed")]
    [InlineData("During the quarter CR2 has been removed from the register", "CR2", "closed")]
    [InlineData("The board noted one new risk (CR2) is proposed for inclusion", "CR2", "proposed")]
    [InlineData("It is recommended that CR1 be closed", "CR1", "open")]
    [InlineData("Risks recommended for removal: 1 and 4", "CR1|CR4", "open")]
    [InlineData("CR4 has not yet been approved by the board", "CR4", "proposed")]
    [InlineData("Risks 1 and 2 are proposed for inclusion", "CR1|CR2", "proposed")]
    public void A_sentence_about_entries_that_are_named_is_asked_about(string sentence, string entries, string proposed)
    {
        var question = AskedOf(With(sentence)).ShouldHaveSingleItem();
        question.Proposed.ShouldBe(proposed);
        foreach (var row in Rows) question.Text.Contains($"\"{row[0]} {row[1]}\"", StringComparison.Ordinal).ShouldBe(
            entries.Split('|').Contains(row[0]));
        var read = Answered([With(sentence)], (question.Id, "closed"));
        read.Rows.Where(row => row.Status == RowStatus.Closed).Select(row => row.Reference.ToString()).ShouldBe(entries.Split('|'));
    }

    [Theory]
    [InlineData("Since the last meeting one risk (CR2) has been closed and CR3 has been de-escalated to the studio register.", "closed")]
    [InlineData("CR2 was closed and CR3 is proposed for closure.", "open")]
    [InlineData("CR2 was closed, CR3 has not yet been approved.", "proposed")]
    public void A_sentence_that_says_something_of_each_of_two_asks_about_each(string sentence, string ofOther)
    {
        var asked = AskedOf(With(sentence));
        asked.Select(question => (question.Row, question.Proposed)).ShouldBe([(3, "closed"), (4, ofOther)]);
        Answered([With(sentence)], (asked[0].Id, "closed"), (asked[1].Id, "open")).Rows.Select(row => row.Status)
            .ShouldBe([null, RowStatus.Closed, RowStatus.Open, null]);
    }

    [Theory]
    [InlineData("Since the last meeting the shed named in CR2 has been closed.")]
    [InlineData("CR2 remains open and CR3 is monitored.")]
    [InlineData("No risks were closed.")]
    [InlineData("Risk 2 was closed in 2019 and has been reopened.")]
    [InlineData("Risk 2 was closed. It has since been re-opened.")]
    [InlineData("Risk 2 was added.")]
    [InlineData("Risk 2 is not exempt.")]
    [InlineData("Risk 2 has not been closed.")]
    [InlineData("None of risks 1 to 4 has been closed.")]
    [InlineData("Actions for risk 2 were closed.")]
    [InlineData("Controls under CR2 have been removed.")]
    [InlineData("Risk 3 has grown since the shed was closed.")]
    [InlineData("Risk 4 will be closed once the roof is mended.")]
    [InlineData("Risk 1: Confidential waste is left beside the kiln.")]
    [InlineData("Risk 9 was closed.")]
    [InlineData("OP2 was closed.")]
    [InlineData("Opportunity 2 was closed.")]
    [InlineData("CR2 Another title has been closed.")]
    public void Other_sentences_ask_nothing(string sentence) => Understood(With(sentence)).Analysis.Questions.ShouldBeEmpty();

    [Theory]
    [InlineData("Risk 2 was closed and risk 3 was moved. ", true)]
    [InlineData("CR1 and CR4 are exempt; CR2 is not. ", true)]
    [InlineData("In 2026 the 14 kilns were fired 312 times. ", false)]
    public void A_text_that_is_too_long_to_be_read_is_named_where_it_names_entries(string sentence, bool isNamed)
    {
        var longer = string.Concat(Enumerable.Repeat(sentence, 400));
        Read(With(longer)).Messages.Count(message => message.Code == ImportCodes.TextIgnored).ShouldBe(isNamed ? 1 : 0);
        Read(With(sentence.Trim())).Messages.ShouldNotContain(message => message.Code == ImportCodes.TextIgnored);
    }

    [Fact]
    public void What_a_row_says_to_be_closed_itself_is_not_asked_about_again()
    {
        var table = Table([.. Headings, "Status"], [.. Rows[0], "Open"], [.. Rows[1], "Closed"]) with
        {
            LinesWithFigures = ["CR1 and CR2 have been closed."],
        };
        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { ["status:closed"] = "closed" } };
        var (_, analysis) = RegisterReader.Understand([table], Settings, mapping);
        var question = analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldBe("named-entries:cr1 and cr2 have been closed");
        question.Row.ShouldBe(2);
    }

    [Fact]
    public void Rows_of_a_sheet_that_are_no_entries_say_so_as_well()
    {
        var table = Table([["CR1 has been closed"], Headings, .. Rows, [], ["Risk 3 was deleted in May"]]);
        AskedOf(table).Select(question => question.Id).ShouldBe(
            ["named-entries:cr1 has been closed", "named-entries:risk 3 was deleted in may"]);
    }

    [Theory]
    [InlineData("Risks 2 and 3 contain exempt information", null)]
    [InlineData("CR2 and CR3 are exempt under paragraph 3", "3")]
    [InlineData("Details of risks 2 and 3 are confidential.", null)]
    [InlineData("Exempt risks: 2, 3", null)]
    [InlineData("CR2 and CR3 are withheld from publication by virtue of paragraph 5", "5")]
    public void Exemption_of_entries_that_are_named_is_theirs_alone(string sentence, string? paragraph)
    {
        foreach (var table in new[] { With(sentence), Table([Headings, .. Rows, [], [sentence]]), Table([[sentence], Headings, .. Rows]) })
        {
            var above = table with { Above = table.LinesWithFigures };
            var question = Understood(above).Analysis.Questions[0];
            question.Id.ShouldStartWith("exempt-entries:");
            question.Proposed.ShouldBe("exempt");
            question.Choices[0].Effect.ShouldContain("\"CR2 Clay runs out\", \"CR3 Glaze recipe lost\", and no others");
            ExemptBy(above, question.Id, "exempt", paragraph).ShouldBe(["CR2", "CR3"]);
            ExemptBy(above, question.Id, "all", paragraph).ShouldBe(["CR1", "CR2", "CR3", "CR4"]);
            ExemptBy(above, question.Id, "open", paragraph).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("This report is exempt for it speaks of risk 2", null)]
    [InlineData("All but risk 2 are exempt under paragraph 3", "3")]
    [InlineData("Risk 2 is exempt, as are all others", null)]
    [InlineData("Risk 9 is exempt under paragraph 3", "3")]
    public void Exemption_that_may_be_of_others_is_asked_about_for_all(string sentence, string? paragraph)
    {
        var table = With(sentence) with { Above = [sentence] };
        var question = Understood(table).Analysis.Questions[0];
        question.Id.ShouldStartWith("exempt-section:");
        ExemptBy(table, question.Id, "exempt", paragraph).ShouldBe(["CR1", "CR2", "CR3", "CR4"]);
    }

    [Theory]
    [InlineData("Risk 2 was closed by Cabinet on 4 June.")]
    [InlineData("CR2 has been removed from the register")]
    [InlineData("CR2 is proposed for closure")]
    public void A_sentence_right_above_a_table_or_between_its_rows_is_no_name_of_those_below(string sentence)
    {
        SourceTable[] tables =
        [
            Table([Headings, .. Rows]) with { Title = sentence },
            Table([Headings, Rows[0], [sentence, "", "", ""], .. Rows[1..]]),
            Table([[sentence, "", "", ""], Headings, .. Rows]),
        ];
        foreach (var table in tables)
        {
            var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
            question.Id.ShouldStartWith("named-entries:");
            Answered([table], (question.Id, "closed")).Rows.Where(row => row.Status == RowStatus.Closed)
                .ShouldHaveSingleItem().Reference.ToString().ShouldBe("CR2");
        }
    }

    [Theory]
    [InlineData("Note: HH-C is confidential and exempt under paragraph 3.", "HH-C")]
    [InlineData("HH-C and HH-D are exempt under paragraph 3", "HH-C|HH-D")]
    [InlineData("Exempt risks (paragraph 3): HH-A, HH-D", "HH-A|HH-D")]
    [InlineData("Risk HH-D is exempt under paragraph 3", "HH-D")]
    [InlineData("Risks B and K are exempt under paragraph 3", "B|K")]
    [InlineData("Risks B to K are exempt under paragraph 3", "HH-C|HH-D|B|F|K")]
    public void Entries_may_be_named_by_letters(string sentence, string exempt)
    {
        string[] names = ["HH-A", "HH-C", "HH-D", "B", "F", "K"];
        string[][] rows = [.. names.Select(name => new[] { name, $"Kiln {name} cracks", "9", "4" })];
        SourceTable[] tables =
        [
            Table([Headings, .. rows]) with { Above = [sentence], LinesWithFigures = [sentence] },
            Table([Headings, .. rows]) with { Title = sentence },
            Table([Headings, .. rows, [sentence]]), Table([[sentence], Headings, .. rows]),
            Table([Headings, .. rows]) with { Behind = [sentence], LinesWithFigures = [sentence] },
        ];
        foreach (var table in tables)
        {
            var question = Understood(table).Analysis.Questions.Single(one => one.Code == ImportCodes.ExemptUnclear);
            (question.Id[..15], question.Proposed).ShouldBe(("exempt-entries:", "exempt"));
            ExemptNames(table, (question.Id, "exempt")).ShouldBe(exempt.Split('|'));
        }
    }

    [Theory]
    [InlineData("IT-DR plans are exempt under paragraph 3")]
    [InlineData("HH-C and all others are exempt under paragraph 3")]
    public void Letters_that_name_no_entry_are_asked_about_for_all(string sentence)
    {
        var table = Table([Headings, ["HH-A", "Kiln cracks", "9", "4"], ["HH-C", "Shed leaks", "9", "4"], [sentence]]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("exempt-section:");
    }

    [Theory]
    [InlineData("CR2 and CR9 are exempt under paragraph 3", "CR9")]
    [InlineData("CR1 to CR99 are exempt under paragraph 3", "CR1 to CR99|CR99")]
    public void Where_one_of_those_named_is_not_here_all_are_proposed(string sentence, string unfound)
    {
        var question = Understood(With(sentence) with { Above = [sentence] }).Analysis.Questions[0];

        question.Proposed.ShouldBe("all");
        question.Text.ShouldContain($"there is no {string.Join(", ", unfound.Split('|').Select(name => $"\"{name}\""))}: which");
    }

    [Theory]
    [InlineData("* exempt under paragraph 3", "PF2*", "Shed leaks")]
    [InlineData("* = Exempt (paragraph 3)", "PF2", "Shed leaks *")]
    [InlineData("Items marked * are exempt under paragraph 3", "PF2", "* Shed leaks")]
    [InlineData("Risks marked with an asterisk are exempt under paragraph 3", "PF2*", "Shed leaks")]
    [InlineData("An asterisk (*) denotes an exempt item (paragraph 3)", "PF2*", "Shed leaks")]
    [InlineData("† Exempt under paragraph 3", "PF2", "Shed leaks†")]
    [InlineData("Note: ** Confidential, paragraph 3", "PF2**", "Shed leaks")]
    [InlineData("¹ Exempt under paragraph 3", "PF2", "Shed leaks¹")]
    [InlineData("[1] Exempt under paragraph 3", "PF2", "Shed leaks [1]")]
    public void What_bears_a_mark_that_a_note_explains_is_exempt_alone(string note, string reference, string title)
    {
        string[][] rows = [["PF1", "Kiln cracks***", "16", "9"], [reference, title, "9", "4"], ["PF3", "40 m² of roof leak", "9", "4"]];
        SourceTable[] tables =
        [
            Table([Headings, .. rows, [note]]), Table([[note], Headings, .. rows]), Table([Headings, .. rows]) with { Above = [note] },
            Table([Headings, .. rows]) with { Behind = [note] },
        ];
        foreach (var table in tables)
        {
            var question = Understood(table).Analysis.Questions.Single(one => one.Code == ImportCodes.ExemptUnclear);
            (question.Id[..15], question.Proposed).ShouldBe(("exempt-entries:", "exempt"));
            ExemptNames(table, (question.Id, "exempt")).ShouldBe([reference]);
        }
    }

    [Theory]
    [InlineData("* exempt from publication", "PF2", "Shed leaks")]
    [InlineData("* is public, all others are exempt from publication", "PF2*", "Shed leaks")]
    [InlineData("Items not marked * are exempt from publication", "PF2*", "Shed leaks")]
    [InlineData("*** EXEMPT ITEMS ***", "PF2***", "Shed leaks")]
    [InlineData("* exempt from publication. † closed", "PF2*", "Shed leaks")]
    [InlineData("* closed; † exempt from publication", "PF2*", "Shed leaks")]
    public void A_mark_that_no_row_bears_or_that_says_more_is_asked_about_for_all(string note, string reference, string title)
    {
        var table = Table([Headings, ["PF1", "Kiln cracks", "16", "9"], [reference, title, "9", "4"], [note]]);

        var question = Understood(table).Analysis.Questions.Single(one => one.Id.StartsWith("exempt-section:", StringComparison.Ordinal));
        ExemptNames(table, (question.Id, "exempt"), ("exempt-paragraph", "3")).ShouldBe(["PF1", reference]);
    }

    [Fact]
    public void A_mark_on_a_heading_or_a_cell_amid_others_makes_nothing_public_without_a_word()
    {
        string[] marked = ["Ref", "Risk*", "Score", "Residual score"];
        var table = Table([marked, ["PF1", "Kiln cracks", "16", "9"], ["PF2", "Shed leaks", "9", "4"], ["* exempt from publication"]]);

        var question = Understood(table).Analysis.Questions.Single(one => one.Id.StartsWith("exempt-section:", StringComparison.Ordinal));
        ExemptNames(table, (question.Id, "exempt"), ("exempt-paragraph", "3")).ShouldBe(["PF1", "PF2"]);
    }

    static string[] ExemptNames(SourceTable table, params (string, string)[] answers) =>
        [.. Answered([table], answers).Rows.Where(row => row.Exempt?.Value is not null).Select(row => row.SourceReference!.Value!)];

    static string[] ExemptBy(SourceTable table, string id, string choice, string? paragraph)
    {
        (string, string)[] answers = paragraph is null && choice != "open" ? [(id, choice), ("exempt-paragraph", "3")] : [(id, choice)];
        return [.. Answered([table], answers).Rows.Where(row => row.Exempt?.Value is { } exempt && exempt.Paragraph == (paragraph ?? "3"))
            .Select(row => row.Reference.ToString()!)];
    }
}
