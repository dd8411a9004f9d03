namespace RiskRegister.Domain.Imports;

/// <summary>What columns say of actions and controls beside their texts.</summary>
internal static class ItemParts
{
    public static readonly ImportField[] OfActions =
    [
        ImportField.ActionOwners, ImportField.ActionDates, ImportField.ActionStatuses, ImportField.ActionProgress,
        ImportField.ActionCompletedOn, ImportField.RevisedActionDates,
    ];

    public static readonly ImportField[] OfControls =
        [ImportField.ControlOwners, ImportField.ControlEffectiveness, ImportField.ControlAssurance];

    /// <summary>The items that a field is, or speaks of; null where it is about the entry.</summary>
    public static ImportField? Of(ImportField field) => field switch
    {
        ImportField.Actions or ImportField.Controls => field,
        _ when OfActions.Contains(field) => ImportField.Actions,
        _ when OfControls.Contains(field) => ImportField.Controls,
        _ => null,
    };

    /// <summary>What a field's heading means among the columns of items: "Owner" the action's; null where it means none.</summary>
    public static ImportField? Among(ImportField items, ImportField field) => (items, field) switch
    {
        (ImportField.Actions, ImportField.Owners) => ImportField.ActionOwners,
        (ImportField.Actions, ImportField.Status) => ImportField.ActionStatuses,
        (ImportField.Actions, ImportField.TargetDate) => ImportField.ActionDates,
        (ImportField.Controls, ImportField.Owners or ImportField.ActionOwners) => ImportField.ControlOwners,
        _ => Of(field) == items ? field : null,
    };
}
