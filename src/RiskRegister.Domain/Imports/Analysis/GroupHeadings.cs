using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Puts two rows of headings together: the words of groups, such as "Inherent" and "Residual", and below them the columns' own. A group's
/// words are merged over its columns, or stand over the first, the middle or the last of them.
/// </summary>
internal sealed class GroupHeadings(HeadingNames names)
{
    const int LongestRun = 40;
    const int LongestPart = 60;

    // Groups of nothing but such words say nothing that the columns below do not say themselves.
    static readonly FrozenSet<string> Plain = FrozenSet.ToFrozenSet(
        [
            "risk", "opportunity", "identification", "detail", "information", "assessment", "analysis", "evaluation", "register", "general",
            "overview", "profile", "ownership", "and", "the", "of",
        ],
        StringComparer.Ordinal);

    /// <param name="above">As shown; blank where nothing stands over a column.</param>
    /// <param name="below">As many.</param>
    public string[] Combined(IReadOnlyList<string> above, IReadOnlyList<string> below)
    {
        var groups = Carried(above, below);
        foreach (var (first, end) in RunsOfScores(below)) Centre(groups, above, below, first, end);
        return [.. below.Select((bottom, at) => Joined(groups[at], bottom, IsPastMerged(above, at)))];
    }

    // Merged cells repeat their words up to where they end.
    static bool IsPastMerged(IReadOnlyList<string> above, int at)
    {
        if (above[at].Length > 0) return false;
        while (at > 0 && above[at].Length == 0) at--;
        return at > 0 && above[at].Length > 0 && above[at] == above[at - 1];
    }

    // The words go on to the right, up to the next ones or a column without a heading of its own.
    static string[] Carried(IReadOnlyList<string> above, IReadOnlyList<string> below)
    {
        var groups = new string[below.Count];
        var group = "";
        for (var at = 0; at < groups.Length; at++)
        {
            if (above[at].Length > 0) group = above[at];
            if (below[at].Length == 0) group = "";
            groups[at] = above[at].Length > 0 ? above[at] : group;
        }

        return groups;
    }

    // Impact, likelihood and score again and again: where each of these blocks has one group's words over it, wherever they stand, the
    // block is that group's. Where they do not, and the first column has none, which columns are whose cannot be told.
    void Centre(string[] groups, IReadOnlyList<string> above, IReadOnlyList<string> below, int first, int end)
    {
        foreach (var starts in WaysToPart(below, first, end))
        {
            var blocks = starts.Zip([.. starts.Skip(1), end], WordsOver).SkipWhile(block => block.Words.Count == 0).ToArray();
            if (blocks.Length == 0 || !Array.TrueForAll(blocks, block => block.Words.Count == 1)) continue;
            foreach (var (start, after, words) in blocks) Array.Fill(groups, words.Single(), start, after - start);
            return;
        }

        if (above[first].Length == 0 && WordsOver(first, end).Words.Count > 0) Array.Fill(groups, "", first, end - first);

        (int Start, int End, HashSet<string> Words) WordsOver(int start, int after)
        {
            var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var at = start; at < after; at++)
            {
                if (above[at].Length > 0) words.Add(above[at]);
            }

            return (start, after, words);
        }
    }

    // Where a part of a score comes again; and in equal lengths, where the headings are the same after each.
    IEnumerable<int[]> WaysToPart(IReadOnlyList<string> below, int first, int end)
    {
        yield return StartsOfRepeats(below, first, end);
        var run = Enumerable.Range(first, end - first).Select(at => HeadingNames.FoldedHeading(below[at])).ToArray();
        for (var length = 1; length <= run.Length; length++)
        {
            if (run.Length % length == 0 && run.AsSpan(length).SequenceEqual(run.AsSpan(0, run.Length - length)))
                yield return [.. Enumerable.Range(0, run.Length / length).Select(at => first + (at * length))];
        }
    }

    int[] StartsOfRepeats(IReadOnlyList<string> below, int first, int end)
    {
        var (starts, met) = (new List<int> { first }, new HashSet<ImportField>());
        for (var at = first; at < end; at++)
        {
            var part = PartOf(below[at])!.Value;
            if (met.Add(part)) continue;
            starts.Add(at);
            met = [part];
        }

        return [.. starts];
    }

    IEnumerable<(int First, int End)> RunsOfScores(IReadOnlyList<string> below)
    {
        for (var at = 0; at < below.Count; at++)
        {
            var first = at;
            while (at < below.Count && PartOf(below[at]) is not null) at++;
            if (at > first && at - first <= LongestRun) yield return (first, at);
        }
    }

    /// <summary>Whether a heading is nothing but a part of a score: "I", "Likelihood", "Score".</summary>
    public bool IsPart(string heading) => PartOf(heading) is not null;

    // What of a score a heading is below a group of scores.
    ImportField? PartOf(string heading)
    {
        if (heading.Length is 0 or > LongestPart) return null;
        var alone = names.MeaningOf(heading);
        if (alone?.Family is ScoreFamily.Inherent or ScoreFamily.Current or ScoreFamily.Residual or ScoreFamily.Target) return null;
        if (alone?.Field is ImportField.Title or ImportField.Kind) return null;
        return names.MeaningOf($"Inherent {heading}") is { Family: ScoreFamily.Inherent } part ? part.Field : null;
    }

    string Joined(string group, string heading, bool isPastMerged)
    {
        if (group.Length == 0) return heading;
        if (heading.Length == 0 || string.Equals(group, heading, StringComparison.OrdinalIgnoreCase)) return group;
        if (IsPartOfText(group, heading)) return heading;
        var both = $"{group} {heading}";
        if (names.MeaningOf(both) is not null || names.MeaningOf(heading) is not { } alone || PartOf(heading) is not null) return both;
        return isPastMerged || SaysNothingOf(group) || IsOfEntry(alone, group) ? heading : both;
    }

    // "Risk description" over "Cause", "Event" and "Effect": each of them says what it is.
    bool IsPartOfText(string group, string heading) =>
        (HeadingsOfCauses.AreOf(heading) || HeadingsOfCauses.AreOfEvents(heading)
            || names.MeaningOf(heading) is { Field: ImportField.Effects, Family: ScoreFamily.None })
        && names.MeaningOf(group) is { Field: ImportField.Description or ImportField.Title, Family: ScoreFamily.None }
        && names.MeaningOf(heading) is not null;

    // No action or control has a direction of travel.
    bool IsOfEntry(HeadingMeaning alone, string group) => alone is { Field: ImportField.Direction, Sureness: Sureness.Sure }
        && names.MeaningOf(group)?.Field is ImportField.Actions or ImportField.Controls;

    // "Inherent" over "Controls", which stand beside the scores.
    bool SaysNothingOf(string group) => names.MeaningOf($"{group} impact") is { Family: not (ScoreFamily.None or ScoreFamily.Plain) }
        || HeadingNames.FoldedHeading(group).Split(' ').All(Plain.Contains);
}
