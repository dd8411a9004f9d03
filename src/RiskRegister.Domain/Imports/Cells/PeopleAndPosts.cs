using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Tells people and posts, who may own something, from other texts.</summary>
internal static partial class PeopleAndPosts
{
    static readonly string[] PostWords =
    [
        "director", "head", "officer", "manager", "chief", "lead", "leader", "team", "board", "group", "committee", "executive",
        "secretary",
        "treasurer", "solicitor", "councillor", "cllr", "chair", "clerk", "partner", "monitoring", "commissioner", "registrar", "cabinet",
        "principal", "superintendent", "accountant", "auditor", "member", "deputy", "assistant", "president", "controller", "coordinator",
        "surveyor", "engineer", "architect", "planner", "analyst", "adviser", "advisor", "administrator", "supervisor", "technician",
        "inspector", "specialist", "ranger", "curator", "archivist", "librarian", "buyer", "lawyer", "headteacher", "bursar", "ecologist",
        "mgr", "mngr",
    ];

    // Of which posts speak and no person's name: "Portfolio Holder: Adult Care".
    static readonly string[] AreaWords =
    [
        "services", "service", "care", "housing", "finance", "resources", "planning", "environment", "highways", "transport", "education",
        "children", "adults", "adult", "health", "wellbeing", "community", "communities", "culture", "leisure", "growth", "regeneration",
        "economy", "economic", "development", "safety", "waste", "governance", "digital", "customer", "customers", "corporate", "people",
        "place", "assets", "property", "climate", "skills", "families", "public", "social", "protection", "safeguarding", "legal", "law",
        "area", "north", "south", "east", "west", "central", "unit", "department", "directorate", "office", "hall", "council", "strategy",
        "operations", "human", "business", "data", "information", "change", "audit", "internal", "revenues", "benefits", "licensing",
        "emergency", "contingencies", "democratic", "electoral", "payroll", "procurement", "estates", "facilities", "commercial",
        "enforcement", "scene", "income", "communications", "media", "pensions", "treasury", "fraud", "registration", "bereavement",
        "trading", "standards", "building", "performance", "policy", "programme", "project", "partnerships", "improvement",
        "transformation", "insurance", "fleet", "flood", "libraries", "homelessness", "tenancy", "technology",
    ];

    // With which no post's name ends, or the name of a body to which things are reported.
    static readonly string[] NeverLast = ["monitoring", "cabinet", "member", "deputy", "assistant", "cllr", "board", "committee"];

    // What is to be done with a post, and no part of its name.
    static readonly string[] Verbs =
    [
        "appoint", "recruit", "brief", "train", "hire", "meet", "inform", "report", "consult", "establish", "engage", "replace", "ask",
        "create", "support", "present", "contact", "notify", "new", "via", "through", "with", "by",
    ];

    // Behind a post, before what its holder does.
    static readonly FrozenSet<string> DoingWords =
        FrozenSet.ToFrozenSet(["will", "is", "are", "has", "have", "was", "were", "must", "should", "can", "may"], StringComparer.Ordinal);

    // Sums, roads, rounds and days have them, and nobody's name.
    static readonly SearchValues<char> Figures = SearchValues.Create("0123456789£$€%");

    const int LongestAbbreviation = 6;
    const int LongestOwner = 60;
    const int MostWords = 8;

