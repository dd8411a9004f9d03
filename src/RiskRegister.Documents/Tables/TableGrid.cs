namespace RiskRegister.Documents.Tables;

/// <summary>A cell of a table in a document or page.</summary>
/// <param name="Columns">How many columns of the grid it covers, at least 1.</param>
sealed record GridCell(CellContent Content, int Columns)
{
    /// <summary>How many rows it covers, where the cell says so itself.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>It goes on with the cell above, as Word says it.</summary>
    public bool ContinuesAbove { get; init; }

    /// <summary>It may be continued by cells below, as Word says it.</summary>
    public bool MayContinue { get; init; }

    /// <summary>Tables that stand within it.</summary>
    public IReadOnlyList<GridTable> Nested { get; init; } = [];
}

/// <summary>A row of a table in a document or page.</summary>
sealed record GridRow(IReadOnlyList<GridCell> Cells)
{
    /// <summary>Columns of the grid that are left out before its first cell.</summary>
    public int Before { get; init; }

    public bool IsHidden { get; init; }

    public bool Same(GridRow other) =>
        Cells.Select(cell => cell.Content.Text.Trim())
            .SequenceEqual(other.Cells.Select(cell => cell.Content.Text.Trim()), StringComparer.OrdinalIgnoreCase);
}

/// <summary>A table held whole, because it stands within another.</summary>
sealed record GridTable(string? Title, IReadOnlyList<GridRow> Rows)
{
    /// <summary>Whether it may be a register: more than one row of more than one cell.</summary>
    public bool IsTable => Rows.Count(row => row.Cells.Count > 1) > 1;
}

/// <summary>
/// Places the rows of tables in documents and pages. A table that stands alone in a row of another, or beside nothing but tables,
/// is a table of its own, for the other only lays out the page; beside a heading in a form it goes on below it; any other is read as lines
/// of its cell, one a row.
/// </summary>
sealed class TableGrid(TableCollector tables)
{
    readonly Queue<GridTable> within = [];
    readonly Dictionary<int, MergedBlock> open = [];
    readonly Dictionary<int, (int LastRow, int Columns)> covered = [];
    GridRow? heading;
    int columns;
    int number;

    /// <param name="width">The columns that the file gives its grid; 0 where it gives none.</param>
    /// <param name="above">The lines between it and the table before.</param>
    public void Start(string? title, int width, IEnumerable<string> above)
    {
        Finish();
        Begin(title, above);
        columns = width;
    }

    /// <summary>Goes on with the table before, where nothing stands between the two and their grids are as wide.</summary>
    public bool TryGoOn(int width)
    {
        if (number == 0 || width == 0 || width != columns) return false;
        CloseMerged();
        return true;
    }

    /// <param name="isFirst">Of a table that goes on with the one before: headings that are printed again are left out.</param>
    public void Add(GridRow row, bool isFirst)
    {
        if (isFirst && number > 0 && heading is not null && row.Same(heading)) return;
        heading ??= row;
        if (IsLayout(row))
        {
            foreach (var table in row.Cells.SelectMany(cell => cell.Nested).Where(table => table.IsTable)) within.Enqueue(table);
            row = row with { Cells = [.. row.Cells.Select(WithoutTables)] };
        }

        var inForm = InForm(row).ToArray();
        if (inForm.Length > 0) row = row with { Cells = [.. row.Cells.Select(cell => cell with { Nested = [] })] };
        Place(row);
        foreach (var table in inForm)
        {
            foreach (var own in table.Rows) Place(own);

            // What comes next does not go on with it, which the numbers of the rows show.
            number++;
        }
    }

    static GridCell WithoutTables(GridCell cell) => cell with { Nested = [.. cell.Nested.Where(table => !table.IsTable)] };

