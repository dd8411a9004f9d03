namespace RiskRegister.Domain.Imports;

/// <summary>What a column that is present says of one row; an absent column has no cell at all.</summary>
/// <param name="Value">Null or empty clears the field.</param>
/// <param name="Column">The heading as the file has it.</param>
public sealed record Cell<T>(T Value, string Column);
