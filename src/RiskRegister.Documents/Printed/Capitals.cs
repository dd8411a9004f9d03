namespace RiskRegister.Documents.Printed;

/// <summary>Configured names are written as they stand in sentences; at the start of a cell they get a capital.</summary>
static class Capitals
{
    public static string First(string name) => name.Length == 0 ? name : $"{char.ToUpperInvariant(name[0])}{name[1..]}";

    /// <summary>As it stands in a sentence: "residual score", but "RAG score".</summary>
    public static string Lower(string name) =>
        name.Length > 1 && char.IsUpper(name[1]) ? name : name.Length == 0 ? name : $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}
