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
    Impact,
    Likelihood,

    /// <summary>The score before the actions: the product, or "impact x likelihood".</summary>
    Score,

    Actions,

    /// <summary>Owners of the actions: one for all, or one a line.</summary>
    ActionOwners,

    /// <summary>The days on which actions are due: one for all, or one a line.</summary>
    ActionDates,

    ActionStatuses,
    ActionProgress,
    ResidualImpact,
    ResidualLikelihood,
    ResidualScore,
    TargetImpact,
    TargetLikelihood,
    TargetScore,

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
