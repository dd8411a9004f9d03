using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// A cell whose lines may be the titles of several entries: they are numbered on, "1. Loss of grant", "2. Fraud", or the heading speaks of
/// several, "Risks", and none of them goes on with the one above.
/// </summary>
internal static partial class SeveralTitles
{
    const int Longest = 100;
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <param name="heading">Of its column.</param>
    public static bool AreIn(string cell, string heading)
    {
        if (!cell.AsSpan().Trim().Contains('\n')) return false;
        string[] lines = [.. cell.Split('\n', StringSplitOptions.TrimEntries).Where(line => !TextKey.IsInvisible(line))];
        return lines.Length > 1 && (AreNumberedOn(lines) || (Several().IsMatch(heading) && Array.TrueForAll(lines, IsTitle)));
    }

    // From whatever number, for those before may stand in the row above.
    static bool AreNumberedOn(string[] lines)
    {
        int? last = null;
        foreach (var line in lines)
        {
            if (Numbered().Match(line) is not { Success: true } match) return false;
            var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            if (last is { } before && number != before + 1) return false;
            last = number;
        }

        return true;
    }

    // No sentence, and no label: "Cause: heavy rain".
    static bool IsTitle(string line) => line.Length <= Longest && char.IsUpper(line[0]) && line[^1] is not ('.' or ':' or ';' or ',')
        && !line.Contains(':', StringComparison.Ordinal) && !line.StartsWith('(');

    [GeneratedRegex(@"^\(?(?<number>[0-9]{1,3})[.):]\s*\p{L}", Options)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^((key|main|principal|strategic|operational|corporate|potential|identified|specific|possible|top)\s+)?"
        + @"(risks|opportunities|threats|hazards|(risk|threat|hazard)(\(s\)|/s))(\s+identified)?$", Options)]
    private static partial Regex Several();
}
