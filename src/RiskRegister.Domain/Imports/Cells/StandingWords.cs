using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What registers say of how an entry stands beside "Open" and "Closed": "Retain", "On register", and of one that is no more "Dormant",
/// "Archive", "Tolerated – off register", "Merged into R2".
/// </summary>
internal static partial class StandingWords
{
    const int Longest = 60;
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    const string Register = @"(the\s+)?((corporate|strategic|operational|service|directorate|department(al)?|project|main|live|risk)\s+)*"
        + @"(register|[a-z]{1,2}rr|rr)\b";

    // "Tolerated – ", "Risk now ".
    const string Before = @"^\W*([a-z]+(\s+[a-z]+)?\s*[-–—:,;/(]\s*)?"
        + @"((this|the|risk|opportunity|threat|entry|to|be|is|was|has|been|now)\s+)*";
    const string Behind = @"(\W*|\s*[-–—:,;/(].*|\s+(in|on|at|by|from|into|with|to|as|since|following|[0-9])\b.*)$";

    const string Recommended = @"^\W*((to|be|recommend(ed)?|propose[ds]?|agree[ds]?|for)\s+)*";
    const string Leaving = "(remov(e|al)|delet(e|ion)|archive|clos(e|ure)|de-?\\s?escalat(e|ion)|merge|withdraw|retire|de-?\\s?register)";

    // Of the entry or its score, and not "Remove asbestos", "Close the site".
    const string OfEntry = @"(\s+((the|this)\s+)?(risk|opportunity|entry|score|rating|as\s+is|as\s+open))?"
        + @"(\W*|\s*[-–—:,;/(].*|\s+(at|from|to|on)\s+((the|a|its|this|current|same)\s+)*"
        + @"(level|score|rating|[0-9]+\b|([a-z]+\s+){0,2}(register|[a-z]{0,2}rr|level|corporate|strategic|service|directorate)\b).*)$";

    /// <summary>Whether a folded word says of an entry that it is on its register.</summary>
    public static bool AreOfOpen(string word) => word.Length <= Longest && Kept().IsMatch(word) && !AreOfGone(word);

    /// <summary>Whether one says that it is no more, or may say so.</summary>
    public static bool AreOfGone(string word) => word.Length <= Longest && (AreOfLeft(word) || Resting().IsMatch(word));

    /// <summary>Whether one says what is to become of an entry, and not what is done about it: "Retain", "Escalate to CRR".</summary>
    public static bool AreOfDecision(string word) => word.Length <= Longest && Decided().IsMatch(word);

    /// <summary>Whether it is to leave its register: "Remove", "Close – works done", "De-escalate to service level".</summary>
    public static bool AreToLeave(string word) => word.Length <= Longest && ToLeave().IsMatch(word);

    /// <summary>Whether one says that it has left the register, or is to.</summary>
    public static bool AreOfLeft(string word) => word.Length <= Longest && Left().IsMatch(word);

    [GeneratedRegex(
        Recommended + "(" + Leaving + @"|retain|keep|remain|continue|maintain|monitor|(no\s+|un)changed?|escalat(e|ion)|tolerate|accept)"
            + OfEntry,
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Decided();

    [GeneratedRegex(Recommended + Leaving + OfEntry, Options | RegexOptions.NonBacktracking)]
    private static partial Regex ToLeave();

    [GeneratedRegex(
        @"^\W*((tolerated?|treated?|accepted|open|live|active|managed|mitigated|risk)\s*[-–—:,;/(]\s*)?((to|still|be|remains?)\s+)*"
            + @"(retain(ed)?|keep|kept|(retained\s+|kept\s+|remains?\s+|stays?\s+)?on\s+" + Register
            + @"|tolerated|remains?|maintain(ed)?|monitor|continues?(\s+to\s+(monitor|manage|treat|tolerate))?|in\s+force)\W*$",
        Options)]
    private static partial Regex Kept();

    [GeneratedRegex(
        Before + @"(removed?|deleted?|archived?|retired?|withdraw(n)?|de-?\s?registered?|(taken\s+|take\s+)?off\s+" + Register
            + "|(no\\s+longer|not)\\s+on\\s+" + Register
            + "|inactive|lapsed|obsolete|defunct|expired|discontinued|ceased|void|struck\\s+off|stood\\s+down|superseded|replaced|cancelled"
            + "|no\\s+longer\\s+(an?\\s+)?(risk|relevant|applicable|applies|valid|exists|required|needed)"
            + @"|(merged?|combined?|subsumed|incorporated|absorbed|rolled\s+up)\s+(with|into|in|within|by)\b.*)" + Behind,
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Left();

    // Where an organisation may take it for open as well.
    [GeneratedRegex(
        Before + @"(dormant|parked?|realis(ed|ation)|realiz(ed|ation)|materiali[sz]ed|crystalli[sz]ed|occurred|happened|mothballed"
            + @"|historic(al)?|ended|dropped|(an?\s+)?issue)" + Behind, Options)]
    private static partial Regex Resting();
}
