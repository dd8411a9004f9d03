namespace RiskRegister.Domain.Imports;

/// <summary>What a column of an imported table can hold.</summary>
internal enum RegisterColumn
{
    Reference,
    SourceReference,
    Kind,
    Title,
    Description,
    Types,
    Service,
    Effects,
    Controls,
    Impact,
    Likelihood,
    Score,
    Actions,
    ResidualImpact,
    ResidualLikelihood,
    ResidualScore,
    TargetImpact,
    TargetLikelihood,
    TargetScore,
    Owners,
    Direction,
    Narrative,
}
