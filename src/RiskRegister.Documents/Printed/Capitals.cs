namespace RiskRegister.Documents.Printed;

/// <summary>Configured names are written as they stand in sentences; at the start of a cell they get a capital.</summary>
static class Capitals
{
    public static string First(string name) => name.Length == 0 ? name : $"{char.ToUpperInvariant(name[0])}{name[1..]}";

    /// <summary>The name of a band for both kinds: "High", or "Severe / very high".</summary>
    public static string Both(Domain.Band band) =>
        First(string.Equals(band.Risk, band.Opportunity, StringComparison.OrdinalIgnoreCase) ? band.Risk : $"{band.Risk} / {band.Opportunity}");
}
