using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What a heading says of its scale: "Impact (1-4)", "Score out of 36", "Likelihood /10", "Impact (1 = severe)", "Level H/M/L".
/// </summary>
internal static partial class HeadingScale
{
    /// <summary>The heading without its scale; as it is where it names none.</summary>
    public static string Without(string heading) =>
        Words().Replace(ScaleWords.Without(Letters().Replace(Spaced(heading), "")), "");

    /// <summary>Whether the heading says what single figures mean: "Likelihood (1 = almost certain, 5 = rare)".</summary>
    public static bool Explains(string heading) => ScaleWords.MayBeIn(heading) && (ScaleWords.SayLowIsWorse(heading)
        || ScaleWords.EndOfBands(heading) is > 0
        || ScaleWords.StepsIn(heading).Any(step => step.IsNamed || IsInBrackets(heading, step)));

    /// <summary>What the heading says of a scale that is another one than the register's; null where it says none.</summary>
    /// <param name="steps">How many steps its column has.</param>
    /// <param name="hasOthers">Whether what it says may be about the columns beside it, of which others are steps and products.</param>
    public static string? OtherIn(string heading, int steps, bool hasOthers)
    {
        if (!ScaleWords.MayBeIn(heading)) return null;
        heading = Spaced(heading);
        const string Meanings = "says what its figures mean";
        var named = ScaleWords.StepsIn(heading).Where(step => step.IsNamed || IsInBrackets(heading, step)).ToArray();
        if (ScaleWords.SayLowIsWorse(heading) || ScaleWords.AreTurned(named)) return Meanings;
        if (HighestOf(heading) is { } highest && !IsOurs(highest)) return $"names a scale up to {highest}";
        if (named.Length == 0) return null;
        if (ScaleWords.TopOf(named) is { } top) return IsOurs(top) ? null : $"names a scale up to {top}";
        return Array.Exists(named, step => step is { IsBest: true, Figure: 0 or 1 }) ? null : Meanings;

        bool IsOurs(int figure) => figure == steps || (hasOthers && figure is Score.Highest or Score.Highest * Score.Highest);

        int? HighestOf(string text)
        {
            var end = ScaleWords.EndOfBands(text);
            if (end is > 0) return end;
            foreach (Match match in ScaleWords.Extent().Matches(text))
            {
                if (IsAYear(text, match.Index) || (end is not null && match.Groups["from"].Success)) continue;
                var figure = ScaleWords.HighestOf(match);
                if (match.Groups["first"].Success && figure is 1 or Score.Highest * Score.Highest) continue;
                return figure;
            }

            return null;
        }
    }

    // "Rating (HML)", "Risk level L/M/H", "Level (H, M or L)"
    // "Risk level (H/M/L) before"
    [GeneratedRegex(@"[\s(\[]+(h\W*m\W*(or\s)?l|l\W*m\W*(or\s)?h|h/l/m|l/h/m)\W*$"
            + @"|\s*[(\[](h\W*m\W*(or\s)?l|l\W*m\W*(or\s)?h|h/l/m|l/h/m)[)\]]",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    // "L_1to5", "Impact_1_3", as programs write it.
    static string Spaced(string heading) => Underscored().Replace(heading, " ${from}-${to}").Replace('_', ' ');

    [GeneratedRegex(@"_(?<from>[01])_(?<to>[2-9]|10)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Underscored();

    // "Q2 25/26".
    static bool IsAYear(string heading, int at) => heading[at] == '/' && at > 0 && char.IsAsciiDigit(heading[at - 1]);

    // What stands before a step of any name, or of one that nothing parts from its figure, is the heading itself.
    static bool IsInBrackets(string heading, ScaleStep step) => heading.IndexOfAny(['(', '[', '\n']) is >= 0 and var at && at < step.Index;

    // "Impact (A-E)", "Likelihood (F to A)", "Severity (I–IV)", "Impact [A/B/C/D]".
    [GeneratedRegex(
        @"\s*[(\[]\s*(A\s*([-–—]|to)\s*[B-Z]|[B-Z]\s*([-–—]|to)\s*A|I\s*([-–—]|to)\s*(I{2,3}|IV|VI?)|(I{2,3}|IV|VI?)\s*([-–—]|to)\s*I"
            + @"|A\s*[,/]\s*B(\s*[,/]\s*[C-Z])+|I\s*[,/]\s*II(\s*[,/]\s*(III|IV|VI?))+)\s*[)\]]",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Letters();
}
