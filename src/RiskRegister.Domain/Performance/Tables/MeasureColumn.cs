namespace RiskRegister.Domain.Performance.Tables;

/// <summary>What a column of a published table holds.</summary>
internal enum MeasureColumnKind
{
    Title,
    GoodIs,
    Reference,

    /// <summary>The values of one period.</summary>
    Period,

    /// <summary>Stated for the year so far, or for the last six months.</summary>
    Aggregate,

    /// <summary>By how much the latest value differs from an earlier one, in percent or points.</summary>
    Change,

    /// <summary>Somebody else's latest value.</summary>
    Comparator,
    Ignored,
}

/// <param name="Heading">As the file has it, on one line.</param>
/// <param name="Period">Of a period or an aggregate.</param>
/// <param name="Second">The period of figures in brackets.</param>
/// <param name="Series">Of a comparator, or of an average.</param>
internal sealed record MeasureColumn(
    int Index, MeasureColumnKind Kind, string Heading, Period? Period = null, Period? Second = null, string? Series = null);
