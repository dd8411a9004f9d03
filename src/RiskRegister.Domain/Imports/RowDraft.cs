namespace RiskRegister.Domain.Imports;

/// <summary>The cells of one entry, gathered from its row and those that continue it.</summary>
internal sealed class RowDraft(string table, int number, EntryKind? headedKind, TableLayout layout)
{
    readonly Dictionary<RegisterColumn, List<string>> cells = [];

    public string Table => table;

    public int Number => number;

    public EntryKind? HeadedKind => headedKind;

    public bool Has(RegisterColumn column) => layout.Columns.ContainsKey(column);

    public string HeadingOf(RegisterColumn column) => layout.Columns[column].Heading;

    public bool IsBlank(RegisterColumn column) => !cells.ContainsKey(column);

    public bool IsWhollyBlank => cells.Count == 0;

    public string TextOf(RegisterColumn column) => cells.TryGetValue(column, out var lines) ? string.Join('\n', lines) : "";

    public void Add(RegisterColumn column, string cell)
    {
        if (string.IsNullOrWhiteSpace(cell)) return;
        if (!cells.TryGetValue(column, out var lines)) cells[column] = lines = [];
        lines.Add(cell);
    }

    /// <summary>Takes over what the row below says, where it has no reference and no title of its own.</summary>
    public void Continue(RowDraft below)
    {
        foreach (var (column, lines) in below.cells)
        {
            if (!Has(column)) continue;
            foreach (var line in lines) Add(column, line);
        }
    }
}
