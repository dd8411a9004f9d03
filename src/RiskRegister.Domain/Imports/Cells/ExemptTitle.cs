using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>A title that says of its entry who may see it: "CONFIDENTIAL: Fraud inquiry", "[Restricted] Sale of the mill".</summary>
/// <param name="Paragraph">The paragraph of Schedule 12A that it names.</param>
internal sealed partial record ExemptTitle(string? Paragraph)
{
    static readonly SearchValues<string> Words =
        SearchValues.Create(
            [
                "confidential", "exempt", "restricted", "for publication", "part 2", "part ii", "sensitive", "private", "in confidence",
                "do not publish", "redacted", "withheld",
                "blue paper", "pink paper", "yellow paper", "lilac paper", "buff paper", "gold paper",
            ],
            StringComparison.OrdinalIgnoreCase);

    /// <summary>Null of a title that says nothing of the kind.</summary>
    public static ExemptTitle? Of(string title)
    {
        if (!MayBe(title) || !Says().IsMatch(ExemptDenials.Without(TextKey.Of(title)))) return null;
        return new ExemptTitle(ExemptCaption.Of(title)?.Paragraph);
    }

    /// <summary>Whether a text has one of the words, as nearly none has.</summary>
    public static bool MayBe(ReadOnlySpan<char> text) => text.ContainsAny(Words);

    // What else is said of the entry: why, until when, to whom.
    const string More = @"( (items?|risk|entry|information|business|matter|report|paper|appendix|annex|circulation))?"
        + @"(\W*| ?[,:;/(-].{0,60}| ((under|by virtue|pursuant|until|as|see|due|at this|for now|not for|and not|and (confidential|exempt)"
        + @"|or (confidential|exempt)|from (the )?(publi|press|disclos|releas|foi|freedom|access|inspection)|to (the )?(members|councillors"
        + @"|officers|board|cabinet|cmt|smt)|para|schedule|sch|section|cat|part|s\.)|[0-9(]).{0,60})$";

    // "Restricted-access roads", "Green paper on housing" and "Rate relief (tax-exempt bodies)" are about something else.
    [GeneratedRegex(
        @"^\W*(strictly )?(private (and|&) )?(confidential|exempt|restricted|not for publication|part (2|ii)|private"
            + @"|official[ :-]+sensitive)( (item|risk|entry|information))?( ?[(,-]? ?(under )?para[^:)]{0,30}\)?)?(\s*[:)\]|/*]|\s-|-\s)"
            + @"|(\s-|-\s|[(\[:])\s*(strictly )?(private (and|&) )?"
            + @"(confidential|exempt|restricted|not for publication|do not publish|part (2|ii)|official[ :-]+sensitive|"
            + ExemptCaption.Sensitive + ")" + More
            + @"|^\W*((pink|blue|yellow|lilac|buff|gold) papers?\s?[-–—:(\])]|redacted\b)"
            + @"|[(\[–—-]\s?(redacted|withheld)\s(from|under|for|by)\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Says();
}
