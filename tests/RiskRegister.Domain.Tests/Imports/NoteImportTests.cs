using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What a note says whose mark stands in a cell is never passed over in silence.</summary>
public sealed class NoteImportTests
{
    static readonly string[] Headings = ["Reference", "Title", "Score", "Residual score"];

    [Theory]
    [InlineData("Loss of data*", "Loss of data", "*")]
    [InlineData("Flooding¹", "Flooding", "¹")]
    [InlineData("Old trees (all parks)²", "Old trees (all parks)", "²")]
    [InlineData("Old quay¹ ²", "Old quay", "¹ ²")]
    [InlineData("Fire [2]", "Fire", "[2]")]
    [InlineData("Storm †", "Storm", "†")]
    [InlineData("Plan B**", "Plan B", "**")]
    public void The_mark_of_a_note_at_the_end_of_a_title_is_no_part_of_it(string cell, string title, string mark)
    {
        var read = ReadCells(("Title", cell));

        read.Rows.ShouldHaveSingleItem().Title.ShouldBe(title);
        read.Messages.ShouldHaveSingleItem().Message.ShouldStartWith($"\"{mark}\" at the end of \"{cell}\"");
    }

    [Theory]
    [InlineData("Flats of less than 50 m²")]
    [InlineData("Emissions of CO²")]
    [InlineData("Too few pupils with A*")]
    [InlineData("Loss of *all*")]
    [InlineData("Act of 1988 [England and Wales]")]
    [InlineData("Contract [2026]")]
    public void Other_ends_of_titles_stay(string title)
    {
        var read = ReadCells(("Title", title));

        (read.Rows.ShouldHaveSingleItem().Title, read.Messages.Count).ShouldBe((title, 0));
    }

    [Fact]
    public void A_mark_stays_where_another_title_is_the_same_without_it() =>
        Read(Importing.Table(Rows(("CR1", "Fire", "16", "9"), ("CR2", "Fire [2]", "16", "9")))).Rows.Select(row => row.Title)
            .ShouldBe(["Fire", "Fire [2]"]);

    [Theory]
    [InlineData("Exempt – paragraph 3 of Schedule 12A", "3")]
    [InlineData("Not for publication by virtue of paragraph 7", "7")]
    public void A_row_is_exempt_of_which_a_note_says_so_and_why(string note, string paragraph)
    {
        SourceTable[] table = [Table(Row(2, "R1", "Old trees"), Noted(Row(3, "R2", "Mill sold"), 1, note), Row(4, "R3", "Weir"))];
        var read = Read(table);

        read.Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe([null, paragraph, null]);
        read.Messages.Where(message => message.Row == 3).Select(message => message.Code).ShouldBe([ImportCodes.RowsExempt]);
        Understood(table).Analysis.Questions.ShouldBeEmpty();
        Answered(table, ($"exempt-note:{note.ToLowerInvariant().Replace('–', '-')}", "open")).Rows.ShouldAllBe(row => row.Exempt == null);
    }

