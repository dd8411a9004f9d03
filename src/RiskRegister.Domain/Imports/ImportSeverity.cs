namespace RiskRegister.Domain.Imports;

/// <summary>What a message means for the import.</summary>
public enum ImportSeverity
{
    /// <summary>Nothing of the import is stored.</summary>
    Refused,

    /// <summary>The import goes on; somebody should look.</summary>
    Reported,
}
