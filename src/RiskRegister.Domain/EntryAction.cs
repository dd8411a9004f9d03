namespace RiskRegister.Domain;

/// <summary>What can be done to an entry, as its history names it.</summary>
public enum EntryAction
{
    Proposed,
    Created,
    Changed,
    Accepted,
    Refused,
    Closed,
    Reopened,
    Reviewed,
    Imported,

    /// <summary>A post that it names was renamed, or handed over what it owned; the owner did not touch it.</summary>
    Reassigned,

    /// <summary>Another register keeps it.</summary>
    Moved,
}
