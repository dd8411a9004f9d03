using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Names of sections, tables and sheets which say that what is below is not, not yet or not for long on the register: "Risks proposed for
/// inclusion", "Risks not added", "Watch list risks", "Example", "Risks recommended for removal".
/// </summary>
internal static partial class UnlistedWords
{
    const int Longest = 120;
    const RegexOptions Options = RegexOptions.ExplicitCapture;

    // What entries are called, one of them at the end of a name, and what stands between that and what is said of them.
    const string Things = @"(risks|opportunities|threats|issues|entries|items)";
    const string Thing = @"(risk|opportunity|threat|issue|entry|item)";
    const string SaidOfThem = $@"\b{Things}(\W+(now|still|currently|recently|formally|also|only|new|closed|that|which|are|is|were|was"
        + $@"|have|has|been|and|or|{Things}))*\W+";

    // Who said it, when, and of which register; of what else the word is said is no entry.
    const string When = @"(q[1-4]|[0-9]|this\s|last\s|next\s|the\s(last|next|meeting|review)"
        + "|" + DateText.Month + @"[a-z]*\W)";
    const string Tail = @"(\W*$|\s*[-:(,;/]|\s(and|or|as|since|during|because|pending|not|but)\s"
        + @"|\s(in|on|at|from|for|by)\s" + When + @"|\s(this|last|next)\s|\s[0-9]|\sq[1-4]"
        + @"|\s(in|on|to|onto|into|within|from)\s(\w+\s)*(registers?|rr|crr|srr|log)\b"
        + @"|\s(by|to|at|from)\s" + ClosedWords.Deciders + @"\b)";

    const string Agreed = @"(agreed|approved|adopted|accepted|added|included|confirmed|registered|endorsed|ratified|validated)";

    static readonly SearchValues<string> Signs = SearchValues.Create(
        [
            "propos", "draft", "candidate", "suggest", "recommend", "potential", "possible", "prospective", "provisional", "unconfirmed",
            "unapproved", "pending", "pipeline", "tentative", "consider", "inclusion", "approv", "awaiting", "subject to", "not yet",
            "yet to be", "to be", "to add", "horizon", "watch", "longlist", "long list", "parked", "on hold", "dormant", "deferred",
            "inactive", "materiali", "crystalli", "reject", "discount", "declined", "dismissed", "not ", "exampl", "sample", "dummy",
            "illustrat", "clos", "remov", "delet", "escalat", "archiv", "for add", "for adopt", "for accept", "for agree", "nominated",
        ],
        StringComparison.OrdinalIgnoreCase);

