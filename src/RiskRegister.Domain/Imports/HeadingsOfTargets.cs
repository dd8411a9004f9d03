using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Headings of the day by which the target score is to be reached, in whatever order: "Target risk date", "Date to reach target", "Target
/// rating to be achieved by". "Target date" alone may be that of an action.
/// </summary>
internal static class HeadingsOfTargets
{
    static readonly FrozenSet<string> Days = WordSet.Of("date", "when", "by", "deadline", "timescale", "due", "timeframe", "day");
    static readonly FrozenSet<string> Scores = WordSet.Of("score", "rating", "level", "grade", "scoring", "exposure");
    static readonly FrozenSet<string> Entries = WordSet.Of("risk", "opportunity");
    static readonly FrozenSet<string> Reached =
        WordSet.Of("reach", "reaching", "reached", "achieve", "achieving", "achieved", "meet", "meeting", "met", "attain", "attained",
            "achievement", "attainment", "hit");
    static readonly FrozenSet<string> Others = WordSet.Of(
        "target", "for", "of", "to", "be", "is", "the", "will", "expected", "planned", "forecast", "anticipated", "our", "its", "in",
        "which");

    /// <summary>Null of other headings; likely where the target may be that of what is done about the risk.</summary>
    public static HeadingMeaning? MeaningOf(string heading)
    {
        if (!heading.Contains("target", StringComparison.OrdinalIgnoreCase)) return null;
        var folded = HeadingNames.FoldedHeading(heading);
        var words = folded.Split(' ');
        if (!Array.TrueForAll(words, IsKnown) || !Array.Exists(words, Days.Contains)) return null;
        if (Array.Exists(words, Scores.Contains)) return new(ImportField.TargetDate, ScoreFamily.None, Sureness.Sure);
        var isReached = Array.Exists(words, Reached.Contains) && !folded.Contains("target date", StringComparison.Ordinal);
        return isReached || Array.Exists(words, Entries.Contains)
            ? new(ImportField.TargetDate, ScoreFamily.None, Sureness.Likely) : null;
    }

    static bool IsKnown(string word) => Others.Contains(word) || Days.Contains(word) || Scores.Contains(word) || Entries.Contains(word)
        || Reached.Contains(word);
}
