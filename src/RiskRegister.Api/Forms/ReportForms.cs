using System.Text;
using RiskRegister.Api.Http;
using RiskRegister.Api.Pdf;
using RiskRegister.Documents;
using RiskRegister.Documents.Csv;
using RiskRegister.Documents.Excel;
using RiskRegister.Documents.Html;
using RiskRegister.Documents.Performance;
using RiskRegister.Documents.Word;

namespace RiskRegister.Api.Forms;

/// <summary>Makes registers and highlights in every form but JSON.</summary>
public sealed class ReportForms(PdfPrinter printer)
{
    /// <summary>Writes a register; what comes of it needs the database no more.</summary>
    public static Task<WrittenReport> Write(HttpContext http, Form form, PrintableRegister register) =>
        Write(http, form, register, NameOf(register.Committee is null ? "register" : "report", register), (output, stop) =>
            form == Form.Csv ? RegisterCsv.WriteAsync(register, output, stop, ListForms.HeadingsOf(http))
            : form == Form.Xlsx ? RegisterExcel.WriteAsync(register, output, stop)
            : form == Form.Docx ? RegisterWord.WriteAsync(register, output, stop)
            : RegisterHtml.WriteAsync(register, output, stop));

    /// <inheritdoc cref="Write(HttpContext, Form, PrintableRegister)"/>
    public static Task<WrittenReport> Write(HttpContext http, Form form, HighlightsReport report) =>
        Write(http, form, report, NameOf("highlights", report), (output, stop) =>
            form == Form.Csv ? HighlightsCsv.WriteAsync(
                report.Highlights, report.Edition, output, stop, ListForms.HeadingsOf(http), report.Quarter is null)
            : form == Form.Xlsx ? HighlightsExcel.WriteAsync(report, output, stop)
            : form == Form.Docx ? HighlightsWord.WriteAsync(report, output, stop)
            : HighlightsHtml.WriteAsync(report, output, stop));

    /// <inheritdoc cref="Write(HttpContext, Form, PrintableRegister)"/>
    /// <param name="what">It is, in the name of its file.</param>
    public static Task<WrittenReport> Write(HttpContext http, Form form, PerformancePaper report, string what) =>
        Write(http, form, report, NameOf(what, report), (output, stop) =>
            form == Form.Csv ? MeasureRows.WriteCsvAsync(report, output, stop, ListForms.HeadingsOf(http))
            : form == Form.Xlsx ? MeasureRows.WriteExcelAsync(report, output, stop)
            : form == Form.Docx ? MeasuresWord.WriteAsync(report, output, stop)
            : MeasuresHtml.WriteAsync(report, output, stop));

    /// <summary>Answers what was written, printed where PDF was asked for.</summary>
    /// <param name="http">Whose If-None-Match spares printing again.</param>
    public async Task<Outcome> Finish(HttpContext http, WrittenReport report)
    {
        var (form, name, page) = (report.Form, report.Name, report.Content);
        if (form != Form.Pdf) return Answer.File(form, name, page);

        // What the page says, and who prints it, is all that a PDF depends on.
        var etag = EntityTag.OfBytes(Encoding.UTF8.GetBytes($"{page.ETag} {await printer.Version(http.RequestAborted)}"));
        if (EntityTag.IsNotModified(http.Request, etag)) return Answer.File(form, name, ReadOnlyMemory<byte>.Empty, etag);
        var (pdf, refusal) = await printer.Print(
            new PageToPrint(page.ETag, page.SendTo, report.Day, report.Author), http.ActorIfAny()?.Id ?? "", http.RequestAborted);
        return refusal is null ? Answer.File(form, name, pdf, etag) : refusal;
    }

    /// <summary>"register-2016-17-Q3", "register-draft-2016-12-05-full", "highlights-2016-17-Q3-since-2016-17-Q1",
    /// "register-draft-2016-12-05-head-of-parks".</summary>
    public static string NameOf(string what, ReportDocument document)
    {
        var name = NameOf(what, document.Quarter?.ToString(), document.Day, document.Edition);
        return document switch
        {
            HighlightsReport { Highlights: { Since: { } since, Quarter: var quarter } } when since != quarter.Previous =>
                $"{name}-since-{since}",
            PrintableRegister { Owner: { } owner } => $"{name}-{FileWord(owner)}",
            PrintableRegister { Layout: ReportLayout.Table } => $"{name}-table",
            _ => name,
        };
    }

    /// <param name="quarter">Null for the live register.</param>
    /// <param name="day">On which a live register stood so.</param>
    public static string NameOf(string what, string? quarter, DateOnly day, Edition edition) =>
        $"{what}-{quarter ?? $"draft-{day:yyyy-MM-dd}"}{(edition == Edition.Public ? "" : $"-{Editions.NameOf(edition)}")}";

    /// <summary>"head-of-parks": what a file's name can hold of a name.</summary>
    public static string FileWord(string name)
    {
        var words = new string([.. name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "owner" : string.Join('-', words);
    }

    static async Task<WrittenReport> Write(HttpContext http, Form form, ReportDocument document, string name,
        Func<Stream, CancellationToken, Task> write)
    {
        var content = SpoolStream.For(http);
        await write(content, http.RequestAborted);
        return new WrittenReport(form, name, document.Day, document.Settings.Organisation, content);
    }
}

/// <summary>A document in its form; for PDF, the page that is to be printed.</summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Day">The date that its properties give.</param>
/// <param name="Author">The organisation.</param>
public sealed record WrittenReport(Form Form, string Name, DateOnly Day, string Author, SpoolStream Content);
