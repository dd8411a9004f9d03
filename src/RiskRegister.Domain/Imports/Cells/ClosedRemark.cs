using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What updates and comments say of an entry that is closed, or is to be: "This risk has now been closed", "Closed – moved to service
/// register", "Recommend closure". "Bridge closed for repairs" and "Action closed" say nothing of the entry.
/// </summary>
/// <param name="Text">All that the cell says.</param>
/// <param name="Column">The column's name.</param>
/// <param name="IsYetToBe">It is only proposed that the entry be closed.</param>
/// <param name="NamesEntry">It speaks of the risk or the register; else of whatever the row is about.</param>
internal sealed partial record ClosedRemark(string Text, string Column, bool IsYetToBe, bool NamesEntry)
{
    const string Close = "close";
    const int Shortest = 6;
    const int Longest = 600;
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    const string Kinds = @"((corporate|strategic|operational|service|directorate|project|key|significant|live)\s+)?";
    const string Entry = @"((this|the|our)\s+)?" + Kinds + @"(risk|opportunity|threat|entry)(\s+(no\s+)?[a-z]*[-\s]?[0-9]+[a-z]?)?";
    const string Register = @"([\w&/'-]+\s+)*(register|crr|srr|rr)\b";
    const string Months = DateText.Month + "[a-z]*";
    const string Adverbs = @"((now|since|also|therefore|been|formally|officially|recently|already|subsequently|fully)\s+)*";

    // Where what is said of the entry ends, and does not go on with what else is closed.
    const string End = @"(\W*$|\s*[,(\[]|-\s|\s+(in|on|at|from|as|following|since|because|after|per|see|and|with|into|due|by|q[1-4]|[0-9]+|"
        + Months + @")\b)";

    const string OfRegister = @"(\W*$|\s+(in|on|at)\s+(q[1-4]|[0-9]|" + Months + @"|the\s|this\s|last\s)|\s+from\s+" + Register
        + @"|\s+by\s+" + ClosedWords.Deciders + @"\b)";
    const string NoRisk = @"no\s+longer\s+((considered|deemed|seen|regarded)\s+((as|to\s+be)\s+)?)?an?\s+" + Kinds
        + @"(risk|opportunity|threat)\b";
    const string Going = ClosedWords.Going;

    const string Proposing = @"(recommend(ed|ing|ation|s)?|propos(ed|ing|al|es|e)|suggest(ed|ing|s)?|request(ed|ing)?|seek(ing)?"
        + @"|consider(ed|ing)?|ready|due|candidate|put\s+forward)";

    static readonly SearchValues<string> Signs = SearchValues.Create(
        [
            "closed", "closure", "closing", "close ", "to close", "removed", "removal", "remove ", "removing", "delet", "archiv", "merged",
            "combined", "incorporated", "subsumed", "absorbed", "retired", "superseded", "withdrawn",
            "transferred", "moved to", "moved back", "returned to", "handed",
            "no longer", "escalat", "registered", "off register", "off-register",
        ],
        StringComparison.OrdinalIgnoreCase);

    static readonly SearchValues<string> Entries = SearchValues.Create(
        ["risk", "opportunity", "threat", "entry", "register", " rr", "crr", "srr"], StringComparison.OrdinalIgnoreCase);

    static readonly SearchValues<char> Ends = SearchValues.Create(".;!:\n–—");

    // It was closed once, and is not.
    static readonly SearchValues<string> Reopened = SearchValues.Create(
        ["reopen", "re-open", "not closed", "not to close"], StringComparison.OrdinalIgnoreCase);

    // It was thought of, and is not to be.
    static readonly SearchValues<string> Kept = SearchValues.Create(
        [
            "keep it", "keep this", "keep the risk", "keep open", "kept open", "kept on the", "to keep", "to be kept", "remain open",
            "remains open", "remain on the", "remains on the", "to remain", "stays open", "stay open", "stays on the", "stay on the",
            "to stay", "retain", "not agreed", "not supported", "not approved", "decided against", "declined", "rejected", "too early",
        ],
        StringComparison.OrdinalIgnoreCase);

    // It is open until then.
    static readonly SearchValues<string> Conditions = SearchValues.Create(
        [" when ", " once ", " if ", " until ", " unless ", " subject to ", " upon "], StringComparison.OrdinalIgnoreCase);

