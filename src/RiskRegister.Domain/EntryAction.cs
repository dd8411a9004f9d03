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
}
