using System.Text;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Several items in one cell: one a line, with or without bullets.</summary>
internal static partial class ItemLines
{
    // With the bullets that Word's symbol font leaves behind as private characters.
    const string Bullets = "•·‣●○◦▪▫■□◆◇➢➤–—*-\uF0B7\uF0A7\uF0D8";

    const int LongestNone = 16;

    public static IReadOnlyList<string> Of(string cell)
    {
        cell = NumberedList.InLines(cell);
        var items = new List<string>(1 + cell.AsSpan().Count('\n'));
        foreach (var line in cell.AsSpan().Split('\n'))
        {
            var item = WithoutBullet(cell.AsSpan()[line]);
            if (HasLetterOrDigit(item)) items.Add(item.ToString());
        }

        // "N/A" alone is a way to leave a cell empty.
        return items is [var only] && IsNone(only) ? [] : items;
    }

    /// <summary>Every line, blank ones among them, so that lines of two cells can be laid side by side.</summary>
    public static IReadOnlyList<string> LinesOf(string cell) =>
        [.. NumberedList.InLines(cell).Split('\n').Select(line => WithoutBullet(line).ToString()).Select(line => IsNone(line) ? "" : line)];

    /// <summary>One line as the items of a cell are read, which is how a stored item is recognised.</summary>
    public static string Read(string line) => WithoutBullet(line).ToString();

    /// <summary>Says that there is none: "N/A", "None", "-".</summary>
    public static bool IsNone(string text)
    {
        var word = text.AsSpan().Trim().TrimEnd('.');
        return word.Length == 0
            || (word.Length <= LongestNone && word[0] is 'n' or 'N' or '-' or '–' or '—' && word.ToString().ToLowerInvariant() is
            "n/a" or "na" or "n.a" or "none" or "nil" or "not applicable" or "-" or "–" or "—" or "none identified" or "nothing");
    }

    /// <summary>Without the number that says to which item a line belongs: "(i) Audit", "2) Audit", "3. Audit".</summary>
    public static string WithoutNumber(string line) => Number().Replace(line, "");

    [GeneratedRegex(
        @"^(\((\d{1,2}|[ivx]{1,5}|[a-z])\)|(\d{1,2}|[ivx]{1,5}|[a-z])[).])\s+",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    static ReadOnlySpan<char> WithoutBullet(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        while (IsBulleted(text)) text = text[1..].TrimStart();
        return text;
    }

    // "-5 degrees" is no bullet.
    static bool IsBulleted(ReadOnlySpan<char> text) => text switch
    {
        // As nearly every line begins.
        [(>= 'A' and <= 'Z') or (>= 'a' and <= 'n'), ..] => false,
        ['o', '\t', ..] => true,
        ['-' or '–', >= '0' and <= '9', ..] => false,
        [var first, ..] => Bullets.Contains(first, StringComparison.Ordinal),
        _ => false,
    };

    static bool HasLetterOrDigit(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && char.IsAsciiLetterOrDigit(text[0])) return true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) return true;
        }

        return false;
    }
}
