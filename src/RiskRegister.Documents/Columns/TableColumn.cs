namespace RiskRegister.Documents.Columns;

/// <summary>A column: its heading and what stands under it.</summary>
/// <param name="Width">In a workbook, in characters; columns of text grow where their text is long.</param>
sealed record TableColumn<T>(string Heading, int Width, Func<T, CellValue> ValueOf)
{
    /// <summary>Set where a workbook shows what a plain table need not say twice.</summary>
    public bool OnlyInWorkbooks { get; init; }

    /// <summary>Set where a workbook says it on a sheet of its own.</summary>
    public bool OnlyInTables { get; init; }

    /// <summary>Whether a workbook works it out or keeps it as it is: nobody can overwrite it there.</summary>
    public bool IsLocked { get; init; }

    /// <summary>What a workbook offers to choose from; null offers nothing.</summary>
    public Choices? Choices { get; init; }

    /// <summary>
    /// What a workbook works out from cells to its left, where the row has these; null where the value just stands there.
    /// </summary>
    public Func<T, CellFormula>? Formula { get; init; }

    /// <summary>Whose band, in words, colours this column and the one before it.</summary>
    public bool IsBand { get; init; }

    /// <summary>Whether its text may be long.</summary>
    public bool IsProse => Width >= RegisterColumns.Prose;
}

/// <summary>What can be chosen in a cell.</summary>
/// <param name="Formula">A list in quotation marks, or the name of a range.</param>
/// <param name="IsStrict">Whether nothing else can be written.</param>
/// <param name="Prompt">What to write, at most 255 characters; null says nothing.</param>
sealed record Choices(string Formula, bool IsStrict, string? Prompt = null)
{
    public static readonly Choices Step = new("\"1,2,3,4,5\"", IsStrict: true);
}

/// <summary>How a workbook works a cell out.</summary>
enum CellFormula
{
    /// <summary>The value just stands there.</summary>
    None,

    /// <summary>The product of the two cells to the left.</summary>
    Product,

    /// <summary>The band of a risk with the impact and likelihood three and two cells to the left.</summary>
    RiskBand,

    /// <summary>The same of an opportunity.</summary>
    OpportunityBand,
}
