namespace RiskRegister.Domain;

/// <summary>One thing that happened to an entry between two registers. What does not belong to its code is null.</summary>
/// <param name="Code">What happened.</param>
public sealed record Change(ChangeCode Code)
{
    /// <summary>Of an addition or removal.</summary>
    public ChangeReason? Reason { get; init; }

    /// <summary>
    /// The score then, 1–25: the residual score where that moved, escalated or fell below; the score before the actions where that moved;
    /// the threshold where that moved.
    /// </summary>
    public int? From { get; init; }

    /// <summary>What <see cref="From"/> has become.</summary>
    public int? To { get; init; }

    /// <summary>The reference then, of a renumbered entry.</summary>
    public EntryReference? FromReference { get; init; }

    /// <summary>The reference now, of a renumbered entry.</summary>
    public EntryReference? ToReference { get; init; }

    /// <summary>The response then; null where none was stated.</summary>
    public EntryResponse? FromResponse { get; init; }

    /// <summary>The response now; null where none is stated.</summary>
    public EntryResponse? ToResponse { get; init; }

    /// <summary>The target date then.</summary>
    public DateOnly? FromDate { get; init; }

    /// <summary>The target date now.</summary>
    public DateOnly? ToDate { get; init; }

    /// <summary>The other register, of an entry that came from there or went there.</summary>
    public RegisterLevel? Register { get; init; }

    /// <summary>How many actions or controls, at least 1.</summary>
    public int? Count { get; init; }

    /// <summary>Which fields a change of text touched, by their names in the contract; at least one.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>The closure's own reason, as written; null where none is known.</summary>
    public string? ClosureReason { get; init; }
}
