namespace RiskRegister.Domain;

/// <summary>How the residual score moved since a snapshot; computed, never stated.</summary>
public enum Movement
{
    /// <summary>The snapshot does not hold the entry, or there is no snapshot to compare with.</summary>
    New,
    Up,
    Level,
    Down,
}
