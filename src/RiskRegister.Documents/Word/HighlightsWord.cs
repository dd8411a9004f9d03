using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Word;

/// <summary>Writes highlights as a report of their own.</summary>
public static class HighlightsWord
{
    static readonly WordHeading Heading = new("_Toc000001", 1, HighlightLines.Title);

    /// <summary>Writes a .docx; the same highlights make the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    public static Task WriteAsync(HighlightsReport report, Stream output, CancellationToken cancellation) =>
        WordPackage.WriteAsync(report, output, new WordBody(WordPage.Portrait, (word, _) =>
        {
            WordFront.WriteTitle(word, TitleBlock.Of(report));
            word.Heading(Heading);
            foreach (var entry in report.Corrected) WordFront.WriteCorrected(word, entry, isLinked: false);
            WordFront.WriteHighlights(word, report.Highlights, report.Corrected, isLinked: false, cancellation);
            return Task.CompletedTask;
        }));
}
