using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using RiskRegister.Api.Http;
using RiskRegister.Api.Pdf;
using RiskRegister.Api.Security;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Documents;

public sealed class PdfPrinterTests
{
    static readonly byte[] Page =
        Encoding.UTF8.GetBytes("<!DOCTYPE html><html lang=\"en-GB\"><head><title>A page</title></head><body><h1>Words</h1></body></html>");
    static readonly DateOnly Day = new(2016, 12, 5);

    [Fact]
    public async Task Without_a_browser_it_says_how_to_get_one()
    {
        using var printer = Printer("/nowhere/chromium");

        var (pdf, refusal) = await printer.Print(ThePage(), "somebody", TestContext.Current.CancellationToken);

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

        var (_, refusal) = await printer.Print(ThePage(), "somebody", TestContext.Current.CancellationToken);

        refusal!.Type.ShouldBe(Problems.PdfFailed);
        refusal.RetryAfter.ShouldBe(10);
    }

    [Fact]
    public async Task A_browser_that_makes_nothing_is_no_answer()
    {
        using var browser = new Script("echo no display >&2; exit 1");
        using var printer = Printer(browser.Path);

        (await printer.Print(ThePage(), "somebody", TestContext.Current.CancellationToken)).Problem!.Type.ShouldBe(Problems.PdfFailed);
    }

    [Fact]
    public async Task What_it_prints_and_nobody_can_read_is_given_out_as_it_is()
    {
        using var browser = new Script("for each; do case $each in --print-to-pdf=*) echo %PDF-9 > \"${each#*=}\";; esac; done");
        using var printer = Printer(browser.Path);

        var (pdf, refusal) = await printer.Print(ThePage(), "somebody", TestContext.Current.CancellationToken);

        refusal.ShouldBeNull();
        Encoding.ASCII.GetString(pdf).ShouldBe("%PDF-9\n");
    }

