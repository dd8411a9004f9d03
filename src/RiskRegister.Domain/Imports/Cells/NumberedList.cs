using System.Buffers;
using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Several numbered items on one line: "1) Drill 2) Gate 3) Pump", "(1) Drill; (2) Gate", "Action 1: drill. Action 2: gate".
/// </summary>
internal static class NumberedList
{
    const int Most = 30;
    const int MostRoman = 10;

    /// <summary>A line for each item, with its number; the text as it is where its lines have no such list.</summary>
    public static string InLines(string cell) => MayBeOne(cell)
        ? string.Join('\n', cell.Split('\n').SelectMany(line => MayBeOne(line) ? Parts(line) : [line])) : cell;

    // Cheaply told of nearly every cell.
    static bool MayBeOne(string text) => text.AsSpan().ContainsAny(SecondLetters) || text.Contains('1', StringComparison.Ordinal)
        && (text.Contains(" 2)", StringComparison.Ordinal) || text.Contains(" (2)", StringComparison.Ordinal)
            || text.Contains(" 2. ", StringComparison.Ordinal) || text.AsSpan().ContainsAny(NamedSeconds));

    static readonly SearchValues<string> SecondLetters =
        SearchValues.Create([" b)", " (b)", " ii)", " (ii)"], StringComparison.Ordinal);

    // As items are called; phases and stages are of one.
    static readonly string[] Names = ["Action", "ACTION", "Task", "Step", "Item", "Cam"];

    static readonly SearchValues<string> NamedSeconds =
        SearchValues.Create([.. Names.Select(name => $"{name} 2")], StringComparison.Ordinal);

    static readonly (string Before, char First, string Behind)[] Forms =
    [
        ("(", '1', ")"), ("", '1', ")"), ("", '1', ". "), ("(", 'a', ")"), ("", 'a', ")"), ("(", 'i', ")"), ("", 'i', ")"),
        .. Names.SelectMany(name => ((string[])[":", " –", " -", ")", ". "]).Select(behind => ($"{name} ", '1', behind))),
    ];

    // The numbers are consecutive from 1, in the form of the first, and the first begins the line.
    static IEnumerable<string> Parts(string line)
    {
        var text = line.Trim();
        foreach (var (before, first, behind) in Forms)
        {
            if (!text.StartsWith($"{before}{first}{behind}", StringComparison.Ordinal)) continue;
            var starts = new List<int> { 0 };
            while (starts.Count < MostOf(first) && Next(text, starts[^1], $" {before}{Number(first, starts.Count)}{behind}") is { } next)
                starts.Add(next);
            return starts.Count == 1 ? [line]
                : starts.Select((start, at) =>
                    WithoutDash(text[start..(at + 1 < starts.Count ? starts[at + 1] : text.Length)].Trim(' ', ';', ',', '/')));
        }

        return [line];

        // "1) Certificate - 2) Test".
        static string WithoutDash(string item) => item is [.., ' ', '-' or '–'] ? item[..^2].TrimEnd() : item;

        static int MostOf(char first) => first switch { '1' => Most, 'a' => 26, _ => MostRoman };

        static string Number(char first, int at) => first switch
        {
            '1' => (at + 1).ToString(CultureInfo.InvariantCulture),
            'a' => ((char)('a' + at)).ToString(),
            _ => ItemNumbers.Roman[at],
        };
    }

    static int? Next(string text, int from, string mark) =>
        text.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var at ? at + 1 : null;
}
