using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lines within a cell of actions that say how those below them stand, "Completed:" above some and "Outstanding:" above others, and are no
/// actions themselves.
/// </summary>
internal static partial class ActionGroups
{
    const int LongestHead = 30;

    // By the status that each says.
    static readonly FrozenDictionary<string, string> Heads = new Dictionary<string, string>
    {
        ["completed"] = "Completed",
        ["complete"] = "Completed",
        ["done"] = "Completed",
        ["delivered"] = "Completed",
        ["implemented"] = "Completed",
        ["completed to date"] = "Completed",
        ["in progress"] = "In progress",
        ["ongoing"] = "Ongoing",
        ["underway"] = "Underway",
        ["under way"] = "Underway",
        ["not started"] = "Not started",
        ["not yet started"] = "Not started",
        ["outstanding"] = "Open",
        ["remaining"] = "Open",
        ["open"] = "Open",
        ["to do"] = "Open",
        ["planned"] = "Planned",
        ["next steps"] = "Open",
        ["further"] = "Open",
        ["future"] = "Open",
        ["new"] = "Open",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The actions without such lines, and the status of each, empty above the first of them; null where there are none, or where it is
    /// not clear which stand below one.
    /// </summary>
    /// <param name="cell">As it is written.</param>
    /// <param name="lines">Its items.</param>
    public static (IReadOnlyList<string> Texts, IReadOnlyList<string> Statuses)? Parted(string cell, IReadOnlyList<string> lines)
    {
        if (lines.Count < 2 || !lines.Any(IsHead) || GoesOnWithoutBullets(cell)) return null;
        var (texts, statuses, status) = (new List<string>(), new List<string>(), "");
        foreach (var line in lines)
        {
            if (StatusOf(line) is { } said)
            {
                status = said;
                continue;
            }

            texts.Add(line);
            statuses.Add(status);
        }

        return texts.Count == 0 ? null : (texts, statuses);
    }

    /// <summary>
    /// A cell of one line with several such words, "Complete: survey; In progress: wall; gate", with a line for each word and action; null
    /// of any other.
    /// </summary>
    public static string? InLines(string cell)
    {
        var signs = cell.AsSpan().Count(':') + cell.AsSpan().Count(" - ") + cell.AsSpan().Count(" – ");
        if (signs < 2 || cell.AsSpan().Trim().Contains('\n')) return null;
        var line = cell.Trim();
        Match[] heads = [.. Heading().Matches(line).Where(head => StatusOf($"{head.Groups["head"].Value}:") is not null)];
        if (heads is not [{ Index: 0 }, _, ..]) return null;
        var lines = new List<string>();
        for (var at = 0; at < heads.Length; at++)
        {
            var end = at + 1 < heads.Length ? heads[at + 1].Index : line.Length;
            lines.Add($"{heads[at].Groups["head"].Value}:");
            var below = line[(heads[at].Index + heads[at].Length)..end];
            lines.AddRange(OwnerNames.Parts(below, ';').Select(part => part.TrimEnd(',', '|', ' ')));
        }

        return string.Join('\n', lines);
    }

    // "Completed:", "- Survey", and "Wall" without a bullet: that may stand below it or not.
    static bool GoesOnWithoutBullets(string cell)
    {
        string[] below = [.. cell.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(line => !IsHead(line)).Where(line => !IsHead(line))];
        return below.Select(line => ItemLines.Read(line).Length < line.Length).Distinct().Count() > 1;
    }

    /// <summary>Whether a line is one of those.</summary>
    public static bool IsHead(string line) => StatusOf(line) is not null;

    static string? StatusOf(string line)
    {
        if (line.Length is 0 or > LongestHead) return null;
        if (line[^1] != ':' && !line.EndsWith("actions", StringComparison.OrdinalIgnoreCase)
            && !line.StartsWith("actions ", StringComparison.OrdinalIgnoreCase)) return null;
        var key = TextKey.Of(line.TrimEnd(':', ' '));
        if (key.EndsWith(" actions", StringComparison.Ordinal)) key = key[..^" actions".Length];
        else if (key.StartsWith("actions ", StringComparison.Ordinal)) key = key["actions ".Length..];
        return Heads.GetValueOrDefault(key);
    }

    [GeneratedRegex(@"(^|[;.,|]\s*)(?<head>\p{Lu}[\p{L} ]{1,24})(:\s*|\s[–-]\s)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();
}
