using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What in an action's text seems to be its owner or its day, and is not clearly so: the text stays as it is, and that is named.
/// </summary>
internal static partial class ActionSigns
{
    const int MostParts = 3;
    const int LongestInitials = 6;

    static readonly string[] Before =
    [
        "on", "of", "in", "from", "since", "at", "to", "for", "the", "and", "until", "after", "was", "is", "dated",
    ];

    // With which names of places end, besides.
    static readonly string[] Places =
    [
        "lane", "close", "way", "hill", "park", "square", "green", "bridge", "site", "market", "county", "borough", "district",
        "city", "town", "village", "valley", "bay", "river", "water", "rail", "police", "england", "wales", "scotland", "ireland",
        "anglia", "kingdom",
    ];

    // Which names of buildings, firms and standards have, and hardly a person's.
    static readonly FrozenSet<string> NoPersons = new[]
    {
        "house", "view", "court", "road", "street", "avenue", "crescent", "gardens", "terrace", "mews", "centre", "center", "school",
        "college", "academy", "university", "hospital", "surgery", "library", "museum", "theatre", "stadium", "station", "depot", "estate",
        "uk", "gb", "eu", "ltd", "limited", "plc", "llp", "inc", "cic", "co", "systems", "utilities", "services", "solutions", "software",
        "technologies", "networks", "consulting", "consultants", "associates", "construction", "contractors", "engineering", "homes",
        "energy", "trust", "foundation", "partnership", "charity", "act", "plan", "scheme", "framework", "standard", "phase", "stage",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a day ends the text, parted from it, or stands behind "by", "due" and the like.</summary>
    public static bool OfADay(string text)
    {
        text = WithoutShare(text);
        if (!text.AsSpan().ContainsAnyInRange('0', '9')) return Vague().IsMatch(text) || IsMonthBehind(text);
        return Day().IsMatch(text) || Vague().IsMatch(text) || OfAMovedDay(text) || IsUnparted(text) || InBracket(text)
            || BehindBracket().IsMatch(text);
    }

    /// <summary>Whether it ends in a day to which something was moved: "extended to June 2027", "[revised date 30/06/27]".</summary>
    public static bool OfAMovedDay(string text) => Moved().IsMatch(text);

    /// <summary>The day by which something is due within a text: "Mend roofs by Sept 2027, then walls"; null of none.</summary>
    public static DateOnly? DayWithin(string text) => text.AsSpan().ContainsAnyInRange('0', '9')
        && Within().Match(text) is { Success: true } within ? DateText.ReadDue(within.Groups["day"].Value) : null;

    // "Drill, March", but not "in May, June".
    static bool IsMonthBehind(string text) => MonthBehind().Match(text) is { Success: true } month
        && !MonthBehind().IsMatch($", {month.Groups["word"].Value}");

    /// <summary>Initials in brackets at the end, which beside a day are nearly always an owner's; null where there are none.</summary>
    public static string? InitialsAtEnd(string text) => text.AsSpan().TrimEnd(" .") is [.., >= 'A' and <= 'Z', ')' or ']']
        && ActionEnding.LastBracket(text) is { } bracket && PeopleAndPosts.IsInitials(bracket.Content) ? bracket.Content : null;

    /// <summary>
    /// Whether a text from which a day or a state is taken ends in what is nearly always an owner: "Drill (JS)", "Drill – HR", "Drill by
    /// Head of ICT".
    /// </summary>
    /// <param name="areSaid">The heading says that owners stand there: "Pen test, External".</param>
    public static bool EndsInAnOwner(string text, bool areSaid)
    {
        if (InitialsAtEnd(text) is not null) return true;
        var end = text.AsSpan().TrimEnd(" .").ToString();
        var part = ActionEnding.LastPart(end)?.Part ?? Behind(", ");
        return part is not null ? PeopleAndPosts.IsInitials(part) || (areSaid && PeopleAndPosts.MayBeOne(part))
            : Behind(" by ") is { } doer && PeopleAndPosts.IsSurelyOne(doer);

        string? Behind(string sign) =>
            end.LastIndexOf(sign, StringComparison.OrdinalIgnoreCase) is > 0 and var at ? end[(at + sign.Length)..] : null;
    }

    /// <summary>Initials before a text, "JS: Drill", "[JS] Drill"; null where there are none.</summary>
    public static string? InitialsAtBeginning(string text)
    {
        var line = ItemLines.WithoutNumber(text);
        var isBracketed = line is ['[' or '(', ..];
        var end = line.AsSpan(0, Math.Min(line.Length, LongestInitials)).IndexOfAny(":])");
        if (end <= 0 || end + 1 >= line.Length || isBracketed == (line[end] == ':')) return null;
        var initials = line[(isBracketed ? 1 : 0)..end];
        return PeopleAndPosts.IsInitials(initials) ? initials : null;
    }

    // "Mend the fence 31.3.27", but neither "agreed 31.3.27" nor "the audit of 31.3.27".
    static bool IsUnparted(string text) => Figured().Match(text) is { Success: true } day && !day.Groups["word"].Value.EndsWith("ed",
        StringComparison.OrdinalIgnoreCase) && !Before.Contains(day.Groups["word"].Value, StringComparer.OrdinalIgnoreCase);

    // "(Jane Smith March 2027)", "[Estates 31 March 2027]".
    static bool InBracket(string text) => ActionEnding.LastBracket(text) is { } bracket
        && InBracketBehind().Match(bracket.Content) is { Success: true, Index: > 0 } day
        && PeopleAndPosts.MayBeOneWith(bracket.Content[..day.Index]);

    /// <summary>Whether a label names an owner, or a post or person stands at the end or the beginning, apart from the text.</summary>
    public static bool OfAnOwner(string text)
    {
        text = WithoutShare(text);
        if (text is ['@', >= 'A' and <= 'Z', ..]) return true;
        if (text.Contains(':', StringComparison.Ordinal) && OwnerLabel().IsMatch(text)) return true;
        var end = text;
        for (var part = 0; part < MostParts && end is not null; part++)
        {
            if (ActionEnding.LastBracket(end) is { } bracket && IsOwnerIn(bracket.Content)) return true;
            var apart = ActionEnding.LastPart(end);
            if (apart is { } behind && PeopleAndPosts.IsSurelyOne(WithoutBy(behind.Part))) return true;
            end = apart is { } goingOn && GoesOnBehindBracket(goingOn.Before, goingOn.Part) ? null : apart?.Before;
        }

        var line = text.TrimEnd(' ', '.');
        if (line.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var last && DueText.SaysNone(line[(last + 2)..]))
            line = line[..last];
        if (line.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma
            && (PeopleAndPosts.IsSurelyOne(line[(comma + 2)..]) || IsPersonBehind(line, comma))) return true;
        return ActionBeginning.IsMarked(text) && First().Match(text) is { Success: true } first
            && PeopleAndPosts.IsSurelyOne(first.Groups["part"].Value.Trim());
    }

    // "Recruit nurses, Jane Smith", but neither "… in Essex, East Anglia" nor "…, Long Lane".
    static bool IsPersonBehind(string line, int comma)
    {
        var name = line[(comma + 2)..];
        var word = line.AsSpan(0, comma);
        word = word[(word.LastIndexOf(' ') + 1)..];
        var goesOn = word.Length > 1 && char.IsUpper(word[0]) && char.IsLower(word[1]);
        return !goesOn && IsPersonsName(name)
            && !Places.Contains(name[(name.LastIndexOf(' ') + 1)..], StringComparer.OrdinalIgnoreCase);
    }

    // "Drill, JS, Mar 27, 75%", "Drill (JS, 75%)".
    static string WithoutShare(string text) => text.Contains('%', StringComparison.Ordinal) ? Share().Replace(text, "") : text;

    // "(Jane Smith, ongoing)": a name within a text may be a place's, too.
    static bool IsOwnerIn(string said) => PeopleAndPosts.IsSurelyOne(said) || IsPersonsName(said)
        || (ActionEnding.StateAndRest(said) is var (_, rest) && PeopleAndPosts.MayBeOne(rest));

    // "Jane Smith", but neither "Kirkby House" nor "Hydro Systems UK" or "Euro VI".
    static bool IsPersonsName(string text) => PeopleAndPosts.IsPerson(text) && !Array.Exists(text.Split(' '),
        word => NoPersons.Contains(word)
            || (word.Length > 1 && char.IsUpper(word[1]) && ItemNumbers.Roman.Contains(word, StringComparer.OrdinalIgnoreCase)));

    // "… (Lower Lea) and its annexe", where the name belongs to the text, but not "… (Jane Smith) by spring".
    static bool GoesOnBehindBracket(string before, string part) =>
        before[^1] is ')' or ']' && char.IsLower(part[0]) && !SaysMore().IsMatch(part);

    static string WithoutBy(string part) => part.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? part[3..].TrimStart() : part;

    /// <summary>Whether words say how the action stands that are not clearly apart: "COMPLETED", "On hold: …", "50% complete".</summary>
    public static bool OfAState(string text) => Ended().IsMatch(text) || Standing().IsMatch(text);

    [GeneratedRegex(
        @"^((by|due|before|until|no\s+later|target|deadline|ongoing|on[\s-]going|complete|completed|done|closed|in\s+progress|started"
            + @"|underway|on\s+track|planned|to|is|lead|leads|leading|owner)\b|and\s*[(\[])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex SaysMore();

    const string Figures = @"[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-]([0-9]{4}|[0-9]{2})";
    const string MonthAndYear = DateText.Month + @"[a-z]*\.?[\s\-]+'?([0-9]{4}|[0-9]{2})";

    // Behind a sign at the end; at the beginning; or behind a word such as "by".
    [GeneratedRegex(
        @"([()\[\]|,;:./–—]|\s-)\s*((" + Figures + @"|([0-9]{1,2}(st|nd|rd|th)?\s+)?" + MonthAndYear
            + @"|q[1-4](\s+[0-9]{2,4}([/\-][0-9]{2})?)?)[\s.]*([)\],;:|/(\[–—][^0-9]*|\s-\s[^0-9]*)?$)"
            + "|^(" + Figures + @"(\s|\s*[:–—-])|([0-9]{1,2}(st|nd|rd|th)?\s+)?" + DateText.Month + @"[a-z]*\s+[0-9]{4}\s*[:–—-]|"
            + MonthAndYear + @"\s*:)"
            + @"|\b(by|due|due date|before|until|no later than|deadline|target|" + ActionText.Intended
            + @")\b:?\s*(the\s+)?(end\s+(of\s+)?)?"
            + "(" + Figures + @"\b|([0-9]{1,2}(st|nd|rd|th)?\s+(of\s+)?)?" + MonthAndYear + @"\b"
            + @"|[0-9]{1,2}(st|nd|rd|th)?\s+(of\s+)?" + DateText.Month + @"|q[1-4]\b)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Day();

    [GeneratedRegex(
        @"\b(by|due|due\s+by|no\s+later\s+than)\s+(the\s+)?(end\s+(of\s+)?)?"
            + "(?<day>" + Figures + @"|([0-9]{1,2}(st|nd|rd|th)?\s+)?" + MonthAndYear + @")\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Within();

    [GeneratedRegex(
        @"\b(extended|revised|moved|deferred|slipped|rescheduled|put\s+back|now|new)\s+((target|due|completion)\s+)?"
            + @"((date|deadline|target)\s*)?(:\s*)?((to|until|is|of|for)\s+)?([0-9]{1,2}(st|nd|rd|th)?\s+)?("
            + Figures + "|" + MonthAndYear + @")[\s.]*[)\]]?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Moved();

    // "by March", "by 31/03", "before the end of the financial year", "Q1: …".
    [GeneratedRegex(
        @"\b(by|due|before|until|no later than|deadline|target|" + ActionText.Intended
            + @")\b:?\s*(the\s+)?((early|mid|late)[\s-])?(end\s+(of\s+)?(the\s+)?)?"
            + "(" + DateText.Month + @"[a-z]*|[0-9]{1,2}/[0-9]{1,2}|(financial|calendar|this)?\s*year([\s-]end)?|fy"
            + @"|(spring|summer|autumn|winter|christmas|easter)(\s+[0-9]{4})?|(fy\s?)?20[0-9]{2}[/-][0-9]{2,4})[\s.]*[)\]]?$"
            + @"|^(q[1-4](\s+[0-9]{2,4}([/-][0-9]{2,4})?)?|(fy\s?)?20[0-9]{2}[/-][0-9]{2,4})\s*:"
            + @"|[,;]\s*(fy\s?)?20[0-9]{2}[/-][0-9]{2,4}\s*[)\]]\.?$"
            + @"|[(\[–—]\s*end\s+of\s+(the\s+)?(financial\s+year|fy|year)\s*[)\]]?$"
            + @"|([(\[–—]|\s-)\s*(((early|mid|late|end\s+of)[\s-]+)?" + DateText.WholeMonth
            + @"|(0[1-9]|1[0-2])/(20)?[0-9]{2})[\s.]*[)\]]?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Vague();

    // "Pay talks (HRD) 12/26": a month of a year.
    [GeneratedRegex(@"[)\]]\s*[-–:,]?\s*(0?[1-9]|1[0-2])/(20)?[2-4][0-9]\.?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BehindBracket();

    [GeneratedRegex(@"(?<word>[\p{L}\p{N}]*)\s*,\s+(by\s+)?" + DateText.WholeMonth + @"[\s.]*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex MonthBehind();

    [GeneratedRegex(@"(?<word>[\p{L}\p{N}]+)\s+" + Figures + @"[\s.]*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Figured();

    [GeneratedRegex(@"\s(" + Figures + @"|([0-9]{1,2}(st|nd|rd|th)?\s+)?" + MonthAndYear + ")$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InBracketBehind();

    [GeneratedRegex(
        @"\b(owner|lead|lead officer|responsible( officer| person)?|by whom)\s*:",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OwnerLabel();

    [GeneratedRegex(@"^([\[(](?<part>[^\[\]()]{2,60})[\])]|(?<part>[^:;\[\]()–—]{2,60}?)(:|\s[–—-]))\s",
        RegexOptions.ExplicitCapture)]
    private static partial Regex First();

    [GeneratedRegex(@"[\s,;|–—-]*[(\[]?\s*[0-9]{1,3}\s?%(\s+(complete|done))?[\s.)\]]*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Share();

    [GeneratedRegex(@"\b(COMPLETED?|DONE|CLOSED|IMPLEMENTED|CANCELLED)\b|\bCompleted\s+((on|in)\s+)?[0-9A-Z][^.;]*20?[0-9]{2}\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ended();

    [GeneratedRegex(
        @"^(in progress|on hold|part(ly|ially)?[\s-]complete(d)?|completed|done|cancelled|superseded)\b[^:.;–—]{0,30}[:.;–—]\s"
            + @"|[.;,(\[–—]\s*(completed|done|cancelled|implemented)\b[^.;]{0,40}[.)\]]*$|[0-9]\s?%\s+(complete|done)"
            + @"|[.,;:(\[–—]\s*((now|partly|partially|nearly|largely|all)\s+)?(completed?|done|closed|ongoing|in\s+progress)[\s.)\]]*$"
            + @"|[(\[–—]\s*100\s?%[\s.)\]]*$|[(\[,;|]\s*[0-9]{1,3}\s?%[\s.)\]]*$|→\s*(completed?|done|closed)[\s.]*$"
            + @"|^(on\s+hold|delayed|slipped|overdue|not\s+(yet\s+)?started|on\s+track|deferred|paused|ongoing)(\s*[:–—]|\s+-)\s",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Standing();
}