    /// <summary>What a cell says so; else null.</summary>
    /// <param name="isOfUpdates">Whether the column is about how the entry stands, so that "Closed" alone is said of it.</param>
    public static ClosedRemark? Of(string text, string column, bool isOfUpdates)
    {
        if (isOfUpdates && text.AsSpan().Trim().Equals(Close, StringComparison.OrdinalIgnoreCase))
            return new(text, column, IsYetToBe: true, NamesEntry: false);
        if (text.Length is < Shortest or > Longest || (!isOfUpdates && !text.AsSpan().ContainsAny(Entries))) return null;
        if (!text.AsSpan().ContainsAny(Signs) || text.AsSpan().ContainsAny(Reopened)) return null;
        ClosedRemark? proposed = null;
        var isFirst = isOfUpdates && !ListNumber().IsMatch(text);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var sentence = Next(ref rest);
            if (!sentence.ContainsAny(Signs))
            {
                isFirst = isFirst && WithoutLead(sentence).IsEmpty;
                continue;
            }

            if (!isFirst && !sentence.ContainsAny(Entries)) continue;
            sentence = WithoutLead(sentence);
            if (IsOfOthers(sentence))
            {
                isFirst = false;
                continue;
            }

            if (Closed().IsMatch(sentence) || Decided().IsMatch(sentence)) return new(text, column, IsYetToBe: false, NamesEntry: true);
            if (isFirst && BareClosed().IsMatch(sentence)) return new(text, column, IsYetToBe: false, NamesEntry: false);
            if (proposed is null && !sentence.ContainsAny(Conditions))
            {
                if (ToBeClosed().IsMatch(sentence)) proposed = new(text, column, IsYetToBe: true, NamesEntry: true);
                else if (isFirst && BareToBeClosed().IsMatch(sentence))
                    proposed = new(text, column, IsYetToBe: true, NamesEntry: false);
            }

            isFirst = false;
        }

