namespace RiskRegister.Domain;

/// <summary>Everything that an entry says at one revision; what computes from it (value, band, movement …) is not in it.</summary>
public sealed record EntryState
{
    public required Guid Id { get; init; }

    public required EntryKind Kind { get; init; }

    public required EntryStatus Status { get; init; }

    /// <summary>Null while the entry is a proposal, and for a proposal that was refused.</summary>
    public EntryReference? Reference { get; init; }

    /// <summary>What messages call it.</summary>
    public string Name => Reference?.ToString() ?? $"proposal {Id:D}";

    /// <summary>The reference that the entry had where it came from, when that was not a CR or CO number.</summary>
    public string? SourceReference { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The directorate or service that the entry belongs to.</summary>
    public string? Service { get; init; }

    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>A risk's possible consequences, an opportunity's possible benefits.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    /// <summary>What is already in place; for an opportunity, progress to date.</summary>
    public IReadOnlyList<Control> Controls { get; init; } = [];

    /// <summary>Mitigating actions of a risk, maximising actions of an opportunity.</summary>
    public IReadOnlyList<PlannedAction> Actions { get; init; } = [];

    /// <summary>Impact and likelihood before the actions.</summary>
    public required Score Score { get; init; }

    /// <summary>Impact and likelihood after the actions.</summary>
    public required Score ResidualScore { get; init; }

    /// <summary>Where the owner wants it to be.</summary>
    public Score? TargetScore { get; init; }

    /// <summary>The day by which it is to be there; null where there is no target score, too.</summary>
    public DateOnly? TargetDate { get; init; }

    /// <summary>What is done about it as a whole; null while nobody has said.</summary>
    public EntryResponse? Response { get; init; }

    /// <summary>Codes of the corporate objectives that it bears on.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>Posts or groups, not persons.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    public StatedDirection Direction { get; init; } = StatedDirection.None;

    /// <summary>Set when the entry is not open to press and public.</summary>
    public Exemption? Exempt { get; init; }

    /// <summary>Set while the entry is closed.</summary>
    public Closure? Closure { get; init; }

    /// <summary>How it last came from one register to another, or began in one; null where it was always in the corporate one.</summary>
    public EntryMove? Move { get; init; }

    /// <summary>Which register keeps it.</summary>
    public RegisterLevel Level => Move?.To ?? RegisterLevel.Corporate;

    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>The highest id that a control of this entry ever had: ids are never used again.</summary>
    public int LastControlId { get; init; }

    /// <summary>The highest id that an action of this entry ever had: ids are never used again.</summary>
    public int LastActionId { get; init; }
}
