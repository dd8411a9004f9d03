using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What stands above entries, or names their sheet, and speaks of exemption: "Exempt items (paragraph 3)", "Part II – NOT FOR PUBLICATION".
/// </summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Paragraph">The paragraphs of Schedule 12A that it names, "3", "3 and 5"; null where it names none, or a range.</param>
/// <param name="IsClear">It says of nothing but what is below that it is exempt, and why.</param>
internal sealed partial record ExemptCaption(string Text, string? Paragraph, bool IsClear)
{
    const int Longest = 600;
    const int LongestStep = 400;
    const int LongestCell = 120;
    const int LongestLine = 48;

    static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "exempt", "confidential", "restricted", "publi", "release", "pink", "official", "part", "sensitiv", "confidence",
            "do not circulate", "do not disclose", "private", "closed session", "closed agenda", "closed part", "camera", "secret",
            "do not share", "privilege", "unredacted", "circulation", "minuted", "disclosed", "in committee", "yellow paper", "blue paper",
            "lilac paper", "buff paper", "reserved", "tlp", "press", "only", "embargoed", "circulated", "protected", "closed meeting",
            "closed board", "closed committee", "closed council", "paragraph", "paras", "para ", "para.", "12a", "information ",
        ],
        StringComparison.OrdinalIgnoreCase);

    static readonly SearchValues<string> WordsOfCells = SearchValues.Create(
        ["private", "only", "not public", "part 2", "part ii", "part two", "in committee", "closed "], StringComparison.OrdinalIgnoreCase);

    // What may follow where it is said of entries: why, when, to whom.
    static readonly FrozenSet<string> Behind = new[]
    {
        "is", "are", "was", "were", "be", "been", "has", "have", "will", "under", "by", "pursuant", "within", "because", "as", "until",
        "due", "in", "on", "of", "for", "at", "to", "with", "if", "where", "when", "unless", "see", "per", "not", "only", "but", "which",
        "that", "this", "these", "all", "please", "do", "yes", "schedule", "sch", "applies", "apply", "exempt", "confidential",
        "restricted", "private", "sensitive", "official", "commercially", "commercial", "legally", "council", "cabinet", "committee",
        "subject", "content", "contents", "should", "must", "may", "cannot", "shall",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What is confidential or restricted in itself, and tells nothing of who may read of it; "Confidential land sale" does.
    static readonly FrozenSet<string> Subjects = new[]
    {
        "waste", "data", "records", "reporting", "access", "accommodation", "shredding", "helpline", "patient", "personal", "use", "funds",
        "funding", "reserves", "grants", "budgets", "income", "parking", "roads", "areas", "zones", "bins", "advice", "counselling",
        "support", "medicines", "substances", "movement", "duties", "hours", "staffing", "services",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Entries = new[]
    {
        "risk", "risks", "opportunity", "opportunities", "threat", "threats", "item", "items", "entry", "entries", "action", "actions",
        "information", "business", "matter", "matters", "register", "report", "reports", "paper", "papers", "appendix", "appendices",
        "annex", "section", "part", "session", "agenda", "document", "documents", "paragraph", "paragraphs", "para", "paras", "category",
        "material", "status", "version", "copy", "edition", "draft", "circulation", "list", "sheet", "tab", "table", "page", "minute",
        "minutes", "note", "details", "log", "file",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is said of what not all may see: a part of patterns.</summary>
    public const string Adjectives = "exempt(ed|ion|ions)?|confidential|restricted";

    /// <summary>Why something is not to be seen, without one of the words of access to information.</summary>
    public const string Sensitive =
        "((commercial|political|legal)(ly)?|market|business|price)[ -]sensitiv(e|ity)|commercial(ly)? in[ -]confidence";

    const string Paragraphs =
        @"\(?" + ExemptText.Number + @"\)?(\s*(,|&|/|\+|and|, and|or)\s*(paragraphs? )?\(?" + ExemptText.Number + @"\)?)*";

    /// <summary>It is taken to say so until that is answered.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether a text has one of the words, as few have.</summary>
    public static bool MayBeIn(string text) => text.AsSpan().ContainsAny(Words);

    /// <summary>Null of a text that does not speak of exemption.</summary>
    public static ExemptCaption? Of(string text)
    {
        // Nearly no text has one of the words.
        if (text.Length > Longest || !MayBeIn(text)) return null;
        var written = TextKey.Of(text);
        var key = ExemptDenials.Without(written);
        var isSaid = Speaks().IsMatch(key) || (NamesReason().IsMatch(key) && !Denies().IsMatch(written)) || ExemptMarking.IsOne(key)
            || (text.Length <= LongestLine && SaysForWhom().IsMatch(key));
        if (!isSaid && !SaysOfEntries(key, text) && !PartTwo().IsMatch(key)) return null;
        var named = Named().Matches(key);
        var isListed = named.Count > 0 && named.All(each => !each.Groups["range"].Success);
        var paragraph = isListed ? ExemptText.Listed(string.Join(' ', named.Select(each => each.Groups["paragraphs"].Value))) : null;
        return new(CellText.OnOneLine(CellText.WithPlainLineEnds(text)), paragraph,
            paragraph is not null && Begins().IsMatch(key) && !Hedges().IsMatch(key) && !text.Contains('?', StringComparison.Ordinal));
    }

    /// <summary>The same of a cell beside the entry, where fewer words say so: "Private: tribunal papers", "Part 2 members only".</summary>
    public static ExemptCaption? OfCell(string text) => Of(text)
        ?? (text.Length <= LongestCell && text.AsSpan().ContainsAny(WordsOfCells) && SaysForWhom().IsMatch(TextKey.Of(text))
            ? new(CellText.OnOneLine(CellText.WithPlainLineEnds(text)), null, IsClear: false) : null);

    /// <summary>The same of a note, of which a part may speak of exemption.</summary>
    public static ExemptCaption? OfNote(string text)
    {
        if (text.Length <= Longest) return Of(text);
        if (!MayBeIn(text)) return null;
        for (var at = 0; at < text.Length; at += LongestStep)
        {
            if (Of(text.Substring(at, Math.Min(Longest, text.Length - at))) is { } caption) return caption with { IsClear = false };
        }

        return null;
    }

    /// <summary>Whether it goes before another, as the first that says why does, or the only one.</summary>
    public bool GoesBefore(ExemptCaption? other) => other is null || (other.Paragraph is null && Paragraph is not null);

    /// <summary>The first of several that stand above the same entries, with what all of them give as the reason.</summary>
    public ExemptCaption With(IEnumerable<ExemptCaption> others)
    {
        var all = others.Append(this).Select(caption => caption.Paragraph).OfType<string>().Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToArray();
        return all.Length < 2 || Paragraph is null ? this
            : this with { Paragraph = ExemptText.Listed(string.Join(' ', all)), IsClear = false };
    }

    /// <summary>Whether a text consists of nothing else, as no entry's title does.</summary>
    public static bool IsAllOf(string text) => Of(text) is not null && Wholly().IsMatch(TextKey.Of(text));

    /// <summary>Whether a text says that what is below may be seen by all: "Part I – public items".</summary>
    public static bool SaysPublic(string text) => Of(text) is null && Public().IsMatch(TextKey.Of(text));

    // "Exempt accommodation", "Exempt from VAT" and "Tax-exempt bodies" are what a risk is about.
    static bool SaysOfEntries(string key, string text)
    {
        var isAny = false;
        foreach (Match match in Adjective().Matches(key))
        {
            isAny = true;
            if (match.Groups["tax"].Success) continue;
            var rest = match.Groups["rest"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (IsOfEntries(rest)) return true;
            if (match.Index == 0 && match.Value[0] is 'c' or 'r' && rest is [var next, ..] && !Subjects.Contains(next)) return true;
        }

        return isAny && Capitals().IsMatch(text);
    }

    static bool IsOfEntries(string[] rest)
    {
        var next = Array.FindIndex(rest, word => word is not ("and" or "or" or "&" or "the"));
        if (next < 0) return true;
        return rest[next] == "from" ? rest.Skip(next + 1).Any(word => OfPublication().IsMatch(word))
            : Behind.Contains(rest[next]) || rest.Any(Entries.Contains);
    }

    [GeneratedRegex(
        @"(?<tax>\b(tax|vat|rates?|duty|fee|rent|levy|stamp)[ -])?\b(" + Adjectives + @")\b"
            + @"(?<rest>( [a-z&']+){0,4})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Adjective();

    // "CONFIDENTIAL Sale of the mill".
    [GeneratedRegex(@"\b(EXEMPT|CONFIDENTIAL|RESTRICTED)\b\W+\p{Lu}?\p{Ll}", RegexOptions.ExplicitCapture)]
    private static partial Regex Capitals();

    [GeneratedRegex("^(publi|disclos|press|foi|freedom|releas|access|inspection|view|open|being)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex OfPublication();

    [GeneratedRegex(
        @"\b(not (for publication|to be published|for release)|redact(ed|ion)? (before|prior to|on|for) (publi|releas)[a-z]*"
            + @"|(pink|yellow|blue|lilac|buff) papers?|exclusion of (the )?(press|public)|legal(ly)? (professional )?privileged?|unredacted"
            + @"|not for (onward |wider |general )?circulation|not to be (minuted|shared|disclosed)|(must|may) not be (disclosed|shared)"
            + @"|(must|may|should|shall|can|will|to) not be (circulated|distributed|shared|disclosed|released) (outside|beyond|wider"
            + @"|further|more widely|publicly|externally)|(for|in|at|to|by) ((the|a|its|our) )?(closed|private|confidential) "
            + "(part of the )?(meeting|board|committee|council|cabinet|session)"
            + @"|not in the public domain|committee[ -]in[ -]private|reserved (business|matters?|section|items?)|tlp:? ?(red|amber)"
            + @"|(taken|discussed|reported) in (private|camera|committee)|(staff|management|members|board) in confidence"
            + @"|strictly for the eyes of|(board|members?|trustees?|officers?|governors?)[ -]only (risks|items|section|entries|register)"
            + @"|sensitive (risks|items|section|entries|opportunities)|(closed|private) (session|agenda|part of the (meeting|agenda))"
            + @"|(held|meeting|session|considered) in (private|camera)|" + Sensitive
            + @"|(reported|circulated|shown|disclosed|visible|available|issued) to ([a-z]+ ){1,4}only|(private|embargoed) until"
            + @"|withheld from (the )?(press|publi)[a-z]*|official[ :-]+sensitive"
            + @"|(press and )?public (are |is |be |were |to be )?excluded|excluded from (press and )?public)\b"
            + @"|(^\W*|[:;.(] ?|- )(please )?do not (publish|release|circulate|disclose|share)\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Speaks();

    // As agendas say why an appendix is exempt, without that word: "By virtue of paragraph(s) 3 of Part 1 of Schedule 12A", "(Paras 3 and
    // 5)", "Information relating to the financial or business affairs of any particular person".
    [GeneratedRegex(
        @"\bsch(edule)?\.? ?12a\b"
            + @"|(^\W*|\()((under|by virtue of|see) )?para(graph)?s?(\(s\))?\.?\s*" + Paragraphs + @"\)?"
            + @"(\W*$|\W{1,3}(information|financial|business|commercial|legal|individuals?)\b)"
            + @"|\binformation (relating to|in respect of) (the |any )?(financial ?(or|and|/|&) ?business affairs|individual\b"
            + @"|(consultations?|negotiations?)\b)"
            + @"|\binformation (which is )?likely to reveal the identity",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NamesReason();

    [GeneratedRegex(@"\b(no|not|none|nothing|neither)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Denies();

    // "Part 2 – Opportunities" is a number and a kind; "Part 2" alone is where councils keep what is exempt.
    // "Part B – private" and "Private items" say it whatever the number.
    [GeneratedRegex(
        @"^\W*((agenda|council|cabinet|committee|board) )?part (2|ii|two)"
            + @"(\W+(private|closed|agenda|items?|matters?|reports?|risks?|register|entries))*\W*$"
            + @"|^\W*(items?|risks?|matters?|entries|reports?|papers?|business)( (to be )?(considered|taken|reported|discussed))?"
            + @" (for|in|under|at) part (2|ii|two)( of the (agenda|meeting))?\W*$"
            + @"|^\W*((part|section|appendix|annex) [a-z0-9]{1,3}\W+)?private( (agenda|items?|matters?|reports?|risks?|register|entries"
            + @"|papers?|business|section|part))?\W*$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex PartTwo();

    [GeneratedRegex(
        @"\bpara(graph)?s?(\(s\))?\.?\s*\(?(?<paragraphs>" + ExemptText.Number + @"\b\)?"
            + @"(\s*(,|&|and|, and)\s*(paragraphs? )?\(?" + ExemptText.Number + @"\b\)?)*)"
            + @"(?<range>\s*(-|or|to|/)\s*(paragraphs? )?\(?[0-9])?",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"^\W*private( (and|&) confidential)?\s?[:–—-]|^\W*(for )?(the )?members'? room only\W*$"
            + @"|^\W*not (for the )?public\W*$"
            + @"|^\W*part (2|ii|two)\W+((private|closed|confidential|exempt)\W+)?"
            + @"(member|councillor|officer|director|cabinet|committee|board)s?\b"
            + @"|^\W*((for )?(member|councillor|officer|director|executive|board|staff|internal|cabinet|committee|trustee|governor"
            + @"|manager|partner|employee|authority|leadership|management|smt|cmt|slt|elt)s?"
            + @"( (and|&|or) (member|councillor|officer|director|staff)s?)?"
            + @"( use| circulation| team)?|circulation to .{3,40}) only\W*$"
            + @"|^\W*in committee\b|^\W*(private|closed|confidential) (board|session|meeting|committee|agenda|part|item|section)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex SaysForWhom();

    [GeneratedRegex(@"^\W*(part (2|ii|two)\W+)?(exempt|confidential|restricted|private|not for publication)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Begins();

    // What is exempt may be another part of the report.
    [GeneratedRegex(@"\b(appendix|appendices|annex|may|some|where|if|except|unless|marked|shown|contains?)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Hedges();

    [GeneratedRegex(
        @"^(\W*(exempt|confidential|restricted|private|not|for|publication|pink|papers?|part|2|ii|two|items?|matters?|risks?|opportunities"
            + @"|entries|information|business|section|under|by|virtue|of|the|and|paragraphs?|para|[0-9]{1,2}|schedule|12a|local"
            + @"|government|act|1972)\b\W*)+$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Wholly();

    [GeneratedRegex(@"\b(public|open (session|agenda|part)|part (1|i|one)|unrestricted|((not|non)[ -]?(exempt|confidential|restricted)))\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Public();
}
