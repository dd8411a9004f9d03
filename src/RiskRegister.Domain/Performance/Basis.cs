namespace RiskRegister.Domain.Performance;

/// <summary>How a measure's values relate to their periods, and so how they are put together.</summary>
public enum Basis
{
    /// <summary>Counted over the period; parts add up.</summary>
    Flow,

    /// <summary>As it stands at the period's end; parts never add up, the last one counts.</summary>
    Level,

    /// <summary>Counted since the financial year began; taken as given.</summary>
    Cumulative,

    /// <summary>Counted over the year that ends with the period; taken as given.</summary>
    Rolling,
}
