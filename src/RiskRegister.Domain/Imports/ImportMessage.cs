namespace RiskRegister.Domain.Imports;

/// <summary>Something an import found.</summary>
/// <param name="Table">The table's name; null when it concerns the import as a whole.</param>
/// <param name="Row">As a person counts rows; null when it concerns no single row.</param>
/// <param name="Column">The column's heading as the file has it.</param>
/// <param name="Code">What was found, for programs; stable.</param>
/// <param name="Message">For a person.</param>
public sealed record ImportMessage(string? Table, int? Row, string? Column, string Code, string Message, ImportSeverity Severity)
{
    /// <summary>The cell that it is about, as a spreadsheet names it: "K14"; null where that is not known.</summary>
    public string? Cell { get; init; }
}
