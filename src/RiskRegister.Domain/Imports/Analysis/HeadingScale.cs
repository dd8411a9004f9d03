using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>What a heading says of its scale: "Impact (1-4)", "Score out of 36", "Likelihood /10", "Score (4 x 4)".</summary>
internal static partial class HeadingScale
{
    /// <summary>The highest value that the heading names; null where it names none.</summary>
    public static int? HighestOf(string heading)
    {
        var match = Range().Match(heading);
        if (!match.Success || IsAYear(heading, match.Index)) return null;
        if (match.Groups["percent"].Success) return 100;
        if (match.Groups["of"] is { Success: true } of) return int.Parse(of.ValueSpan, CultureInfo.InvariantCulture);
        return int.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture)
            * int.Parse(match.Groups["second"].ValueSpan, CultureInfo.InvariantCulture);
    }

    // "Q2 25/26".
    static bool IsAYear(string heading, int at) => heading[at] == '/' && at > 0 && char.IsAsciiDigit(heading[at - 1]);

    /// <summary>The heading without its scale; as it is where it names none.</summary>
    public static string Without(string heading) => Range().Replace(heading, "");

    /// <summary>Whether the heading says what single figures mean: "Likelihood (1 = almost certain, 5 = rare)".</summary>
    public static bool Explains(string heading) => Explained().IsMatch(heading);

    [GeneratedRegex(
        @"[(\[\n].*\b([0-9]{1,2}\s*(=|:|-|–|is\b)\s*\p{L}"
            + @"|1\s+\(?(is\s+)?(the\s+)?(high(est)?|worst|severe|certain|catastrophic|critical|most)\b"
            + @"|5\s+\(?(is\s+)?(the\s+)?(low(est)?|best|minor|rare|least|negligible|insignificant|remote)\b"
            + @"|lower\s+(is|=|means)\s+(worse|higher))",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Explained();

    [GeneratedRegex(
        @"(\b[01]\s*(-|–|to)\s*(?<of>[0-9]{1,3})\b|(?<percent>%|\bper\s?cent(age)?\b)"
            + @"|\b(max(imum)?\.?|up\s+to)\s+(score\s+)?(of\s+)?(?<of>[0-9]{1,3})\b|\bout "
            + @"of\s+(?<of>[0-9]{1,3})\b|/\s*(?<of>[0-9]{1,3})\s*\)?$|\b(?<first>[0-9])\s*[x×]\s*(?<second>[0-9])\b)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Range();
}
