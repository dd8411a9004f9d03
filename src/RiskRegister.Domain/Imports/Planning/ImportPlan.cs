namespace RiskRegister.Domain.Imports;

/// <summary>Everything that an import would do. With refusals or questions nothing of it may be stored.</summary>
/// <param name="Outcomes">One for each row, in the files' order.</param>
/// <param name="Closings">Entries as closed by the import; to be stored before the outcomes, which may use their references.</param>
/// <param name="Messages">What reading and planning found.</param>
/// <param name="NextNumbers">The next numbers once the plan is stored.</param>
public sealed record ImportPlan(
    IReadOnlyList<RowOutcome> Outcomes,
    IReadOnlyList<EntryState> Closings,
    IReadOnlyList<ImportMessage> Messages,
    NextNumbers NextNumbers)
{
    /// <summary>What only somebody who knows the register can say; none where the plan is whole.</summary>
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];

    /// <summary>Those of them that the mapping has answered.</summary>
    public IReadOnlyList<ImportQuestion> Answered { get; init; } = [];

    /// <summary>Ids of entries that were closed as missing and are open again.</summary>
    public IReadOnlyList<Guid> Reopened { get; init; } = [];

    /// <summary>Entries that have another reference afterwards, with the one before.</summary>
    public IReadOnlyList<Renumbering> Renumbered { get; init; } = [];

    public bool HasRefusals => Messages.Any(message => message.Severity == ImportSeverity.Refused);
}

/// <summary>An entry that is known by another number in the files.</summary>
/// <param name="From">Its reference here, or its source reference.</param>
/// <param name="To">What the files call it.</param>
public sealed record Renumbering(Guid Id, string Title, string? From, string? To);
