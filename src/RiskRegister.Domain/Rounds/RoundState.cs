namespace RiskRegister.Domain.Rounds;

/// <summary>Where a round stands.</summary>
public enum RoundState
{
    Planned,
    Open,
    Closed,
}

/// <summary>Where an entry stands in a round.</summary>
public enum TaskState
{
    /// <summary>Nobody has looked at it since the round opened.</summary>
    Outstanding,

    /// <summary>It was changed since.</summary>
    Updated,

    /// <summary>It was looked at, and there was nothing to change.</summary>
    Confirmed,

    /// <summary>An editor has sent it back since it was last touched.</summary>
    Returned,

    /// <summary>Its service's post has signed off what it now says.</summary>
    SignedOff,
}
