namespace RiskRegister.Domain.Imports;

/// <summary>Names the rows that are no entries, the first of many.</summary>
internal sealed class LeftOutRows(List<ImportMessage> messages)
{
    const int MostListed = 300;
    const int MostNamed = 20;

    readonly List<LeftOutRow> rows = [];
    readonly List<(SourceTable Table, SourceRow Row)> explaining = [];
    readonly Dictionary<(string Table, LeftOutReason Reason), int> counts = [];
    readonly HashSet<(string Table, string Note)> notes = [];
    int struckCells;

    public IReadOnlyList<LeftOutRow> Rows => rows;

    /// <summary>Notes, captions and rows of keys, the first of many.</summary>
    public IEnumerable<(SourceTable Table, SourceRow Row)> Explaining => explaining;

    public int Count { get; private set; }

    public void Add(SourceTable table, SourceRow row, LeftOutReason reason, string text)
    {
        Count++;
        var shown = CellText.Shown(text);
        if (rows.Count < MostListed) rows.Add(new LeftOutRow(table.Name, row.Number, reason, shown));
        if (reason is LeftOutReason.Section or LeftOutReason.Note or LeftOutReason.Key) Explain(table, row);
        var count = counts[(table.Name, reason)] = counts.GetValueOrDefault((table.Name, reason)) + 1;
        if (count > MostNamed) return;
        Report(table, row.Number, reason == LeftOutReason.Hidden ? ImportCodes.RowHidden : ImportCodes.RowIgnored, reason switch
        {
            LeftOutReason.Section =>
                $"\"{shown}\" stands alone between entries: it is taken for the name of a section, and the row is left out.",
            LeftOutReason.Note => $"\"{shown}\" stands alone in its row: it is taken for a note, and the row is left out.",
            LeftOutReason.Total => $"\"{shown}\" is taken for a total, and the row is left out.",
            LeftOutReason.Key => $"\"{shown}\" belongs to a key and has no score: it is left out.",
            LeftOutReason.Blank => $"\"{shown}\" stands in a row that is numbered and otherwise empty: it is left out.",
            LeftOutReason.Struck => $"\"{shown}\" is struck through, and the row is left out.",
            LeftOutReason.Hidden => $"The file hides this row (\"{shown}\"), by itself or by a filter: it is left out.",
            LeftOutReason.Closed => $"\"{shown}\" is passed over, as its status or kind says.",
            LeftOutReason.Unscored => $"\"{shown}\" has no score, and is passed over, as was answered.",
            _ => $"\"{shown}\" is left out.",
        });
    }

    /// <summary>The rows of a table of which all is struck through.</summary>
    public void AddStruck(SourceTable table)
    {
        foreach (var row in table.Rows.Where(RowSigns.IsStruck)) Add(table, row, LeftOutReason.Struck, RowSigns.StruckText(row));
    }

    public void Caption(SourceTable table, SourceRow row, string caption)
    {
        Count++;
        if (rows.Count < MostListed) rows.Add(new LeftOutRow(table.Name, row.Number, LeftOutReason.Section, caption));
        Explain(table, row);
        Report(table, row.Number, ImportCodes.RowIgnored, $"\"{caption}\" is taken for the caption of the table below.");
    }

    public void Join(SourceTable table, int row, string numbers) => Report(table, row, ImportCodes.RowsJoined,
        $"Row {numbers} says the same but for its items: they are one entry.");

    public void Repeat(SourceTable table, int row, int first) => Report(table, row, ImportCodes.RowIgnored,
        $"The row says the same as row {first}, and is left out: where its action is another one, say so in its words.");

    public void StruckText(SourceTable table, SourceRow row, string column, string struck, string behind)
    {
        if (++struckCells > MostNamed) return;
        messages.Add(new(table.Name, row.Number, column, ImportCodes.TextStruck,
            $"\"{CellText.Shown(struck)}\" is struck through and is not read"
                + (behind.Length == 0 ? "." : $", nor is what is said of it, \"{CellText.Shown(behind)}\"."), ImportSeverity.Reported));
    }

    /// <summary>What a note says whose mark stands in a cell, where that is nothing that is read; each once.</summary>
    public void Note(SourceTable table, SourceRow row, string column, CellNote note)
    {
        if (!notes.Add((table.Name, note.Text ?? $"{note.Mark} {column}")) || notes.Count > MostNamed) return;
        messages.Add(new(table.Name, row.Number, column, ImportCodes.NoteIgnored, note switch
        {
            { Text: { } text } => $"The note \"{CellText.Shown(text)}\" is marked in the cell, and is not read.",
            { Mark.Length: 0 } => "A note is marked in the cell that the file does not have.",
            _ => $"\"{CellText.Shown(note.Mark)}\" is taken for the mark of a note, and not for text of the cell.",
        }, ImportSeverity.Reported));
    }

    /// <summary>Says how many more there were of what was named.</summary>
    public void Finish()
    {
        foreach (var ((table, reason), count) in counts.Where(pair => pair.Value > MostNamed))
        {
            messages.Add(new(table, null, null, ImportCodes.RowIgnored,
                $"{count - MostNamed} more rows are left out for the same reason ({reason.ToString().ToLowerInvariant()}).",
                    ImportSeverity.Reported));
        }

        if (notes.Count > MostNamed)
        {
            messages.Add(new(null, null, null, ImportCodes.NoteIgnored,
                $"{notes.Count - MostNamed} more notes are marked in cells, and are not read.", ImportSeverity.Reported));
        }

        if (struckCells > MostNamed)
        {
            messages.Add(new(null, null, null, ImportCodes.TextStruck,
                $"{struckCells - MostNamed} more cells have text that is struck through.", ImportSeverity.Reported));
        }
    }

    void Explain(SourceTable table, SourceRow row)
    {
        // What is said of exemption is never passed over.
        if (explaining.Count < MostListed || row.Cells.Any(cell => ExemptCaption.Of(cell) is not null)) explaining.Add((table, row));
    }

    void Report(SourceTable table, int row, string code, string message) =>
        messages.Add(new(table.Name, row, null, code, message, ImportSeverity.Reported));
}
