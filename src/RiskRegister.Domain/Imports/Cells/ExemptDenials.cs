using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What texts say of nothing being exempt, or of exempt risks that are elsewhere: "Exempt: No", "None of the risks is exempt", "Exempt
/// risks are reported separately in Part II". And what is said of a risk, as by "Theft of confidential papers".
/// </summary>
internal static partial class ExemptDenials
{
    const RegexOptions Options = RegexOptions.ExplicitCapture;
    const string Word = "(" + ExemptCaption.Adjectives + "|not for publication)";
    const string Words = Word + @"((,| or|,? and|/| nor|/ )+ ?" + Word + ")*";
    const string Things = @"(information|items?|risks?|opportunit(y|ies)|threats?|entries|matters?|content|details|data|material|parts?"
        + @"|rows?|appendices|papers?|business)";

    const string These = Things + "((,| and| or|/)+ ?" + Things + ")*";

    const string Edition = "((public|published|publishable|redacted|open|corporate|risk) )*"
        + "(version|edition|copy|document|register|report|paper|file|table|list|sheet|extract)";

    static readonly SearchValues<string> Signs = SearchValues.Create(
        ["exempt", "confidential", "restricted", "not for publication"], StringComparison.Ordinal);

    /// <summary>A folded text without what it says so; all of it where exceptions are made, or it is about a public edition.</summary>
    public static string Without(string key)
    {
        if (!key.AsSpan().ContainsAny(Signs)) return key;
        if (!Exceptions().IsMatch(key))
        {
            key = None().Replace(Labelled().Replace(key, " "), " ");
            var without = Redacted().Replace(Removed().Replace(key, " "), " ");
            if (without.Length < key.Length && Removed().IsMatch(key) && !Here().IsMatch(without)) key = without;
            if (!Here().IsMatch(key)) key = Elsewhere().Replace(key, " ");
        }

        if (!Notices().IsMatch(key)) key = Subjects().Replace(key, " ");
        return Denied().Replace(key, " ");
    }

    [GeneratedRegex(@"\b(not|non|no|nothing|un)[ -]?(" + ExemptCaption.Adjectives + @")\b", Options)]
    private static partial Regex Denied();

    // What may go wrong with something confidential is what a risk is about, and no notice.
    [GeneratedRegex(
        @"\b(loss|theft|leak(s|age|ing)?|exposure|breach(es)?|misuse|mishandling|compromise|interception|inclusion|disclosures?"
            + @"|(unauthori[sz]ed|improper|inappropriate|accidental) (access|sharing|release|use)) (of|to) ([a-z][a-z'-]*,? ){0,5}"
            + "(confidential|restricted) [a-z]",
        Options)]
    private static partial Regex Subjects();

    // "Disclosure of the confidential items below is a breach of the code" is one.
    [GeneratedRegex(
        @"\b(this|these|here|below|above|following|attached|registers?|reports?|documents?|papers?|entries|items?|risks?|paragraph|part"
            + @"|schedule|exempt|publication|publish(ed)?|offence|prohibited|must|may|not)\b",
        Options)]
    private static partial Regex Notices();

    // "No exempt information but in Appendix B", and what may say of the text itself that it is the exempt one.
    [GeneratedRegex(
        @"\b(except|other than|apart from|but|save|unless|however|although|aside|only|below|overleaf|here|marked|shaded|highlighted"
            + @"|(from|in|to|of) (the )?(press|publi)[a-z]*)\b",
        Options)]
    private static partial Regex Exceptions();

    // "Exempt risks are shown separately in this table".
    [GeneratedRegex(@"\b(this|these|end|following|follow|red|pink|grey|yellow|bold|italics?)\b", Options)]
    private static partial Regex Here();

    // "Exempt information: none", "Is it exempt? No".
    [GeneratedRegex(
        @"\b" + Words + "( " + These + @")?( status)? ?[:?=-]+ ?(no|none|nil|n/a|not applicable|nothing|false)(\W*$|[,;]| - | \()",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();

    // "No information exempt under Schedule 12A", "No exempt or confidential items".
    [GeneratedRegex(
        @"\b(no|none|nothing|not any) ((of|in) )?((the|these|those|its|our|this) )?"
            + "((" + These + @"|registers?|reports?|documents?|above) )?"
            + @"((in|on|of|within) ((this|the) )?(\w+ )?(register|report|document|list|sheet|table|appendix|section) )?"
            + @"((that|which) )?((is|are|was|were|be) )?((considered|deemed|currently|to be) )*(or )?" + Words + @"\b"
            + @"|\b(not|n't) (contain|include|have|hold) (any )?" + Words + @"\b"
            + @"|\bno " + Words + " " + These + @"\b",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex None();

    // "Exempt risks are reported in Part II"; "excl-exempt", "exempt risks removed".
    [GeneratedRegex(
        @"\b" + Words + "( " + These + @")? (are|is|were|have been|has been|will be) (all )?(reported|held|kept|recorded|shown|listed"
            + @"|set out|considered|maintained|presented|published|contained|included|provided|managed|found|detailed|dealt with)"
            + @" ([a-z]+ )*(separately|elsewhere|part (2|ii|two)|(separate|private|another|different|own) ([a-z]+ )?([a-z]+ )?"
            + @"(registers?|reports?|documents?|papers?|logs?|session|agenda|meeting|files?|appendix))\b"
            + @"|\b(excl(udes?|uding)?|without|minus|omits|omitting|not including)\.?[ -]((any|all|the) )?" + Words + @"\b",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Elsewhere();

    // "Exempt risks have been withheld from this version", "This edition leaves out exempt items".
    [GeneratedRegex(
        @"\b(" + Words + "[ -]" + These + "|" + These + " ((that|which) )?(with|containing|contains?|includ(es?|ing)|hold(s|ing)?|is|are)"
            + " " + Words + "( " + These + ")?)"
            + @" ((is|are|was|were|have been|has been) )?((now|all) )?"
            + @"(removed|redacted|omitted|excluded|withheld|deleted|left out|taken out|not (shown|included|listed|contained|published))\b"
            + "( (from|in|on) (this|the) " + Edition + @"\b)?"
            + @"|\bthis " + Edition + " (excludes|omits|leaves out) ((any|all|the) )?" + Words + "( " + These + @")?\b",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Removed();

    // Beside such words it says what was done, and elsewhere what is to be done.
    [GeneratedRegex(@"\bredacted (before|prior to|on|for) publication\b", Options)]
    private static partial Regex Redacted();
}