    // A table in its only cell; or one in each of several, and nothing beside them.
    static bool IsLayout(GridRow row) => row.Cells.Any(cell => cell.Nested.Any(table => table.IsTable))
        && (row.Cells.Count == 1 || row.Cells.All(cell => string.IsNullOrWhiteSpace(cell.Content.Text)
            && (cell.Nested.Count > 0 || cell.Content.Text.Length == 0)));

    // Beside nothing but its heading, as forms have the scores of a risk, or its actions: its rows are read below the heading.
    static IEnumerable<GridTable> InForm(GridRow row)
    {
        var isForm = row.Cells is [{ Nested: [] }, { Nested: [_, ..] }]
            && row.Cells.All(cell => cell is { Rows: 1, ContinuesAbove: false, MayContinue: false })
            && row.Cells[1].Content.Text.Length == 0 && row.Cells[1].Nested.All(table => table.IsTable);
        return isForm ? row.Cells[1].Nested : [];
    }

    /// <summary>Ends the table, and reads those that stood within it.</summary>
    public void Finish()
    {
        CloseMerged();
        while (within.TryDequeue(out var table))
        {
            Begin(table.Title, []);
            foreach (var row in table.Rows) Add(row, isFirst: false);
            CloseMerged();
        }

        number = 0;
    }

    void Begin(string? title, IEnumerable<string> above)
    {
        tables.StartNumbered(title, above);
        (heading, number, columns) = (null, 0, 0);
        covered.Clear();
    }

    void Place(GridRow row)
    {
        number++;
        tables.StartRow(number, row.IsHidden);
        var column = 1 + row.Before;
        foreach (var cell in row.Cells)
        {
            while (covered.TryGetValue(column, out var above) && above.LastRow >= number) column += above.Columns;
            var width = Math.Clamp(cell.Columns, 1, ColumnName.Highest);
            var content = WithNested(cell);
            tables.Place(column, content.Text, content.Remark);
            if (cell.ContinuesAbove && open.TryGetValue(column, out var block)) open[column] = block with { LastRow = number };
            else Open(cell, column, width);
            column += width;
            if (column > ColumnName.Highest) throw tables.TooManyColumns();
        }

        tables.FinishRow();
    }

    void Open(GridCell cell, int column, int width)
    {
        if (open.Remove(column, out var before)) tables.Merge(before);
        var last = number + Math.Clamp(cell.Rows, 1, ColumnName.HighestRow) - 1;
        if (cell.MayContinue) open[column] = new MergedBlock(number, column, number, column + width - 1);
        else if (width > 1 || last > number) tables.Merge(new MergedBlock(number, column, last, column + width - 1));
        if (last > number) covered[column] = (last, width);
    }

    void CloseMerged()
    {
        foreach (var block in open.Values) tables.Merge(block);
        open.Clear();
    }

    CellContent WithNested(GridCell cell)
    {
        if (cell.Nested.Count == 0) return cell.Content;
        tables.Note(TableNote.NestedTable, $"A table within a cell of row {number} is read as lines of that cell.");
        var whole = new CellBuilder(tables.LongestText);
        whole.Append(cell.Content);
        foreach (var row in cell.Nested.SelectMany(table => table.Rows)) AddLine(whole, row);
        return whole.Take();
    }

    // Each cell on one line and in its place, so that what stands below a heading of the table is still below it.
    void AddLine(CellBuilder whole, GridRow row)
    {
        var last = row.Cells.Count - 1;
        while (last >= 0 && IsBlank(row.Cells[last])) last--;
        for (var at = 0; at <= last; at++)
        {
            if (at == 0) whole.BreakLine();
            else whole.Append(" | ");
            var cell = row.Cells[at];
            var content = cell.Nested.Count == 0 ? cell.Content : WithNested(cell);
            whole.Append(last == 0 ? content : content with { Text = content.Text.Replace('\n', ' ') });
        }
    }

    static bool IsBlank(GridCell cell) => cell is { Nested: [], Content: { Text.Length: 0, Remark.Struck: null } };
}
