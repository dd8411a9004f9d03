using System.Text;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Several items in one cell: one a line, with or without bullets.</summary>
internal static partial class ItemLines
{
    // With the bullets that Word's symbol font leaves behind as private characters.
    const string Bullets = "•·‣●○◦▪▫■□◆◇❖➢➤→►▶▸–—*-\uF0B7\uF0A7\uF0D8";

    /// <summary>What stands where another entry says it: "See CR1", "as risk 3", "same as for CR1".</summary>
    public const string SeeAnother =
        @"(see|(the\s+)?same\s+as|as)\s+((per|for|in)\s+)?((risk|row|entry|no\.?)\s+)?[a-z]{0,4}[\s./-]?[0-9]{1,4}[a-z]?";

    const int LongestNone = 16;
    const int LongestSaying = 80;
    const int LongestState = 20;

    public static IReadOnlyList<string> Of(string cell) => OfLines(NestedLines.Joined(InLines(cell), takesProgress: true));

    /// <summary>The same of what is no action, where a share belongs to the text: "Training (95% completed)".</summary>
    public static IReadOnlyList<string> OfTexts(string cell) => OfLines(NestedLines.Joined(InLines(cell), takesProgress: false));

    /// <summary>The same where every line is one, further in or not.</summary>
    public static IReadOnlyList<string> Flat(string cell) => OfLines(InLines(cell));

    /// <summary>The cell with a line for each item that is numbered on one, and bullets for letters that are.</summary>
    public static string InLines(string cell) => NumberedList.InLines(RoundBullets.InSigns(cell));

    static List<string> OfLines(string cell)
    {
        var items = new List<string>(1 + cell.AsSpan().Count('\n'));
        foreach (var line in cell.AsSpan().Split('\n'))
        {
            var item = WithoutBullet(cell.AsSpan()[line]);
            if (HasLetterOrDigit(item) && !IsOnlyANumber(item)) items.Add(item.ToString());
        }

        // "N/A" alone is a way to leave a cell empty.
        return items is [var only] && IsNone(only) ? [] : items;
    }

    /// <summary>Every line, blank ones among them, so that lines of two cells can be laid side by side.</summary>
    public static IReadOnlyList<string> LinesOf(string cell) =>
        [.. InLines(cell).Split('\n').Select(line => WithoutBullet(line).ToString()).Select(line => IsNone(line) ? "" : line)];

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

    /// <summary>
    /// Says so in more words, which are worth naming: "None at present", "No further action required"; or has nothing that is to be done,
    /// but that all is.
    /// </summary>
    public static bool SaysThereIsNone(string cell) =>
        cell.Length is > 0 and <= LongestSaying && (char.ToLowerInvariant(cell[0]) is 'n' or 'a'
            || (cell.Length <= LongestState && char.ToLowerInvariant(cell[0]) is 'c' or 'd' or 'i' or 'o' or 'f'))
        && Nothing().IsMatch(cell);

    /// <summary>Without the number that says to which item a line belongs: "(i) Audit", "2) Audit", "3. Audit".</summary>
    public static string WithoutNumber(string line) => Number().Replace(line, "");

    [GeneratedRegex(
        @"^(\((\d{1,2}|[ivx]{1,5}|[a-z])\)|(\d{1,2}|[ivx]{1,5}|[a-z])[).])\s+",
        RegexOptions.ExplicitCapture)]
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

    // "2." is what is left of an item that was struck out.
    static bool IsOnlyANumber(ReadOnlySpan<char> text) => text.Length is >= 2 and <= 4 && text[^1] is '.' or ')'
        && text[..^1].TrimStart('(') is { Length: 1 or 2 } figures && !figures.ContainsAnyExceptInRange('0', '9');

    [GeneratedRegex(
        @"^(none|nil|nothing)"
            + @"\s+((is\s+)?(at\s+present|at\s+this\s+(time|stage|point)|at\s+the\s+moment|currently|required|needed|planned|proposed"
            + @"|identified|in\s+place|outstanding|remaining|further|more)\s*)+\.?$"
            + @"|^no\s+(further|more|additional|other|new|outstanding|remaining)?\s*(mitigating\s+)?(actions?|controls?)"
            + @"(\s+(are|is))?(\s+(required|needed|planned|proposed|necessary|identified|in\s+place|outstanding|remaining))?"
            + @"(\s+(at\s+present|at\s+this\s+(time|stage|point)|at\s+the\s+moment|currently))?\s*\.?$"
            + @"|^(none|nil|n/?a|not\s+applicable)(\s+(required|needed|planned|proposed|identified))?\s*[-–—:(,;]\s*\S.{0,60}$"
            + @"|^(all\s+)?actions\s+((are|now|have|been|all)\s+)*(complete|completed|closed|delivered|done|implemented)"
            + @"(\s*[-–—,;:(.]\s*(none|nil|nothing)\s+(is\s+)?(outstanding|remaining))?\s*\)?\.?$"
            + @"|^((all|now|fully)\s+)?(complete|completed|done|delivered|implemented|ongoing|on-going|in\s+progress)\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

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
