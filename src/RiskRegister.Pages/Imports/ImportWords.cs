using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using RiskRegister.Pages.Components;

namespace RiskRegister.Pages.Imports;

/// <summary>What the pages of an import call the fields of entries and columns, as the other pages do.</summary>
static class ImportWords
{
    /// <summary>A field named as in an entry's JSON.</summary>
    public static string OfEntry(string field, EntryKind kind, RegisterLabels labels) => field switch
    {
        "effects" => Words.Effects(kind),
        "controls" => Words.Controls(kind),
        "actions" => Words.Actions(kind),
        "score" => labels.Score,
        "residualScore" => labels.ResidualScore,
        "targetScore" => labels.TargetScore,
        "targetDate" => $"{labels.TargetScore} by",
        "owners" => Of(ImportField.Owners, labels),
        "directionOfTravel" => labels.DirectionOfTravel,
        "exempt" => "Exemption",
        "closure" => "Closure",
        "reviewedAt" => Of(ImportField.ReviewedOn, labels),
        "level" => Of(ImportField.Level, labels),
        "sourceReference" => Of(ImportField.SourceReference, labels),
        _ => Words.Spaced(field),
    };

    /// <summary>What a column holds.</summary>
    public static string Of(ImportField field, RegisterLabels labels) => field switch
    {
        ImportField.SourceReference => "Source reference",
        ImportField.Id => "Permanent id",
        ImportField.Revision => "Revision of the export",
        ImportField.Kind => "Kind: risk or opportunity",
        ImportField.Effects => "Possible consequences or benefits",
        ImportField.Controls => "Controls in place or progress",
        ImportField.Impact => $"{labels.Score}: impact",
        ImportField.Likelihood => $"{labels.Score}: likelihood",
        ImportField.Score => labels.Score,
        ImportField.Actions => "Mitigating or maximising actions",
        ImportField.ActionDates => "Actions: due dates",
        ImportField.RevisedActionDates => "Actions: revised due dates",
        ImportField.ActionOwners => "Actions: owners",
        ImportField.ActionStatuses => "Actions: statuses",
        ImportField.ActionProgress => "Actions: progress",
        ImportField.ActionCompletedOn => "Actions: completed on",
        ImportField.ControlOwners => "Controls: owners",
        ImportField.ControlEffectiveness => "Controls: effectiveness",
        ImportField.ControlAssurance => "Controls: assurance",
        ImportField.ResidualImpact => $"{labels.ResidualScore}: impact",
        ImportField.ResidualLikelihood => $"{labels.ResidualScore}: likelihood",
        ImportField.ResidualScore => labels.ResidualScore,
        ImportField.TargetImpact => $"{labels.TargetScore}: impact",
        ImportField.TargetLikelihood => $"{labels.TargetScore}: likelihood",
        ImportField.TargetScore => labels.TargetScore,
        ImportField.TargetDate => $"{labels.TargetScore} by",
        ImportField.Level => "Register level",
        ImportField.Assumed => "Assumed scores",
        ImportField.Owners => $"{labels.Owner}s",
        ImportField.Direction => labels.DirectionOfTravel,
        ImportField.Narrative => $"{labels.DirectionOfTravel}: what is behind it",
        ImportField.ReviewedOn => "Last reviewed",
        ImportField.ExemptParagraph => "Exempt: paragraph of Schedule 12A",
        ImportField.ExemptReason => "Exempt: reason",
        ImportField.Exempt => "Exempt: yes, no or the paragraph",
        _ => Words.Spaced(field.ToString()).Trim(),
    };
}
