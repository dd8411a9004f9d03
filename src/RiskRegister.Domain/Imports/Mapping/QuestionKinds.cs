using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>What the ids of an import's questions are, or begin with before a text of the file.</summary>
public static class QuestionKinds
{
    const int MostNamed = 20;

    static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
    [
        "headings-above", "heading-above", "title:", "sheet:", "goes-on:", "one-register:", "same-sheets:", "services-above",
        "section-rows", "error-values", "kind:", "kind-of:", "log:", "kinds-by-title", "kinds-by-response:", "section-kind:",
        "both-kinds:", "twice:", "owner:", "owner-of:", "status-of:", "progress-of:", "action-days:", "moved-days:", "days:",
        "clauses:", "lines:", "shares:", "arrows:", "group-below:", "flag:",
        "single-score", "scores", "repeated-scores:", "other-score:", "impact:", "likelihood:", "score:", "squares", "own-scale:",
        "beyond:", "own-words:", "step-words:", "doubtful-scores", "unscored-rows", "status:", "closed-titles", "closed-remarks",
        "closing-remarks", "closed-beside:", "closed-days:", "closed-sheet:", "closed-section:", "title-marks:",
        "no-entry:", "closing-days",
        "named-entries:", "unlisted-section:", "closed-numbers", "closed-and-open",
        "sheet-missing:", "column-missing:", "later-column:", "absent-rows:", "exempt:", "exempt-paragraph", "exempt-section:",
        "exempt-entries:",
        "exempt-after:", "exempt-column:", "exempt-note:", "exempt-titles", "exempt-titles:", "same:", "own-numbers", "exempt-like:",
        "moved-titles", "moved-texts", "numbered-titles", "unlabelled-lists", "several-titles:",
    ], StringComparer.Ordinal);

    /// <summary>Whether an import may ask a question of this id.</summary>
    public static bool Have(string id) =>
        All.Contains(id.IndexOf(':', StringComparison.Ordinal) is >= 0 and var end ? id[..(end + 1)] : id);

    // A kept answer that does not arise this quarter is none of these.
    internal static void ReportUnknown(ImportMapping mapping, List<ImportMessage> messages)
    {
        string[] unknown = [.. mapping.Answers.Keys.Where(id => !Have(id)).Order(StringComparer.Ordinal)];
        if (unknown.Length == 0) return;
        var named = string.Join(", ", unknown.Take(MostNamed).Select(id => $"\"{CellText.Shown(id)}\""));
        var more = unknown.Length > MostNamed ? $" and {unknown.Length - MostNamed} more" : "";
        messages.Report(null, null, null, ImportCodes.AnswerUnknown,
            $"The mapping has answers to what no import asks: {named}{more}. Write each id as the analysis gives it, or take it out.");
    }
}
