using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Sentences outside of a table that name entries by their titles alone, or by a mark, and say what became of them.</summary>
public class NamedTitleTests
{
    static readonly string[] Headings = ["Ref", "Risk", "Score", "Residual score"];
    static readonly string[][] Rows =
    [
        ["CR1", "Loss of staff", "16", "9"], ["CR2", "Cyber-attack", "16", "9"], ["CR3", "PFI contract – step-in by lenders", "9", "4"],
        ["CR4", "Fraud", "9", "4"], ["CR5", "Loss of staff in care homes", "9", "4"],
    ];

    // Where a line may stand: between tables of a document, right above one, in a sheet, below its rows.
    static SourceTable[] With(string line) =>
    [
        Table([Headings, .. Rows]) with { Above = [line], LinesWithFigures = WithFigures(line) },
        Table([Headings, .. Rows]) with { Title = "Register", Captions = [line], Above = [line], LinesWithFigures = WithFigures(line) },
        Table([Headings, .. Rows]) with { Title = line, LinesWithFigures = WithFigures(line) },
        Table([[line], Headings, .. Rows]),
        Table([Headings, .. Rows, [], [line]]),
        Table([Headings, .. Rows[..3], [line, "", "", ""], .. Rows[3..]]),
    ];

    static string[] WithFigures(string line) => line.Any(char.IsAsciiDigit) ? [line] : [];

    [Theory]
    [InlineData("The risk on loss of staff was closed in June.", "CR1", "closed")]
    [InlineData("The risk of a cyber attack was removed at the May meeting.", "CR2", "closed")]
    [InlineData("Cyber attack has been removed from the register.", "CR2", "closed")]
    [InlineData("Members agreed to close the risk relating to loss of staff in care homes", "CR5", "closed")]
    [InlineData("The board noted that the loss of staff risk had been closed.", "CR1", "closed")]
    [InlineData("The PFI contract risk and the cyber attack risk have been archived.", "CR2|CR3", "closed")]
    [InlineData("Two risks were closed: Loss of staff and Cyber attack.", "CR1|CR2", "closed")]
    [InlineData("The following risks were closed: Loss of staff; PFI contract.", "CR1|CR3", "closed")]
    [InlineData("Closed since last time: Loss of staff, Fraud", "CR1|CR4", "closed")]
    [InlineData("Risks closed: Loss of staff in care homes", "CR5", "closed")]
    [InlineData("Loss of staff – closed in June", "CR1", "closed")]
    [InlineData("The risk of fraud was closed.", "CR4", "closed")]
    [InlineData("It is proposed that the risk on loss of staff be closed.", "CR1", "open")]
    [InlineData("“Cyber attack” is proposed for closure.", "CR2", "open")]
    [InlineData("Proposed for inclusion: Cyber attack", "CR2", "proposed")]
    [InlineData("Cyber attack was closed.", "CR2", null)]
    public void A_sentence_about_entries_that_it_names_by_title_is_asked_about(string sentence, string entries, string? proposed)
    {
        foreach (var table in With(sentence))
        {
            var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
            question.Id.ShouldStartWith("named-entries:");
            question.Proposed.ShouldBe(proposed);
            Answered([table], (question.Id, "closed")).Rows.Where(row => row.Status == RowStatus.Closed)
                .Select(row => row.Reference.ToString()).ShouldBe(entries.Split('|'));
        }
    }

    [Theory]
    [InlineData("3.2 Since the last meeting CR4 has been closed.", "CR4", "closed")]
    [InlineData("(a) CR4 has been closed.", "CR4", "closed")]
    [InlineData("3.2 The risk on loss of staff was closed in June.", "CR1", "closed")]
    [InlineData("One risk, CR4, was removed from the register in September.", "CR4", "closed")]
    [InlineData("Risks 2, 3: no change. Risk 4: closed.", "CR4", "closed")]
    [InlineData("Risk 4 has been incorporated into Risk 1.", "CR4", "closed")]
    [InlineData("It is proposed that risks 2 and 4 are removed.", "CR2|CR4", "open")]
    public void A_sentence_of_a_report_is_asked_about(string sentence, string entries, string proposed)
    {
        foreach (var table in With(sentence)[..5])
        {
            var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
            question.Id.ShouldStartWith("named-entries:");
            question.Proposed.ShouldBe(proposed);
            Answered([table], (question.Id, "closed")).Rows.Where(row => row.Status == RowStatus.Closed)
                .Select(row => row.Reference.ToString()).ShouldBe(entries.Split('|'));
        }
    }

    [Theory]
    [InlineData("3.2 CR3 is exempt from publication under paragraph 3")]
    [InlineData("(a) Risk CR3 contains exempt information")]
    public void So_is_exemption_behind_the_number_of_a_paragraph(string sentence) =>
        Understood(With(sentence)[0]).Analysis.Questions[0].Id.ShouldStartWith("exempt-entries:");

