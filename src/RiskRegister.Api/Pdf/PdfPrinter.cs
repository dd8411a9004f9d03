using System.Diagnostics;
using System.Threading.RateLimiting;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Documents.Pdf;

namespace RiskRegister.Api.Pdf;

/// <param name="Tag">The same for pages of the same bytes.</param>
/// <param name="Write">Writes its HTML.</param>
/// <param name="Day">The date that the document's properties give.</param>
/// <param name="Author">Whose document it is.</param>
public sealed record PageToPrint(string Tag, Func<Stream, CancellationToken, Task> Write, DateOnly Day, string Author = "");

/// <summary>
/// Prints a page to PDF with Chromium: tagged, with title and language, and with the page's own running head. The browser has a profile
/// of its own for each page, no network, and a limited time; few run at once, one for each caller, and one for all who want the same page.
/// </summary>
public sealed class PdfPrinter(IConfiguration configuration, LimitSettings limits, IHostApplicationLifetime lifetime,
    ILogger<PdfPrinter> logger) : IDisposable
{
    const int AtOnce = 2;
    const int OfOneCaller = AtOnce - 1;
    const int RetryAfter = 10;

    readonly Lazy<string?> browser = new(() => Browsers.Find(configuration["Chromium"]));
    readonly Lock access = new();
    readonly Dictionary<(string Tag, DateOnly Day, string Author), Printing> underWay = [];
    string? version;

    // Whoever has many pages to print waits behind itself, and each caller in turn.
    readonly PartitionedRateLimiter<string> places = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(caller => RateLimitPartition.GetConcurrencyLimiter(caller, _ => InTurn(OfOneCaller))),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => InTurn(AtOnce))));

    /// <summary>How long a page waits for a browser: with the printing less than a request
    /// may take, so that it is told what took so long.</summary>
    internal TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(limits.RequestSeconds / 4.0);

    /// <summary>How long a browser may take.</summary>
    internal TimeSpan LongestPrint { get; init; } = TimeSpan.FromSeconds(limits.RequestSeconds * 2 / 3.0);

    /// <summary>What the browser calls itself; empty where there is none.</summary>
    public async Task<string> Version(CancellationToken stop)
    {
        if (browser.Value is null) return "";
        return version ??= await BrowserRun.Version(browser.Value, LongestWait, stop) ?? "";
    }

    /// <summary>A PDF of a page, or why there is none: 501 without a browser, 503 when it takes too long or the service ends.</summary>
    /// <param name="caller">Who asks.</param>
    public async Task<(byte[] Pdf, Problem? Problem)> Print(PageToPrint page, string caller, CancellationToken stop)
    {
        if (browser.Value is not { } program) return ([], new Problem(Problems.PdfUnavailable, Problems.PdfUnavailable.Example));
        var (printing, isFirst) = Join(page);
        await using var leaving = stop.Register(() => Leave(page, printing));
        if (!isFirst) return await printing.Done.Task.WaitAsync(stop);

        // The page is this request's: it stays for as long as anybody waits for the print.
        (byte[] Pdf, Problem? Problem) printed = ([], Failed());
        try
        {
            printed = await Print(program, page, caller, printing.Unwanted.Token);
        }
        finally
        {
            Forget(page, printing);
            printing.Done.TrySetResult(printed);
        }

        return printed;
    }

    /// <summary>Removes the pages that a service left behind which was killed while it printed.</summary>
    public static void ClearUp(TimeProvider clock, ILogger logger)
    {
        if (PrintFolder.RemoveLeft(clock) is > 0 and var left)
            logger.LogWarning("A service was killed while it printed; {Left} of its folders have been removed", left);
    }

    public void Dispose() => places.Dispose();

    async Task<(byte[] Pdf, Problem? Problem)> Print(string program, PageToPrint page, string caller, CancellationToken unwanted)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(unwanted, lifetime.ApplicationStopping);
        try
        {
            using var place = await PlaceFor(caller, ended.Token);
            if (place is not { IsAcquired: true }) return ([], Failed());
            var started = Stopwatch.GetTimestamp();
            if (await BrowserRun.Print(program, page.Write, LongestPrint, logger, ended.Token) is not { } pdf) return ([], Failed());
            logger.LogInformation("Printed {Bytes} bytes of PDF in {Elapsed}", pdf.Length, Stopwatch.GetElapsedTime(started));
            PdfDates.Set(pdf, page.Day);
            return (Accessible(pdf, page.Author, page.Day), null);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return ([], Failed());
        }
    }

    // Null when none became free in time.
    async Task<RateLimitLease?> PlaceFor(string caller, CancellationToken ended)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ended);
        waiting.CancelAfter(LongestWait);
        try
        {
            return await places.AcquireAsync(caller, permitCount: 1, waiting.Token);
        }
        catch (OperationCanceledException) when (!ended.IsCancellationRequested)
        {
            return null;
        }
    }

    (Printing Printing, bool IsFirst) Join(PageToPrint page)
    {
        lock (access)
        {
            if (underWay.TryGetValue(KeyOf(page), out var printing))
            {
                printing.Waiting++;
                return (printing, false);
            }

            return (underWay[KeyOf(page)] = new Printing { Waiting = 1 }, true);
        }
    }

    void Leave(PageToPrint page, Printing printing)
    {
        lock (access)
        {
            if (--printing.Waiting > 0) return;
            Forget(page, printing);
        }

        printing.Unwanted.Cancel();
    }

    void Forget(PageToPrint page, Printing printing)
    {
        lock (access)
        {
            if (underWay.TryGetValue(KeyOf(page), out var found) && found == printing) underWay.Remove(KeyOf(page));
        }
    }

    // A page that another version of the browser printed in a way that cannot be read is better than none.
    byte[] Accessible(byte[] pdf, string author, DateOnly day)
    {
        try
        {
            return AccessiblePdf.Of(pdf, author, day);
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "What the browser printed could not be made accessible; it goes out as it is");
            return pdf;
        }
    }

    static (string Tag, DateOnly Day, string Author) KeyOf(PageToPrint page) => (page.Tag, page.Day, page.Author);

    static ConcurrencyLimiterOptions InTurn(int permits) =>
        new() { PermitLimit = permits, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    static Problem Failed() =>
        new(Problems.PdfFailed,
        $"The browser is busy or did not finish. Try again in {RetryAfter} seconds, or ask for another form.")
        { RetryAfter = RetryAfter };

    // A page that is being printed, and how many wait for it.
    sealed class Printing
    {
        public int Waiting { get; set; }

        public CancellationTokenSource Unwanted { get; } = new();

        public TaskCompletionSource<(byte[] Pdf, Problem? Problem)> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
