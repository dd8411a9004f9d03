namespace RiskRegister.Domain.Imports;

/// <summary>One entry of an imported register, understood. A field without a cell had no column and is left as it is.</summary>
public sealed record ImportedRow
{
    public required string Table { get; init; }

    /// <summary>Of its first row, as a person counts rows.</summary>
    public required int Number { get; init; }

    /// <summary>By reference, else by the kind column, else by the table's headings, else risk.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>The sheet's name, where it has one.</summary>
    public string? Sheet { get; init; }

    /// <summary>The permanent id that an export of this service carries.</summary>
    public Guid? Id { get; init; }

    /// <summary>The revision that the export was made from.</summary>
    public int? Revision { get; init; }

    /// <summary>Null when the row has none or a foreign one.</summary>
    public EntryReference? Reference { get; init; }

    /// <summary>A foreign reference, from whichever column it came.</summary>
    public Cell<string?>? SourceReference { get; init; }

    /// <summary>Reading found a fault that refuses the import; the fields may then be incomplete.</summary>
    public bool IsRefused { get; init; }

    public required string Title { get; init; }

    /// <summary>The fields whose cells are empty, and do not say that there is nothing.</summary>
    public FieldSet Empty { get; init; }

    /// <summary>The columns of which its cells say that nothing changed, or where it is said, so that what is known stays.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    public Cell<string?>? Description { get; init; }

    public Cell<string?>? Service { get; init; }

    public Cell<IReadOnlyList<string>>? Types { get; init; }

    public Cell<IReadOnlyList<string>>? Effects { get; init; }

    public Cell<IReadOnlyList<string>>? Controls { get; init; }

    /// <summary>What else is said of each of <see cref="Controls"/>; null where nothing is.</summary>
    public IReadOnlyList<ImportedControl>? ControlDetails { get; init; }

    public Cell<IReadOnlyList<ImportedAction>>? Actions { get; init; }

    /// <summary>What the sheet of actions says of this entry's; null where there is none.</summary>
    public IReadOnlyList<ImportedActionRow>? ActionRows { get; init; }

    /// <summary>Null or empty where the register does not say it: it is assumed to be the residual score, or not known at all.</summary>
    public Cell<StatedScore?>? Score { get; init; }

    /// <summary>Likewise.</summary>
    public Cell<StatedScore?>? ResidualScore { get; init; }

    /// <summary>It says one of the two scores, at least.</summary>
    public bool HasScore => Score?.Value is not null || ResidualScore?.Value is not null;

    public Cell<StatedScore?>? TargetScore { get; init; }

    public Cell<DateOnly?>? TargetDate { get; init; }

    public Cell<EntryResponse?>? Response { get; init; }

    /// <summary>Codes that the settings have; of an export any that it says.</summary>
    public Cell<IReadOnlyList<string>>? Objectives { get; init; }

    /// <summary>Which register keeps the entry. Decides where a new one begins, and moves none.</summary>
    public Cell<RegisterLevel>? Level { get; init; }

    public Cell<IReadOnlyList<string>>? Owners { get; init; }

    public Cell<Direction?>? Direction { get; init; }

    public Cell<string?>? Narrative { get; init; }

    /// <summary>What the row says of its entry's status; null when nothing. Never <see cref="RowStatus.LeaveOut"/>.</summary>
    public RowStatus? Status { get; init; }

    /// <summary>Why a closed entry ended.</summary>
    public string? ClosureReason { get; init; }

    public DateOnly? ReviewedOn { get; init; }

    public Cell<Exemption?>? Exempt { get; init; }

    /// <summary>
    /// Nothing in the file says the paragraph of <see cref="Exempt"/>: it is that of all rows which name none, empty where no mapping
    /// says it.
    /// </summary>
    public bool NamesNoParagraph { get; init; }

    /// <summary>It is taken for exempt until it is answered whether it is.</summary>
    public bool IsExemptionAsked { get; init; }
}
