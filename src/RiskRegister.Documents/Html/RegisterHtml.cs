using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Html;

/// <summary>Writes a register as one page that needs nothing else: no script, no font, no picture. It is also what PDF is printed from.</summary>
public static class RegisterHtml
{
    static readonly (string Id, string Text)[] Contents = [("map", HeatMap.Title), ("key", ScoreKey.Title), ("risks", "Risks"), ("opportunities", "Opportunities")];

    /// <summary>Writes HTML in UTF-8; the same register makes the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    /// <exception cref="InvalidOperationException">An exempt entry is in a public edition.</exception>
    public static async Task WriteAsync(RegisterDocument register, Stream output, CancellationToken cancellation)
    {
        var outline = await RegisterOutline.Of(register, cancellation);
        IReadOnlyList<(string, string)> contents = register.Highlights is null ? Contents : [("highlights", HighlightLines.Title), .. Contents];
        await HtmlFrame.WriteAsync(outline.Register, output, contents, async html =>
        {
            if (register.Quarter is null) html.Element("p", RegisterWording.NoHighlightsYet);
            if (register.Highlights is { } highlights) HtmlFront.WriteHighlights(html, highlights, cancellation);
            HtmlFront.WriteHeatMap(html, outline.ToHeatMap(), outline.Placed.Select(entry => entry.Reference).ToHashSet(StringComparer.Ordinal),
                onNewPage: register.Highlights is not null);
            HtmlFront.WriteKey(html, register.Settings);
            var entries = new HtmlEntries(html, register);
            await entries.WriteAsync(EntryKind.Risk, cancellation);
            await entries.WriteAsync(EntryKind.Opportunity, cancellation);
        });
    }
}
