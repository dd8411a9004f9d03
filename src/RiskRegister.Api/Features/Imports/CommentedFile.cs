using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents.Excel;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using RiskRegister.UseCases.Imports;

namespace RiskRegister.Api.Features.Imports;

/// <summary>The workbook of an import, with what was found in it as comments in its cells.</summary>
public static class CommentedFile
{
    const string BeforeSheet = " – ";

    public static Outcome Of(HttpContext http, ImportOrder order, ImportUnderstanding understanding)
    {
        if (order.Files is not [var (name, content)])
            return new Refusal(ImportRefusals.NoWorkbook,
                $"There are {order.Files.Count} files: send the one that is to come back with comments.");
        var output = SpoolStream.For(http);
        var fault = CommentedWorkbook.Write(name, content, CommentsOf(name, understanding), output, new TableLimits(), http.RequestAborted);
        if (fault is { Code: TableFault.ContentTooLarge }) return new Refusal(Refusals.TooLarge, $"{name}: {fault.Message}");
        if (fault is not null) return new Refusal(ImportRefusals.NoWorkbook, $"{name}: {fault.Message}");
        return Answer.File(Form.Xlsx, $"{ReportForms.FileWord(WithoutEnding(name))}-comments", output);
    }

    // Of what is about no cell, a row's stands in its first cell, and the rest in that of the sheet.
    static List<CellComment> CommentsOf(string file, ImportUnderstanding understanding)
    {
        var (analysis, report) = understanding;
        var questions = report.Plan with { Messages = [.. analysis.Questions.Select(question => question.AsRefusal())] };
        return
        [
            .. CellPlaces.Locate(questions, analysis).Messages.Concat(report.Plan.Messages)
                .OrderBy(message => message.Severity == ImportSeverity.Refused ? 0 : 1)
                .Select(message => new CellComment(SheetOf(file, message.Table), ColumnOf(message), message.Row ?? 1, message.Message)),
        ];
    }

    static string? SheetOf(string file, string? table) =>
        table is not null && table.StartsWith($"{file}{BeforeSheet}", StringComparison.Ordinal)
            ? table[(file.Length + BeforeSheet.Length)..] : null;

    static int ColumnOf(ImportMessage message)
    {
        var column = 0;
        foreach (var letter in (message.Cell ?? "A").TakeWhile(char.IsAsciiLetterUpper)) column = (column * 26) + (letter - 'A' + 1);
        return column;
    }

    static string WithoutEnding(string name) => name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
}
