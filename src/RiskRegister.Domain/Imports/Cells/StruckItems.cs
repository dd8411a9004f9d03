using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What lines of actions or controls say behind an item that is struck through: "done" is said of that, and is no item of its own.
/// </summary>
internal static partial class StruckItems
{
    const int Longest = 80;

    /// <summary>A cell without such lines, and what they say; empty where nothing is left, or said.</summary>
    /// <param name="behind">The lines that stand behind struck text.</param>
    public static (string Cell, string Said) Without(string cell, IReadOnlyList<int> behind)
    {
        var lines = cell.Split('\n');
        int[] said = [.. behind.Where(at => at < lines.Length && IsSaidOfOne(lines[at]))];
        if (said.Length == 0) return (cell, "");
        var left = string.Join('\n', lines.Where((_, at) => !said.Contains(at)));
        return (string.IsNullOrWhiteSpace(left) ? "" : left, string.Join("; ", said.Select(at => Plain(lines[at]))));
    }

    static bool IsSaidOfOne(string line)
    {
        var text = Plain(line);
        return text.Length is > 0 and <= Longest && (ActionState.BeginsAsDone(text) || ClosedWords.IsMark(text) || Ended().IsMatch(text)
            || ActionState.OfCell(text) is { Status: ActionStatus.Done or ActionStatus.Dropped });
    }

    static string Plain(string line) => ItemLines.Read(line).AsSpan().Trim(" \t()[]-–—:;,.").ToString();

    [GeneratedRegex(
        @"^((now|action|control)\s+)*(no\s+longer|not\s+(now\s+)?(required|needed|applicable|pursued|going\s+ahead)|n/a\b"
            + @"|(removed|deleted|superseded|replaced|dropped|cancell?ed|withdrawn|abandoned|finished|delivered|achieved|discontinued"
            + @"|(moved|transferred|merged)\s+(to|into|with))(\W|$))",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Ended();
}
