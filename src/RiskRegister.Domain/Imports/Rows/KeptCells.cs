namespace RiskRegister.Domain.Imports;

/// <summary>Cells that say that nothing changed, or where it is said: they are named once a column.</summary>
internal sealed class KeptCells(List<ImportMessage> messages)
{
    const int MostShown = 4;

    readonly List<Cell> cells = [];

    public void Add(int row, string column, string text, KeptMeaning meaning)
    {
        var cell = new Cell(row, column, text.Trim(), meaning);
        for (var at = cells.Count - 1; at >= 0 && cells[at].Row == row; at--)
        {
            if (cells[at] == cell) return;
        }

        cells.Add(cell);
    }

    /// <summary>The columns of the row that was read last.</summary>
    public IReadOnlyList<string> ColumnsOf(int row)
    {
        var first = cells.Count;
        while (first > 0 && cells[first - 1].Row == row) first--;
        return first == cells.Count ? [] : [.. cells.Skip(first).Select(cell => cell.Column).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Names them, once all rows of a table are read.</summary>
    public void Finish(string table)
    {
        foreach (var column in cells.GroupBy(cell => (cell.Column, cell.Meaning)))
        {
            string[] texts = [.. column.Select(cell => CellText.Shown(cell.Text)).Distinct(StringComparer.OrdinalIgnoreCase)];
            var shown = string.Join(", ", texts.Take(MostShown).Select(text => $"\"{text}\""));
            var more = texts.Length > MostShown ? " and the like" : "";
            var count = column.Select(cell => cell.Row).Distinct().Count();
            messages.Report(table, column.First().Row, column.Key.Column, ImportCodes.CellKept,
                $"{(count == 1 ? "1 cell" : $"{count} cells")} under \"{CellText.Shown(column.Key.Column)}\" "
                + $"{Said(column.Key.Meaning, isOne: count == 1)} ({shown}{more}): {Advice(column.Key.Meaning)}");
        }

        cells.Clear();
    }

    static string Said(KeptMeaning meaning, bool isOne) => meaning switch
    {
        KeptMeaning.Unchanged => isOne ? "says that nothing changed" : "say that nothing changed",
        KeptMeaning.Elsewhere => isOne ? "says where else it is written" : "say where else it is written",
        _ => isOne ? "says that it is not known yet" : "say that it is not known yet",
    };

    static string Advice(KeptMeaning meaning) => meaning == KeptMeaning.Elsewhere
        ? "nothing is read there, and what is known stays. Write it out in every row."
        : "what is known stays.";

    readonly record struct Cell(int Row, string Column, string Text, KeptMeaning Meaning);
}
