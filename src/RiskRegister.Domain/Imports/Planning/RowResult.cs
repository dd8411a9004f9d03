namespace RiskRegister.Domain.Imports;

/// <summary>What an import does with one of its rows.</summary>
public enum RowResult
{
    Created,
    Updated,

    /// <summary>The entry says all of it already; it gets no revision.</summary>
    Unchanged,
    Refused,
}
