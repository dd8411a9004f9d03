using System.Buffers;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables;

/// <summary>Puts cells into rows and rows into tables, and refuses the file at the first one too many.</summary>
sealed class TableCollector(string fileName, TableLimits limits)
{
    static readonly SearchValues<char> Suspects =
        SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(code => (char)code).Prepend('\0')]);

    readonly List<SourceTable> tables = [];
    readonly List<TableNote> notes = [];
    string table = fileName;
    List<SourceRow> rows = [];
    List<string> row = [];
    int rowNumber;
    bool rowIsBlank = true;
    long cells;
    long characters;

    public string FileName { get; } = fileName;

    /// <summary>The longest text worth reading: one more than a cell may have, so that the cell which is too long can be named.</summary>
    public int LongestText => limits.CellCharacters + 1;

    public void Note(string code, string message, string about) => notes.Add(new TableNote(code, message, about));

    public void StartTable(string name)
    {
        FinishTable();
        table = name;
    }

    /// <param name="number">As a person sees it.</param>
    public void StartRow(int number)
    {
        FinishRow();
        rowNumber = number;
    }

    /// <summary>Fills a cell right of those filled in this row so far.</summary>
    /// <param name="column">From 1.</param>
    public void Place(int column, string text)
    {
        if (column > ColumnName.Highest) throw TooManyColumns();
        if (text.Length == 0) return;
        if (column > limits.Columns) throw TooManyColumns();
        if (text.Length > limits.CellCharacters)
            throw Fault(TableFault.CellTooLong, $"The cell has more than {limits.CellCharacters} characters.", column);
        if (FaultyCharacter(text) is { } character)
            throw Fault(TableFault.CharacterRefused, $"The cell holds U+{(int)character:X4}, which is not text.", column);

        cells += column - row.Count;
        if (cells > limits.Cells) throw Fault(TableFault.TooManyCells, $"The file has more than {limits.Cells} cells.");
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        characters += text.Length;
        if (characters > limits.Characters)
            throw Fault(TableFault.ContentTooLarge, $"The file's cells have more than {limits.Characters} characters.");

        while (row.Count < column - 1) row.Add("");
        row.Add(text);
        rowIsBlank = rowIsBlank && string.IsNullOrWhiteSpace(text);
    }

    /// <summary>A fault in the present row.</summary>
    /// <param name="column">From 1; 0 when the fault is not in a cell.</param>
    public RefusedException Fault(string code, string message, int column = 0) =>
        new(code, message, table, rowNumber == 0 ? null : rowNumber, column == 0 ? null : ColumnName.Of(column));

    public TableFileResult Finish()
    {
        FinishTable();
        return tables.Count == 0
            ? throw new RefusedException(TableFault.FileEmpty, "The file holds no table: every cell is blank.", FileName)
            : new TablesRead(tables.Count == 1 ? tables : [.. tables.Select(each => each with { OneOfSeveral = true })], notes);
    }

    RefusedException TooManyColumns() => Fault(TableFault.TooManyColumns, $"The row has more than {limits.Columns} columns.");

    void FinishTable()
    {
        FinishRow();
        if (rows.Count > 0)
        {
            if (tables.Count == limits.Tables)
                throw new RefusedException(TableFault.TooManyTables, $"The file has more than {limits.Tables} tables.", FileName);
            tables.Add(new SourceTable(table, rows));
        }

        rows = [];
        rowNumber = 0;
    }

    void FinishRow()
    {
        if (!rowIsBlank)
        {
            if (rows.Count == limits.Rows) throw Fault(TableFault.TooManyRows, $"The table has more than {limits.Rows} rows.");
            rows.Add(new SourceRow(rowNumber, row));
            row = [];
        }

        row.Clear();
        rowIsBlank = true;
    }

    static char? FaultyCharacter(string text)
    {
        for (var at = text.AsSpan().IndexOfAny(Suspects); at >= 0 && at < text.Length; at++)
        {
            if (text[at] == '\0') return text[at];
            if (!char.IsSurrogate(text[at])) continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return text[at];
            at++;
        }

        return null;
    }
}
