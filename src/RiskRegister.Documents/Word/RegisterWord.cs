using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Word;

/// <summary>
/// Writes a register as the report that a committee reads: the register on a page, highlights, heat maps and key, and the entries; before
/// them the report to the committee, where there is one, and then all this is Appendix A.
/// </summary>
public static class RegisterWord
{
    static readonly WordHeading Overview = new("_Toc000001", 1, OverviewRow.Caption);
    static readonly WordHeading Highlights = new("_Toc000002", 1, HighlightLines.Title);
    static readonly WordHeading Maps = new("_Toc000003", 1, HeatMap.Title, OnNewPage: true);
    static readonly WordHeading Key = new("_Toc000004", 1, ScoreKey.Title);
    static readonly WordHeading Entries = new("_Toc000005", 1, "The register, entry by entry");
    static readonly WordHeading Risks = new("_Toc000006", 2, "Risks");
    static readonly WordHeading Opportunities = new("_Toc000007", 2, "Opportunities", OnNewPage: true);

    /// <summary>Writes a .docx; the same register makes the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    /// <exception cref="InvalidOperationException">An exempt entry is in a public edition.</exception>
    public static async Task WriteAsync(PrintableRegister register, Stream output, CancellationToken cancellation)
    {
        var outline = await RegisterOutline.Of(register, cancellation);
        var overview = register.Committee is null ? Overview : Overview with { Text = OverviewRow.AppendixCaption, OnNewPage = true };
        IReadOnlyList<WordHeading> headings =
        [
            .. register.Committee is { } report ? WordCommittee.Headings(report, outline.Register) : [],
            overview,
            .. outline.Register.Highlights is null ? [] : new[] { Highlights },
            Maps, .. outline.Maps.Select(map => WordFront.MapHeading(map, register.Settings.Labels.ResidualScore)),
            Key, Entries, Risks, Opportunities,
        ];
        var marks = headings.Select(heading => heading.Bookmark).Concat(outline.Rows.Select(row => WordHeading.BookmarkOf(row.Reference)));
        await WordPackage.WriteAsync(
            outline.Register, output,
            new WordBody(WordPage.Portrait, WriteFront) { Marks = marks.ToHashSet(StringComparer.Ordinal) },
            new WordBody(register.Layout == ReportLayout.Cards ? WordPage.Portrait : WordPage.Landscape, WriteEntries));

        Task WriteFront(WordXml word, IReadOnlyDictionary<string, int> pages)
        {
            WordFront.WriteTitle(word, TitleBlock.Of(outline.Register));
            if (register.Committee is { } report) WordCommittee.Write(word, report, outline.Register);
            word.Heading(overview);
            WordFront.WriteOverview(word, outline, pages);
            WordFront.WriteContents(word, headings, pages);
            if (outline.Register.Highlights is { } highlights)
            {
                word.Heading(Highlights);
                WordFront.WriteHighlights(word, highlights, outline.Corrected, isLinked: true, cancellation);
            }

            word.Heading(Maps);
            WordFront.WriteHeatMaps(word, outline);
            word.Heading(Key);
            WordFront.WriteKey(word, outline.Register);
            return Task.CompletedTask;
        }

        async Task WriteEntries(WordXml word, IReadOnlyDictionary<string, int> pages)
        {
            word.Heading(Entries);
            foreach (var (kind, heading) in new[] { (EntryKind.Risk, Risks), (EntryKind.Opportunity, Opportunities) })
            {
                if (register.Layout == ReportLayout.Cards) await WordCards.WriteAsync(word, kind, heading, register, cancellation);
                else await WordEntries.WriteAsync(word, kind, heading, register, cancellation);
            }
        }
    }
}