    /// <summary>Whether a text may be a post, or a person of whom that is clear, which is cheaply told.</summary>
    public static bool MayBeAPost(ReadOnlySpan<char> text) => text.Contains(" of ", StringComparison.OrdinalIgnoreCase)
        || text.Contains(" for ", StringComparison.OrdinalIgnoreCase) || (text.Length > 1 && text[1] is ' ' or '.')
        || Titles.Contains(text[..Math.Max(0, text.IndexOf(' '))].TrimEnd('.'))
        || Posts.Contains(text[(text.LastIndexOf(' ') + 1)..].TrimEnd("sS"));

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = new[]
    {
        "Cllr", "Councillor", "Mr", "Mrs", "Ms", "Miss", "Dr", "Prof",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Posts = PostWords
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Whether a text within another can only be a post or a person: "Head of HR", "HR manager", "J Shah", but neither "Town Hall", which
    /// two names look like, nor "Appoint a manager".
    /// </summary>
    public static bool IsSurelyOne(string text)
    {
        if (text.Length is 0 or > LongestOwner || !char.IsUpper(text[0]) || OwnerNames.IsNobody(text)) return false;
        if (Person().IsMatch(text) || Titled().IsMatch(text) || IsChief(text)) return true;
        if (text.AsSpan().ContainsAnyInRange('0', '9') && ActionText.OwnerAndDay(text) is not null) return false;
        var words = text.Split([' ', ',', '&', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords || Verbs.Contains(words[0], StringComparer.OrdinalIgnoreCase) || SaysWhatOneDoes(words)) return false;
        return IsPostOf(text) || (IsPostWord(words[^1]) && !NeverLast.Contains(words[^1], StringComparer.OrdinalIgnoreCase)
            && Array.TrueForAll(words, word => char.IsUpper(word[0]) || char.IsDigit(word[0]) || word is "of" or "for" or "and" or "to"
                || IsPostWord(word)));
    }

    // Initials of posts that stand for nothing else in what councils do: a CPO may be a purchase order.
    static bool IsChief(string text) => text is "CEO" or "CFO" or "COO" or "CIO" or "CISO" or "SIRO" or "RFO" or "DPO";

    // "Head of Culture to report in March", "Director of Place will decide", but not "Head of Office to the Mayor".
    static bool SaysWhatOneDoes(string[] words)
    {
        for (var at = 1; at < words.Length - 1; at++)
        {
            var next = words[at + 1];
            if (words[at] == "to" ? char.IsLower(next[0]) && next != "the" : DoingWords.Contains(words[at])) return true;
        }

        return false;
    }

    /// <summary>"J Smith".</summary>
    public static bool IsInitialAndName(string text) => Person().IsMatch(text);

    /// <summary>Whether a text can only be a person: "J Smith", "Cllr Ada Lark".</summary>
    public static bool IsPersonOfSigns(string text) =>
        text.Length <= LongestOwner && (Person().IsMatch(text) || Titled().IsMatch(text));

    /// <summary>Whether a text that is called an owner is a person: "Jane Smith", but neither "Head of HR" nor "Adult Care".</summary>
    public static bool IsPerson(string text)
    {
        if (text.Length > LongestOwner) return false;
        return IsPersonOfSigns(text) || (Names().IsMatch(text)
            && Array.TrueForAll(text.Split(' '), word => !IsPostWord(word) && !AreaWords.Contains(word, StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>Whether what a label calls an owner can be one, and no sentence: "Pool Manager", "J. Smith", "Estates team".</summary>
    public static bool MayBeOne(string text)
    {
        if (text.Length is < 2 or > LongestOwner || !char.IsUpper(text[0])) return false;
        if (OwnerNames.IsNobody(text) || OwnerNames.GoesOn(text)) return false;
        var words = text.Split([' ', ',', '&', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MostWords || words[^1].Length == 1 || Title().IsMatch(text)) return false;
        return !Verbs.Contains(words[0], StringComparer.OrdinalIgnoreCase)
            && (IsSurelyOne(text) || IsPostWord(words[^1]) || Array.TrueForAll(words, IsOfAName));

        static bool IsOfAName(string word) =>
            char.IsUpper(word[0]) || char.IsDigit(word[0]) || word is "of" or "for" or "and" or "the";
    }

    /// <summary>
    /// Whether what stands beside a day in brackets can be an owner: "Estates", "head of works", but neither "Completed by Parks Manager"
    /// nor "see the report" or "Parks Manager; next".
    /// </summary>
    public static bool MayBeOneWith(string text) =>
        text.Length <= LongestOwner && !text.AsSpan().ContainsAny(Figures) && !OwnerNames.GoesOn(text) && !OwnerNames.IsNobody(text)
        && !NoOwner().IsMatch(text) && !NoName().IsMatch(text)
        && ActionText.StatusOf(text) is null;

    /// <summary>Initials, which an owner may have beside a day or how an action stands: "JS", "HR".</summary>
    public static bool IsInitials(string text) => text.Length is 2 or 3 && text.AsSpan().IndexOfAnyExceptInRange('A', 'Z') < 0;

    /// <summary>The initials by which a person may be called: of "Jane Ann Smith" JAS and JS; initials themselves.</summary>
    public static IEnumerable<string> InitialsOf(string owner)
    {
        if (IsInitials(owner)) return [owner];
        if (!IsPerson(owner)) return [];
        char[] letters = [.. owner.Split(' ').Where(word => !Title().IsMatch(word)).Select(word => word[0])];
        return letters.Length == 0 ? [] : [new string(letters), $"{letters[0]}{letters[^1]}"];
    }

    /// <summary>Whether both name one: "JS", "J Smith" and "Jane Smith"; "Head of Works" and "Ann Lee, Head of Works".</summary>
    public static bool AreTheSame(string first, string second)
    {
        var (shorter, longer) = first.Length < second.Length ? (first, second) : (second, first);
        if (IsInitials(shorter)) return shorter == longer || InitialsOf(longer).Contains(shorter, StringComparer.Ordinal);
        if (longer.Contains(shorter, StringComparison.OrdinalIgnoreCase)) return true;
        var (one, other) = (shorter[(shorter.LastIndexOf(' ') + 1)..], longer[(longer.LastIndexOf(' ') + 1)..]);
        return IsPerson(shorter) && IsPerson(longer) && shorter[0] == longer[0] && one.Equals(other, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a text is a post: it has a word that posts have, or is an abbreviation such as MT.</summary>
    public static bool IsPost(string text)
    {
        var words = text.Split([' ', '-', ',', '&', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return words is [{ Length: >= 2 and <= LongestAbbreviation } only] && only.All(char.IsAsciiLetterUpper)
            || words.Any(IsPostWord);
    }

    /// <summary>Whether the last of some words may be the end of a post's name: of "Finance Officer", but not of "Deputy".</summary>
    public static bool EndsAsPost(string[] words) =>
        IsPostWord(words[^1]) && !NeverLast.Contains(words[^1].TrimEnd('s'), StringComparer.OrdinalIgnoreCase);

    static bool IsPostWord(string word) => PostWords.Contains(word.TrimEnd('s', 'S'), StringComparer.OrdinalIgnoreCase)
        || PostWords.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text is a post that says what of: "Head of Law", "AD Environment".</summary>
    public static bool IsPostOf(string text) => PostOf().IsMatch(text) || ShortPostOf().IsMatch(text);

    [GeneratedRegex(@"^\p{Lu}(\.?\s|\.)\p{Lu}[\p{L}'’-]+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Person();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’-]+(\s\p{Lu}\.?)?(\s\p{Lu}[\p{L}'’-]+){1,2}$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Names();

    [GeneratedRegex(
        @"^(Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof)\.?(\s\p{Lu}[\p{L}'’.-]*){1,3}$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Titled();

    [GeneratedRegex(@"^(Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof)\.?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Title();

    [GeneratedRegex(
        @"^(see|as|in|at|on|per|from|since|was|were|is|to|next|new|revised|review(ed)?|complete(d)?|done|closed|agreed|approved|adopted|"
            + @"started|begun|implemented|reported|presented|submitted|referred|escalated|funded|finished|delivered|achieved|cancelled|"
            + @"superseded|withdrawn|ongoing|now|then|until|not|no|last)\b"
            + @"|\s(by|was|were|is|next|now|previously|since|until)(\s|$)"
            + @"|\b(consent|permission|funding|area|site|ward|hall|house|block [a-z])$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoOwner();

    // A day before another, "31/03/26 – 30/06/26", or what a day is of: "Phase 2, March 2027".
    [GeneratedRegex(
        "^([0-9]|" + DateText.Month + @"[a-z]*\.?(\s+'?[0-9].*)?$|q[1-4]\b|(spring|summer|autumn|winter)\b"
            + @"|(early|mid|late|end|start|beginning)\b|(phase|stage|tranche|part|step|year|version)\s+([0-9ivx]+|one|two|three)\b"
            + @"|(target|deadline|estimated|expected|anticipated|provisional(ly)?|draft|interim|subject|once|after|before|following|when|if"
            + @"|for|of|with|and|or|annual(ly)?|quarterly|monthly|weekly|daily|regular(ly)?)\b)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoName();

    [GeneratedRegex(
        @"^((Assistant|Deputy|Interim|Acting|Associate|Executive|Strategic|Group|Service)\s+){0,2}"
            + @"(Head|Director|Chief|Manager|Leader|Lead|Chair)\s+(of|for)\s+\p{L}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PostOf();

    // "AD Environment", "Asst Director, Parks", "Dir. of Place", but not "Ad hoc review" or "Dir".
    [GeneratedRegex(
        @"^(AD|HoS|Dir\.?|(Asst|Assistant|Exec|Executive|Dep|Deputy|Strategic)\.?\sDir(\.|ector)?)(\s*[,–-]|\s+(of|for))?\s+\p{Lu}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex ShortPostOf();
}
