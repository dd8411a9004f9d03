using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Word;

/// <summary>Writes highlights as a report of their own.</summary>
public static class HighlightsWord
{
    static readonly WordHeading Heading = new(1, "_Toc000001", 1, HighlightLines.Title);

    /// <summary>Writes a .docx; the same highlights make the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    public static Task WriteAsync(HighlightsReport report, Stream output, CancellationToken cancellation) => WordPackage.WriteAsync(report, output, word =>
    {
        WordFront.WriteTitle(word, TitleBlock.Of(report));
        word.Heading(Heading);
        WordFront.WriteHighlights(word, report.Highlights, cancellation);
        return Task.CompletedTask;
    });
}
