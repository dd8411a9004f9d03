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
    public static void Write(RegisterDocument register, Stream output, CancellationToken cancellation)
    {
        register.EnsureNothingExemptIsPublished();
        HtmlFrame.Write(register, output, register.Highlights is null ? Contents : [("highlights", HighlightLines.Title), .. Contents], html =>
        {
            if (register.Highlights is { } highlights) HtmlFront.WriteHighlights(html, highlights);
            HtmlFront.WriteHeatMap(html, HeatMap.Of(register), register.Lines.Select(line => line.State.Reference.ToString()!).ToHashSet(StringComparer.Ordinal));
            HtmlFront.WriteKey(html, register.Settings);
            var entries = new HtmlEntries(html, register.Settings, register.Day);
            entries.Write(EntryKind.Risk, [.. register.Lines.Where(line => line.State.Kind == EntryKind.Risk)], cancellation);
            entries.Write(EntryKind.Opportunity, [.. register.Lines.Where(line => line.State.Kind == EntryKind.Opportunity)], cancellation);
        });
    }
}
