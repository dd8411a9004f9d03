using RiskRegister.Api.Http;
using RiskRegister.Api.Pdf;
using RiskRegister.Documents;
using RiskRegister.Documents.Csv;
using RiskRegister.Documents.Excel;
using RiskRegister.Documents.Html;
using RiskRegister.Documents.Word;

namespace RiskRegister.Api.Storage;

/// <summary>Makes registers and highlights in every form but JSON.</summary>
public sealed class ReportForms(PdfPrinter printer)
{
    /// <param name="http">Whose If-None-Match spares printing a PDF again.</param>
    public Task<Outcome> Make(HttpContext http, Form form, RegisterDocument register) =>
        Make(http, form, register, NameOf("register", register), async (stream, stop) =>
        {
            if (form == Form.Csv) await RegisterCsv.WriteAsync(register, stream, stop);
            else if (form == Form.Xlsx) RegisterExcel.Write(register, stream, stop);
            else if (form == Form.Docx) RegisterWord.Write(register, stream, stop);
            else RegisterHtml.Write(register, stream, stop);
        });

    /// <inheritdoc cref="Make(HttpContext, Form, RegisterDocument)"/>
    public Task<Outcome> Make(HttpContext http, Form form, HighlightsReport report) =>
        Make(http, form, report, NameOf("highlights", report), async (stream, stop) =>
        {
            if (form == Form.Csv) await HighlightsCsv.WriteAsync(report.Highlights, report.Edition, stream, stop);
            else if (form == Form.Xlsx) HighlightsExcel.Write(report, stream, stop);
            else if (form == Form.Docx) HighlightsWord.Write(report, stream);
            else HighlightsHtml.Write(report, stream);
        });

    /// <summary>"register-2016-17-Q3", "register-draft-full".</summary>
    public static string NameOf(string what, ReportDocument document) => NameOf(what, document.Quarter?.ToString(), document.Edition == Edition.Public);

    /// <param name="quarter">Null for the live register.</param>
    public static string NameOf(string what, string? quarter, bool publicEdition) => $"{what}-{quarter ?? "draft"}{(publicEdition ? "" : "-full")}";

    async Task<Outcome> Make(HttpContext http, Form form, ReportDocument document, string name, Func<Stream, CancellationToken, Task> write)
    {
        using var stream = new MemoryStream();
        await write(stream, http.RequestAborted);
        var bytes = stream.ToArray();
        if (form != Form.Pdf) return Answer.File(form, name, bytes);

        // What the page says, and who prints it, is all that a PDF depends on.
        var etag = EntityTag.OfBytes(System.Text.Encoding.UTF8.GetBytes($"{EntityTag.OfBytes(bytes)} {await printer.Version(http.RequestAborted)}"));
        if (EntityTag.IsNotModified(http.Request, etag)) return Answer.File(form, name, ReadOnlyMemory<byte>.Empty, etag);
        var (pdf, refusal) = await printer.Print(bytes, document.Day, http.RequestAborted);
        return refusal is null ? Answer.File(form, name, pdf, etag) : refusal;
    }
}
