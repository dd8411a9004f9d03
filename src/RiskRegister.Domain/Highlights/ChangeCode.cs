namespace RiskRegister.Domain;

/// <summary>What can have happened to an entry between two registers.</summary>
public enum ChangeCode
{
    /// <summary>On the register now and not then.</summary>
    Added,

    /// <summary>On the register then and not now.</summary>
    Removed,

    ResidualUp,
    ResidualDown,

    /// <summary>Actions that were not there then and have not been dropped since.</summary>
    ActionsAdded,

    /// <summary>The stated direction of travel or its narrative.</summary>
    DirectionUpdated,

    /// <summary>Actions that are done now and were not then.</summary>
    ActionsCompleted,

    /// <summary>Actions that are dropped now and were not then.</summary>
    ActionsDropped,

    /// <summary>Controls of a risk, progress of an opportunity, that were not there then.</summary>
    ControlsAdded,

    ScoreUp,
    ScoreDown,

    /// <summary>Another response to it, or the first, or none any more.</summary>
    ResponseChanged,

    /// <summary>Other owners; their order says nothing.</summary>
    OwnerChanged,

    /// <summary>The title or the description.</summary>
    DescriptionChanged,

    TargetChanged,

    /// <summary>Another day by which the target score is to be reached, or the first, or none any more.</summary>
    TargetDateChanged,

    /// <summary>Another reference.</summary>
    Renumbered,

    /// <summary>Not open to press and public now, and open then; only the full edition says so.</summary>
    MadeExempt,

    /// <summary>Open to press and public now, and not then; the public edition calls it an addition.</summary>
    ExemptionLifted,

    /// <summary>Anything else that the entry says.</summary>
    TextChanged,

    /// <summary>None of the others.</summary>
    Unchanged,
}
