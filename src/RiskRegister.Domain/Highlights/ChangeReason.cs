namespace RiskRegister.Domain;

/// <summary>Why an entry came on to the register or left it.</summary>
public enum ChangeReason
{
    /// <summary>Added: no snapshot held it before.</summary>
    New,

    /// <summary>Added: open but below the threshold then, and its residual score has risen.</summary>
    Escalated,

    /// <summary>Added: an earlier snapshot held it, but it was not open then.</summary>
    Reopened,

    /// <summary>Added to the public edition: exempt until now.</summary>
    Disclosed,

    /// <summary>Removed: closed.</summary>
    Closed,

    /// <summary>Removed: still open, its residual score has fallen below the threshold.</summary>
    Deescalated,

    /// <summary>Added or removed: the threshold moved past it, its own residual score did not take it there.</summary>
    Threshold,

    /// <summary>Added or removed: it came from another register, or went to one.</summary>
    Moved,
}
