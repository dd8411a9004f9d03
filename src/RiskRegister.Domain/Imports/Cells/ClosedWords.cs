using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>What titles, references and owners say of an entry that is on the register no longer.</summary>
internal static partial class ClosedWords
{
    /// <summary>What is done to entries that leave a register: a part of patterns.</summary>
    public const string Going = "(closure|closing|closed?|removal|removing|removed?|deletion|deleting|deleted?|de-?escalat(ion|ing|ed?)"
        + "|archiv(al|ing|ed?)|withdraw(al|n)?|retire(ment|d)?)";

    /// <summary>Who decides that: a part of patterns.</summary>
    public const string Deciders = @"(the\s+)?(\w+\s+)*(cmt|smt|slt|clt|dmt|elt|board|committee|council|cabinet|executive|directors?"
        + "|management|leadership|team|group|panel|members|officers?|meeting|workshop|review|owners?)";

    /// <summary>How entries are kept that are no more on this register, before where: a part of patterns.</summary>
    public const string KeptElsewhere = @"(managed|monitored|held|owned|tracked)\s+(at|by|on|in|within)\s";

    const int ShortestMark = 6;
    const int LongestMark = 60;

    // Nothing more, or when, by whom and why an entry is closed.
    const string When = "(q[1-4]|[0-9]|" + DateText.Month + @"[a-z]*\b"
        + @"|(this|last|the\s+last|end\s+of)\s+(\w+\s+)?(quarter|month|year|meeting|review|report|period)\b)";
    const string Reason = @"(\W*|(\s*[,;:–—/(\[]|\s+-|-\s).{0,60}|\s+((in|on|at|from|as\s+(of|at)|since|during|by)\s+)?" + When + @".{0,40}"
        + @"|\s+(by|at|on\s+advice\s+of)\s+" + Deciders + @"\b.{0,40}"
        + @"|\s+((and|as|now)\s+)*(see|per|merged|combined|superseded|replaced|removed|archived|moved|transferred|duplicated?|resolved"
        + @"|completed?|mitigated|no\s+longer|agreed|approved|with\s+[a-z]*[0-9]|into\s+[a-z]*[0-9]|following|because|due\s+to"
        + @"|off\b|risk\b|opportunity\b).{0,60})$";

    static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "closed", "remov", "delet", "archiv", "merged", "combined", "superseded", "replaced", "transfer", "no longer", "escalated",
            "managed", "monitored", "held", "owned", "tracked",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a title says that its entry is closed: "CLOSED: Old depot", "Old depot (closed May 2026)", "Old depot [merged with R4]".
    /// "Data – deleted records" and "Pension scheme (closed to new members)" say nothing of the kind.
    /// </summary>
    public static bool IsSaidInTitle(string title) =>
        title.AsSpan().ContainsAny(Words)
        && (Closed().IsMatch(title) || Removed().IsMatch(title) || Became().IsMatch(title) || Unparted().IsMatch(title));

    /// <summary>Whether a reference goes on with such a word, "R1 CLOSED", or an owner or a direction is little else.</summary>
    public static bool IsMark(string text) =>
        text.Length is >= ShortestMark and <= LongestMark
        && ((HasEnd(text) && text.AsSpan().ContainsAny(Words) && Mark().IsMatch(text)) || IsOfInactive(text));

    // "Risk not active".
    static bool IsOfInactive(string text) => text.EndsWith("active", StringComparison.OrdinalIgnoreCase) && Inactive().IsMatch(text);

    // As each of the words ends, which is sought faster than they are.
    static bool HasEnd(string text) =>
        text.Contains("ed", StringComparison.Ordinal) || text.Contains("ED", StringComparison.Ordinal);

    // "Closed-circuit television" is no mark.
    [GeneratedRegex(
        @"^[^\p{L}]*(closed((\s+((in|on|at|since|during)\s+)?" + When + @"[^:–—]{0,20})?\s*[:–—)\]]|\s+-|-\s)|(?-i:CLOSED)-)"
            + @"|([:–—(\[]|\s-|-\s)\s*((now|risk|opportunity)\s+)?closed" + Reason,
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Closed();

    [GeneratedRegex(
        @"^[^\p{L}]*(removed|deleted|archived|de-?escalated|merged|transferred)\s*[:\-–—)\]]"
            + @"|[:\-–—(\[]\s*((now|risk|opportunity)\s+)?(removed|deleted|archived|de-?escalated)"
            + @"(\s+(in|on|from|by|at|to|this|last|q[1-4]|[0-9]|" + DateText.Month + @").{0,40})?\s*[)\]]?\s*$"
            + @"|[:\-–—(\[]\s*(now\s+)?((merged|combined)\s+(with|into)|transferred\s+to)\b.{0,60}$"
            + @"|[:–—(\[-]\s*((now|risk|being|is)\s+)*" + KeptElsewhere + @"+(the\s+)?"
            + @"(service|directorate|department(al)?|divisional|operational|team|project|local|business\s+unit)(\s+risk)?"
            + @"\s+(level|register)\W*$"
            + @"|\bno\s+longer\s+an?\s+((corporate|strategic|key|significant)\s+)?(risk|opportunity)\W*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Removed();

    // No mark parts it from the title: "CLOSED Loss of staff", "Closed 3/5/26 Failure of the boiler", "Removed Ransomware on the housing
    // system". "CLOSED CIRCUIT TV" and "Closed Landfill Sites" say nothing of the kind.
    [GeneratedRegex(
        @"^[^\p{L}]*((CLOSED|REMOVED|DELETED|ARCHIVED|MERGED|TRANSFERRED|DE-?ESCALATED)\s.*\p{Ll}{2}"
            + @"|(Closed|Removed|Deleted|Archived|De-?escalated)(\s+[0-9][0-9./-]*)?\s+(Risk\s+(of|that)|Loss|Failure|Fails?|Inability|Lack"
            + @"|Breach|Insufficient|Inadequate|Poor|Delays?|Unable|Non-?[Cc]ompliance)\s"
            + @"|(Removed|De-?escalated)\s+\p{Lu}\p{L}*\s(.*\s)?\p{Ll}{5})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Unparted();

    // Where the title is nothing else: "Risk removed", "Merged with CR1", "De-escalated to service register – parking".
    [GeneratedRegex(
        @"^\W*((this\s+)?(risk|opportunity|entry)\s+)?((is|was|has\s+been)\s+)?(now\s+)?"
            + @"((closed|removed|deleted|archived|de-?escalated)(\s+(from|to)\s+(the\s+)?([\w&/'-]+\s+){0,4}(register|level)\b.*)?\W*$"
            + @"|(merged|combined|superseded|replaced)\s+(with|into|by)\s+((risk|opportunity)\s+)?[a-z]{0,4}[-\s]?[0-9]+\b.{0,60}$)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Became();

    [GeneratedRegex(
        @"^(\S{0,12}[0-9]\S{0,6}\W+|(n/?a|none|nil|not\s+(scored|applicable|rated))\W+)?"
            + @"((risk|opportunity)\s+)?((is|was|has\s+been)\s+)?(now\s+)?"
            + @"(closed|removed|deleted|archived|merged|transferred|de-?escalated)"
            + @"(\s*[-–—(:,;].*|\s+(in|on|at|from|see|to|with|into|since|during|by|per)\s.*|\s+" + When + @".*)?\W*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"^\W*((this|the)\s+)?(risk|opportunity)\s*[-–—:]?\s+((is|now|currently)\s+)*(not\s+(currently\s+)?|no\s+longer\s+|in)active$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Inactive();
}
