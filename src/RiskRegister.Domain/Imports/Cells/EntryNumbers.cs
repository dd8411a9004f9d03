using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Numbers of entries as a sentence lists them: "2, 3 and 5", "CR3 to CR6".</summary>
/// <param name="Kind">What the sentence calls them; null where it says neither.</param>
internal sealed partial record EntryNumbers(IReadOnlyList<(string Letters, string Figures)> All, EntryKind? Kind)
{
    const int LongestRange = 50;
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    const string Letters = @"([a-z]{1,6}[-/]?|(?-i:[A-Z]{1,4})\s)";
    const string Figures = @"[0-9]{1,4}(\.[0-9]{1,3})*[a-z]?";

    /// <summary>One number: a part of patterns.</summary>
    public const string One = @"(no\.?\s?|number\s|#\s?)?(" + Letters + ")?" + Figures + @"\b";

    /// <summary>One that can be nothing else, for letters stand before it.</summary>
    public const string Lettered = Letters + Figures + @"\b";

    /// <summary>What stands between two: a part of patterns.</summary>
    public const string Between = @"\s*(,\s*(and\b)?|&|\+|/|\band\b|\bor\b|\bto\b|-|–)\s*";

    public static EntryNumbers Of(string list, EntryKind? kind)
    {
        var all = new List<(string Letters, string Figures)>();
        var end = 0;
        foreach (Match number in Number().Matches(list))
        {
            var (letters, figures) = (LettersOf(number), Plain(number.Groups["figures"].Value));
            var isRange = number.Groups["letters"].Value is "TO" || Range().IsMatch(list[end..number.Index]);
            if (all.Count > 0 && isRange) AddRange(all[^1], figures);
            all.Add((letters, figures));
            end = number.Index + number.Length;
        }

        return new EntryNumbers(all, kind);

        void AddRange((string Letters, string Figures) first, string last)
        {
            if (!int.TryParse(first.Figures, CultureInfo.InvariantCulture, out var from)
                || !int.TryParse(last, CultureInfo.InvariantCulture, out var to) || to - from > LongestRange) return;
            for (var at = from + 1; at < to; at++) all.Add((first.Letters, at.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Whether one of them is a reference: "CR02" and "2" are both 2, "CR2" and "OP2" are not the same.</summary>
    public bool Has(string reference)
    {
        reference = reference.Trim();
        if (Number().Match(reference) is not { Success: true } own || own.Length < reference.Length) return false;
        var (letters, figures) = (own.Groups["letters"].Value.ToUpperInvariant(), Plain(own.Groups["figures"].Value));
        return All.Any(each => each.Figures == figures && (each.Letters.Length == 0 || letters.Length == 0 || each.Letters == letters));
    }

    // "RISKS 3 AND 6".
    static string LettersOf(Match number) =>
        number.Groups["letters"].Value.ToUpperInvariant() is var letters
        && letters is "AND" or "OR" or "TO" or "NO" or "RISK" or "RISKS" ? "" : letters;

    static string Plain(string figures) => figures.TrimStart('0').ToUpperInvariant();

    [GeneratedRegex(
        @"(no\.?\s?|number\s|#\s?)?\b((?<letters>[a-z]{1,6})[-/.]?|(?<letters>(?-i:[A-Z]{1,6}))\s)?(?<figures>" + Figures
            + @")\b",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*(to|-|–)\s*$", Options)]
    private static partial Regex Range();
}
