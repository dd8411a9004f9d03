namespace RiskRegister.Documents.Html;

/// <summary>Writes highlights as a page of their own.</summary>
public static class HighlightsHtml
{
    /// <summary>Writes HTML in UTF-8; the same highlights make the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    public static Task WriteAsync(HighlightsReport report, Stream output, CancellationToken cancellation) => HtmlFrame.WriteAsync(report, output, [], html =>
    {
        HtmlFront.WriteHighlights(html, report.Highlights, cancellation);
        return Task.CompletedTask;
    });
}
