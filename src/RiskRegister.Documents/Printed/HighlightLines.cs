using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>Highlights as a report prints them: a row for what changed, one line for what did not.</summary>
sealed record HighlightLines(IReadOnlyList<EntryHighlight> Changed, IReadOnlyList<string> Unchanged)
{
    public const string Title = "Key highlights";

    /// <summary>Headings that no import takes for those of a register.</summary>
    public static readonly string[] Headings = ["Entry", "Entry title", "What changed"];

    readonly Dictionary<Guid, CorrectedEntry> corrected = [];

    /// <param name="corrected">Entries whose titles are printed as corrected.</param>
    public static HighlightLines Of(RegisterHighlights highlights, IEnumerable<CorrectedEntry> corrected)
    {
        var lines = new HighlightLines(
            [.. highlights.Entries.Where(entry => !IsUnchanged(entry))],
            [.. highlights.Entries.Where(IsUnchanged).Select(entry => $"{entry.Reference}")]);
        foreach (var entry in corrected) lines.corrected[entry.EntryId] = entry;
        return lines;
    }

    /// <summary>What comes before the references of what did not change.</summary>
    public static string UnchangedWords(RegisterHighlights highlights) =>
        $"No change{(highlights.Since is { } since ? $" since {since.Printed(highlights.FinancialYearStartsIn)}" : "")}: ";

    public string[] Of(EntryHighlight entry) =>
    [
        entry.Reference.ToString(),
        corrected.TryGetValue(entry.EntryId, out var now) ? now.Title : entry.Title,
        now is null ? entry.Text : $"{entry.Text} {RegisterWording.CorrectedSince(now.Corrections[^1].On)}",
    ];

    static bool IsUnchanged(EntryHighlight entry) => entry.Changes is [{ Code: ChangeCode.Unchanged }];
}
