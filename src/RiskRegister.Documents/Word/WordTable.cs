using System.Globalization;
using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Word;

/// <summary>
/// Writes a native table: fixed columns, no merged cells, its first row repeated on every page, its first cells the rows' names.
/// </summary>
/// <param name="widths">Of the columns, in twentieths of a point.</param>
/// <param name="text">The style of what stands in it.</param>
sealed class WordTable(
    WordXml word, IReadOnlyList<int> widths, string text = "Small", string heading = "TableHeading", string bullet = "RegisterBullet")
{
    int column;

    /// <param name="title">For those who cannot see it.</param>
    /// <param name="description">What its rows and columns are, for those who cannot see it.</param>
    public void Start(string title, string description)
    {
        word.Start("tbl");
        word.Start("tblPr");
        word.Value("tblStyle", "RegisterTable");
        word.Element("tblW", ("w", Text(widths.Sum())), ("type", "dxa"));
        word.Element("tblLayout", ("type", "fixed"));
        word.Element("tblLook", ("val", "04A0"), ("firstRow", "1"), ("lastRow", "0"), ("firstColumn", "1"), ("lastColumn", "0"),
            ("noHBand", "0"), ("noVBand", "1"));
        word.Value("tblCaption", title);
        word.Value("tblDescription", description);
        word.End();
        word.Start("tblGrid");
        foreach (var width in widths) word.Element("gridCol", ("w", Text(width)));
        word.End();
    }

    public void End()
    {
        word.End();

        // Word wants a paragraph between a table and whatever follows.
        word.Paragraph("AfterTable", () => { });
    }

    public void Headings(IEnumerable<string> headings)
    {
        word.Start("tr");
        word.Start("trPr");
        word.Element("cantSplit");
        word.Element("tblHeader");
        word.End();
        column = 0;
        foreach (var each in headings) Cell(() => word.Paragraph(heading, each));
        word.End();
        word.Meter.EndRow(canSplit: false);
    }

    /// <param name="canSplit">Whether the row may go on on the next page.</param>
    public void Row(Action cells, bool canSplit = false)
    {
        word.Start("tr");
        if (!canSplit)
        {
            word.Start("trPr");
            word.Element("cantSplit");
            word.End();
        }

        column = 0;
        cells();
        word.End();
        word.Meter.EndRow(canSplit);
    }

    public void Cell(Action content, Shade? shade = null)
    {
        word.Meter.StartCell(widths[column]);
        word.Start("tc");
        word.Start("tcPr");
        word.Element("tcW", ("w", Text(widths[column++])), ("type", "dxa"));
        if (shade is { Fill: var fill }) word.Element("shd", ("val", "clear"), ("color", "auto"), ("fill", fill));
        word.End();
        content();
        word.End();
        word.Meter.EndCell();
    }

    public void TextCell(string content, bool bold = false) =>
        Cell(() => word.Paragraph(text, () => word.Run(content, bold: bold), Bidi.IsRightToLeft(content)));

    /// <summary>A cell of a colour.</summary>
    public void ShadedCell(string content, Shade shade, bool bold = false) =>
        Cell(() => word.Paragraph(text, () => word.Run(content, ink: shade.Ink, bold: bold)), shade);

    /// <summary>A cell with a paragraph a line, and an empty one when there is none: a cell cannot be without.</summary>
    public void LinesCell(IReadOnlyList<string> lines) => Cell(() =>
    {
        foreach (var line in lines) word.Paragraph(text, line);
        if (lines.Count == 0) word.Paragraph(text, () => { });
    });

    /// <summary>A cell with a list; a single item is a sentence, not a list.</summary>
    public void ListCell(IReadOnlyList<PrintedAction> items) => Cell(() =>
    {
        foreach (var item in items)
        {
            word.Paragraph(items.Count == 1 ? text : bullet, () =>
            {
                word.Run(item.Text);
                if (item.Details is { } details) word.Run($" {details}");
            }, Bidi.IsRightToLeft(item.Text));
        }

        if (items.Count == 0) word.Paragraph(text, () => { });
    });

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
