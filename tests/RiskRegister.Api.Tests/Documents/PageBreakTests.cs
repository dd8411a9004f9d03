using System.Text.RegularExpressions;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Documents;

/// <summary>Where pages of printed registers end.</summary>
public sealed partial class PageBreakTests(TestCluster cluster) : FreshRegister(cluster, printsForReal: true)
{
    [Fact]
    public async Task No_page_has_only_the_last_lines_of_an_entry()
    {
        Prerequisites.NeedsChromium();
        foreach (var controls in Enumerable.Range(26, 12))
        {
            await Editor.Create(new NewEntry
            {
                Title = $"Risk with {controls} controls",
                Controls = [.. Enumerable.Range(1, controls).Select(number => new { text = $"Control {number} of {controls}" })],
                Actions = controls % 2 == 0 ? [new { text = "Look again", dueOn = "2017-01-01" }] : null,
            });
        }

        using var answer = await Editor.Get("/api/v1/register?format=pdf");
        using var file = new PdfFile(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var pages = await file.Pages();

        var lasts = pages.Where(page => Control().IsMatch(page) && !page.Contains("Residual score", StringComparison.Ordinal)).ToArray();
        lasts.Length.ShouldBeGreaterThan(3, "entries of all lengths about a page's were printed");
        foreach (var page in lasts) Control().Count(page).ShouldBeGreaterThanOrEqualTo(3, page);
        pages.Count(page => page.Contains("Look again", StringComparison.Ordinal) && !Control().IsMatch(page))
            .ShouldBe(0, "an action alone on a page");
    }

    [GeneratedRegex("Control [0-9]+ of", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Control();
}
