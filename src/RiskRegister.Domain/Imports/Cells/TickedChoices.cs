using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// A cell of a form that offers choices, with a box at each: "☒ Risk ☐ Opportunity". It says what is ticked, and nothing where none is.
/// </summary>
internal static partial class TickedChoices
{
    const int LongestChoice = 40;

    static readonly SearchValues<char> Boxes = SearchValues.Create("☐☑☒");

    public static IReadOnlyList<SourceTable> Read(IReadOnlyList<SourceTable> tables) => [.. tables.Select(Read)];

    static SourceTable Read(SourceTable table) => table.Rows.Any(HasBox) ? table with { Rows = [.. table.Rows.Select(Read)] } : table;

    static SourceRow Read(SourceRow row) => HasBox(row) ? row with { Cells = [.. row.Cells.Select(cell => TickedIn(cell) ?? cell)] } : row;

    static bool HasBox(SourceRow row)
    {
        foreach (var cell in row.Cells)
        {
            if (cell.AsSpan().ContainsAny(Boxes)) return true;
        }

        return false;
    }

    /// <summary>What is ticked, one a line; null where the cell offers no choices.</summary>
    public static string? TickedIn(string cell)
    {
        var first = cell.AsSpan().IndexOfAny(Boxes);
        if (first < 0) return null;

        // The boxes stand before their words, or all behind them.
        var areBefore = cell[..first].Trim().Length == 0;
        var choices = (areBefore ? Before() : Behind()).Matches(cell);
        if (choices.Count == 0 || choices.Sum(choice => choice.Length) < cell.Trim().Length) return null;
        string[] words = [.. choices.Select(choice => choice.Groups["words"].Value.Trim(' ', '\n', '\r', '\t', '/', ',', ';', '|'))];
        if (Array.Exists(words, word => word.Length is 0 or > LongestChoice)) return null;
        var ticked = choices.Zip(words).Where(choice => choice.First.Groups["box"].Value != "☐");
        return string.Join('\n', ticked.Select(choice => choice.Second));
    }

    [GeneratedRegex(@"\s*(?<box>[☐☑☒])(?<words>[^☐☑☒]*)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Before();

    [GeneratedRegex(@"(?<words>[^☐☑☒]*)(?<box>[☐☑☒])\s*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Behind();
}
