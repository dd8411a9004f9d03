namespace RiskRegister.Domain.Imports;

/// <summary>What the columns below a row of headings hold.</summary>
/// <param name="Columns">Every column with a heading, or text, in its order.</param>
/// <param name="Kind">The kind of entry that the headings speak of, if they speak of one.</param>
/// <param name="HasScore">A column, or two, hold the score before the actions.</param>
/// <param name="HasResidual">Likewise the residual score.</param>
internal sealed record TableLayout(IReadOnlyList<ColumnUse> Columns, EntryKind? Kind, bool HasScore, bool HasResidual)
{
    readonly ColumnUse?[] byField = ByField(Columns);
    readonly int[] slots = SlotsOf(Columns);

    /// <summary>The fields that have a column.</summary>
    public ImportField[] Fields { get; } = FieldsOf(Columns);

    /// <summary>The place of a field in <see cref="Fields"/>; negative where it has no column.</summary>
    public int SlotOf(ImportField field) => slots[(int)field];

    public bool Has(ImportField field) => byField[(int)field] is not null;

    /// <summary>The heading of the first column of a field.</summary>
    public string? HeadingOf(ImportField field) => byField[(int)field]?.Name;

    public FactorOrder? OrderOf(ImportField field) => byField[(int)field]?.Order;

    /// <summary>Whether that order is that of other columns, and the heading does not say it.</summary>
    public bool IsOrderAssumed(ImportField field) => byField[(int)field] is { IsOrderAssumed: true };

    public bool AreFractions(ImportField field) => byField[(int)field] is { AreFractions: true };

    public bool HasPluses(ImportField field) => byField[(int)field] is { HasPluses: true };

    public int? IndexOf(ImportField field) => byField[(int)field]?.Index;

    public bool HasTitle => Has(ImportField.Title) || Has(ImportField.Description);

    /// <summary>The column whose first line is the title.</summary>
    public ImportField TitleField => Has(ImportField.Title) ? ImportField.Title : ImportField.Description;

    /// <summary>The columns of titles where each kind has its own; else none.</summary>
    public IReadOnlyList<ColumnUse> TitlesOfKinds { get; } =
        [.. Columns.Where(column => column.KindOfRows is not null && column.Fields.Contains(ImportField.Title))];

    /// <summary>The columns that say which rows are exempt, where each of several does; else none.</summary>
    public IReadOnlyList<ColumnUse> ColumnsOfExemption { get; } =
        Columns.Count(column => column.Fields is [ImportField.Exempt]) is > 1 and var count
            && count == Columns.Count(column => column.Fields.Contains(ImportField.Exempt))
            ? [.. Columns.Where(column => column.Fields is [ImportField.Exempt])] : [];

    /// <summary>What a key beside the table says to mean that nothing changed.</summary>
    public IReadOnlyList<string> KeptCodes { get; init; } = [];

    public bool HasAnyScore => HasScore || HasResidual;

    /// <summary>Whether a field is part of the score before the actions or of the residual one.</summary>
    public static bool IsOfScore(ImportField field) => field is ImportField.Score or ImportField.Impact or ImportField.Likelihood
        or ImportField.ResidualScore or ImportField.ResidualImpact or ImportField.ResidualLikelihood;

    static ImportField[] FieldsOf(IReadOnlyList<ColumnUse> columns) => [.. columns.SelectMany(column => column.Fields).Distinct().Order()];

    static int[] SlotsOf(IReadOnlyList<ColumnUse> columns)
    {
        var fields = FieldsOf(columns);
        return [.. Enum.GetValues<ImportField>().Select(field => Array.IndexOf(fields, field))];
    }

    static ColumnUse?[] ByField(IReadOnlyList<ColumnUse> columns)
    {
        var fields = new ColumnUse?[Enum.GetValues<ImportField>().Length];
        foreach (var column in columns)
        {
            foreach (var field in column.Fields) fields[(int)field] ??= column;
        }

        return fields;
    }
}

/// <summary>A column and what it is read as.</summary>
/// <param name="Index">Its place in a row, from 0.</param>
/// <param name="Name">The heading with the groups above it, told apart from others like it.</param>
/// <param name="IsHeaded">The file gives it a heading.</param>
/// <param name="IsMapped">The mapping says what it is.</param>
internal sealed record ColumnUse(
    int Index,
    string Name,
    IReadOnlyList<ImportField> Fields,
    Sureness Sureness,
    FactorOrder? Order = null,
    string Separator = "/",
    bool IsHeaded = true,
    bool IsMapped = false)
{
    /// <summary>Its heading names a field, and it is not read all the same: by an answer, for another column, or by its cells.</summary>
    public bool IsSetAside { get; init; }

    /// <summary>Which factor stands first is known by the order of other columns alone.</summary>
    public bool IsOrderAssumed { get; init; }

    /// <summary>It is headed as what says which rows are exempt, and says nothing of the kind, or of all of them.</summary>
    public bool SaysNothingOfRows { get; init; }

    /// <summary>It is not read, and says of some entries that they are no more.</summary>
    public bool SaysHowEntriesStand { get; init; }

    /// <summary>Some of its cells, before any was reworded.</summary>
    public required IReadOnlyList<string> Shown { get; init; }

    /// <summary>What the entries are whose title stands here, where each kind has a column of its own.</summary>
    public EntryKind? KindOfRows { get; init; }

    /// <summary>Of which of a row's numbered actions or controls it speaks: "Owner 2".</summary>
    public int? Item { get; init; }

    /// <summary>Its shares are parts of 1, as spreadsheets store them: 0.5 is 50%.</summary>
    public bool AreFractions { get; init; }

    /// <summary>Some of its cells are a plus alone.</summary>
    public bool HasPluses { get; init; }

    /// <summary>Why it is not read, where that is worth saying.</summary>
    public string? Reason { get; init; }

    /// <summary>What is said of it where it is read as one of several things that it may hold.</summary>
    public string? Assumed { get; init; }
}