    [Fact]
    public async Task The_browser_is_told_nothing_of_the_services_environment()
    {
        const string secret = "RiskRegisterTests__Secret";
        Environment.SetEnvironmentVariable(secret, "not for browsers");
        using var browser = new Script("env > \"$(dirname \"$0\")/told\"");
        using var printer = Printer(browser.Path);

        await printer.Print(ThePage(), "somebody", TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable(secret, null);

        var told = await File.ReadAllLinesAsync(Path.Combine(Path.GetDirectoryName(browser.Path)!, "told"),
            TestContext.Current.CancellationToken);
        told.ShouldContain(line => line.StartsWith("PATH=", StringComparison.Ordinal));
        told.ShouldNotContain(line => line.Contains("not for browsers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_print_at_once_and_a_third_does_not_wait_for_ever()
    {
        using var browser = new Script("exec sleep 300");
        using var printer = Printer(browser.Path, longestWait: TimeSpan.FromMilliseconds(100));
        using var enough = new CancellationTokenSource();

        var busy = new[] { printer.Print(ThePage("1"), "one", enough.Token), printer.Print(ThePage("2"), "two", enough.Token) };

        (await printer.Print(ThePage("3"), "three", TestContext.Current.CancellationToken)).Problem!.Type.ShouldBe(Problems.PdfFailed);
        busy.ShouldAllBe(print => !print.IsCompleted);
        await enough.CancelAsync();
        await Task.WhenAll(busy);
    }

    [Fact]
    public async Task Whoever_has_many_pages_to_print_leaves_a_place_to_others()
    {
        using var browser = new Script("if grep -q slow \"$HOME/page.html\"; then exec sleep 300; fi; cp \"$HOME/page.html\" "
            + "\"$HOME/page.pdf\"");
        using var printer = Printer(browser.Path, longestWait: TimeSpan.FromSeconds(60));
        using var enough = new CancellationTokenSource();
        var greedy = Enumerable.Range(0, 20).Select(number => printer.Print(ThePage($"slow {number}"), "greedy", enough.Token)).ToArray();

        foreach (var name in new[] { "one", "two", "three" })
            Encoding.UTF8.GetString((await printer.Print(ThePage(name), name, TestContext.Current.CancellationToken)).Pdf).ShouldBe(name);

        greedy.ShouldAllBe(print => !print.IsCompleted);
        await enough.CancelAsync();
        await Task.WhenAll(greedy);
    }

    [Fact]
    public async Task All_who_want_the_same_page_get_it_from_one_browser_though_the_first_has_gone()
    {
        using var browser = new Script("echo x >> \"$(dirname \"$0\")/runs\"; while [ ! -e \"$(dirname \"$0\")/go\" ]; do sleep 0.1; done; "
            + "cp \"$HOME/page.html\" \"$HOME/page.pdf\"");
        using var printer = Printer(browser.Path);
        using var gone = new CancellationTokenSource();
        var first = printer.Print(ThePage("same"), "first", gone.Token);
        var others = Enumerable.Range(0, 50)
            .Select(number => printer.Print(ThePage("same"), $"caller {number}", TestContext.Current.CancellationToken)).ToArray();
        await gone.CancelAsync();
        await File.WriteAllTextAsync(Path.Combine(browser.Folder, "go"), "", TestContext.Current.CancellationToken);

        var printed = await Task.WhenAll(others);
        await first;

        printed.ShouldAllBe(each => each.Problem == null && Encoding.UTF8.GetString(each.Pdf) == "same");
        (await File.ReadAllLinesAsync(Path.Combine(browser.Folder, "runs"), TestContext.Current.CancellationToken)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task When_nobody_wants_it_any_more_or_the_service_ends_the_browser_is_stopped_and_the_page_gone()
    {
        using var browser = new Script("echo \"$$ $HOME\" > \"$(dirname \"$0\")/started.new\"; mv \"$(dirname \"$0\")/started.new\" "
            + "\"$(dirname \"$0\")/started\"; exec sleep 300");
        foreach (var ends in new[] { true, false })
        {
            var host = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
            using var printer = Printer(browser.Path, lifetime: host);
            using var gone = new CancellationTokenSource();
            var print = printer.Print(ThePage("exempt"), "somebody", gone.Token);
            var started = Path.Combine(browser.Folder, "started");
            while (!File.Exists(started)) await Task.Delay(20, TestContext.Current.CancellationToken);
            var (process, home) = ((await File.ReadAllTextAsync(started, TestContext.Current.CancellationToken)).Trim()
                .Split(' ') is [var id, var folder])
                ? (id, folder) : throw new InvalidDataException();
            File.Exists(Path.Combine(home, "page.html")).ShouldBeTrue();

            if (ends) host.StopApplication();
            else await gone.CancelAsync();

            (await print).Problem!.Type.ShouldBe(Problems.PdfFailed);
            Directory.Exists(home).ShouldBeFalse();
            if (OperatingSystem.IsLinux()) Directory.Exists($"/proc/{process}").ShouldBeFalse();
            File.Delete(started);
        }
    }

    [Fact]
    public void What_a_service_left_that_was_killed_is_removed_at_the_next_start_and_where_another_prints_is_left_alone()
    {
        using var printing = PrintFolder.Make();
        var killed = Directory.CreateTempSubdirectory("riskregister-pdf-");
        File.WriteAllText(Path.Combine(killed.FullName, "page.html"), "exempt");
        File.WriteAllText(Path.Combine(killed.FullName, "held"), "");
        var beingMade = Directory.CreateTempSubdirectory("riskregister-pdf-");
        var earlier = Directory.CreateTempSubdirectory("riskregister-pdf-");
        Directory.SetLastWriteTimeUtc(earlier.FullName, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
        try
        {
            PrintFolder.RemoveLeft(TimeProvider.System).ShouldBeGreaterThanOrEqualTo(2);

            (Directory.Exists(killed.FullName), Directory.Exists(earlier.FullName)).ShouldBe((false, false));
            (Directory.Exists(printing.Path), Directory.Exists(beingMade.FullName)).ShouldBe((true, true));
        }
        finally
        {
            beingMade.Delete();
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(5)]
    [InlineData(600)]
    public void Waiting_and_printing_are_done_before_a_request_is_given_up(int requestSeconds)
    {
        using var printer = new PdfPrinter(new ConfigurationBuilder().Build(), new LimitSettings { RequestSeconds = requestSeconds },
            new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), NullLogger<PdfPrinter>.Instance);

        (printer.LongestWait + printer.LongestPrint).ShouldBeLessThan(TimeSpan.FromSeconds(requestSeconds * 0.95));
    }

    [Fact]
    public async Task A_page_is_printed_tagged_with_title_language_and_the_documents_day_to_the_same_bytes()
    {
        Prerequisites.NeedsChromium();
        using var printer = Printer(browser: null);

        var (pdf, refusal) = await printer.Print(ThePage(), "somebody", TestContext.Current.CancellationToken);

        refusal.ShouldBeNull();
        (await printer.Version(TestContext.Current.CancellationToken)).ShouldContain("Chrom");
        (await printer.Print(ThePage(), "somebody", TestContext.Current.CancellationToken)).Pdf.ShouldBe(pdf);
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
            $"<img src=\"http://{host}:{port}/a\"><link rel=\"stylesheet\" href=\"http://{host}:{port}/b\"><iframe "
                + $"src=\"http://{host}:{port}/c\"></iframe>"));
        using var printer = Printer(browser: null);

        var (pdf, _) = await printer.Print(
            new PageToPrint("tag", (file, stop) =>
                file.WriteAsync(Encoding.UTF8.GetBytes($"<!DOCTYPE html><title>A page</title>{page}"), stop).AsTask(), Day),
            "somebody", TestContext.Current.CancellationToken);

        pdf.ShouldNotBeEmpty();
        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public void Only_dates_that_look_like_dates_are_set()
    {
        var pdf = Encoding.ASCII.GetBytes("<</CreationDate (D:20261122030405+00'00')\n/ModDate (D:20261122030405+00'00')>> /ModDate "
            + "(D:soon) /ModDate (D:2026");

        PdfDates.Set(pdf, Day);

        Encoding.ASCII.GetString(pdf)
            .ShouldBe("<</CreationDate (D:20161205000000+00'00')\n/ModDate (D:20161205000000+00'00')>> /ModDate (D:soon) /ModDate (D:2026");
    }

    static PdfPrinter Printer(string? browser, TimeSpan? longestPrint = null, TimeSpan? longestWait = null,
        IHostApplicationLifetime? lifetime = null) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Chromium", browser)]).Build(), new LimitSettings(),
            lifetime ?? new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), NullLogger<PdfPrinter>.Instance)
        {
            LongestPrint = longestPrint ?? TimeSpan.FromMinutes(4),
            LongestWait = longestWait ?? TimeSpan.FromMinutes(4),
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

        public string Folder => folder.FullName;

        public string Path => System.IO.Path.Combine(folder.FullName, "chromium");

        public void Dispose() => folder.Delete(recursive: true);
    }

    static PageToPrint ThePage() => new("tag", (output, stop) => output.WriteAsync(Page, stop).AsTask(), Day);

    static PageToPrint ThePage(string text) =>
        new(text, (output, stop) => output.WriteAsync(Encoding.UTF8.GetBytes(text), stop).AsTask(), Day);
}
