using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Numbers before the items of a cell: "1. Drill", "(b) Gate", "(iii) Paint", "1.1 Drill", "Action 1: drill", "A1 – Drill". They are that
/// where all items have one, in their order, or the only item has the first; else they are text, as in "A2 – resurface" or "24 - hour
/// cover".
/// </summary>
internal static partial class ItemNumbers
{
    /// <summary>The items without their numbers; as they are where these are none. What is blank stays so.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> items)
    {
        if (!MayHaveThem(items) || Numbered(items) is not { } numbered || Values(numbered) is not { } values) return items;
        for (var at = 1; at < values.Length; at++)
        {
            if (values[at] <= values[at - 1]) return items;
        }

        if (values is [not 1]) return items;
        return [.. items.Select(item => Number().Match(item) is { Success: true } number ? item[number.Length..] : item)];
    }

    /// <summary>
    /// Whether the numbers before lines are not those of the items that they stand beside: "1. Mason", "3. Potter" beside two items, or
    /// both in one line beside several.
    /// </summary>
    public static bool Differ(IReadOnlyList<string> lines, IReadOnlyList<string> items)
    {
        if (!MayHaveThem(lines)) return false;
        if (lines is [var only]) return items.Count > 1 && SeveralInOne().IsMatch(only);
        if (lines.Count != items.Count || Numbered(lines) is not { } numbered || Values(numbered) is not { } said) return false;
        var known = Numbered(items) is { } own && own.Count == items.Count ? Values(own) : null;
        var place = 0;
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].Length > 0 && said[place++] != (known?[at] ?? at + 1)) return true;
        }

        return false;
    }

    /// <summary>
    /// No more lines than items, each beside the item of its number, and without it: "1. Mason", "3. Potter" beside three; null where they
    /// are not so numbered. They may be in one line: "1. Mason / 3. Potter". A single one, and as many as there
    /// are items, count beside items that have numbers themselves.
    /// </summary>
    public static IReadOnlyList<string>? Placed(IReadOnlyList<string> lines, IReadOnlyList<string> items)
    {
        if (items.Count < 2 || lines.Count > items.Count || !MayHaveThem(lines)) return null;
        if (lines is [var only]) lines = only.Contains(';', StringComparison.Ordinal) ? only.Split(';', StringSplitOptions.TrimEntries)
            : only.Split(" / ", StringSplitOptions.TrimEntries);
        if (Numbered(lines) is not { } numbered || numbered.Count < lines.Count || Values(numbered) is not { } said) return null;
        var known = Numbered(items) is { } own && own.Count == items.Count ? Values(own) : null;
        if (known is null && (lines.Count == 1 || lines.Count == items.Count)) return null;
        if (lines is [var single] && (IsBeforeMonth(single) || SeveralInOne().IsMatch(single))) return null;
        known ??= [.. Enumerable.Range(1, items.Count)];
        var placed = new string[items.Count];
        Array.Fill(placed, "");
        for (var at = 0; at < said.Length; at++)
        {
            var place = Array.IndexOf(known, said[at]);
            if (place < 0 || placed[place].Length > 0) return null;
            placed[place] = lines[at][numbered[at].Length..];
        }

        return placed;
    }

    /// <summary>Whether the number before a line may be that of a day: "15. March 2027".</summary>
    public static bool MayBeOfADay(string line) => DayBeforeMonth().IsMatch(line);

    static bool IsBeforeMonth(string line) => MayBeOfADay(line) && Array.Exists(DateText.MonthNames, month =>
        line.AsSpan(line.IndexOf(' ') + 1).TrimStart().StartsWith(month, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a line begins as one with a number does.</summary>
    public static bool IsBefore(string line) => Number().IsMatch(line);

    static bool MayHaveThem(IReadOnlyList<string> items)
    {
        for (var at = 0; at < items.Count; at++)
        {
            if (items[at].Length > 0) return Number().IsMatch(items[at]) || items.Count == 1;
        }

        return false;
    }

    // Null where an item has none, or one of another form.
    static List<Match>? Numbered(IReadOnlyList<string> items)
    {
        var numbered = new List<Match>(items.Count);
        foreach (var item in items)
        {
            if (item.Length == 0) continue;
            if (Number().Match(item) is not { Success: true } match || (numbered.Count > 0 && FormOf(match) != FormOf(numbered[0])))
                return null;
            numbered.Add(match);
        }

        return numbered.Count == 0 ? null : numbered;
    }

    static string FormOf(Match number) => number.Groups["whole"].Success ? number.Groups["whole"].Value
        : number.Groups["letter"].Success ? "a" : number.Groups["prefix"].Success ? number.Groups["prefix"].Value.ToUpperInvariant() : "1";

    // "i" is the first of Roman numbers, and the ninth letter.
    static int[]? Values(List<Match> numbered)
    {
        if (!numbered[0].Groups["letter"].Success)
            return [.. numbered.Select(match => int.Parse(match.Groups["figure"].ValueSpan, CultureInfo.InvariantCulture))];
        string[] letters = [.. numbered.Select(match => match.Groups["letter"].Value)];
        if (letters[0] == "i" || !Array.TrueForAll(letters, letter => letter.Length == 1))
            return [.. letters.Select(letter => Array.IndexOf(Roman, letter) + 1)];
        return [.. letters.Select(letter => letter[0] - 'a' + 1)];
    }

    /// <summary>The Roman numbers from 1 to 15, as lists have them.</summary>
    public static readonly string[] Roman =
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"];

    [GeneratedRegex(
        @"^(\((?<figure>[0-9]{1,2})\)\s*|(?<figure>[0-9]{1,2})([.)]\s+|\s*:\s+|\s+[–—-]\s+)|\(?(?<letter>[a-z]|[ivx]{1,5})[.)]\s+"
            + @"|(?<whole>[0-9]{1,2}\.)(?<figure>[0-9]{1,2})\.?\s+"
            + @"|((?<prefix>Action|Task|Step|Item|Cam|ACTION)\s*|(?<prefix>[A-Z]))(?<figure>[0-9]{1,2})(\s*[:.)]\s+|\s+[–—-]\s+))",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"^([2-9]|[0-9]{2})\.\s+\p{L}", RegexOptions.ExplicitCapture)]
    private static partial Regex DayBeforeMonth();

    [GeneratedRegex(@"^\(?[0-9]{1,2}[.)]\s+[\p{L}0-9].*[\s,;]\(?[0-9]{1,2}[.)]\s+[\p{L}0-9]",
        RegexOptions.ExplicitCapture)]
    private static partial Regex SeveralInOne();
}
