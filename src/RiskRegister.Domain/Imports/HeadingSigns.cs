using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>What headings look like that name no field.</summary>
internal static partial class HeadingSigns
{
    const int LongestHeading = 160;

    static readonly FrozenSet<string> Periods = FrozenSet.ToFrozenSet(
        [
            "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "july", "aug", "august",
            "sep",
            "sept", "september", "oct", "october", "nov", "november", "dec", "december", "q1", "q2", "q3", "q4", "quarter",
        ],
        StringComparer.Ordinal);

    static readonly FrozenSet<string> OfPersons = FrozenSet.ToFrozenSet(
        [
            "owner", "officer", "lead", "sponsor", "holder", "director", "accountable", "responsible", "responsibility", "manager", "sro",
            "executive", "head",
        ],
        StringComparer.Ordinal);

    static readonly FrozenSet<string> OfOthers = FrozenSet.ToFrozenSet(
        [
            "action", "control", "review", "reviewed", "reviewer", "update", "updated", "author", "approved", "raised", "assurance", "date",
            "comment", "previou", "last", "prior", "former", "heading", "to",
        ],
        StringComparer.Ordinal);

    static readonly FrozenSet<string> OfRemarks = FrozenSet.ToFrozenSet(
        ["update", "comment", "commentary", "note", "narrative", "remark", "appetite", "tolerance", "position", "date", "statu"],
        StringComparer.Ordinal);

    static readonly FrozenSet<string> BeforeRemarks = FrozenSet.ToFrozenSet(
        [
            "risk", "latest", "last", "current", "progress", "monthly", "quarterly", "quarter", "review", "next", "of", "any", "other",
            "further", "general", "additional", "overall", "officer",
        ],
        StringComparer.Ordinal);

    /// <summary>
    /// Whether a form's label stands beside a remark, and names no action: "Latest update", "Risk appetite", "Date of last review".
    /// </summary>
    public static bool LabelsARemark(string label)
    {
        if (label.Length is 0 or > LongestHeading) return false;
        var words = HeadingNames.FoldedHeading(label).Split(' ');
        return Array.Exists(words, OfRemarks.Contains)
            && Array.TrueForAll(words, word => OfRemarks.Contains(word) || BeforeRemarks.Contains(word));
    }

    /// <summary>Whether a heading names a month, a quarter or a day, and not the last one: "Apr", "Q1 2026/27", "30/09/2026".</summary>
    public static bool NamesAPeriod(string heading)
    {
        if (heading.Length > LongestHeading) return false;
        if (DateText.Read(heading) is not null) return true;
        var words = HeadingNames.FoldedHeading(heading).Split(' ');
        return Array.Exists(words, Periods.Contains) && !Array.Exists(words, word => word is "previou" or "last" or "prior");
    }

    /// <summary>Whether a heading speaks of who answers for something, and not of who wrote or checked it: "Executive champion".</summary>
    public static bool SpeaksOfAPerson(string heading)
    {
        if (heading.Length > LongestHeading) return false;
        var words = HeadingNames.FoldedHeading(heading).Split(' ');
        return Array.Exists(words, OfPersons.Contains) && !Array.Exists(words, OfOthers.Contains);
    }

    /// <summary>Whether a heading ends with a word for what entries are about: "Risk item", "Area of concern".</summary>
    public static bool EndsAsATitle(string heading) => heading.Length <= LongestHeading
        && HeadingNames.FoldedHeading(heading).Split(' ')[^1] is "item" or "issue" or "concern" or "problem" or "event" or "hazard";

    /// <summary>
    /// The heading of one of several columns for the same, and which it is of: "Control 2", "Action 1 owner"; null where it has no number.
    /// </summary>
    public static (string Words, int Number)? Numbered(string heading)
    {
        if (heading.Length > LongestHeading || Number().Match(heading) is not { Success: true } match) return null;
        var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return ($"{match.Groups["before"].Value}{match.Groups["after"].Value}", number);
    }

    [GeneratedRegex(
        @"^(?<before>\p{L}[\p{L} ]*?)\s*#?(?<number>[1-9][0-9]?)(?<after>(\s\p{L}[\p{L} ]*)?)"
            + @"(\s*\?|\s*\((y|yes)\s*/\s*(n|no)\)\s*\??)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
