using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Html;

/// <summary>Writes a register as one page that needs nothing else: no script, no font,
/// no file. It is also what PDF is printed from.</summary>
public static class RegisterHtml
{
    static readonly (string Id, string Text)[] Contents =
        [("maps", HeatMap.Title), ("key", ScoreKey.Title), ("risks", "Risks"), ("opportunities", "Opportunities")];

    /// <summary>Writes HTML in UTF-8; the same register makes the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    /// <exception cref="InvalidOperationException">An exempt entry is in a public edition.</exception>
    public static async Task WriteAsync(PrintableRegister register, Stream output, CancellationToken cancellation)
    {
        var outline = await RegisterOutline.Of(register, cancellation);
        IReadOnlyList<(string, string)> contents =
        [
            .. register.Committee is null ? [] : new[] { ("report", "Report") },
            ("overview", register.Committee is null ? OverviewRow.Caption : OverviewRow.AppendixCaption),
            .. outline.Register.Highlights is null ? [] : new[] { ("highlights", HighlightLines.Title) },
            .. Contents,
        ];
        var isCards = register.Layout == ReportLayout.Cards;
        await HtmlFrame.WriteAsync(outline.Register, output, contents, isCards
            ? html => HtmlStyles.WritePages(html, register, cancellation) : null, async html =>
        {
            if (register.Committee is { } report) HtmlCommittee.Write(html, report, outline.Register);
            HtmlFront.WriteOverview(html, outline);
            if (outline.Register.Highlights is { } highlights)
                HtmlFront.WriteHighlights(html, highlights, outline.Corrected, isLinked: true, cancellation);
            HtmlFront.WriteHeatMaps(html, outline);
            HtmlFront.WriteKey(html, outline.Register);
            foreach (var kind in (EntryKind[])[EntryKind.Risk, EntryKind.Opportunity])
            {
                if (isCards) await new HtmlCards(html, register).WriteAsync(kind, cancellation);
                else await new HtmlEntries(html, register).WriteAsync(kind, cancellation);
            }
        });
    }
}
