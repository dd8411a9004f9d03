namespace RiskRegister.Documents.Tables.Packages;

/// <param name="Type">The last segment of the type's name, which transitional and strict files share: "worksheet".</param>
/// <param name="Part">The part it points to; null when it points out of the file or nowhere.</param>
sealed record Relationship(string Type, string? Part);
