using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Second rows of headings that look like entries, for they have figures: "1st line", "2nd line" below "Assurance", or "Q4", "Q1" or days
/// below "Net risk score".
/// </summary>
internal sealed partial class NumberedHeadings(HeadingNames names)
{
    const int LongestHeading = 60;
    const int FewestTogether = 2;
    const int FewestKnown = 2;

    /// <summary>Whether periods or ordinals stand below a group, and nothing in the row can be of an entry.</summary>
    /// <param name="knownAbove">How many headings of the row above are known.</param>
    public bool AreBelow(SourceRow above, SourceRow below, int knownAbove)
    {
        var (group, start, together, most) = ("", -1, 0, 0);
        for (var at = 0; at < below.Cells.Count; at++)
        {
            var over = CellOf(above, at);
            if (over.Length > 0 && !HeadingSearch.IsRepeatedSideways(above, at)) (group, start, together) = (over, at, 0);
            var cell = CellOf(below, at);
            if (cell.Length == 0 || (below.RemarkOf(at).Is(CellMarks.Merged) && cell == over)) continue;
            var isBelowGroup = start >= 0 && (at > start || GoesOn(above, at + 1));
            if (!isBelowGroup && !IsKnown(cell)) return false;
            if (!isBelowGroup || !IsNumbered(cell, together + 1)) continue;
            together++;
            if (knownAbove >= FewestKnown || IsScore(group, start)) most = Math.Max(most, together);
        }

        return most >= FewestTogether;
    }

    // A name that stands over the whole is no group.
    bool IsScore(string group, int start) => start > 0 && names.MeaningOf(group) is { Family: not ScoreFamily.None };

    bool IsKnown(string cell) => cell.Length <= LongestHeading
        && (names.MeaningOf(cell) is not null || PeriodNames.IsOne(cell) || Ordinal().IsMatch(cell));

    // "1", "2", "3" say which of them it is only where they count.
    static bool IsNumbered(string cell, int place) => cell.Length <= LongestHeading
        && ((cell.Length == 1 && cell[0] - '0' == place) || PeriodNames.IsOne(cell) || Ordinal().IsMatch(cell));

    static bool GoesOn(SourceRow above, int at) => CellOf(above, at).Length == 0 || HeadingSearch.IsRepeatedSideways(above, at);

    static string CellOf(SourceRow row, int at) => TablePiece.CellOf(row, at).Trim();

    [GeneratedRegex(
        @"^(1st|2nd|3rd|[4-9]th|first|second|third|fourth)( (line|level|tier|layer|party)( of (defence|assurance))?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();
}
