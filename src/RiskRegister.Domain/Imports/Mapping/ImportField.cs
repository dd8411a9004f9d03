namespace RiskRegister.Domain.Imports;

/// <summary>What a column of an imported table can hold.</summary>
public enum ImportField
{
    Reference,
    SourceReference,

    /// <summary>The permanent id, as this service's own exports carry it.</summary>
    Id,

    /// <summary>The revision that an export was made from.</summary>
    Revision,

    Kind,
    Title,
    Description,
    Types,
    Service,
    Effects,
    Controls,

    /// <summary>The posts that see to the controls: one for all, or one a line.</summary>
    ControlOwners,

    /// <summary>How well the controls work: one word for all, or one a line.</summary>
    ControlEffectiveness,

    /// <summary>What the lines of defence have done about each control, as the service's own exports write it.</summary>
    ControlAssurance,
    Impact,
    Likelihood,

    /// <summary>The score before the actions: the product, or "impact x likelihood".</summary>
    Score,

    Actions,

    /// <summary>Owners of the actions: one for all, or one a line.</summary>
    ActionOwners,

    /// <summary>The days on which actions are due: one for all, or one a line.</summary>
    ActionDates,

    /// <summary>
    /// The days to which actions were moved: one for all, or one a line; where there is none, <see cref="ActionDates"/> count.
    /// </summary>
    RevisedActionDates,

    ActionStatuses,
    ActionProgress,

    /// <summary>The days on which actions were completed: one for all, or one a line; an action that has one is done.</summary>
    ActionCompletedOn,
    ResidualImpact,
    ResidualLikelihood,
    ResidualScore,
    TargetImpact,
    TargetLikelihood,
    TargetScore,

    /// <summary>The day by which the target score is to be reached.</summary>
    TargetDate,

    /// <summary>Treat, tolerate, transfer, terminate; of an opportunity exploit, enhance, share, accept.</summary>
    Response,

    /// <summary>Corporate objectives, by their codes or titles.</summary>
    Objectives,

    /// <summary>Which register keeps the entry: corporate, directorate or service.</summary>
    Level,

    /// <summary>Which scores were assumed when the export was made.</summary>
    Assumed,

    Owners,
    Direction,
    Narrative,
    Status,
    ClosureReason,

    /// <summary>The day of closing; a row that has one is closed.</summary>
    ClosedOn,

    ReviewedOn,
    ExemptParagraph,
    ExemptReason,

    /// <summary>Whether the row is exempt, confidential or in part 2: yes, no, or the paragraph.</summary>
    Exempt,
}
