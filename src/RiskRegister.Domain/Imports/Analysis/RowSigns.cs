using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>What a row looks like, before anything is read from it.</summary>
internal static partial class RowSigns
{
    const int LongestTotal = 40;
    const int LongestKey = 12;
    const int FewestLetters = 3;
    const int LongestCaption = 80;
    const int LongestFooter = 120;

    static readonly FrozenSet<string> Totals = new[]
    {
        "total", "totals", "grand total", "sub total", "sub-total", "subtotal", "total risks", "total score", "total number of risks",
        "average",
        "average score", "mean", "count", "sum", "number of risks", "total opportunities", "overall", "overall score",
        "highest", "highest score", "lowest", "lowest score", "median", "overall position", "last quarter", "previous quarter",
        "last quarter total", "tolerance line", "appetite line", "number of red risks", "number of amber risks", "number of green risks",
        "number of high risks", "number of medium risks", "number of low risks", "red risks", "amber risks", "green risks",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> RiskCaptions = new[]
    {
        "risk", "risks", "threats", "risk register", "corporate risks", "strategic risks", "operational risks", "service risks",
        "project risks",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> OpportunityCaptions = new[]
    {
        "opportunity", "opportunities", "opportunity register", "opportunities register", "corporate opportunities",
        "strategic opportunities",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> OfCaptions = new[]
    {
        "risk", "risks", "opportunity", "opportunities", "entries", "items", "register", "the", "from", "since", "last", "this", "report",
        "review", "quarter", "year", "month", "now", "recently", "and", "in", "of", "during", "previously", "issues", "threats",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> KeyWords = new[]
    {
        "key", "legend", "note", "notes", "definitions", "guidance", "glossary",
    }.ToFrozenSet(StringComparer.Ordinal);

    // "2. Opportunities", "Part B – Opportunities".
    [GeneratedRegex(@"^\(?((section|part|table|appendix|annex)\s+)?([0-9]{1,2}|[ivx]{1,4}|[a-z])\s?[).:–-]\s*",
        RegexOptions.ExplicitCapture)]
    private static partial Regex CaptionNumber();

    /// <summary>A folded caption without its number.</summary>
    public static string WithoutNumber(string key) => CaptionNumber().Replace(key, "");

    /// <summary>The kind that a caption says which, but for its number, consists of nothing else.</summary>
    public static EntryKind? KindOfCaption(string text)
    {
        if (text.Length > LongestCaption) return null;
        var key = WithoutNumber(TextKey.Of(text).TrimEnd(':').TrimEnd());
        if (RiskCaptions.Contains(key)) return EntryKind.Risk;
        return OpportunityCaptions.Contains(key) ? EntryKind.Opportunity : HeadingNames.KindOfSide(key);
    }

    /// <summary>A row that sums up others, and is none of them.</summary>
    public static bool IsTotal(RowDraft below)
    {
        var (title, reference) = (below.TextOf(below.Layout.TitleField), below.TextOf(ImportField.Reference));
        if (title.Length > LongestTotal || reference.Length > LongestTotal) return false;
        if (!TextKey.IsInvisible(reference)) return SaysTotal(reference);

        // "Average score" right before the scores stands below the owners.
        if (!TextKey.IsInvisible(title)) return SaysTotal(title);
        return below.TextOf(ImportField.Owners) is { Length: <= LongestTotal } owner && SaysTotal(owner);
    }

    // "Total risks: 2". Most references have fewer letters.
    static bool SaysTotal(string text) => HasLetters(text, FewestLetters) && Totals.Contains(string.Join(' ',
        TextKey.Of(text).Split([' ', ':', '(', ')', '=', '/', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.All(char.IsAsciiDigit))));

    static bool HasLetters(string text, int fewest)
    {
        foreach (var character in text)
        {
            if (char.IsLetter(character) && --fewest == 0) return true;
        }

        return false;
    }

    /// <summary>Speaks of nothing but closed entries: "Closed risks", "Risks removed since the last report".</summary>
    public static bool IsClosedCaption(string text) => SheetNames.NamesClosed(text)
        && WordsOf(text).All(word => SheetNames.IsClosedWord(word) || OfCaptions.Contains(word) || word.Any(char.IsAsciiDigit));

    /// <summary>Stands above rows that explain something: "Key:", "Scoring key", "Legend".</summary>
    public static bool IsKeyCaption(string text)
    {
        if (text.Length > LongestTotal) return false;
        var words = WordsOf(text);
        return words.Any(KeyWords.Contains)
            && !words.Any(word => word is "risks" or "opportunities" or "controls" or "actions" or "threats" or "issues");
    }

    /// <summary>Is nothing but the word for one: "Key", "Scoring key:", but not "Key worker shortage".</summary>
    public static bool IsKeyAlone(string text) => text.Length <= LongestKey && !text.AsSpan().ContainsAnyInRange('0', '9')
        && TextKey.Of(text.TrimEnd(':', ' ')) is "key" or "legend" or "scoring key" or "score key" or "scale" or "scoring" or "rag key"
            or "rag" or "risk key" or "rating key" or "colour key";

    /// <summary>Says which scores a word or colour stands for: "1-6 Green", "Red: 15 to 25".</summary>
    public static bool IsBand(string text) => text.AsSpan().ContainsAnyInRange('0', '9')
        && text.Count(character => char.IsLetter(character) && character is not ('x' or 'X')) > 2;

    public static bool HasOnlyFigures(SourceRow row) => row.Cells
        .All(cell => TextKey.IsInvisible(cell) || cell.Trim().All(character => char.IsAsciiDigit(character) || character is '.' or ','));

    /// <summary>Nothing but two of its cells are filled, and those are.</summary>
    public static bool HasOnly(SourceRow row, int one, int? other)
    {
        for (var index = 0; index < row.Cells.Count; index++)
        {
            if (index != one && index != other && !row.IsBlankAt(index)) return false;
        }

        return other is { } at && !row.IsBlankAt(one) && !row.IsBlankAt(at);
    }

    static string[] WordsOf(string text) =>
        SheetNames.Folded(text).Split([' ', '-', ':', '/', '(', ')', ',', '\''], StringSplitOptions.RemoveEmptyEntries);

    public static bool IsReferenceLike(string text) =>
        text.Length <= 20 && text.Any(char.IsAsciiDigit) && text.Count(char.IsWhiteSpace) <= 1 && !NumberedWord().IsMatch(text);

    // "2. People" is a caption; "CR 8" is none.
    [GeneratedRegex(@"^\(?[0-9]{1,2}[).:]\s\p{L}{3,}$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberedWord();

    /// <summary>What stands below a table and not in it: "Page 1 of 2", "Printed 3 October 2026", "Total: 1".</summary>
    public static bool IsFooter(string text) => text.Length <= LongestFooter && Footer().IsMatch(text.Trim());

    [GeneratedRegex(
        @"^((grand |sub-?)?total|average|page [0-9]|printed|version [0-9]|v[0-9]|last (updated|reviewed|amended|saved)|next review"
            + "|end of|source:"
            + "|(reviewed|approved|agreed|prepared|produced|compiled|updated|exported|generated|created) (by|on|at|from) .*[0-9])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Footer();

    public static bool IsCapitals(string text) => text.Any(char.IsLetter) && !text.Any(char.IsLower);

    public static bool IsNote(string text) => text.Contains('=', StringComparison.Ordinal) || text.StartsWith('*')
        || text.StartsWith("note", StringComparison.OrdinalIgnoreCase) || text.StartsWith("key", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("source", StringComparison.OrdinalIgnoreCase);

    public static bool IsBlank(SourceRow row)
    {
        for (var index = 0; index < row.Cells.Count; index++)
        {
            if (!row.IsBlankAt(index)) return false;
        }

        return true;
    }

    /// <summary>Several cells, and each is one remark in brackets, as units below headings are: "(1-5)".</summary>
    public static bool IsInBrackets(SourceRow row)
    {
        var filled = 0;
        foreach (var cell in row.Cells)
        {
            if (TextKey.IsInvisible(cell)) continue;
            if (cell.AsSpan().Trim() is not (['(', .., ')'] or ['[', .., ']'])) return false;
            filled++;
        }

        return filled > 1;
    }

    /// <summary>Nothing but a number that waits for its entry, and what formulas make of nothing.</summary>
    public static bool IsUnfilled(SourceRow row, int? reference)
    {
        string? number = null;
        for (var index = 0; index < row.Cells.Count; index++)
        {
            var cell = row.Cells[index];
            if (TextKey.IsInvisible(cell) || cell.AsSpan().Trim() is "0") continue;
            if (index != reference) return false;
            number = cell;
        }

        return number is null || IsReferenceLike(number);
    }

    public static bool IsAlone(SourceRow row, out int column)
    {
        column = -1;
        for (var index = 0; index < row.Cells.Count; index++)
        {
            if (row.IsBlankAt(index)) continue;
            if (column < 0) column = index;
            else if (row.Cells[index] != row.Cells[column] || !row.RemarkOf(index).Is(CellMarks.Merged)) return false;
        }

        return column >= 0;
    }

    /// <summary>One text that is merged over several columns, as what stands above a group of entries is.</summary>
    public static bool IsBar(SourceRow row) => row.Remarks is not null && IsAlone(row, out var column)
        && column + 1 < row.Cells.Count && row.Cells[column + 1] == row.Cells[column];

    /// <summary>Is one figure or two, as scores and their factors are.</summary>
    public static bool IsScoreLike(string text) => text.Length is 1 or 2 && text.All(char.IsAsciiDigit);

    public static bool HasStruckText(SourceRow row) => row.Remarks is not null
        && row.Remarks.Values.Any(remark => !string.IsNullOrWhiteSpace(remark.Struck));

    /// <summary>Whether what notes and comments say in a row is said: it is not struck out, nor hidden and passed over.</summary>
    /// <param name="hidden">What is made of hidden rows.</param>
    public static bool MayHaveNotes(SourceRow row, HiddenMeaning? hidden) =>
        row.Remarks is not null && (!row.IsHidden || hidden == HiddenMeaning.Read) && !IsStruck(row);

    /// <summary>All of its text is struck through.</summary>
    public static bool IsStruck(SourceRow row) => row.Remarks is not null && HasStruckText(row) && IsBlank(row);

    public static string StruckText(SourceRow row) =>
        string.Join(' ',
            row.Remarks!.OrderBy(pair => pair.Key).Select(pair => pair.Value.Struck).Where(text => !string.IsNullOrWhiteSpace(text)));

    public static string FirstText(SourceRow row) =>
        row.Cells.Where(cell => !TextKey.IsInvisible(cell) && !Guid.TryParse(cell, out _)).MaxBy(cell => cell.Length) ?? "";
}
