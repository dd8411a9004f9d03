using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using RiskRegister.Documents.Html;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Html;

/// <summary>axe-core, run in a browser over the pages as they are published.</summary>
public sealed class AccessibilityTests
{
    static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>A desktop, a telephone, and a desktop at 400 per cent, which is 320 pixels wide to the page.</summary>
    [Theory]
    [InlineData(1280, 1)]
    [InlineData(320, 1)]
    [InlineData(320, 4)]
    public async Task Nothing_in_the_register_keeps_anybody_out(int width, int scale) =>
        (await Check(await Forms.Write("html", Registers.Full()), width, scale)).ShouldBeEmpty();

    [Theory]
    [InlineData(1280, ReportLayout.Cards)]
    [InlineData(320, ReportLayout.Cards)]
    [InlineData(1280, ReportLayout.Table)]
    [InlineData(320, ReportLayout.Table)]
    public async Task Nor_in_a_report_with_pictures(int width, ReportLayout layout) =>
        (await Check(await Forms.Write("html", Registers.Reported() with { Layout = layout }), width, scale: 1)).ShouldBeEmpty();

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Nor_in_a_register_as_long_as_the_published_one(int width) =>
        (await Check(await Forms.Write("html", Registers.Of(20)), width, scale: 1)).ShouldBeEmpty();

    [Fact]
    public async Task Nor_in_highlights_by_themselves()
    {
        using var page = new MemoryStream();
        await HighlightsHtml.WriteAsync(new HighlightsReport
        {
            Settings = Registers.Settings,
            Quarter = Registers.Public().Quarter,
            Edition = Edition.Public,
            GeneratedAt = Registers.Public().GeneratedAt,
            Highlights = Registers.Highlights,
        }, page, CancellationToken.None);

        (await Check(page.ToArray(), 320, scale: 1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_does_keep_people_out_is_found()
    {
        var page = Encoding.UTF8.GetString(await Forms.Write("html", Registers.Public()))
            .Replace(" lang=\"en-GB\"", "", StringComparison.Ordinal);

        (await Check(Encoding.UTF8.GetBytes(page), 1280, scale: 1)).ShouldContain("html-has-lang", Case.Sensitive);
    }

    // "rule: what it matched" for each violation, and "reflow" when the page scrolls sideways.
    static async Task<string> Check(byte[] page, int width, int scale)
    {
        var (browser, axe) = (Prerequisites.Chromium(), Prerequisites.Axe());
        var folder = Directory.CreateTempSubdirectory("riskregister-axe-");
        try
        {
            var file = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(file, await WithChecker(page, axe, width), TestContext.Current.CancellationToken);
            string[] arguments =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                    $"--user-data-dir={folder.FullName}/profile",
                $"--window-size={Math.Max(width, 500)},1000", $"--force-device-scale-factor={scale}", "--virtual-time-budget=60000",
                "--dump-dom", new Uri(file).AbsoluteUri,
            ];
            using var process = Process.Start(new ProcessStartInfo(
                browser, arguments)
            { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var start = output.IndexOf("AXE[", StringComparison.Ordinal);
            start.ShouldBeGreaterThanOrEqualTo(0, $"axe-core said nothing. {await errors}");
            return output[(start + 4)..output.IndexOf("]AXE", StringComparison.Ordinal)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Headless browsers have no window narrower than 500 pixels, so the page is looked at in a frame of the width wanted.
    static async Task<string> WithChecker(byte[] page, string axe, int width)
    {
        var open = Encoding.UTF8.GetString(page)
            .Replace("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
                "script-src 'unsafe-inline' 'unsafe-eval'", StringComparison.Ordinal);
        var script = (await File.ReadAllTextAsync(axe, TestContext.Current.CancellationToken))
            .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
        var check = $$"""
            <script>{{script}}</script><script>
            axe.run(document, { runOnly: { type: 'tag', values: {{JsonSerializer.Serialize(Rules)}} } }).then(result => {
              const found = result.violations.map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ')).slice(0,
                  5).join(', '));
              if (document.documentElement.scrollWidth > window.innerWidth) found.push('reflow: ' + document.documentElement.scrollWidth);
              parent.postMessage('AXE[' + found.join('; ') + ']AXE', '*');
            }, fault => parent.postMessage('AXE[' + fault + ']AXE', '*'));
            </script></body>
            """;
        var framed = open.Replace("</body>", check, StringComparison.Ordinal);
        return $"""
            <!DOCTYPE html><title>Frame</title><body>
            <script>addEventListener('message', event => {"{"} document.body.textContent = event.data; {"}"});</script>
            <iframe style="width:{width}px;height:1000px;border:0" srcdoc="{WebUtility.HtmlEncode(framed)}"></iframe>
            """;
    }
}
