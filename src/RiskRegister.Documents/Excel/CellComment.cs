namespace RiskRegister.Documents.Excel;

/// <summary>Something to be said beside a cell of somebody's workbook.</summary>
/// <param name="Sheet">Null for the first one.</param>
/// <param name="Column">From 1.</param>
/// <param name="Row">From 1.</param>
public sealed record CellComment(string? Sheet, int Column, int Row, string Text);
