namespace RiskRegister.Domain.Imports;

/// <summary>Cells of due days that say that there is none, "Ongoing", "TBC": they are named once a column.</summary>
internal sealed class UndatedActions(List<ImportMessage> messages)
{
    const int MostShown = 4;

    readonly List<Cell> cells = [];

    public void Add(int row, string column, string word)
    {
        if (cells.Count == 0 || cells[^1] != new Cell(row, column, word)) cells.Add(new(row, column, word));
    }

    /// <summary>Names them, once all rows of a table are read.</summary>
    public void Finish(string table)
    {
        foreach (var column in cells.GroupBy(cell => cell.Column, StringComparer.Ordinal))
        {
            string[] words = [.. column.Select(cell => CellText.Shown(cell.Word)).Distinct(StringComparer.OrdinalIgnoreCase)];
            var rows = column.Select(cell => cell.Row).Distinct().Count();
            var shown = string.Join(", ", words.Take(MostShown).Select(word => $"\"{word}\""));
            var more = (words.Length > MostShown ? " and the like" : "") + (rows == 1 ? "" : $", in {rows} rows,");
            messages.Report(table, column.First().Row, column.Key, ImportCodes.ActionUnreadable,
                $"{shown}{more} {(words.Length == 1 ? "says" : "say")} no day by which something is due: none is read. If there is one, "
                + "write 31 March 2027 or 31/03/2027.");
        }

        cells.Clear();
    }

    readonly record struct Cell(int Row, string Column, string Word);
}
