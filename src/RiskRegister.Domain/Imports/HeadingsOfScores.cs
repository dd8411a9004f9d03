using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Headings of scores in more words than one: "Retained or net risk", "Current risk matrix", "Target net score", "Updated
/// likelihood", "Severity of impact (score)".
/// </summary>
internal static partial class HeadingsOfScores
{
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>Null of what names no score, or none for sure.</summary>
    /// <param name="read">What the rest of the heading means.</param>
    public static HeadingMeaning? MeaningOf(string heading, Func<string, HeadingMeaning?> read)
    {
        heading = HeadingScale.Without(heading);
        if (Factor().Match(heading) is { Success: true } factor)
            return read($"{factor.Groups["of"].Value}{(factor.Groups["chance"].Success ? "likelihood" : "impact")}");
        if (Either().Match(heading) is { Success: true } either) return OfBoth(either, read);
        if (Matrix().Match(heading) is { Success: true } matrix) return Named(read($"{matrix.Groups["which"].Value} score"));
        if (Updated().Match(heading) is { Success: true } updated)
        {
            return Named(read($"revised {updated.Groups["rest"].Value}")) is { } since
                ? since with { Sureness = Sureness.Likely } : null;
        }

        if (Time().Match(heading) is { Success: true } time)
            return Named(read($"{(time.Groups["before"].Success ? "inherent" : "residual")} {time.Groups["rest"].Value}"));
        if (Assessment().Match(heading) is { Success: true } assessment) return OfAssessment(assessment.Groups["rest"].Value, read);
        return Twofold().Match(heading) is { Success: true } twofold && Named(read(twofold.Groups["rest"].Value)) is { } named
            ? OfTwo(twofold, named) : null;
    }

    static HeadingMeaning? OfBoth(Match either, Func<string, HeadingMeaning?> read)
    {
        var rest = either.Groups["rest"].Value;
        return Named(read($"{either.Groups["one"].Value} {rest}")) is { } one
            && Named(read($"{either.Groups["two"].Value} {rest}")) is { } two
            && (one.Family, one.Field) == (two.Family, two.Field) ? one : null;
    }

    // "Target net score" is a target, "Current net score" the net score of today.
    static HeadingMeaning? OfTwo(Match twofold, HeadingMeaning named) => !twofold.Groups["target"].Success
        ? named.Family is ScoreFamily.Residual or ScoreFamily.Inherent ? named : null
        : named.Family == ScoreFamily.Residual ? named with { Family = ScoreFamily.Target } : null;

    // Among those of an assessment "Consequence" is how grave it is.
    static HeadingMeaning? OfAssessment(string rest, Func<string, HeadingMeaning?> read) =>
        HeadingNames.FoldedHeading(rest) == "consequence" ? new HeadingMeaning(ImportField.Impact, ScoreFamily.Plain, Sureness.Likely)
        : read(rest) is { Family: ScoreFamily.Plain } plain ? plain : null;

    static HeadingMeaning? Named(HeadingMeaning? meaning) =>
        meaning is { Family: not (ScoreFamily.None or ScoreFamily.Plain) } ? meaning : null;

    // "Likelihood of benefit", "Likelihood of occurrence (score)", "Scale of benefit".
    [GeneratedRegex(
        @"^(?<of>(\p{L}+\s+)?)((?<chance>likelihood|probability|chance)\s+of\s+(the\s+)?"
            + @"(benefits?|gain|reward|occurrence|success|reali[sz]ation)"
            + @"|(scale|size|magnitude|severity|extent|level)\s+of\s+(the\s+)?(benefits?|gain|reward|impact|consequences?|effects?))"
            + @"(\s*[(\[]?(score|rating)[)\]]?)?\W*$",
        Options)]
    private static partial Regex Factor();

    // "Retained or net risk", "Gross / inherent score", "Residual (net) impact".
    [GeneratedRegex(
        @"^(?<one>\p{L}+)(\s+or\s+|\s*/\s*|\s*[(\[]\s*)(?<two>\p{L}+)\s*[)\]]?\s+(?<rest>\p{L}[\p{L} ]*)$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Either();

    [GeneratedRegex(@"^(?<which>\p{L}+)(\s+risk)?\s+(matrix|heat\s?map)(\s+(score|position))?\W*$", Options)]
    private static partial Regex Matrix();

    [GeneratedRegex(
        @"^(updated|re-?assessed|re-?scored)\s+(risk\s+)?"
            + @"(?<rest>(scor|rating|likelihood|probability|impact|severity|consequence|[licp]\b).*)$",
        Options)]
    private static partial Regex Updated();

    // "Score (Pre)", "Impact – post", "Pre rating"; "Post" alone is somebody's.
    [GeneratedRegex(
        @"^(?<rest>(risk\s+)?(scor|rating|likelihood|probability|impact|severity|consequence|total)[\p{L} ]*?)"
            + @"\s*[(\[–—:-]\s*((?<before>pre)|post)\s*[)\]]?$"
            + @"|^((?<before>pre)|post)[\s-]+(?<rest>(risk\s+)?(scor|rating|likelihood|probability|impact|severity)[\p{L} ]*)$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Time();

    // "Risk analysis Likelihood", as where the group stands above.
    [GeneratedRegex(@"^(risk\s+)?(analysis|assessment|evaluation)\s*[\s:–—-]\s*(?<rest>\p{L}[\p{L} ()]*)$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Assessment();

    [GeneratedRegex(@"^((?<target>target|desired)|current|present|latest)\s+(?<rest>\p{L}.*)$", Options)]
    private static partial Regex Twofold();
}
