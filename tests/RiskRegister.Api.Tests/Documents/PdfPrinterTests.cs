using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using RiskRegister.Api.Http;
using RiskRegister.Api.Pdf;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Documents;

public sealed class PdfPrinterTests
{
    static readonly byte[] Page = Encoding.UTF8.GetBytes("<!DOCTYPE html><html lang=\"en-GB\"><head><title>A page</title></head><body><h1>Words</h1></body></html>");
    static readonly DateOnly Day = new(2016, 12, 5);

    [Fact]
    public async Task Without_a_browser_it_says_how_to_get_one()
    {
        using var printer = Printer("/nowhere/chromium");

        var (pdf, refusal) = await printer.Print(WritePage, Day, TestContext.Current.CancellationToken);

        pdf.ShouldBeEmpty();
        refusal!.Type.ShouldBe(Problems.PdfUnavailable);
        Problems.PdfUnavailable.Status.ShouldBe(501);
        Problems.PdfUnavailable.Example.ShouldContain("install the package chromium");
        (await printer.Version(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_browser_that_does_not_finish_is_stopped()
    {
        using var browser = new Script("exec sleep 300");
        using var printer = Printer(browser.Path, longestPrint: TimeSpan.FromMilliseconds(300));
        var started = Stopwatch.GetTimestamp();

        var (_, refusal) = await printer.Print(WritePage, Day, TestContext.Current.CancellationToken);

        refusal!.Type.ShouldBe(Problems.PdfFailed);
        refusal.RetryAfter.ShouldBe(10);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_browser_that_makes_nothing_is_no_answer()
    {
        using var browser = new Script("echo no display >&2; exit 1");
        using var printer = Printer(browser.Path);

        (await printer.Print(WritePage, Day, TestContext.Current.CancellationToken)).Problem!.Type.ShouldBe(Problems.PdfFailed);
    }

    [Fact]
    public async Task The_browser_is_told_nothing_of_the_services_environment()
    {
        const string secret = "RiskRegisterTests__Secret";
        Environment.SetEnvironmentVariable(secret, "not for browsers");
        using var browser = new Script("env > \"$(dirname \"$0\")/told\"");
        using var printer = Printer(browser.Path);

        await printer.Print(WritePage, Day, TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable(secret, null);

        var told = await File.ReadAllLinesAsync(Path.Combine(Path.GetDirectoryName(browser.Path)!, "told"), TestContext.Current.CancellationToken);
        told.ShouldContain(line => line.StartsWith("PATH=", StringComparison.Ordinal));
        told.ShouldNotContain(line => line.Contains("not for browsers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_print_at_once_and_a_third_does_not_wait_for_ever()
    {
        using var browser = new Script("echo x >> \"$HOME/../started-$PPID\"; exec sleep 300");
        using var printer = Printer(browser.Path, longestPrint: TimeSpan.FromSeconds(3), longestWait: TimeSpan.FromMilliseconds(100));

        Task<(byte[] Pdf, Http.Problem? Problem)>[] busy = [printer.Print(WritePage, Day, TestContext.Current.CancellationToken), printer.Print(WritePage, Day, TestContext.Current.CancellationToken)];
        var third = printer.Print(WritePage, Day, TestContext.Current.CancellationToken);

        (await third).Problem!.Type.ShouldBe(Problems.PdfFailed);
        busy.ShouldAllBe(print => !print.IsCompleted);
        await Task.WhenAll(busy);
    }

    [Fact]
    public async Task A_page_is_printed_tagged_with_title_language_and_the_documents_day_to_the_same_bytes()
    {
        Prerequisites.NeedsChromium();
        using var printer = Printer(browser: null);

        var (pdf, refusal) = await printer.Print(WritePage, Day, TestContext.Current.CancellationToken);

        refusal.ShouldBeNull();
        (await printer.Version(TestContext.Current.CancellationToken)).ShouldContain("Chrom");
        (await printer.Print(WritePage, Day, TestContext.Current.CancellationToken)).Pdf.ShouldBe(pdf);
        using var file = new PdfFile(pdf);
        var facts = await file.Facts();
        facts["Title"].ShouldBe("A page");
        facts["Tagged"].ShouldBe("yes");
        facts["JavaScript"].ShouldBe("no");
        facts["CreationDate"].ShouldContain("5 00:00:00 2016");
        Encoding.Latin1.GetString(pdf).ShouldContain("/Lang(en-GB)");
    }

    [Fact]
    public async Task A_page_fetches_nothing_from_any_network_whatever_it_names()
    {
        Prerequisites.NeedsChromium();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var page = string.Concat(new[] { "127.0.0.1", "localhost", "register.localhost" }.Select(host =>
            $"<img src=\"http://{host}:{port}/a\"><link rel=\"stylesheet\" href=\"http://{host}:{port}/b\"><iframe src=\"http://{host}:{port}/c\"></iframe>"));
        using var printer = Printer(browser: null);

        var (pdf, _) = await printer.Print(
            (file, stop) => file.WriteAsync(Encoding.UTF8.GetBytes($"<!DOCTYPE html><title>A page</title>{page}"), stop).AsTask(), Day, TestContext.Current.CancellationToken);

        pdf.ShouldNotBeEmpty();
        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public void Only_dates_that_look_like_dates_are_set()
    {
        var pdf = Encoding.ASCII.GetBytes("<</CreationDate (D:20261122030405+00'00')\n/ModDate (D:20261122030405+00'00')>> /ModDate (D:soon) /ModDate (D:2026");

        PdfDates.Set(pdf, Day);

        Encoding.ASCII.GetString(pdf).ShouldBe("<</CreationDate (D:20161205000000+00'00')\n/ModDate (D:20161205000000+00'00')>> /ModDate (D:soon) /ModDate (D:2026");
    }

    static PdfPrinter Printer(string? browser, TimeSpan? longestPrint = null, TimeSpan? longestWait = null) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Chromium", browser)]).Build(), NullLogger<PdfPrinter>.Instance)
        {
            LongestPrint = longestPrint ?? TimeSpan.FromSeconds(60),
            LongestWait = longestWait ?? TimeSpan.FromSeconds(20),
        };

    /// <summary>A program that stands in for a browser.</summary>
    sealed class Script : IDisposable
    {
        readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("riskregister-browser-");

        public Script(string body)
        {
            File.WriteAllText(Path, $"#!/bin/sh\n{body}\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        public string Path => System.IO.Path.Combine(folder.FullName, "chromium");

        public void Dispose() => folder.Delete(recursive: true);
    }

    static Task WritePage(Stream output, CancellationToken stop) => output.WriteAsync(Page, stop).AsTask();
}
