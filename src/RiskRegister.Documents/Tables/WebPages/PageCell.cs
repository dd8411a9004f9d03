using System.Text;

namespace RiskRegister.Documents.Tables.WebPages;

/// <summary>A cell of a web page while its text comes in: spaces are joined, as a browser shows them.</summary>
sealed class PageCell(int longest, ElementLook look)
{
    const int DeepestElement = 100;

    readonly CellBuilder text = new(longest);
    readonly StringBuilder collapsed = new();
    readonly List<(string Name, ElementLook Look)> elements = [];
    bool endsInSpace = true;
    bool awaitsLine;
    bool beginsItem;
    bool beginsLine = true;
    int furtherIn;

    public List<GridTable> Nested { get; } = [];

    /// <summary>Text of it was left out because the page hides it.</summary>
    public bool HidesText { get; private set; }

    public void BeginElement(string name, ElementLook own)
    {
        if (IsVoid(name) || elements.Count == DeepestElement) return;
        elements.Add((name, own.Over(Look)));
        beginsItem = beginsItem || name == "li";
    }

    public void EndElement(string name)
    {
        var at = elements.FindLastIndex(element => element.Name == name);
        if (at >= 0) elements.RemoveRange(at, elements.Count - at);
    }

    /// <summary>Goes to a new line before anything more is added.</summary>
    public void BreakLine() => (awaitsLine, furtherIn) = (true, 0);

    public void Append(string piece)
    {
        if (piece != "\n") StartLine();
        text.Append(piece, Look.IsStruck);
        (endsInSpace, awaitsLine) = (piece == "\n" || endsInSpace && piece.Length == 0, false);
        (beginsLine, furtherIn) = (piece == "\n", 0);
    }

    public void AppendText(string piece)
    {
        if (Look.IsHidden)
        {
            HidesText = HidesText || !string.IsNullOrWhiteSpace(piece);
            return;
        }

        collapsed.Clear();
        foreach (var letter in piece)
        {
            var isSpace = letter is ' ' or '\t' or '\n' or '\r' or '\f' or '\u00A0';
            if (isSpace && (endsInSpace || (awaitsLine && collapsed.Length == 0)))
            {
                if (letter == '\u00A0' && (awaitsLine || beginsLine)) furtherIn++;
                continue;
            }

            if (!isSpace && awaitsLine) StartLine();
            if (!isSpace && (beginsLine || beginsItem)) BeginText();
            collapsed.Append(isSpace ? ' ' : letter);
            endsInSpace = isSpace;
        }

        if (collapsed.Length == 0) return;
        var shown = collapsed.ToString();
        if (IsMark(shown)) text.AppendRaised(shown, Look.Target);
        else text.Append(shown, Look.IsStruck, Look.Font);
    }

    // Raised, or "[1]" that links to another place of the page; "4" that does so may be a score with a link to what explains it.
    bool IsMark(string piece) => !Look.IsStruck && Look.Font is null
        && (Look.IsRaised || (Look.Target is not null && RaisedText.IsMarkOnLine(piece)));

    public CellContent Take()
    {
        var content = text.Take();
        return content with { Text = string.Join('\n', content.Text.Split('\n').Select(Trimmed)).Trim('\n') };
    }

    // What stands further in is told by its sign.
    static string Trimmed(string line) => ListSigns.IsTyped(line.AsSpan().TrimStart()) ? line.TrimEnd() : line.Trim();

    // The spaces before a sign that somebody typed are kept, and where an item of a list begins.
    void BeginText()
    {
        collapsed.Append(' ', furtherIn);
        if (beginsItem && elements.Count(element => element.Name is "ul" or "ol") is > 0 and var depth) text.EndItem(text.Length, depth);
        (beginsLine, beginsItem, furtherIn) = (false, false, 0);
    }

    ElementLook Look => elements.Count == 0 ? look : elements[^1].Look;

    void StartLine()
    {
        if (awaitsLine) text.BreakLine();
        (awaitsLine, endsInSpace, beginsLine) = (false, true, true);
    }

    public static bool IsVoid(string name) =>
        name is "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "input" or "link" or "meta" or "source" or "track"
            or "wbr";
}
