namespace RiskRegister.UseCases;

/// <summary>What the two editions are called, in queries and in what is stored.</summary>
public static class EditionNames
{
    /// <summary>For everyone; leaves out whatever is exempt.</summary>
    public const string Public = "public";

    /// <summary>With what is exempt; not for publication.</summary>
    public const string Full = "full";

    public static string Of(bool publicEdition) => publicEdition ? Public : Full;
}
