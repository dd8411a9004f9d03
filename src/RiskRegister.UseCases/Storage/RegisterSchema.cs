namespace RiskRegister.UseCases.Storage;

/// <summary>What the service knows of its schema by name.</summary>
public static class RegisterSchema
{
    /// <summary>The advisory lock that writers share and a snapshot takes alone.</summary>
    public const long WriteLock = 0x5249534b;

    /// <summary>Violated when two entries that are not closed would bear one reference.</summary>
    public const string LiveReference = "entries_live_reference";

    /// <summary>The SQLSTATE of what is more than an index or a search document holds, though each text is within its limits.</summary>
    public const string LimitExceeded = "54000";
}
