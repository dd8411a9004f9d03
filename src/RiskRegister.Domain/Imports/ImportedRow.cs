namespace RiskRegister.Domain.Imports;

/// <summary>One entry of an imported register, understood. A field without a cell had no column and is left as it is.</summary>
public sealed record ImportedRow
{
    public required string Table { get; init; }

    /// <summary>Of its first row, as a person counts rows.</summary>
    public required int Number { get; init; }

    /// <summary>By reference, else by the kind column, else by the table's headings, else risk.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Null when the row has none or a foreign one.</summary>
    public EntryReference? Reference { get; init; }

    /// <summary>A foreign reference, from whichever column it came.</summary>
    public Cell<string?>? SourceReference { get; init; }

    /// <summary>Reading found a fault that refuses the import; the fields may then be incomplete.</summary>
    public bool IsRefused { get; init; }

    public required string Title { get; init; }

    public Cell<string?>? Description { get; init; }

    public Cell<string?>? Service { get; init; }

    public Cell<IReadOnlyList<string>>? Types { get; init; }

    public Cell<IReadOnlyList<string>>? Effects { get; init; }

    public Cell<IReadOnlyList<string>>? Controls { get; init; }

    public Cell<IReadOnlyList<string>>? Actions { get; init; }

    /// <summary>Never empty in a row that is not refused.</summary>
    public Cell<StatedScore?>? Score { get; init; }

    /// <summary>Never empty in a row that is not refused.</summary>
    public Cell<StatedScore?>? ResidualScore { get; init; }

    public Cell<StatedScore?>? TargetScore { get; init; }

    public Cell<IReadOnlyList<string>>? Owners { get; init; }

    public Cell<Direction?>? Direction { get; init; }

    public Cell<string?>? Narrative { get; init; }
}