    [Theory]
    [InlineData("Not for publication", 1)]
    [InlineData("CONFIDENTIAL", 0)]
    [InlineData("The sale may be exempt", 2)]
    [InlineData("Press and public are excluded from this item", 4)]
    public void A_note_that_does_not_say_why_is_asked_about_wherever_it_is_marked(string note, int column)
    {
        SourceTable[] table =
        [
            new("r", [new SourceRow(1, [.. Headings, "Remark"]), Row(2, "R1", "Old trees", "x"),
                Noted(Row(3, "R2", "Mill sold", "x"), column, "As before", note), Noted(Row(4, "R3", "Weir", "x"), column, note)]),
        ];
        var id = $"exempt-note:{note.ToLowerInvariant()}";

        var asked = Understood(table).Analysis.Questions;
        Asked(table).ShouldBe([id]);
        asked.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            question => question.Proposed.ShouldBe("exempt"), question => question.Row.ShouldBe(3));
        Answered(table, (id, "exempt"), ("exempt-paragraph", "5")).Rows.Select(row => row.Exempt?.Value?.Paragraph)
            .ShouldBe([null, "5", "5"]);
        Answered(table, (id, "open")).Rows.ShouldAllBe(row => row.Exempt == null);
    }

    [Fact]
    public void A_long_note_is_asked_about_wherever_it_speaks_of_exemption()
    {
        var note = string.Join(' ', Enumerable.Repeat("The valuer has reported.", 90)) + " This is exempt under paragraph 3. "
            + string.Join(' ', Enumerable.Repeat("The valuer has reported.", 90));
        SourceTable[] table = [Table(Noted(Row(2, "R1", "Mill sold"), 1, note), Row(3, "R2", "Weir"))];

        var id = Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id;
        Answered(table, (id, "exempt")).Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe(["3", null]);
    }

    [Fact]
    public void A_note_that_is_marked_in_headings_or_a_section_is_about_what_stands_below()
    {
        const string Note = "Exempt information under paragraph 1";
        const string Id = "exempt-section:exempt information under paragraph 1";
        SourceTable[] headings = [new("r", [Noted(new SourceRow(1, Headings), 2, Note), Row(2, "R1", "Old trees")])];
        SourceTable[] title = [new("r", [Noted(new SourceRow(1, ["Risks"]), 0, Note), new SourceRow(2, Headings), Row(3, "R1", "Trees")])];
        SourceTable[] section = [Table(Row(2, "R1", "Old trees"), Noted(new SourceRow(3, ["Parks"]), 0, Note), Row(4, "R2", "Weir"))];

        foreach (var table in (SourceTable[][])[headings, title, section])
        {
            Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe(Id);
            Answered(table, (Id, "exempt")).Rows[^1].Exempt!.Value!.Paragraph.ShouldBe("1");
            Answered(table, (Id, "open")).Rows.ShouldAllBe(row => row.Exempt == null);
        }

        Answered(section, (Id, "exempt")).Rows[0].Exempt.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_note_of_a_form_is_about_its_entry(int column)
    {
        var rows = new[] { ("Ref", "K1"), ("Risk", "Mill sold"), ("Gross score", "16"), ("Net score", "9") }
            .Select((pair, at) => new SourceRow(at + 1, [pair.Item1, pair.Item2])).ToArray();
        SourceTable[] form = [new("form", [rows[0], Noted(rows[1], column, "See paragraph 2: exempt"), .. rows[2..]])];

        var id = Understood(form).Analysis.Questions.ShouldHaveSingleItem().Id;
        Answered(form, (id, "exempt")).Rows.ShouldHaveSingleItem().Exempt!.Value!.Paragraph.ShouldBe("2");
        Answered(form, (id, "open")).Rows.ShouldHaveSingleItem().Exempt.ShouldBeNull();
    }

    [Fact]
    public void A_note_of_a_table_that_is_not_read_is_about_the_others_of_its_file()
    {
        SourceTable[] tables =
        [
            new("r.docx – table 1", [new SourceRow(1, ["Risk", "Seen by"]), Noted(new SourceRow(2, ["Mill sold", "Board"]), 0,
                "Not for publication, paragraph 3: as agreed where the sale may be named")]) { OneOfSeveral = true },
            Table(Row(2, "R1", "Mill sold")) with { Name = "r.docx – table 2", OneOfSeveral = true },
        ];

        var id = Understood(tables).Analysis.Questions.ShouldHaveSingleItem().Id;
        Answered(tables, (id, "exempt")).Rows.ShouldHaveSingleItem().Exempt!.Value!.Paragraph.ShouldBe("3");
        Answered(tables, (id, "open")).Rows.ShouldHaveSingleItem().Exempt.ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_asked_of_a_row_that_is_not_read_or_of_which_more_is_known()
    {
        var hidden = Noted(Row(3, "R2", "Mill sold"), 1, "Confidential") with { IsHidden = true };
        Understood(Table(Row(2, "R1", "Old trees"), hidden)).Analysis.Questions.ShouldBeEmpty();

        SourceTable[] below = [Table(Row(2, "R1", "Trees"), new SourceRow(3, ["Exempt items (paragraph 3)"]), Noted(Row(4, "R2", "Mill"), 1,
            "Confidential"))];
        Understood(below).Analysis.Questions.ShouldBeEmpty();
        Read(below).Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe([null, "3"]);
    }

    [Fact]
    public void Other_notes_are_named_once_and_so_are_marks_without_one()
    {
        var table = Table(Noted(Row(2, "R1", "Mill sold"), 1, "As of last May"), Noted(Row(3, "R2", "Weir"), 1, "As of last May"),
            Row(4, "R3", "Depot") with
            {
                Remarks = new Dictionary<int, CellRemark> { [2] = new(CellMarks.Noted) { Notes = [new CellNote("1", null)] } },
            });

        var read = Read(table);

        read.Messages.Where(message => message.Code == ImportCodes.NoteIgnored).Select(message => (message.Row, message.Column))
            .ShouldBe([(2, "Title"), (4, "Score")]);
        read.Messages.ShouldAllBe(message => message.Severity == ImportSeverity.Reported);
        read.Rows.Count.ShouldBe(3);

        var many = Table([.. Enumerable.Range(2, 30).Select(at => Noted(Row(at, $"R{at}", $"Mill {at}"), 1, $"As of {at}"))]);
        Read(many).Messages.Where(message => message.Code == ImportCodes.NoteIgnored).Select(message => message.Message).Last()
            .ShouldBe("10 more notes are marked in cells, and are not read.");
    }

    [Theory]
    [InlineData("4¹")]
    [InlineData("16²")]
    public void A_raised_figure_in_plain_text_is_no_digit_of_a_score(string score) => Understood(new SourceTable("r",
        [new SourceRow(1, Headings), new SourceRow(2, ["R1", "Mill sold", score, "9"])])).ShouldSatisfyAllConditions(
            understood => (understood.Register.Rows.SingleOrDefault()?.Score?.Value?.Value).ShouldBeOneOf(null, 4, 16),
            understood => (understood.Analysis.Questions.Count
                + understood.Register.Messages.Count(message => message.Column == "Score")).ShouldBeGreaterThan(0));

    [Fact]
    public void A_line_below_the_table_is_asked_about_whatever_its_mark()
    {
        SourceTable[] table = [Table(Row(2, "R1", "Mill sold*")) with { Behind = ["* Exempt – paragraph 3 of Schedule 12A"] }];
        var id = Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id;
        Answered(table, (id, "exempt")).Rows.ShouldHaveSingleItem().Exempt!.Value!.Paragraph.ShouldBe("3");
    }

    static SourceTable Table(params SourceRow[] rows) => new("r", [new SourceRow(1, Headings), .. rows]);

    static SourceRow Row(int number, string reference, string title, params string[] more) =>
        new(number, [reference, title, "16", "9", .. more]);

    static SourceRow Noted(SourceRow row, int column, params string[] notes) => row with
    {
        Remarks = new Dictionary<int, CellRemark>
        {
            [column] = new(CellMarks.Noted) { Notes = [.. notes.Select(note => new CellNote("", note))] },
        },
    };
}
