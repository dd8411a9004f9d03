namespace RiskRegister.Domain.Performance;

/// <summary>Which values of a measure are the good ones.</summary>
public enum GoodIs
{
    High,
    Low,

    /// <summary>Neither too many nor too few.</summary>
    Range,

    /// <summary>Context only; the measure is never rated.</summary>
    None,
}
