using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>Highlights as a report prints them.</summary>
static class HighlightLines
{
    public const string Title = "Key highlights";

    /// <summary>Headings that no import takes for those of a register.</summary>
    public static readonly string[] Headings = ["Entry", "Entry title", "What changed"];

    public static string[] Of(EntryHighlight entry) => [entry.Reference.ToString(), entry.Title, entry.Text];
}
