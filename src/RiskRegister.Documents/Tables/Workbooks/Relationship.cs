namespace RiskRegister.Documents.Tables.Workbooks;

/// <param name="Type">The last segment of the type's name, which transitional and strict workbooks share: "worksheet".</param>
/// <param name="Part">The part it points to; null when it points out of the workbook or nowhere.</param>
sealed record Relationship(string Type, string? Part);
