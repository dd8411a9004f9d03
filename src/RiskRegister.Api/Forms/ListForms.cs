using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Documents.Csv;
using RiskRegister.Documents.Excel;
using RiskRegister.Domain;

namespace RiskRegister.Api.Forms;

/// <summary>
/// Writes lists as CSV: whole, at one instant, and row by row, so that a list of any length is held nowhere. One that has something exempt
/// in it is put into the audit log before it goes out.
/// </summary>
public static class ListForms
{
    public static readonly QueryParameter Owner = QueryParameter.Text("owner", "Those of this post, in small or capital letters.",
        EntryLimits.Owner,
        "MT");

    /// <summary>What the first row says; for routes that come as CSV.</summary>
    public static readonly QueryParameter Headings = FormChoice.Headings;

    /// <param name="name">Of the file, without its ending.</param>
    /// <param name="register">All of the list, as a register that has nothing but its lines.</param>
    /// <param name="form">CSV, or a workbook, which is held whole: it is read more than once.</param>
    public static async Task<Outcome> Entries(HttpContext http, Form form, string name, PrintableRegister register)
    {
        var hasExempt = false;
        var lines = register.Lines.Select(line => Seen(line, line.State.Exempt is not null, ref hasExempt));
        if (form == Form.Xlsx) lines = (await lines.ToListAsync(http.RequestAborted)).ToAsyncEnumerable();
        var list = register with { Lines = lines };
        return await Write(http, form, name,
            stream => form == Form.Xlsx ? RegisterExcel.WriteAsync(list, stream, http.RequestAborted)
                : RegisterCsv.WriteAsync(list, stream, http.RequestAborted, HeadingsOf(http)),
            () => hasExempt && register.Quarter is null);
    }

    /// <param name="edition">Whose: that of the live register is full, for what it shows is the caller's own affair.</param>
    public static Task<Outcome> Actions(HttpContext http, string name, Edition edition, IAsyncEnumerable<ActionLine> actions)
    {
        var (hasExempt, isLive) = (false, true);
        var lines = actions.Select(line =>
        {
            isLive &= line.Quarter is null;
            return Seen(line, line.Entry.Exempt is not null, ref hasExempt);
        });
        return Write(http, Form.Csv, name, stream => ActionsCsv.WriteAsync(lines, edition, HeadingsOf(http), stream, http.RequestAborted),
            () => hasExempt && isLive);
    }

    public static CsvHeadings HeadingsOf(HttpContext http) =>
        EnumNames.TryParse<CsvHeadings>(QueryValues.Of(http)[Headings], out var headings) ? headings : CsvHeadings.Words;

    static T Seen<T>(T line, bool isExempt, ref bool any)
    {
        any |= isExempt;
        return line;
    }

    static async Task<Outcome> Write(HttpContext http, Form form, string name, Func<Stream, Task> write, Func<bool> isRecorded)
    {
        var written = SpoolStream.For(http);
        await write(written);
        var answer = Answer.File(form, name, written);
        var isSent = QueryValues.Of(http).Problem is null && !EntityTag.IsNotModified(http.Request, answer.ETag!);
        if (isSent && isRecorded()) await Editions.Record(http, answer);
        return answer;
    }
}
