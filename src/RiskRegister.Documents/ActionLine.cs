using RiskRegister.Domain;

namespace RiskRegister.Documents;

/// <summary>One action as a list shows it, with what is needed of its entry.</summary>
/// <param name="Entry">The entry's state: frozen, with its text as corrected; or live.</param>
/// <param name="IsOverdue">Open and past its day, on the day that the list is of.</param>
public sealed record ActionLine(EntryState Entry, PlannedAction Action, bool IsOverdue)
{
    /// <summary>Of the snapshot; null for the live register.</summary>
    public Quarter? Quarter { get; init; }
}
