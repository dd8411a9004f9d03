using System.Diagnostics;
using RiskRegister.Api.Http;
using RiskRegister.Documents.Pdf;

namespace RiskRegister.Api.Pdf;

/// <summary>
/// Prints a page to PDF with Chromium: tagged, with title and language, and with the page's own running head. The browser has a profile
/// of its own for each page, no network, and a limited time; few run at once.
/// </summary>
public sealed class PdfPrinter(IConfiguration configuration, ILogger<PdfPrinter> logger) : IDisposable
{
    const int AtOnce = 2;
    const int RetryAfter = 10;

    readonly SemaphoreSlim places = new(AtOnce);
    readonly Lazy<string?> browser = new(() => Browsers.Find(configuration["Chromium"]));
    string? version;

    /// <summary>How long a request waits for one of the few browsers.</summary>
    internal TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a browser may take.</summary>
    internal TimeSpan LongestPrint { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What the browser calls itself; empty where there is none.</summary>
    public async Task<string> Version(CancellationToken stop)
    {
        if (browser.Value is null) return "";
        return version ??= await BrowserRun.Version(browser.Value, LongestWait, stop) ?? "";
    }

    /// <summary>A PDF of a page, or why there is none: 501 without a browser, 503 when it takes too long.</summary>
    /// <param name="writePage">Writes its HTML.</param>
    /// <param name="day">The date that the document's properties give.</param>
    /// <param name="author">Whose document it is.</param>
    public async Task<(byte[] Pdf, Problem? Problem)> Print(
        Func<Stream, CancellationToken, Task> writePage, DateOnly day, CancellationToken stop, string author = "")
    {
        if (browser.Value is not { } program) return ([], new Problem(Problems.PdfUnavailable, Problems.PdfUnavailable.Example));
        if (!await places.WaitAsync(LongestWait, stop)) return ([], Failed());
        try
        {
            var started = Stopwatch.GetTimestamp();
            if (await BrowserRun.Print(program, writePage, LongestPrint, logger, stop) is not { } pdf) return ([], Failed());
            logger.LogInformation("Printed {Bytes} bytes of PDF in {Elapsed}", pdf.Length, Stopwatch.GetElapsedTime(started));
            PdfDates.Set(pdf, day);
            return (Accessible(pdf, author, day), null);
        }
        finally
        {
            places.Release();
        }
    }

    // A page that another version of the browser printed in a way that cannot be read is better than none.
    byte[] Accessible(byte[] pdf, string author, DateOnly day)
    {
        try
        {
            return AccessiblePdf.Of(pdf, author, day);
        }
        catch (Exception fault) when (fault is InvalidOperationException or InvalidDataException or ArgumentException or NotSupportedException)
        {
            logger.LogError(fault, "What the browser printed could not be made accessible; it goes out as it is");
            return pdf;
        }
    }

    public void Dispose() => places.Dispose();

    static Problem Failed() => new(Problems.PdfFailed, $"The browser is busy or did not finish. Try again in {RetryAfter} seconds, or ask for another form.") { RetryAfter = RetryAfter };
}
