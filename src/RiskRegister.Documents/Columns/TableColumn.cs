namespace RiskRegister.Documents.Columns;

/// <summary>A column: its heading and what stands under it.</summary>
/// <param name="Width">In a workbook, in characters; columns of text grow where their text is long.</param>
sealed record TableColumn<T>(string Heading, int Width, Func<T, CellValue> ValueOf)
{
    /// <summary>Set where a workbook shows what a plain table need not say twice.</summary>
    public bool OnlyInWorkbooks { get; init; }

    /// <summary>Whether its text may be long.</summary>
    public bool IsProse => Width >= RegisterColumns.Prose;
}
