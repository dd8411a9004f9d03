using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Word;

/// <summary>Writes a register as the report that a committee reads: highlights, heat map, key, and the entries as appendix A.</summary>
public static class RegisterWord
{
    static readonly WordHeading Highlights = new(1, "_Toc000001", 1, HighlightLines.Title);
    static readonly WordHeading Map = new(2, "_Toc000002", 1, HeatMap.Title);
    static readonly WordHeading Key = new(3, "_Toc000003", 1, ScoreKey.Title);
    static readonly WordHeading Appendix = new(4, "_Toc000004", 1, "Appendix A: the register", OnNewPage: true);
    static readonly WordHeading Risks = new(5, "_Toc000005", 2, "Risks");
    static readonly WordHeading Opportunities = new(6, "_Toc000006", 2, "Opportunities");

    /// <summary>Writes a .docx; the same register makes the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    /// <exception cref="InvalidOperationException">An exempt entry is in a public edition.</exception>
    public static async Task WriteAsync(RegisterDocument register, Stream output, CancellationToken cancellation)
    {
        var outline = await RegisterOutline.Of(register, cancellation);
        await WordPackage.WriteAsync(outline.Register, output, async word =>
        {
            WordFront.WriteTitle(word, TitleBlock.Of(outline.Register));
            if (register.Quarter is null) word.Paragraph("Normal", RegisterWording.NoHighlightsYet);
            WordFront.WriteContents(word, register.Highlights is null
                ? [Map, Key, Appendix, Risks, Opportunities]
                : [Highlights, Map, Key, Appendix, Risks, Opportunities]);
            if (register.Highlights is { } highlights)
            {
                word.Heading(Highlights);
                WordFront.WriteHighlights(word, highlights, cancellation);
            }

            word.Heading(Map with { OnNewPage = register.Highlights is not null });
            WordFront.WriteHeatMap(word, outline.ToHeatMap());
            word.Heading(Key);
            WordFront.WriteKey(word, register.Settings);
            word.Heading(Appendix);
            word.Heading(Risks);
            await WordEntries.WriteAsync(word, EntryKind.Risk, register, cancellation);
            word.Heading(Opportunities);
            await WordEntries.WriteAsync(word, EntryKind.Opportunity, register, cancellation);
        });
    }
}
