using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Word;

/// <summary>
/// Works out which page a document has come to, from the widths of Arial's letters and the styles' sizes: contents need page numbers before
/// any program has laid the document out. Entries begin on new pages, so that an error does not go on.
/// </summary>
sealed class WordMeter
{
    const double Twentieths = 20;
    const double Ascent = 1.15;

    static readonly Dictionary<string, Style> Styles = new(StringComparer.Ordinal)
    {
        ["Title"] = new(22, 0, 6, 1, Bold: true),
        ["Subtitle"] = new(13, 0, 3, 1.1),
        ["Heading1"] = new(16, 14, 6, 1.1, Bold: true),
        ["Heading2"] = new(14, 12, 5, 1.1, Bold: true),
        ["Heading3"] = new(14, 12, 5, 1.1, Bold: true),
        ["Heading4"] = new(12, 9, 3, 1.1, Bold: true),
        ["TOC1"] = new(12, 0, 2, 1.1),
        ["TOC2"] = new(12, 0, 2, 1.1),
        ["Fact"] = new(12, 0, 2, 1.1, Indent: 2_268),
        ["ReportFact"] = new(12, 0, 2, 1.1, Indent: 3_600),
        ["FrontFact"] = new(10, 0, 1, 1.1, Indent: 2_268),
        ["Notice"] = new(12, 8, 8, 1.1, Bold: true),
        ["CardBullet"] = new(12, 0, 3, 1.1, Indent: 284),
        ["ScoreText"] = new(12, 1, 1, 1),
        ["CardText"] = new(12, 1, 1, 1),
        ["Small"] = new(10, 1, 1, 1),
        ["TableHeading"] = new(10, 1, 1, 1, Bold: true),
        ["RegisterText"] = new(8, 1, 1, 1),
        ["RegisterBullet"] = new(8, 1, 1, 1, Indent: 142),
        ["RegisterHeading"] = new(8, 1, 1, 1, Bold: true),
        ["AfterTable"] = new(4, 0, 0, 1.3),
        ["Picture"] = new(10, 4, 4, 1),
    };

    static readonly Style Normal = new(12, 0, 6, 1.1);

    readonly Dictionary<string, int> pages = new(StringComparer.Ordinal);
    int width = WordPage.Portrait.TextWidth;
    double height = WordPage.Portrait.TextHeight;
    double used;
    double rowHeight;
    double cellHeight;
    double cellWidth;
    readonly List<string> held = [];
    readonly List<string> marked = [];
    double heldPoints;
    bool isHeading;
    bool inCell;
    bool inPicture;
    Style style = Normal;
    double line;
    double lines;
    double picture;

    public int Page { get; private set; } = 1;

    /// <summary>Only these are kept, so that a long register costs nothing; null keeps all.</summary>
    public IReadOnlySet<string>? Wanted { get; init; }

    /// <summary>The page of each mark.</summary>
    public IReadOnlyDictionary<string, int> Pages => pages;

    /// <summary>Goes on on pages of another size.</summary>
    /// <param name="textWidth">Between the margins, in twentieths of a point.</param>
    /// <param name="textHeight">Between the margins, in points.</param>
    public void Turn(int textWidth, double textHeight)
    {
        BreakPage();
        (width, height) = (textWidth, textHeight);
    }

    public void Mark(string name)
    {
        // A heading goes over to the next page with what follows it.
        if (!inCell && used + (style.Before + (style.Size * 4)) > height) BreakPage();
        if (Wanted is not null && !Wanted.Contains(name)) return;
        pages[name] = Page;
        marked.Add(name);
    }

    // A heading goes with what follows it.
    void Hold(double points)
    {
        heldPoints += points;
        held.AddRange(marked);
        marked.Clear();
    }

    public void BreakPage()
    {
        if (used > 0) Page++;
        used = 0;
    }

    public void StartParagraph(string name)
    {
        if (inPicture) return;
        style = Styles.GetValueOrDefault(name, Normal);
        isHeading = name.StartsWith("Heading", StringComparison.Ordinal);
        (line, lines, picture) = (0, 1, 0);
    }

    public void Text(string text, bool bold)
    {
        if (inPicture) return;
        var room = ((inCell ? cellWidth : width) - style.Indent) / Twentieths;
        line += TextLayout.WidthOf(text, style.Size, bold || style.Bold);
        lines = Math.Max(lines, Math.Ceiling(line / (room * 0.97)));
    }

    public void StartPicture(double points)
    {
        picture = Math.Max(picture, points);
        inPicture = true;
    }

    /// <summary>A picture that has no text of its own.</summary>
    public void AddPicture(double points) => picture = Math.Max(picture, points);

    public void EndPicture() => inPicture = false;

    public void EndParagraph()
    {
        if (inPicture) return;
        var leading = style.Size * Ascent * style.Leading;
        var points = style.Before + Math.Max(picture, lines * leading) + style.After;
        if (inCell) cellHeight += points;
        else if (isHeading)
        {
            Flow(points, canSplit: false);
            Hold(points);
        }
        else Flow(points, canSplit: picture == 0);
    }

    public void StartCell(int wide) => (inCell, cellWidth, cellHeight) = (true, wide - 120, 3);

    public void EndCell() => (inCell, rowHeight) = (false, Math.Max(rowHeight, cellHeight));

    public void EndRow(bool canSplit)
    {
        isHeading = false;
        Flow(rowHeight, canSplit);
        rowHeight = 0;
    }

    void Flow(double points, bool canSplit)
    {
        if (!canSplit && points < height && used + points > height)
        {
            BreakPage();
            used = heldPoints;
            foreach (var mark in held) pages[mark] = Page;
        }

        if (!isHeading)
        {
            heldPoints = 0;
            held.Clear();
        }

        used += points;
        while (used > height)
        {
            used -= height;
            Page++;
        }
    }

    /// <param name="Size">Of letters, in points.</param>
    /// <param name="Before">Points above.</param>
    /// <param name="After">Points below.</param>
    /// <param name="Leading">In lines.</param>
    /// <param name="Indent">In twentieths of a point.</param>
    sealed record Style(double Size, double Before, double After, double Leading, int Indent = 0, bool Bold = false);
}
