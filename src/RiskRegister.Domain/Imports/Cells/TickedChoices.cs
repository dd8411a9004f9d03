using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Cells of forms that offer choices, with a box at each: "☒ Risk ☐ Opportunity". Such a cell says what is ticked, and nothing where
/// none is. Choices that stand one a line might be a list of what is done and what is not: they count where other cells offer the same.
/// Below or beside a heading of actions, a box a line is such a list.
/// </summary>
internal sealed partial class TickedChoices(HeadingNames names)
{
    const int LongestChoice = 40;

    // Beyond which no choices are offered.
    const int LongestCell = 300;

    // Forms are short, and a column of choices has them from its beginning.
    const int RowsLookedAt = HeadingSearch.RowsSearched;

    // Among which headings are looked for.
    const int MostRowsAbove = 12;

    static readonly SearchValues<char> Boxes = SearchValues.Create("☐☑☒");

    readonly Dictionary<string, int> met = new(StringComparer.Ordinal);

    public static IReadOnlyList<SourceTable> Read(IReadOnlyList<SourceTable> tables, HeadingNames names)
    {
        if (!tables.Any(table => table.Rows.Take(RowsLookedAt).Any(HasBox))) return tables;
        var choices = new TickedChoices(names);
        foreach (var row in tables.SelectMany(table => table.Rows).Where(HasBox))
        {
            foreach (var cell in row.Cells.Distinct(StringComparer.Ordinal)) choices.Meet(cell);
        }

        return [.. tables.Select(choices.Read)];
    }

    SourceTable Read(SourceTable table) =>
        table with { Rows = [.. table.Rows.Select((row, at) => HasBox(row) ? Read(table, row, at) : row)] };

    SourceRow Read(SourceTable table, SourceRow row, int at) => row with
    {
        Cells = [.. row.Cells.Select((cell, index) => IsListOfActions(table, row, at, index) ? cell : TickedIn(cell) ?? cell)],
    };

    bool IsListOfActions(SourceTable table, SourceRow row, int at, int index)
    {
        if (!BoxALine().IsMatch(row.Cells[index])) return false;
        if (index > 0 && IsOfActions(row.Cells[index - 1])) return true;
        return table.Rows.Take(Math.Min(at, MostRowsAbove)).Any(above => index < above.Cells.Count && IsOfActions(above.Cells[index]));
    }

    bool IsOfActions(string cell) => names.MeaningOf(cell)?.Field == ImportField.Actions;

    static bool HasBox(SourceRow row)
    {
        foreach (var cell in row.Cells)
        {
            if (cell.Length <= LongestCell && cell.AsSpan().ContainsAny(Boxes)) return true;
        }

        return false;
    }

    void Meet(string cell)
    {
        if (ChoicesIn(cell) is { } choices) met[WordsOf(choices)] = met.GetValueOrDefault(WordsOf(choices)) + 1;
    }

    // What is ticked, one a line; null where the cell offers no choices.
    string? TickedIn(string cell)
    {
        if (ChoicesIn(cell) is not { } choices) return null;
        var mayBeList = choices.Length > 1 && cell.Trim().Contains('\n', StringComparison.Ordinal);
        if (mayBeList && met.GetValueOrDefault(WordsOf(choices)) < 2) return null;
        return string.Join('\n', choices.Where(choice => choice.IsTicked).Select(choice => choice.Words));
    }

    static string WordsOf((string Words, bool IsTicked)[] choices) => TextKey.Of(string.Join('\n', choices.Select(choice => choice.Words)));

    static (string Words, bool IsTicked)[]? ChoicesIn(string cell)
    {
        var first = cell.AsSpan().IndexOfAny(Boxes);
        if (first < 0) return null;

        // The boxes stand before their words, or all behind them.
        var areBefore = cell[..first].Trim().Length == 0;
        var found = (areBefore ? Before() : Behind()).Matches(cell);
        if (found.Count == 0 || found.Sum(choice => choice.Length) < cell.Trim().Length) return null;
        (string Words, bool IsTicked)[] choices = [.. found.Select(choice => (
            choice.Groups["words"].Value.Trim(' ', '\n', '\r', '\t', '/', ',', ';', '|'), choice.Groups["box"].Value != "☐"))];
        return Array.Exists(choices, choice => choice.Words.Length is 0 or > LongestChoice) ? null : choices;
    }

    [GeneratedRegex(
        @"^\s*[☐☑☒][^☐☑☒\n]+(\n\s*[☐☑☒][^☐☑☒\n]+)*\s*$|^\s*[^☐☑☒\n]+[☐☑☒][^\S\n]*(\n[^☐☑☒\n]+[☐☑☒][^\S\n]*)*\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BoxALine();

    [GeneratedRegex(@"\s*(?<box>[☐☑☒])(?<words>[^☐☑☒]*)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Before();

    [GeneratedRegex(@"(?<words>[^☐☑☒]*)(?<box>[☐☑☒])\s*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Behind();
}
