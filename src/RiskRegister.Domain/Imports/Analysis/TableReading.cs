namespace RiskRegister.Domain.Imports;

/// <summary>A table on its way to entries.</summary>
internal sealed class TableReading(SourceTable source, TableMapping? mapping)
{
    public SourceTable Source { get; private set; } = source;

    public TableMapping? Mapping => mapping;

    /// <summary>By which a mapping names it where there are several.</summary>
    public string? Sheet => Source.Title ?? (Source.OneOfSeveral ? Source.Name : null);

    public TableUse Use { get; private set; } = mapping?.Use ?? TableUse.Entries;

    public IReadOnlyList<TablePart> Parts { get; set; } = [];

    /// <summary>Of the entries that do not say their own.</summary>
    public string? Service { get; set; } = mapping?.Service;

    public TableContext? Context { get; set; }

    public List<RowDraft> Drafts { get; } = [];

    public int Entries { get; set; }

    public bool IsRead => Use != TableUse.None && Parts.Count > 0;

    public bool HasTitle => Parts.Any(part => part.Layout!.HasTitle);

    public bool HasAnyScore => Parts.Any(part => part.Layout!.HasAnyScore);

    public bool IsReworded { get; private set; }

    /// <summary>All its rows went to the table before it.</summary>
    public bool IsTakenUp { get; private set; }

    public void LeaveOut() => Use = TableUse.None;

    public void TakeAsClosed() => Use = TableUse.Closed;

    public void TakeUp() => (Use, IsTakenUp) = (TableUse.None, true);

    /// <summary>Takes other rows, the first of them the headings, in the place of its own.</summary>
    public void Become(IReadOnlyList<SourceRow> rows, IReadOnlySet<int> hiddenColumns, string? caption)
    {
        Source = Source with { Rows = rows, HiddenColumns = hiddenColumns, IsRearranged = true };
        Parts = [new TablePart(0, 1, rows[0].Cells) { End = rows.Count, Caption = caption }];
    }

    /// <summary>Takes more rows at its end.</summary>
    public void GoOnWith(IReadOnlyList<SourceRow> more)
    {
        if (more.Count == 0) return;
        var last = Source.Rows[^1].Number;
        Source = Source with { Rows = [.. Source.Rows, .. more.Select((row, at) => row with { Number = last + at + 1 })] };
        Parts[^1].End = Source.Rows.Count;
    }

    /// <summary>Takes the same rows with other words in them.</summary>
    public void Reword(IReadOnlyList<SourceRow> rows) => (Source, IsReworded) = (Source with { Rows = rows }, true);

    public SourceRow RowNumbered(int number) => Source.Rows.FirstOrDefault(row => row.Number == number) ?? new SourceRow(number, []);
}