    // "Proposed changes to risks" and "Draft budget risks" are about what is proposed, which is no entry.
    static readonly FrozenSet<string> NoKinds = new[]
    {
        "to", "of", "for", "in", "on", "and", "with", "about", "from", "by", "or", "change", "changes", "mitigation", "mitigations",
        "action", "actions", "control", "controls", "owner", "owners", "response", "responses", "score", "scores", "scoring", "treatment",
        "amendments", "updates", "budget", "plan", "plans", "strategy", "scheme", "schemes", "merger", "sale", "closure", "transfer",
        "development", "developments", "bypass", "route", "move", "relocation", "restructure", "restructuring", "reorganisation",
        "devolution", "takeover", "contract", "policy", "legislation", "bill", "act", "reform", "reforms", "approach", "report",
        "litigation", "inspection", "inquiry", "appeal", "tender",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a name says so.</summary>
    public static bool AreIn(string name) => MayBeIn(name) && KeyOf(name) is var key
        && (IsLeaving(key) || IsNever(key) || Watched().IsMatch(key) || IsOfProposals(key));

    /// <summary>Whether it names entries that are to be closed, and are open until then: "Risks proposed to be closed".</summary>
    public static bool AreOfLeaving(string name) => MayBeIn(name) && IsLeaving(KeyOf(name));

    /// <summary>What entries below such a name rather are; null where that is anybody's guess.</summary>
    public static RowStatus? MeaningOf(string name)
    {
        var key = KeyOf(name);
        if (IsLeaving(key)) return RowStatus.Open;
        if (IsNever(key)) return RowStatus.LeaveOut;
        return Watched().IsMatch(key) ? null : RowStatus.Proposed;
    }

    /// <summary>Whether a name has one of the words, as few have.</summary>
    public static bool MayBeIn(string name) => name.Length <= Longest && HasSign(name);

    /// <summary>The same of a text of any length.</summary>
    public static bool HasSign(string text) => text.AsSpan().ContainsAny(Signs);

    static string KeyOf(string name) => RowSigns.WithoutNumber(TextKey.Of(name));

    static bool IsLeaving(string key) => Leaving().IsMatch(key);

    static bool IsNever(string key) => Example().IsMatch(key) || Rejected().IsMatch(key);

    // A draft register, "Draft risks and opportunities register", is one that has its entries.
    static bool IsOfProposals(string key) => NotYet().IsMatch(key) || Additions().IsMatch(key)
        || (Proposed().Match(key) is { Success: true } match && !match.Groups["kind"].Value.Split(' ').Any(NoKinds.Contains)
            && (!key.EndsWith(" register", StringComparison.Ordinal) || key.EndsWith(" the register", StringComparison.Ordinal)));

    [GeneratedRegex(
        @"^\W*((worked|illustrative)\s)?(examples?|samples?|dummy)(\sonly)?"
            + @"(\s(risks?|opportunit(y|ies)|threats?|entry|entries|rows?))?(\s(number\s|no\.?\s)?[0-9]{1,2})?(\W*$|\s?[-:(])"
            + @"|^\W*illustrative\s(risks?|opportunit(y|ies)|entry|entries|rows?)\W*$",
        Options)]
    private static partial Regex Example();

    [GeneratedRegex(
        SaidOfThem + @"(considered\s(and|but)\s(\w+\s)*(not|rejected|discounted|declined|dismissed|judged|deemed)\b"
            + @"|(not\s(being\s)?(added|included|accepted|adopted|agreed|approved|taken\sforward)|rejected|discounted|declined|dismissed)"
            + Tail + @"|not\s(on|in)\s(the|our|this)\s(\w+\s)*register\b)"
            + @"|^\W*not\son\s(the|our|this)\s(\w+\s)*register\W*$"
            + @"|\b(rejected|discounted|declined|dismissed)\s((new|proposed|additional)\s)?(" + Things + Tail + "|" + Thing + @"\W*$)",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Rejected();

    [GeneratedRegex(
        @"(^\W*|[-:(,/]\s?|" + SaidOfThem + @")((now|currently)\s)?"
            + @"((proposed|recommended|suggested|requested|put\sforward|nominated|identified|being\sconsidered|considered|ready|due|agreed|"
            + @"candidates|for\sconsideration)\s(for|to\sbe|to)\s(consideration\sof\s)?|pending\s|awaiting\s|for\s|to\sbe\s)"
            + @"((potential|possible|proposed)\s)?"
            + ClosedWords.Going + Tail
            + @"|^\W*(proposed|recommended|suggested|potential|possible|pending)\s((risk|corporate|strategic|opportunity)\s)*"
            + @"(closures|removals|deletions|de-?escalations|withdrawals)" + Tail
            + @"|^\W*(proposed|recommend(ed)?|suggested)\s(closure|removal|deletion|de-?escalation)\W*$"
            + @"|^\W*((risk|corporate|strategic)\s)*(closure|removal|deletion|de-?escalation)\s"
            + @"(candidates|proposals|recommendations|requests)" + Tail,
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Leaving();

    [GeneratedRegex(
        @"\b(proposed|draft|candidate|suggested|recommended|prospective|provisional|unconfirmed|unapproved|pending|tentative|"
            + @"(potential|possible)\s(new|additional|further|future))\s(?<kind>([\w&/-]+\s){0,2})("
            + Things + Tail + "|" + Things + @"\s(for|from|to|by|at)\s|" + Thing + @"\W*$)",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Proposed();

    [GeneratedRegex(
        @"(^\W*|" + SaidOfThem + @")("
            + @"(not\syet|yet\sto\sbe|still\sto\sbe|to\sbe)\s((formally|been|be)\s)*(" + Agreed + @"|considered|assessed\sfor\sinclusion)"
            + @"|not\syet\s(on|in)\s(the|our)\s(\w+\s)*register"
            + @"|(under|for)\s(active\s|further\s)?consideration|being\sconsidered"
            + @"|for\s(inclusion|approval|addition|agreement|adoption|acceptance)"
            + @"|(awaiting|pending|subject\sto)\s(formal\s)?(approval|agreement|acceptance|adoption|inclusion|confirmation|consideration|"
            + @"sign-?\s?off)"
            + @"|(proposed|suggested|recommended|put\sforward|nominated)\s(for|to\sbe)\s(inclusion|included|addition|added|consideration|"
            + @"approval|adoption)|(in|on)\sthe\s(pipeline|horizon))" + Tail
            + "|" + SaidOfThem + @"(proposed|suggested|recommended|put\sforward|nominated|to\s(add|consider))" + Tail,
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex NotYet();

    [GeneratedRegex(
        @"^\W*(proposed|suggested|recommended|proposals|pipeline|pending|candidates)\W*$|^\W*(pipeline\s(of\s)?" + Things
            + @"|(proposed|suggested|recommended|potential|possible)\s(new\s)?additions(\sto\s(\w+\s)*register)?)" + Tail,
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Additions();

    [GeneratedRegex(
        @"(^\W*|\s-\s|[:(]\s?)((new|emerging|risks?|corporate|strategic|operational|service|directorate|project|programme|"
            + @"opportunit(y|ies)|and|&|-|/)\s)*(watch\s?-?list(ed)?|watching\sbrief|longlist|long\slist|parked|on\shold|"
            + @"dormant|(deferred|inactive)\s" + Things + @"|horizon((\s|-)scan(ning|ned|s)?)?\s" + Things
            + @"|horizon(\s|-)scan(ning|ned|s)?)"
            + @"(\s(of\s)?(risks?|opportunities|threats|issues|items|entries|register|section))*" + Tail
            + @"|" + SaidOfThem + @"((to|on)\swatch|on\shold|parked)\W*$"
            + @"|^\W*((risk|corporate)\s)*(issues\W+)?(risks\s(that\s|which\s)?(have\s|has\s)?(now\s)?(materiali[sz]ed|crystalli[sz]ed)|"
            + @"(materiali[sz]ed|crystalli[sz]ed)\srisks)\W*$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Watched();
}
