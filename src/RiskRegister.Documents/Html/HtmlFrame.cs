using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Html;

/// <summary>A page that needs nothing but itself: head, title block, contents and whatever is in it.</summary>
static class HtmlFrame
{
    // The page asks for nothing and runs nothing, wherever it is opened.
    const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <param name="pages">Writes more of the style sheet; null for nothing.</param>
    public static async Task WriteAsync(
        ReportDocument document, Stream output, IReadOnlyList<(string Id, string Text)> contents, Func<HtmlXml, Task>? pages,
        Func<HtmlXml, Task> main)
    {
        var title = TitleBlock.Of(document);
        using var html = new HtmlXml(output);
        html.Start("html", ("lang", "en-GB"));
        await WriteHead(html, document, title, pages);
        html.Start("body");
        html.Element("a", "Skip to the content", ("class", "skip"), ("href", "#content"));
        WriteTitle(html, title);
        if (contents.Count > 1) WriteContents(html, contents);
        html.Start("main", ("id", "content"));
        await main(html);
        html.End();
        html.End();
        html.End();
        html.LineBreak();
    }

    static async Task WriteHead(HtmlXml html, ReportDocument document, TitleBlock title, Func<HtmlXml, Task>? pages)
    {
        html.Start("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "author"), ("content", title.Organisation));
        html.Element("title", $"{title.Title} – {title.Organisation}");
        html.Start("style");
        html.Style(HtmlStyles.Of(title, document));
        if (pages is not null) await pages(html);
        html.End();
        html.End();
    }

    static void WriteTitle(HtmlXml html, TitleBlock title)
    {
        html.Start("header");
        html.Element("p", title.Organisation, ("class", "organisation"));
        html.Element("h1", title.Heading);
        if (title.Notice is { } notice) html.Element("p", notice, ("class", "notice"));
        html.Start("dl", ("class", "facts"));
        foreach (var (label, text) in title.Facts)
        {
            html.Element("dt", label);
            html.Element("dd", text);
        }

        html.End();
        html.End();
    }

    static void WriteContents(HtmlXml html, IReadOnlyList<(string Id, string Text)> contents)
    {
        html.Start("nav", ("aria-label", "Contents"));
        html.Start("ul");
        foreach (var (id, text) in contents)
        {
            html.Start("li");
            html.Element("a", text, ("href", $"#{id}"));
            html.End();
        }

        html.End();
        html.End();
    }
}
