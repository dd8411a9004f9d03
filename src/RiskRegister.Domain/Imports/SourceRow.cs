namespace RiskRegister.Domain.Imports;

/// <summary>A row of an imported table.</summary>
/// <param name="Number">From 1, as a person sees it in a spreadsheet; in a CSV the first physical line of the record.</param>
/// <param name="Cells">As text, from the first column.</param>
public sealed record SourceRow(int Number, IReadOnlyList<string> Cells);
