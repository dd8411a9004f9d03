using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using RiskRegister.Documents.Tables.Pipes;

namespace RiskRegister.Documents.Tables.WebPages;

/// <summary>
/// Writes a web page that has no table as Markdown, so that its forms are read as the forms of that are: headings with lists below them,
/// of which each item or term is a label.
/// </summary>
sealed class PageLines
{
    const int DeepestElement = 100;
    const int LongestLabel = 40;

    readonly StringBuilder written = new();
    readonly List<(string Name, ElementLook Look)> elements = [];
    readonly int longest;
    PageClasses classes = PageClasses.None;
    PageCell line;
    bool hidesText;
    string? label;
    bool isInDefinition;
    bool beginsItem;
    bool hasHeading = true;

    PageLines(int longest)
    {
        this.longest = longest;
        line = NewLine();
    }

    public static string Of(string text, TableCollector tables, CancellationToken cancellation)
    {
        var page = new PageLines(tables.LongestText);
        using var source = new TextSource(text);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        (tokenizer.SkipComments, tokenizer.DisableElementPositionTracking) = (true, true);
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            cancellation.ThrowIfCancellationRequested();
            if (page.written.Length > tables.Limits.Characters) throw tables.ContentTooLarge();
            if (token.Type == HtmlTokenType.EndTag) page.End(token.Name);
            else if (token.Type == HtmlTokenType.Character) page.line.AppendText(token.Data);
            else if (token.Type != HtmlTokenType.StartTag) continue;
            else if (WebPage.RawTextOf(token.AsTag(), tokenizer) is not { } raw) page.Begin(token.AsTag());
            else if (token.Name == "style") page.classes = page.classes.With(raw);
            else if (token.Name == "title" && raw.Length > 0) tables.StandOnEveryPage([raw]);
        }

        page.EndLine();
        page.EndLabel();
        if (page.hidesText) tables.Note(TableNote.HiddenTextIgnored, "Text that the page hides is not read.", tables.FileName);
        return page.written.ToString();
    }

    ElementLook Look => elements.Count == 0 ? default : elements[^1].Look;

    int Listed => elements.Count(element => WebPage.IsList(element.Name));

    bool IsIn(string name) => elements.Exists(element => element.Name == name);

    PageCell NewLine() => new(longest, Look);

    // Items and terms that are never ended end where the next one begins.
    void Begin(HtmlTagToken tag)
    {
        var (name, look) = (tag.Name, classes.LookOf(tag));
        if (name == "br" || WebPage.IsBlock(name))
        {
            EndLine();
            if (name is "dt" or "dd") CloseWithin("dl", "dt", "dd");
            else if (name == "li") CloseWithin("ul", "ol", "li");
            if (name is "dt") EndLabel();
            (isInDefinition, beginsItem) = (name == "dd" || (isInDefinition && name != "dt"), beginsItem || name is "li" or "dd");
            if (name == "dl" && !hasHeading) written.Append("\n#\n");
        }

        if (PageCell.IsVoid(name) || tag.IsSelfClosing || elements.Count == DeepestElement) return;
        elements.Add((name, look.Over(Look)));
        if (WebPage.IsBlock(name)) line = NewLine();
        else line.BeginElement(name, look);
    }

    void End(string name)
    {
        if (WebPage.IsBlock(name)) EndLine();
        else line.EndElement(name);
        if (name == "dl")
        {
            EndLabel();
            (isInDefinition, hasHeading) = (false, false);
        }

        var at = elements.FindLastIndex(element => element.Name == name);
        if (at >= 0) elements.RemoveRange(at, elements.Count - at);
        if (WebPage.IsBlock(name)) line = NewLine();
    }

    void CloseWithin(params ReadOnlySpan<string> names)
    {
        for (var at = elements.Count - 1; at >= 0; at--)
        {
            var name = elements[at].Name;
            if (!names.Contains(name)) continue;
            if (name is "li" or "dt" or "dd") elements.RemoveRange(at, elements.Count - at);
            return;
        }
    }

    void EndLine()
    {
        var content = line.Take();
        hidesText = hidesText || line.HidesText;
        line = NewLine();
        var words = MarkdownText.Of(content);
        if (words.Length == 0) return;
        if (elements.FindLast(element => element.Name is ['h', >= '1' and <= '6']).Name is { } heading)
        {
            EndLabel();
            written.Append('\n').Append('#', heading[1] - '0').Append(' ').Append(words).Append("\n\n");
            (hasHeading, isInDefinition) = (true, false);
        }
        else if (IsIn("dt"))
        {
            label = LabelOf(content.Text);
        }
        else if (isInDefinition && label is not null && Listed == 0)
        {
            written.Append(label).Append(": ").Append(words).Append('\n');
            label = null;
        }
        else
        {
            EndLabel();
            var depth = isInDefinition ? Listed + 1 : Listed;
            var isItem = beginsItem && depth > 0;
            written.Append(' ', Math.Max(0, depth - 1) * 2).Append(isItem ? "- " : depth > 0 ? "  " : "").Append(words).Append('\n');
        }

        beginsItem = false;
    }

    // A term of which only lists say more, or nothing.
    void EndLabel()
    {
        if (label is not null) written.Append(label).Append(":\n");
        label = null;
    }

    // The letters that a label may have there.
    static string LabelOf(string term)
    {
        var letters = term.Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '/' or '&' or '\'' or '(' or ')' or '-' or '–');
        var cut = string.Concat(letters.SkipWhile(letter => !char.IsLetter(letter)));
        return cut[..Math.Min(cut.Length, LongestLabel)].Trim();
    }
}
