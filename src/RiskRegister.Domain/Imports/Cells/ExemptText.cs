using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads whether a row is open to press and public.</summary>
internal static partial class ExemptText
{
    /// <summary>What paragraphs 1 to 7 of Part 1 of Schedule 12A to the Local Government Act 1972 are about.</summary>
    public static readonly IReadOnlyList<string> Paragraphs =
    [
        "Information relating to any individual.",
        "Information which is likely to reveal the identity of an individual.",
        "Information relating to the financial or business affairs of any particular person.",
        "Information relating to consultations or negotiations about labour relations.",
        "Information to which legal professional privilege could be maintained.",
        "Information about notices, orders or directions that the authority proposes to make.",
        "Information relating to action taken about crime.",
    ];

    /// <summary>The paragraphs of Part 4 of the schedule, which are about the same in Wales, begin behind this number.</summary>
    public const int BeforeWelsh = 11;

    /// <summary>Whether a text is the number of one of either.</summary>
    public static bool IsParagraph(string text) => text is [>= '1' and <= '7'] or ['1', >= '2' and <= '8'];

    /// <summary>The number of one of either, "3" or "7a", as a pattern.</summary>
    public const string Number = "(1[2-8]|[1-7])[a-z]?";

    const string ListOfNumbers = Number + @"(\s*(,|&|/|\+|and|, and)\s*" + Number + ")*";

    /// <summary>Stands where a register says that a row is exempt and not why.</summary>
    public const string NoReason = "Exempt in the imported register";

    static readonly string[] Open =
        ["public", "open", "part 1", "part i", "1 (public)", "not exempt", "non-exempt", "not confidential", "unrestricted",
            "non-confidential", "unclassified", "not protectively marked", "npm", "publish", "published", "for publication", "part one"];

    static readonly string[] Exempt =
        ["exempt", "confidential", "private", "part 2", "part ii", "restricted", "not for publication", "closed", "secret", "part two",
            "not public", "do not publish", "not published", "withhold", "withheld", "private and confidential", "pink", "pink paper",
            "pink papers", "exempt information"];

    // In Welsh as well, where yes and no go by the verb of the question.
    static readonly string[] No = ["no", "n", "false", "0", "✗", "✘", "na", "nage", "nac ydy", "nac ydi", "nac ydyw", "nac oes"];

    static readonly string[] Yes = ["yes", "y", "true", "x", "✓", "✔", "ie", "ydy", "ydi", "ydyw", "oes"];

    // What governments mark papers with, which says of itself neither that something is exempt nor that it is not.
    static readonly string[] Markings =
        ["official", "official-sensitive", "official sensitive", "official: sensitive", "official - sensitive", "protect", "top secret",
            "internal", "internal use only", "sensitive"];

    /// <summary>Whether a folded word says of a paper who may see it, in a column whose heading may mean something else.</summary>
    public static bool IsMarking(string word) => Markings.Contains(word, StringComparer.Ordinal)
        || Exempt.Contains(word, StringComparer.Ordinal) || Open.Contains(word, StringComparer.Ordinal)
        || ExemptMarking.IsOne(word)
        || Named().IsMatch(word) || SaysToWhom().IsMatch(word) || Marked().IsMatch(word) || OfMeeting().IsMatch(word);

    /// <summary>Whether a folded word says yes or no; null where it says neither.</summary>
    public static bool? YesOrNo(string word)
    {
        if (Yes.Contains(word, StringComparer.Ordinal)) return true;
        return No.Contains(word, StringComparer.Ordinal) ? false : null;
    }