        return proposed is not null && text.AsSpan().ContainsAny(Kept) ? null : proposed;
    }

    /// <summary>Whether a text has one of the words, as few have.</summary>
    public static bool MayBeIn(string text) => text.AsSpan().ContainsAny(Signs);

    static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(Ends);
        if (end < 0) end = rest.Length;
        if (rest[..end].IndexOf(" - ", StringComparison.Ordinal) is >= 0 and var dash) end = dash + 1;
        var sentence = rest[..end];
        rest = rest[Math.Min(end + 1, rest.Length)..];
        return sentence;
    }

    // "Closed 2 of 3 actions", "No longer a risk to the budget"; "Closed 3 May" is when.
    static bool IsOfOthers(ReadOnlySpan<char> sentence)
    {
        foreach (var counted in Counted().EnumerateMatches(sentence))
        {
            var match = sentence.Slice(counted.Index, counted.Length);
            if (!Month().IsMatch(match[(match.LastIndexOfAny(" \t\u00A0") + 1)..])) return true;
        }

        return RiskToOthers().IsMatch(sentence) && !RiskToAll().IsMatch(sentence);
    }

    static ReadOnlySpan<char> WithoutLead(ReadOnlySpan<char> sentence)
    {
        foreach (var lead in Lead().EnumerateMatches(sentence)) return sentence[lead.Length..];
        return sentence;
    }

    // "Q2", "3 May 2026", "Update (June)".
    [GeneratedRegex(@"^([^\p{L}]|(q[1-4]|quarter|update|review|status|" + Months + @")\b)+", Options | RegexOptions.NonBacktracking)]
    private static partial Regex Lead();

    [GeneratedRegex(
        "^(" + Entry + @"\s+((has|have|is|are|was|were|had)\s+)?" + Adverbs
            + "((closed|archived|retired|de-?escalated|superseded)" + End + "|(removed|deleted|withdrawn|de-?registered)" + OfRegister
            + @"|(merged|combined|incorporated|subsumed|absorbed)\s+(with|within|into)\b"
            + @"|(moved|transferred|returned|handed|de-?escalated)\s+(over\s+|back\s+)?to\s+" + Register
            + @"|no\s+longer\s+(exists|relevant|applicable|applies|valid|live|(on|in)\s+" + Register + ")|" + NoRisk + ")"
            + @"|(closed|archived|retired|de-?escalated)\s+(risk|opportunity|threat|entry)\W*$"
            + "|" + Adverbs + @"((closed|removed|deleted|de-?escalated|moved|transferred|archived)\s+(back\s+)?(from|to)\s+" + Register
            + "|" + NoRisk + "))"
            + @"|\b(closed|archived|de-?escalated)\s+(this|the)\s+(risk|opportunity)" + End,
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Closed();

    [GeneratedRegex(
        @"\b(agreed|approved|decided)\s+(to\s+)?(close|remove|delete|archive|de-?escalate|(the\s+)?(closure|removal|de-?escalation)"
            + @"\s+of)\s+" + Entry + End
            + @"|\b(agreed|approved|decided|resolved)\s+that\s+" + Entry + @"\s+((should|be|is|are)\s+)+" + Going + End
            + @"|^(the\s+)?(closure|removal|deletion|de-?escalation)\s+of\s+" + Entry
            + @"\s+(was|were|has\s+been|is)\s+(agreed|approved|confirmed)\b",
        Options)]
    private static partial Regex Decided();

    [GeneratedRegex(
        "^(" + Entry + @"\s+((is|are|was|were|now|has|have|been|be|both|all|therefore|also)\s+)*"
            + @"((can|could|should|may|will|to|for|ready|due|proposed|recommended|suggested|considered)\s+((now|be|to|for)\s+)*)+"
            + Going + End
            + @"|([\w']+\s+)*" + Proposing + @"\s+((that|to|for|it|is|be)\s+)*(" + Going + @"\s+(of\s+)?" + Entry
            + "|" + Entry + @"\s+((to|be|is|are|can|for|should)\s+)*" + Going + "|" + Going + @"\s+from\s+" + Register + ")" + End
            + @"|can\s+(this|the)\s+(risk|opportunity)\s+(now\s+)?be\s+" + Going + End
            + @"|(close|archive|de-?escalate)\s+(this\s+)?(risk|opportunity)" + End
            + @"|(risk\s+)?(closure|removal|de-?escalation)\s+of\s+(this|the)\s+(risk|opportunity)\b)",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex ToBeClosed();

    [GeneratedRegex(
        @"^((this|it|item)\s+)?((has|is|was)\s+)?" + Adverbs + "((closed|archived|de-?escalated)" + End
            + @"|(removed|deleted|withdrawn|retired|de-?registered|off[ -]register)\W*$|(merged|combined)\s+(with|into)\s|superseded\s+by\s"
            + @"|no\s+longer\s+(relevant|applicable|applies)\W*$)",
        Options)]
    private static partial Regex BareClosed();

    [GeneratedRegex(
        "^(((now|agreed|" + Proposing + @")\s+)+((that|to|for|it|is|be)\s+)*|(to\s+be|for|to|(can|could|may|should)\s+(now\s+)?be)\s+"
            + @"|can\s+(this|it)\s+(now\s+)?be\s+)" + Going + End
            + @"|^(closure|removal|de-?escalation)\s+(is\s+)?(recommended|proposed|requested|sought|suggested|to\s+be\s+agreed)" + End,
        Options)]
    private static partial Regex BareToBeClosed();

    // "1. Closed", which is an action.
    [GeneratedRegex(@"^\s*\(?([0-9]{1,2}|[a-z])[.)]\s", Options)]
    private static partial Regex ListNumber();

    [GeneratedRegex(@"^(now\s+)?(closed|archived|removed|deleted)\s+[0-9]{1,3}\s+\p{L}+", Options)]
    private static partial Regex Counted();

    [GeneratedRegex("^" + Months, Options)]
    private static partial Regex Month();

    [GeneratedRegex(NoRisk + @"\s+(to|of|for|that|in\s+[a-z]+ing)\s", Options)]
    private static partial Regex RiskToOthers();

    [GeneratedRegex(
        @"(risk|opportunity|threat)\s+(to|for)\s+((the|this|our)\s+)?(council|authority|organisation|service|directorate|board|us)"
            + @"(\W*$|\s*[,(\[]|\s+(as|since|because|following|after|due|and)\b)",
        Options)]
    private static partial Regex RiskToAll();
}
