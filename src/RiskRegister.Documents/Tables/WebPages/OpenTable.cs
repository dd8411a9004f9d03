using System.Globalization;
using AngleSharp.Html.Parser.Tokens;

namespace RiskRegister.Documents.Tables.WebPages;

/// <summary>A table of a web page that has not ended.</summary>
sealed class OpenTable
{
    // What browsers hold to (HTML, 4.9.11).
    const int MostColumns = 1_000;
    const int MostRows = 65_534;

    List<GridCell>? row;
    ElementLook rowLook;
    (int Columns, int Rows) span;

    public List<GridRow> Rows { get; } = [];

    public string? Title { get; set; }

    /// <summary>The places within the present row to which marks of notes link: such a note is the whole row.</summary>
    public List<string> Targets { get; } = [];

    /// <summary>What stands at such places in the rows that ended.</summary>
    public List<(string Place, string Text)> Notes { get; } = [];

    public bool IsHidden { get; init; }

    public bool HidesText { get; private set; }

    public bool IsStarted { get; set; }

    /// <summary>The cell that text goes to; null between cells.</summary>
    public PageCell? Cell { get; private set; }

    public void BeginRow(ElementLook look, TableCollector tables)
    {
        EndRow();
        if (Rows.Count > tables.Limits.Rows) throw tables.TooManyRows();
        (row, rowLook) = ([], look);
    }

    public void BeginCell(HtmlTagToken tag, ElementLook look, int longest)
    {
        EndCell();
        row ??= [];
        span = (Number(tag, "colspan", MostColumns), Number(tag, "rowspan", MostRows));
        Cell = new PageCell(longest, look.Over(rowLook with { IsHidden = false }));
    }

    public void EndCell()
    {
        if (Cell is null) return;
        HidesText = HidesText || Cell.HidesText;
        row!.Add(new GridCell(Cell.Take(), span.Columns) { Rows = span.Rows, Nested = Cell.Nested });
        Cell = null;
    }

    public void EndRow()
    {
        EndCell();
        if (row is not null && Targets.Count > 0)
        {
            var text = string.Join(' ', row.Select(cell => cell.Content.Text).Where(text => text.Length > 0));
            Notes.AddRange(Targets.Select(place => (place, text)));
            Targets.Clear();
        }

        if (row is { Count: > 0 }) Rows.Add(new GridRow(row) { IsHidden = rowLook.IsHidden });
        (row, rowLook) = (null, default);
    }

    // A span of 0 rows goes on to the end of the table.
    static int Number(HtmlTagToken tag, string attribute, int most) =>
        !int.TryParse(tag.GetAttribute(attribute)?.Trim(), NumberStyles.None, null, out var number) ? 1
        : number == 0 && attribute == "rowspan" ? most
        : Math.Clamp(number, 1, most);
}
