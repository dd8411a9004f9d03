namespace RiskRegister.Documents.Html;

/// <summary>Writes highlights as a page of their own.</summary>
public static class HighlightsHtml
{
    /// <summary>Writes HTML in UTF-8; the same highlights make the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    public static void Write(HighlightsReport report, Stream output) =>
        HtmlFrame.Write(report, output, [], html => HtmlFront.WriteHighlights(html, report.Highlights));
}