    [Theory]
    [InlineData("The following risks have been removed since the last report: Brexit (old risk 13) and Covid-19 (old risk 19).")]
    [InlineData("The following risks were removed: Brexit; Covid-19.")]
    public void A_sentence_that_lists_what_is_gone_is_no_name_of_those_below(string sentence)
    {
        foreach (var table in With(sentence)[..5])
        {
            Understood(table).Analysis.Questions.ShouldBeEmpty();
            Read(table).Messages.ShouldContain(message => message.Message.Contains("Brexit", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Risks 12 and 17 have reached their target score and it is proposed that they are removed.")]
    public void A_sentence_about_others_is_none_either(string sentence) =>
        Understood(With(sentence)[1]).Analysis.Questions.ShouldBeEmpty();

    [Fact]
    public void What_a_sentence_says_of_each_of_two_is_asked_about_each()
    {
        var table = With("The risk on loss of staff was closed and the cyber attack risk is proposed for closure.")[0];
        var asked = Understood(table).Analysis.Questions;
        asked.Select(question => (question.Row, question.Proposed)).ShouldBe([(2, "closed"), (3, "open")]);
        asked.Select(question => question.Id).ShouldBeUnique();
    }

    [Theory]
    [InlineData("The risk of cyber attack has increased since the depot was closed.")]
    [InlineData("Fraud was closed down.")]
    [InlineData("Actions on loss of staff were closed.")]
    [InlineData("The risk on loss of staff has not been closed.")]
    [InlineData("The risk on loss of staff was closed. It has since been reopened.")]
    [InlineData("The opportunity of a cyber attack was closed.")]
    [InlineData("Two risks were closed.")]
    [InlineData("Loss of staff and cyber attack remain open.")]
    public void Other_sentences_ask_nothing(string sentence)
    {
        var read = Read(With(sentence)[0]);
        Understood(With(sentence)[0]).Analysis.Questions.ShouldBeEmpty();
        read.Rows.ShouldAllBe(row => row.Status != RowStatus.Closed);
    }

    [Theory]
    [InlineData("The risk on Brexit was closed in June.", true)]
    [InlineData("The Brexit risk has been removed from the register.", true)]
    [InlineData("Cabinet agreed to close the risk on Brexit.", true)]
    [InlineData("The risk was closed in May.", true)]
    [InlineData("Two risks were closed.", false)]
    [InlineData("Risk 9 was closed.", false)]
    [InlineData("The depot was closed for repair.", false)]
    [InlineData("The risk on loss of staff was closed in June.", false)]
    [InlineData("The risk of flooding grew while the sluice was closed.", false)]
    public void What_is_closed_and_not_here_is_named(string sentence, bool isNamed)
    {
        var named = Read(With(sentence)[0]).Messages.Where(message => message.Code == ImportCodes.TextIgnored).ToArray();
        named.Length.ShouldBe(isNamed ? 1 : 0);
        if (isNamed) named[0].Message.ShouldContain(sentence.TrimEnd('.'));
    }

    [Theory]
    [InlineData("The risk on the PFI contract is exempt.")]
    [InlineData("PFI contract is not for publication")]
    [InlineData("Details of the PFI contract risk are confidential.")]
    public void Exemption_of_entries_that_are_named_by_title_is_theirs_alone(string sentence)
    {
        foreach (var table in With(sentence)[..5])
        {
            var question = Understood(table).Analysis.Questions[0];
            (question.Id[..15], question.Proposed).ShouldBe(("exempt-entries:", "exempt"));
            Answered([table], (question.Id, "exempt"), ("exempt-paragraph", "3")).Rows.Where(row => row.Exempt?.Value is not null)
                .ShouldHaveSingleItem().Reference.ToString().ShouldBe("CR3");
        }
    }

    [Theory]
    [InlineData("“Loss of staff” is exempt, as are all others.")]
    [InlineData("The risk on Brexit is exempt under paragraph 3")]
    public void Exemption_that_may_be_of_others_is_asked_about_for_all(string sentence) =>
        Understood(With(sentence)[0]).Analysis.Questions[0].Id.ShouldStartWith("exempt-section:");

    [Theory]
    [InlineData("* removed from the register at the May meeting", "closed")]
    [InlineData("* Closed in June", "closed")]
    [InlineData("* = risk closed", "closed")]
    [InlineData("* denotes closed risks", "closed")]
    [InlineData("Risks marked * have been closed", "closed")]
    [InlineData("Risks marked with an asterisk are proposed for closure", "open")]
    [InlineData("* recommended for removal", "open")]
    [InlineData("* proposed for inclusion", "proposed")]
    public void What_bears_a_mark_that_a_note_explains_is_asked_about(string note, string proposed)
    {
        string[][] rows = [["R1", "Kiln cracks", "16", "9"], ["R2*", "Shed leaks", "9", "4"], ["R3", "Clay runs out *", "9", "4"]];
        SourceTable[] tables =
        [
            Table([Headings, .. rows, [note]]), Table([[note], Headings, .. rows]), Table([Headings, .. rows]) with { Above = [note] },
            Table([Headings, .. rows]) with { Behind = [note] }, Table([Headings, .. rows]) with { Title = note, Above = [note] },
        ];
        foreach (var table in tables)
        {
            var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
            question.Id.ShouldStartWith("named-entries:");
            question.Proposed.ShouldBe(proposed);
            Answered([table], (question.Id, "closed")).Rows.Select(row => row.Status == RowStatus.Closed).ShouldBe([false, true, true]);
        }
    }

    [Theory]
    [InlineData("* no risks were closed", "R2*")]
    [InlineData("* not closed", "R2*")]
    [InlineData("* closed in June", "R2")]
    [InlineData("* new since the last meeting", "R2*")]
    [InlineData("* closed; † proposed", "R2*")]
    public void A_note_that_explains_no_mark_or_something_else_asks_nothing(string note, string reference)
    {
        var table = Table([Headings, ["R1", "Kiln cracks", "16", "9"], [reference, "Shed leaks", "9", "4"], [note]]);
        Understood(table).Analysis.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_note_of_a_mark_says_of_an_entry_is_asked_about()
    {
        var note = new CellRemark(CellMarks.None) { Notes = [new CellNote("1", "Removed from the register in May")] };
        var table = Table([Headings, .. Rows]);
        var remarks = new Dictionary<int, CellRemark> { [1] = note };
        table = table with { Rows = [.. table.Rows.Select(row => row.Number == 3 ? row with { Remarks = remarks } : row)] };
        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("closed-remarks");
    }
}
