namespace RiskRegister.Documents.Html;

/// <summary>Writes highlights as a page of their own.</summary>
public static class HighlightsHtml
{
    /// <summary>Writes HTML in UTF-8; the same highlights make the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    public static Task WriteAsync(HighlightsReport report, Stream output, CancellationToken cancellation) =>
        HtmlFrame.WriteAsync(report, output, [], pages: null, html =>
    {
        foreach (var entry in report.Corrected) HtmlFront.WriteCorrected(html, entry, isLinked: false);
        HtmlFront.WriteHighlights(html, report.Highlights, report.Corrected, isLinked: false, cancellation);
        return Task.CompletedTask;
    });
}
