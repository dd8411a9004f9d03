using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What somebody says in a comment on a cell is named where nothing is made of it.</summary>
public sealed class CommentImportTests
{
    static readonly string[] Headings = ["Reference", "Title", "Score", "Residual score"];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_row_is_exempt_of_which_a_comment_says_so_and_why(int column)
    {
        SourceTable[] table = [Table(Row(2), Commented(Row(3), column, "Exempt – paragraph 3"), Row(4))];

        var read = Read(table);

        read.Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe([null, "3", null]);
        read.Messages.Select(message => message.Code).ShouldBe([ImportCodes.RowsExempt]);
        Understood(table).Analysis.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Confidential")]
    [InlineData("Exempt under paragraph 3?")]
    [InlineData("Pat: is this one exempt?")]
    public void A_comment_that_asks_or_does_not_say_why_is_asked_about(string comment)
    {
        SourceTable[] table = [Table(Row(2), Commented(Row(3), 1, comment))];
        var id = $"exempt-note:{comment.ToLowerInvariant()}";

        Understood(table).Analysis.Questions.Select(question => question.Id).ShouldContain(id);
        Answered(table, (id, "open")).Rows.ShouldAllBe(row => row.Exempt == null);
        Answered(table, (id, "open")).Messages.ShouldNotContain(message => message.Code == ImportCodes.NoteIgnored);
    }

    [Fact]
    public void Comments_beside_a_heading_or_an_empty_row_are_about_the_whole_table()
    {
        const string Comment = "Not for publication by virtue of paragraph 5";
        const string Id = "exempt-section:not for publication by virtue of paragraph 5";
        SourceTable[] heading =
            [new("r", [Commented(new SourceRow(1, Headings), 2, Comment), Row(2), Row(3)]) { HasComments = true }];
        SourceTable[] empty = [Table(Row(2), Row(3)) with { Comments = [(9, CellNote.Comment(Comment))] }];

        foreach (var table in (SourceTable[][])[heading, empty])
        {
            Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe(Id);
            Answered(table, (Id, "exempt")).Rows.ShouldAllBe(row => row.Exempt!.Value!.Paragraph == "5");
            Answered(table, (Id, "open")).Messages.ShouldNotContain(message => message.Code == ImportCodes.NoteIgnored);
        }
    }

    [Fact]
    public void Other_comments_are_named_wherever_they_stand_and_the_same_once()
    {
        var table = Table(Commented(Row(2), 1, "Closed in March"), Commented(Row(3), 1, "Checked"), Commented(Row(4), 9, "Checked"),
            Commented(Row(5), 2, "Not exempt"), Commented(Row(6) with { IsHidden = true }, 1, "Old"))
            with
        { Comments = [(40, CellNote.Comment("See minutes"))] };

        var read = Read(table);

        Told(read).ShouldBe(
        [
            (2, "\"Closed in March\" is a comment on \"Risk 2\", and is not read."),
            (3, "\"Checked\" is a comment in rows 3, 4, and is not read."),
            (5, "\"Not exempt\" is a comment on \"16\", and is not read."),
            (40, "\"See minutes\" is a comment, and is not read."),
        ]);
        read.Messages.ShouldAllBe(message => message.Severity == ImportSeverity.Reported);
        read.Rows.Count.ShouldBe(4);
        read.Rows.ShouldAllBe(row => row.Exempt == null);
    }

    [Fact]
    public void Many_comments_are_a_few_messages()
    {
        SourceTable[] tables =
        [
            .. Enumerable.Range(1, 2).Select(sheet => Table(
                [.. Enumerable.Range(2, 40).Select(at => Commented(Row((100 * sheet) + at), 2, $"Seen {at}"))])
                with
            { Name = $"r.xlsx – {sheet}" }),
        ];

        Told(Read(tables)).ShouldBe(
        [
            .. Enumerable.Range(2, 5).Select(at => ((int?)100 + at, $"\"Seen {at}\" is a comment on \"16\", and is not read.")),
            (107, "35 more comments are not read: see rows 107, 108, 109, 110, 111, 112, 113, 114, 115, 116 and others."),
            (202, "40 more comments are not read: see rows 202, 203, 204, 205, 206, 207, 208, 209, 210, 211 and others."),
        ]);
    }

    [Fact]
    public void A_comment_in_a_workbook_of_our_own_changes_nothing_and_is_named()
    {
        const string Comment = "Exempt – paragraph 3";
        var entry = new SourceRow(2, ["Mill sold", "16", "9", $"{Guid.NewGuid()}", "1"]);
        SourceTable[] table =
        [
            new("r", [new SourceRow(1, ["Title", "Score", "Residual score", "Id", "Revision"]), Commented(entry, 0, Comment)])
            {
                HasComments = true,
            },
        ];

        Understood(table).Analysis.Questions.ShouldBeEmpty();
        Read(table).Rows.ShouldHaveSingleItem().Exempt.ShouldBeNull();
        Told(Read(table)).ShouldBe([(2, $"\"{Comment}\" is a comment on \"Mill sold\", and is not read.")]);
    }

    [Fact]
    public void Comments_of_a_sheet_that_is_left_out_are_not_named() => Told(Read(
        Table(Row(2), Row(3)) with { Name = "r.xlsx – Risks", OneOfSeveral = true },
        Table(Commented(Row(2), 1, "As before")) with { Name = "r.xlsx – Old", OneOfSeveral = true, IsHidden = true })).ShouldBeEmpty();

    static (int? Row, string Message)[] Told(ReadRegister read) =>
        [.. read.Messages.Where(message => message.Code == ImportCodes.NoteIgnored).Select(message => (message.Row, message.Message))];

    static SourceTable Table(params SourceRow[] rows) => new("r", [new SourceRow(1, Headings), .. rows]) { HasComments = true };

    static SourceRow Row(int number) => new(number, [$"R{number}", $"Risk {number}", "16", "9"]);

    static SourceRow Commented(SourceRow row, int column, string comment) => row with
    {
        Remarks = new Dictionary<int, CellRemark> { [column] = new(CellMarks.Noted) { Notes = [CellNote.Comment(comment)] } },
    };
}
