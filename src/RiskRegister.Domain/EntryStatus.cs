namespace RiskRegister.Domain;

/// <summary>Where an entry stands in its life. Only open entries can be on the register.</summary>
public enum EntryStatus
{
    /// <summary>Put forward by an owner, not yet accepted; has no reference.</summary>
    Proposed,

    /// <summary>Accepted and numbered.</summary>
    Open,

    /// <summary>Ended with a reason; a closed proposal was refused.</summary>
    Closed,
}
