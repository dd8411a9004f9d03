using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What stands above entries, or names their sheet, and speaks of exemption: "Exempt items (paragraph 3)", "Part II – NOT FOR PUBLICATION".
/// </summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Paragraph">The one paragraph of Schedule 12A that it names; null where it names none, or several.</param>
/// <param name="IsClear">It says of nothing but what is below that it is exempt, and why.</param>
internal sealed partial record ExemptCaption(string Text, string? Paragraph, bool IsClear)
{
    const int Longest = 600;
    const int LongestStep = 400;

    static readonly SearchValues<string> Words = SearchValues.Create(
        ["exempt", "confidential", "restricted", "publi", "release", "pink", "official", "part"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Null of a text that does not speak of exemption.</summary>
    public static ExemptCaption? Of(string text)
    {
        // Nearly no text has one of the words.
        if (text.Length > Longest || !text.AsSpan().ContainsAny(Words)) return null;
        var key = Denied().Replace(TextKey.Of(text), " ");
        if (!Speaks().IsMatch(key) && !PartTwo().IsMatch(key)) return null;
        var named = Named().Matches(key);
        var paragraph = named is [var only] && !only.Groups["more"].Success ? only.Groups["paragraph"].Value.ToUpperInvariant() : null;
        return new(CellText.OnOneLine(CellText.WithPlainLineEnds(text)), paragraph,
            paragraph is not null && Begins().IsMatch(key) && !Hedges().IsMatch(key) && !text.Contains('?', StringComparison.Ordinal));
    }

    /// <summary>The same of a note, of which a part may speak of exemption.</summary>
    public static ExemptCaption? OfNote(string text)
    {
        if (text.Length <= Longest) return Of(text);
        if (!text.AsSpan().ContainsAny(Words)) return null;
        for (var at = 0; at < text.Length; at += LongestStep)
        {
            if (Of(text.Substring(at, Math.Min(Longest, text.Length - at))) is { } caption) return caption with { IsClear = false };
        }

        return null;
    }

    /// <summary>Whether it goes before another, as the first that says why does, or the only one.</summary>
    public bool GoesBefore(ExemptCaption? other) => other is null || (other.Paragraph is null && Paragraph is not null);

    /// <summary>Whether a text consists of nothing else, as no entry's title does.</summary>
    public static bool IsAllOf(string text) => Of(text) is not null && Wholly().IsMatch(TextKey.Of(text));

    /// <summary>Whether a text says that what is below may be seen by all: "Part I – public items".</summary>
    public static bool SaysPublic(string text) => Of(text) is null && Public().IsMatch(TextKey.Of(text));

    [GeneratedRegex(@"\b(not|non|no|nothing|un)[ -]?(exempt(ed|ion|ions)?|confidential|restricted)\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Denied();

    [GeneratedRegex(
        @"\b(exempt(ed|ion|ions)?|confidential|restricted|not (for publication|to be published|for release)|pink papers?"
            + @"|official[ :-]+sensitive|(press and )?public (are |is |be |were |to be )?excluded|excluded from (press and )?public)\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Speaks();

    // "Part 2 – Opportunities" is a number and a kind; "Part 2" alone is where councils keep what is exempt.
    [GeneratedRegex(@"^\W*part (2|ii|two)( (private|closed|agenda|items?|matters?|reports?|risks?|register|entries))*\W*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PartTwo();

    [GeneratedRegex(
        @"\bpara(graph)?s?\.?\s*\(?(?<paragraph>(1[2-8]|[1-7])[a-z]?)\b\)?(?<more>\s*(,|&|-|and|or|to)\s*(paragraphs? )?\(?[0-9])?",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(@"^\W*(part (2|ii|two)\W+)?(exempt|confidential|restricted|private|not for publication)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Begins();

    // What is exempt may be another part of the report.
    [GeneratedRegex(@"\b(appendix|appendices|annex|may|some|where|if|except|unless|marked|shown|contains?)\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hedges();

    [GeneratedRegex(
        @"^(\W*(exempt|confidential|restricted|private|not|for|publication|pink|papers?|part|2|ii|two|items?|matters?|risks?|opportunities"
            + @"|entries|information|business|section|under|by|virtue|of|the|and|paragraphs?|para|[0-9]{1,2}|schedule|12a|local"
            + @"|government|act|1972)\b\W*)+$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Wholly();

    [GeneratedRegex(@"\b(public|part (1|i|one)|unrestricted|((not|non)[ -]?(exempt|confidential|restricted)))\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Public();
}
