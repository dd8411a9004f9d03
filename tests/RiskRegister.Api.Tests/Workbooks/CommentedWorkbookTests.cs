using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using RiskRegister.Api.Tests.Imports;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Workbooks;

/// <summary>A workbook that comes back with what is wrong in its cells.</summary>
public sealed class CommentedWorkbookTests(TestCluster cluster) : FreshRegister(cluster)
{
    static readonly string[] Headings = ["Reference", "Title", "Score", "Residual"];

    const string Analysis = "/analysis?format=xlsx";

    [Fact]
    public async Task What_is_wrong_stands_in_the_cells_and_nothing_is_stored()
    {
        await Editor.Create(new NewEntry { Title = "Flood", Actions = [new { text = "Raise the dyke" }] });
        await Editor.Create(new NewEntry { Title = "Drought" });
        using var exported = await Editor.Get("/api/v1/register?format=xlsx");
        using var filled = new FilledWorkbook(await exported.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var (score, due) = (filled.Place("Risks", "CR2", "Residual score"), filled.Place("Actions", "CR1", "Due"));
        var file = filled.Fill("Risks", "CR2", "Residual score", "17").Fill("Actions", "CR1", "Due", "soon").Save();

        var book = await Commented(("My risks.xlsx", file));

        var comments = Comments(book);
        comments[("Risks", score)].ShouldContain("no cell of a matrix");
        comments[("Actions", due)].ShouldContain("no day");
        comments.Count.ShouldBe(2);
        ShouldBeValid(book);
        (await Editor.Hold("CR2")).Entry.Revision.ShouldBe(1);
        using var again = new FilledWorkbook(book);
        again.Read("Risks", "CR2", "Residual score").ShouldBe("17");

        // It can be mended and imported as it came back.
        again.Fill("Risks", "CR2", "Residual score", "16").Fill("Actions", "CR1", "Due", "2027-01-31");
        (await Editor.Import("", ("My risks.xlsx", again.Save()))).Updated.ShouldBe(1);
    }

    [Fact]
    public async Task A_workbook_of_somebody_elses_keeps_its_own_comments()
    {
        var file = MadeWorkbook.Of(("Risks", [Headings, ["CR1", "Loss of a depot", "25", "17"], ["CR2", "Loss of a bridge", "25", "16"]]));
        file = WithComment(file, "D2", "Ask Pat");
        file = WithComment(file, "B3", "True?");

        var book = await Commented(("r.xlsx", file));

        var comments = Comments(book);
        comments[("Risks", "D2")].ShouldStartWith("Ask Pat");
        comments[("Risks", "D2")].ShouldContain("no cell of a matrix");
        comments[("Risks", "B3")].ShouldBe("True?");
        ShouldBeValid(book);
    }

    [Fact]
    public async Task A_question_stands_in_the_row_that_raises_it()
    {
        var file = MadeWorkbook.Of(("Risks",
            [[.. Headings, "Status"], ["CR1", "Loss of a depot", "25", "16", "Doubtful"],
            ["CR2", "Loss of a bridge", "25", "16", "Open"]]));

        string.Join('\n', Comments(await Commented(("r.xlsx", file))).Values).ShouldContain("Doubtful");
    }

    [Theory]
    [InlineData("r.csv", "Reference,Title,Score,Residual\nCR1,Loss,25,17\n")]
    public async Task What_is_no_workbook_cannot_come_back_with_comments(string name, string content) =>
        await Editor.SendImport(Analysis, [(name, SnapshotRequests.Bytes(content))]).Problem(400, "no_workbook");

    [Fact]
    public async Task One_workbook_comes_back_and_not_two()
    {
        var file = MadeWorkbook.Of(("Risks", [Headings, ["CR1", "Loss of a depot", "25", "17"]]));
        (await Editor.SendImport(Analysis, [("a.xlsx", file), ("b.xlsx", file)]).Problem(400, "no_workbook"))
            .Detail.ShouldContain("2 files");
    }

    async Task<byte[]> Commented((string Name, byte[] Content) file)
    {
        using var answer = await Editor.SendImport(Analysis, [file]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldEndWith("-comments.xlsx");
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    static Dictionary<(string Sheet, string Cell), string> Comments(byte[] book)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        var parts = document.WorkbookPart!;
        return parts.Workbook!.Sheets!.Elements<Sheet>()
            .SelectMany(sheet => ((WorksheetPart)parts.GetPartById(sheet.Id!.Value!))
                .WorksheetCommentsPart?.Comments?.CommentList?.Elements<Comment>()
                .Select(comment => ((sheet.Name!.Value!, comment.Reference!.Value!), comment.CommentText!.InnerText)) ?? [])
            .ToDictionary();
    }

    static byte[] WithComment(byte[] file, string cell, string text)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var sheet = document.WorkbookPart!.WorksheetParts.First();
            var part = sheet.WorksheetCommentsPart;
            if (part is null)
            {
                part = sheet.AddNewPart<WorksheetCommentsPart>();
                part.Comments = new Comments(new Authors(new Author("Pat")), new CommentList());
            }

            part.Comments!.CommentList!.AppendChild(new Comment(new CommentText(new Text(text))) { Reference = cell, AuthorId = 0 });
            part.Comments.Save();
        }

        return stream.ToArray();
    }

    static void ShouldBeValid(byte[] book)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document)
            .Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
    }
}
