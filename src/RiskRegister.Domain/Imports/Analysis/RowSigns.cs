using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>What a row looks like, before anything is read from it.</summary>
internal static class RowSigns
{
    const int LongestTotal = 40;

    static readonly FrozenSet<string> Totals = new[]
    {
        "total", "totals", "grand total", "sub total", "sub-total", "subtotal", "total risks", "total score", "total number of risks",
        "average",
        "average score", "mean", "count", "sum", "number of risks", "total opportunities", "overall", "overall score",
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

    /// <summary>The kind that a caption consisting of nothing else says.</summary>
    public static EntryKind? KindOfCaption(string text)
    {
        var key = TextKey.Of(text).TrimEnd(':').TrimEnd();
        if (RiskCaptions.Contains(key)) return EntryKind.Risk;
        return OpportunityCaptions.Contains(key) ? EntryKind.Opportunity : null;
    }

    /// <summary>A row that sums up others, and is none of them.</summary>
    public static bool IsTotal(RowDraft below)
    {
        var (title, reference) = (below.TextOf(below.Layout.TitleField), below.TextOf(ImportField.Reference));
        if (title.Length > LongestTotal) return false;
        var text = title.Length > 0 ? title : reference;
        if (text.Length == 0 || !Totals.Contains(TextKey.Of(text).TrimEnd(':').TrimEnd())) return false;
        return TextKey.IsInvisible(reference) || text == reference;
    }

    public static bool IsReferenceLike(string text) =>
        text.Length <= 20 && text.Any(char.IsAsciiDigit) && text.Count(char.IsWhiteSpace) <= 1;

    public static bool IsCapitals(string text) => text.Any(char.IsLetter) && !text.Any(char.IsLower);

    public static bool IsNote(string text) => text.Contains('=', StringComparison.Ordinal) || text.StartsWith('*')
        || text.StartsWith("note", StringComparison.OrdinalIgnoreCase) || text.StartsWith("key", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("source", StringComparison.OrdinalIgnoreCase);

    public static bool IsBlank(SourceRow row)
    {
        foreach (var cell in row.Cells)
        {
            if (!TextKey.IsInvisible(cell)) return false;
        }

        return true;
    }

    /// <summary>Nothing but a number that waits for its entry, and what formulas make of nothing.</summary>
    public static bool IsUnfilled(SourceRow row, int? reference)
    {
        for (var index = 0; index < row.Cells.Count; index++)
        {
            var isNumber = index == reference && IsReferenceLike(row.Cells[index]);
            if (!isNumber && !TextKey.IsInvisible(row.Cells[index]) && row.Cells[index].Trim() != "0") return false;
        }

        return true;
    }

    public static bool IsAlone(SourceRow row, out int column)
    {
        column = -1;
        for (var index = 0; index < row.Cells.Count; index++)
        {
            if (TextKey.IsInvisible(row.Cells[index])) continue;
            if (column < 0) column = index;
            else if (row.Cells[index] != row.Cells[column] || !row.RemarkOf(index).Is(CellMarks.Merged)) return false;
        }

        return column >= 0;
    }

    public static bool HasStruckText(SourceRow row) => row.Remarks is not null
        && row.Remarks.Values.Any(remark => !string.IsNullOrWhiteSpace(remark.Struck));

    public static string StruckText(SourceRow row) =>
        string.Join(' ',
            row.Remarks!.OrderBy(pair => pair.Key).Select(pair => pair.Value.Struck).Where(text => !string.IsNullOrWhiteSpace(text)));

    public static string FirstText(SourceRow row) => row.Cells.Where(cell => !TextKey.IsInvisible(cell)).MaxBy(cell => cell.Length) ?? "";
}
