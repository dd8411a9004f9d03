using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>What the heading above the only form of a table says: the entry, what kind of document it is, or both.</summary>
internal static partial class FormHeadings
{
    const int LongestName = 2;

    // "Housing risk register", "Risk on a page".
    static readonly FrozenSet<string> Documents = new[]
    {
        "register", "registers", "form", "forms", "template", "log", "report", "assessment", "assessments", "profile", "proforma", "card",
        "sheet", "record", "page", "summary", "overview", "analysis", "details", "detail", "information", "entry", "description",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Which tell no entry from another.
    static readonly FrozenSet<string> Others = new[]
    {
        "risk", "risks", "opportunity", "opportunities", "threat", "threats", "hazard", "hazards", "issue", "issues", "corporate",
        "strategic", "operational", "project", "programme", "service", "directorate", "department", "council", "team", "appendix",
        "annex", "section", "part", "scores", "scoring", "score", "rating", "actions", "controls", "management", "new", "open", "closed",
        "single", "individual", "the", "a", "of", "and", "for", "no", "number",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The entry's name, null where there is none; sure where the rest of the heading says that it is one.</summary>
    public static (string? Name, bool IsSure) NameIn(string heading)
    {
        string[] parts = [.. Parting().Split(heading).Select(part => part.Trim()).Where(part => part.Length > 0)];
        string[] left = [.. parts.Where(part => !IsOfDocument(part))];
        if (left.Length == 0 || left.Length == parts.Length) return (left.Length == 0 ? null : heading.Trim(), false);
        return (string.Join(" – ", left), left.Length == 1 && HeadingNames.KindOf(parts[0]) is not null && !left.Contains(parts[0]));
    }

    static bool IsOfDocument(string part)
    {
        if (SheetNames.SaysNothing(part)) return true;
        string[] words = [.. WordsOf(PeriodNames.Without(part) ?? part).Where(word => word.Length > 1 && !char.IsAsciiDigit(word[0]))];
        if (Array.TrueForAll(words, word => Documents.Contains(word) || Others.Contains(word))) return true;
        return Documents.Contains(words[^1]) && (words.Length <= LongestName || HeadingNames.KindNamedIn(part) is not null);
    }

    static string[] WordsOf(string part) => TextKey.Of(part).Split([' ', '-', '(', ')', ',', '/'], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@":\s|\s[–—|-]\s", RegexOptions.ExplicitCapture)]
    private static partial Regex Parting();
}
