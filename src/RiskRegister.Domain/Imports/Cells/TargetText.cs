using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>A target score with the day by which it is to be reached: "8 by March 2027", "4 x 2 (Mar 27)".</summary>
internal static partial class TargetText
{
    const int Shortest = 6;
    const int Longest = 40;

    /// <summary>Null where a cell has no day, or anything else.</summary>
    public static (string Score, DateOnly Day)? Of(string cell) =>
        cell.Length is >= Shortest and <= Longest && char.IsAsciiDigit(cell[0]) && ScoreAndDay().Match(cell) is { Success: true } match
        && DateText.Read(match.Groups["day"].Value.Trim()) is { } day ? (match.Groups["score"].Value, day) : null;

    [GeneratedRegex(
        @"^(?<score>[0-9]{1,2}(\s?[x×*]\s?[0-9]{1,2})?)(\s+by\s+|\s*[(\[]\s*(by\s+)?|\s*,\s*(by\s+)?|\s+[–—-]\s+(by\s+)?)"
            + @"(?<day>[^()\[\]]*[0-9])\s*[)\]]?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex ScoreAndDay();
}