    /// <param name="sense">What a yes below its heading says.</param>
    /// <returns>Null where it says neither; the paragraph where it names one.</returns>
    public static (bool? IsExempt, string? Paragraph) Read(string cell, ExemptSense sense = ExemptSense.YesIsExempt)
    {
        var word = TextKey.Of(cell);
        if (Open.Contains(word, StringComparer.Ordinal)) return (false, null);
        if (Exempt.Contains(word, StringComparer.Ordinal)) return (true, null);
        if (YesOrNo(word) is { } isYes)
        {
            return sense switch
            {
                ExemptSense.YesIsExempt => (isYes, null),
                ExemptSense.YesIsPublic => (!isYes, null),
                _ => (null, null),
            };
        }

        // Nothing below "Exempt" is no exemption; below "Publish?" it is no permission.
        if (word.Length == 0 || ItemLines.IsNone(cell)) return (sense == ExemptSense.YesIsExempt ? false : null, null);
        if (OfMeeting().Match(word) is { Success: true } meeting) return (!meeting.Groups["open"].Success, null);
        if (Named().Match(word) is { Success: true } named) return (true, Listed(named.Groups["paragraphs"].Value));
        return sense == ExemptSense.YesIsExempt && word is [>= '2' and <= '7'] ? (true, word) : (null, null);
    }

    /// <summary>The paragraph that a reason names, "Para 4 – labour relations", "Commercial (paragraph 3)"; or null.</summary>
    public static string? ParagraphIn(string reason) =>
        InReason().Match(reason) is { Success: true } named ? Listed(named.Groups["paragraphs"].Value) : null;

    /// <summary>"3 &amp; 5" as "3 and 5", each once.</summary>
    public static string Listed(string paragraphs)
    {
        string[] all =
            [.. Paragraph().Matches(paragraphs).Select(match => match.Value.ToUpperInvariant()).Distinct(StringComparer.Ordinal)];
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    // "Para 3", "Yes - paragraphs 3 & 7a", "Exempt category 7", "Paragraph 3 of Schedule 12A"; in Wales the paragraphs are 12 to 18.
    [GeneratedRegex(
        @"^((yes|y|ie|ydy|ydi|oes|exempt|confidential|not for publication|part 2|part ii)\W+)?\(?((under|by virtue of)\s+)?"
            + @"(sch(edule)?\.?\s*12a\W+)?(exempt(ion)?\s+)?(para(graph)?s?|paragraff(au)?|cat|category|categories)\.?\s*"
            + "(?<paragraphs>" + ListOfNumbers + ")"
            + @"(\s+of\s+(part\s+(1|i|one)\s+of\s+)?(sch(edule)?\.?\s*12a)(\s+.*)?)?\)?\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    // At the beginning, behind the words for exemption, or in brackets: "Under paragraph 3", "see para 3 of the report" is none.
    [GeneratedRegex(
        @"(^|[(\[])\s*((exempt(ion)?|exempt information|confidential|under|by virtue of|sch(edule)?\.?\s*12a)\W+)*"
            + @"(para(graph)?s?|paragraff(au)?)\.?\s*(?<paragraphs>" + ListOfNumbers + ")"
            + @"([^\p{L}0-9.]|\.\s|\.?$)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex InReason();

    // "Confidential staff only", "Board only", "Private – personnel", "Not for publication – commercial".
    [GeneratedRegex(
        @"^([a-z,&/ -]+ )?only\.?$|^(exempt|confidential|private|restricted|secret|not for publication|withheld|sensitive)\s*[-–:(]",
        RegexOptions.ExplicitCapture)]
    private static partial Regex SaysToWhom();

    // "OFFICIAL-SENSITIVE: COMMERCIAL".
    [GeneratedRegex(@"^official\s?[- –—:]\s?(sensitive\b)?\W{0,3}[a-z ]{0,30}$", RegexOptions.ExplicitCapture)]
    private static partial Regex Marked();

    // "Private board", "Closed session", "Public agenda".
    [GeneratedRegex(
        "^(private|closed|confidential|(?<open>open|public)) (board|session|meeting|committee|agenda|part|item|section|papers?|council"
            + "|cabinet)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex OfMeeting();

    [GeneratedRegex(@"[0-9]+[a-z]?\b", RegexOptions.NonBacktracking)]
    private static partial Regex Paragraph();
}
