namespace RiskRegister.Domain;

/// <summary>What an entry is about. Risks stand before opportunities wherever both are listed.</summary>
public enum EntryKind
{
    /// <summary>An uncertain event that would do harm; referenced CR1, CR2, …</summary>
    Risk,

    /// <summary>An uncertain event that would do good; referenced CO1, CO2, …</summary>
    Opportunity,
}
