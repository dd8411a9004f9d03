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

    /// <summary>One that has letters alone, "HH-C": a part of patterns.</summary>
    public const string OfLetters = @"(?-i:[A-Z]{1,5}[-/.][A-Z]{1,4})\b";

    /// <summary>One that is a letter, as behind "risk": a part of patterns.</summary>
    public const string OneLetter = @"(?-i:[A-Z])\b";

    /// <summary>What stands between two: a part of patterns.</summary>
    public const string Between = @"\s*(,\s*(and\b)?|&|\+|/|\band\b|\bor\b|\bto\b|-|–)\s*";

    /// <summary>Each by itself, without what a range has between; and ranges of which it is not known what they have.</summary>
    public IReadOnlyList<(string Text, EntryNumbers Number)> Listed { get; init; } = [];

    public static EntryNumbers Of(string list, EntryKind? kind)
    {
        var all = new List<(string Letters, string Figures)>();
        var listed = new List<(string Text, EntryNumbers Number)>();
        var end = 0;
        foreach (Match number in Number().Matches(list))
        {
            var (letters, figures) = (LettersOf(number), Plain(number.Groups["figures"].Value));
            var isRange = number.Groups["letters"].Value is "TO" || Range().IsMatch(list[end..number.Index]);
            if (all.Count > 0 && isRange && !AddRange(all[^1], figures))
                listed.Add((list[..(number.Index + number.Length)], new EntryNumbers([], kind)));
            all.Add((letters, figures));
            listed.Add((number.Value, new EntryNumbers([(letters, figures)], kind)));
            end = number.Index + number.Length;
        }

        return new EntryNumbers(all, kind) { Listed = listed };

        bool AddRange((string Letters, string Figures) first, string last)
        {
            if (first.Figures is [>= 'A' and <= 'Z' and var a] && last is [>= 'A' and <= 'Z' and var z])
            {
                for (var letter = (char)(a + 1); letter < z; letter++) all.Add((first.Letters, letter.ToString()));
                return true;
            }

            if (!int.TryParse(first.Figures, CultureInfo.InvariantCulture, out var from)
                || !int.TryParse(last, CultureInfo.InvariantCulture, out var to) || to - from > LongestRange) return false;
            for (var at = from + 1; at < to; at++) all.Add((first.Letters, at.ToString(CultureInfo.InvariantCulture)));
            return true;
        }
    }

    /// <summary>Whether one of them is a reference: "CR02" and "2" are both 2, "CR2" and "OP2" are not the same.</summary>
    public bool Has(string reference)
    {
        // "8*", whose mark is that of the note.
        reference = reference.Trim().TrimEnd('*', '†', '‡').TrimEnd();
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
            + @")\b|\b(?<letters>(?-i:[A-Z]{1,5}))[-/.](?<figures>(?-i:[A-Z]{1,4}))\b|\b(?<figures>(?-i:[A-Z]))\b",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*(to|-|–)\s*$", Options)]
    private static partial Regex Range();
}
