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
        if (!match.Success) return null;
        if (match.Groups["of"] is { Success: true } of) return int.Parse(of.ValueSpan, CultureInfo.InvariantCulture);
        return int.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture)
            * int.Parse(match.Groups["second"].ValueSpan, CultureInfo.InvariantCulture);
    }

    /// <summary>The heading without its scale; as it is where it names none.</summary>
    public static string Without(string heading) => Range().Replace(heading, "");

    [GeneratedRegex(
        @"(\b1\s*(-|–|to)\s*(?<of>[0-9]{1,3})\b|\bout "
            + @"of\s+(?<of>[0-9]{1,3})\b|/\s*(?<of>[0-9]{1,3})\s*\)?$|\b(?<first>[0-9])\s*[x×]\s*(?<second>[0-9])\b)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Range();
}
