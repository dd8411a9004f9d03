namespace RiskRegister.Documents.Tables.Spreadsheets;

/// <summary>Texts of binary workbooks that say at which character another font begins.</summary>
static class RichText
{
    /// <param name="starts">In order: the first character, from 0, and the font's number. What precedes the first has the cell's own
    /// font.</param>
    public static SheetText Of(string text, IReadOnlyList<(int First, int Font)> starts, CellStyles styles)
    {
        if (starts.Count == 0) return new SheetText(text);
        var runs = new List<TextRun>();
        var (at, font) = (0, (CellFont?)null);
        foreach (var (first, next) in starts)
        {
            var end = Math.Clamp(first, at, text.Length);
            if (end > at) runs.Add(new TextRun(text[at..end], font));
            (at, font) = (end, styles.FontOf(next));
        }

        if (at < text.Length) runs.Add(new TextRun(text[at..], font));
        return new SheetText(text, runs);
    }
}
