using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lines that report what was closed, which are no names of sections: "Q2 update: two homes closed in August", "The board closed its
/// inquiry". "Closed risks" and "Risks closed this quarter" are such names.
/// </summary>
internal static partial class ClosingReports
{
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    const string Closed = @"(closed|archived|retired|superseded|withdrawn|removed|deleted|de-?escalated)";
    const string Things = "(risks|opportunities|threats|items|entries|issues|actions)";
    const string Numbers = "([0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|both|several|some|many)";

    /// <summary>Whether a line that speaks of closing is a note, whatever stands below it.</summary>
    public static bool IsNote(string line) => SheetNames.IsOfClosed(line) && !OfEntries().IsMatch(line)
        && (Labelled().IsMatch(line) || Counted().IsMatch(line) || OfSomebody().IsMatch(line));

    /// <summary>Whether it may as well be one: "Risk closed 12/9", "Q2 update: two risks closed", "Library closed in May".</summary>
    public static bool MayBe(string line) => OfOne().IsMatch(line) || Labelled().IsMatch(line) || Counted().IsMatch(line)
        || OfSomebody().IsMatch(line) || OfOtherLevel().IsMatch(line) || OfLine().IsMatch(line) || OfListed().IsMatch(line)
        || (OfSomething().IsMatch(line) && !OfEntries().IsMatch(line));

    [GeneratedRegex(@"\b" + Things + @"\b", Options)]
    private static partial Regex OfEntries();

    // "Update 12/9 – site closed"; "Progress: closed risks" names some.
    [GeneratedRegex(
        @"^\W*(\w+\W+){0,4}(updates?|progress|comment(s|ary)?|latest|position|news|note)\b[^:–—]{0,30}(:|[–—]|\s-\s)\s*\w+\s.*\b"
            + Closed + @"\b",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(^|\W)" + Numbers + @"\s+(\p{L}[\w'-]*\s+){1,4}" + Closed + @"\b", Options)]
    private static partial Regex Counted();

    [GeneratedRegex(
        @"\w\W+" + Closed + @"\s+(the|a|an|its|their|his|her|our|all|" + Numbers + @")\s+\p{L}", Options)]
    private static partial Regex OfSomebody();

    [GeneratedRegex(@"\b(risk|opportunity|threat|item|entry|issue|action)\s+(now\s+)?" + Closed + @"\b", Options)]
    private static partial Regex OfOne();

    // "Closed this quarter: R4 Flooding, R6 Fraud" names those it is about.
    [GeneratedRegex(@"\b" + Closed + @"\b[^:]{0,40}:\s*([a-pr-z]|[a-z]{2,3})[-\s]?[0-9]{1,3}\b",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex OfListed();

    // A register that has those of all levels has these as well.
    [GeneratedRegex(@"\b" + ClosedWords.KeptElsewhere, Options)]
    private static partial Regex OfOtherLevel();

    // What is below it is not reported, and may be open.
    [GeneratedRegex(@"\bbelow\s+the\s+line\b", Options)]
    private static partial Regex OfLine();

    [GeneratedRegex(
        @"^\W*(\p{L}[\w'-]*\s+)+" + Closed + @"\s+(in|on|at|since|by|from|during|after|following|until|because|due)\s", Options)]
    private static partial Regex OfSomething();
}
