using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Headings that say more than a known one does: "Key actions", "Planned controls", "Actions to date", "Target score Mar 27", "Score with
/// actions in place", "Target date for mitigation".
/// </summary>
internal static partial class HeadingAdditions
{
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>What has been done is what there is, though the words alone may speak of what is to come; null of other headings.</summary>
    /// <param name="named">What the rest of the heading means.</param>
    public static HeadingMeaning? MeaningOfDone(string heading, Func<string, HeadingMeaning?> named)
    {
        if (Taken().IsMatch(heading)) return Likely(ImportField.Controls);
        if (SoFar().Match(heading) is not { Success: true } done || HeadingPhrases.IsOfMore().IsMatch(heading)) return null;
        if (named(heading) is { Field: ImportField.Controls } known) return known;
        return named(done.Groups["rest"].Value)?.Field is ImportField.Actions or ImportField.Controls
            ? Likely(ImportField.Controls) : null;
    }

    /// <summary>Null of what adds nothing that is known to a known heading.</summary>
    /// <param name="read">What the rest of the heading means.</param>
    public static HeadingMeaning? MeaningOf(string heading, Func<string, HeadingMeaning?> read)
    {
        if (Conditioned().Match(heading) is { Success: true } condition
            && read(condition.Groups["noun"].Value) is { Family: ScoreFamily.Plain } score)
            return score with { Family = FamilyOf(condition), Sureness = Sureness.Sure };
        var unscaled = HeadingScale.Without(heading);
        if (Chance().Match(unscaled) is { Success: true } chance) return read($"{chance.Groups["of"].Value}likelihood");
        if (IfItOccurs().Match(unscaled) is { Success: true } effect) return read(effect.Groups["what"].Value);
        if (unscaled.Length < heading.Length && Frequency().IsMatch(unscaled)) return read("likelihood");
        if (PeriodNames.Without(heading) is { } timeless
            && read(timeless) is { Family: not (ScoreFamily.None or ScoreFamily.Plain) } dated)
            return dated;
        if (WithoutInner(heading) is { } part && read(part) is { Family: not (ScoreFamily.None or ScoreFamily.Plain) } within)
            return within;
        if (DateOf().Match(heading) is { Success: true } of && !OfReview().IsMatch(heading))
            return read($"{of.Groups["what"].Value} {of.Groups["date"].Value}");
        if (OfReview().IsMatch(heading)) return Likely(ImportField.ReviewedOn);
        return Emphasised().Match(heading) is { Success: true } word ? Emphasised(word, read) : null;
    }

    // "Residual likelihood" of "Residual March 2026 likelihood", as where groups stand above.
    static string? WithoutInner(string heading)
    {
        var last = heading.LastIndexOf(' ');
        return last > 0 && PeriodNames.Without(heading[..last]) is { } before ? before + heading[last..] : null;
    }

    static HeadingMeaning? Emphasised(Match word, Func<string, HeadingMeaning?> read)
    {
        if (word.Groups["more"].Success && OfWork().IsMatch(word.Groups["rest"].Value)) return Likely(ImportField.Actions);
        if (read(word.Groups["rest"].Value) is not { } rest) return null;
        var isItems = rest.Field is ImportField.Actions or ImportField.Controls;
        if (word.Groups["more"].Success) return isItems && !SoFar().IsMatch(word.Value) ? Likely(ImportField.Actions) : null;
        if (word.Groups["now"].Success) return isItems ? Likely(ImportField.Controls) : null;
        return rest switch
        {
            { Family: ScoreFamily.Plain, Field: ImportField.Impact } => Likely(ImportField.Effects),
            { Family: ScoreFamily.None } when isItems || rest.Field is ImportField.Effects or ImportField.Description or ImportField.Owners
                or ImportField.ActionOwners or ImportField.Objectives or ImportField.Types => rest,
            _ => null,
        };
    }

    static HeadingMeaning Likely(ImportField field) => new(field, ScoreFamily.None, Sureness.Likely);

    // Before what is still to be done stands the score of today.
    static ScoreFamily FamilyOf(Match condition) => condition.Groups["not"].Success
        ? condition.Groups["more"].Success ? ScoreFamily.Residual : ScoreFamily.Inherent
        : condition.Groups["more"].Success || condition.Groups["done"].Success ? ScoreFamily.Target : ScoreFamily.Residual;

    // "Actions taken to date", "Control measures so far".
    [GeneratedRegex(
        @"^(?<rest>.+?)(\s+(taken|implemented|completed|undertaken|delivered))?"
            + @"\s+((already|currently|now)\s+)?(in\s+place|to\s+date|so\s+far)"
            + @"(\s+to\s+(reduce|manage|control|mitigate)\s+(the\s+)?(risks?|it))?\W*$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex SoFar();

    // "Action taken"; "Action completed" asks whether it is, and "Actions to be taken" are to come.
    [GeneratedRegex(@"^\s*((risk|mitigating)\s+)?(actions?|measures|steps)\s+(already\s+)?taken\W*$",
        Options)]
    private static partial Regex Taken();

    // "Score after further actions", "Rating with mitigation in place", "Score without controls", "Score when all actions are complete".
    [GeneratedRegex(
        @"^(?<noun>.*?\p{L})[\s(–—:-]+"
            + @"((?<not>without|with\s+no|before|pre|prior\s+to|excluding|ignoring)|with|after|post|following|once|when)[\s-]+"
            + @"((the|all|any|existing|current|our|key|mitigating|maximising|control"
            + @"|(?<more>planned|proposed|further|additional|future))\s+)*"
            + @"((control|action)(s|\(s\))?|mitigations?|measures|treatments?)"
            + @"(\s+((is|are)\s+)?(in\s+place|applied|(?<done>completed?|implemented|delivered)))?\W*$",
        Options)]
    private static partial Regex Conditioned();

    // "Likelihood of success", "Residual probability of occurrence".
    [GeneratedRegex(
        @"^(?<of>(\p{L}+\s+)?)(likelihood|probability|chance)\s+(of|that)\s+((the\s+)?(risk|opportunity|event|it)\s+)?"
            + @"(success|occurrence|occurring|happening|achievement|reali[sz]ation|(will\s+)?(occurs?|happens?))\W*$",
        Options)]
    private static partial Regex Chance();

    // "Impact if occurs", "Severity if it happens", "Consequences of the risk occurring".
    [GeneratedRegex(
        @"^(?<what>(\p{L}+\s+)?(impact|severity|consequences?|effects?))\s+(if|of)\s+((the\s+)?(risk|it|event)\s+)?((is|were)\s+)?"
            + @"(occur(s|red|ring|rence)?|happen(s|ed|ing)?|reali[sz]ed|materiali[sz](es?|ing))\W*$",
        Options)]
    private static partial Regex IfItOccurs();

    // Beside the steps of a scale it is no interval.
    [GeneratedRegex(@"^\s*(risk\s+)?(frequency|chance)\s*$", Options)]
    private static partial Regex Frequency();

    // "Date of action", "Target date for mitigation".
    [GeneratedRegex(
        @"^(?<date>((target|due|completion|implementation|planned|expected)\s+)*"
            + @"(date|deadline|timescale|time\s?frame|timeline)s?)\s+(of|for)\s+(the\s+)?(?<what>.+)$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex DateOf();

    // Not of the next one.
    [GeneratedRegex(@"^date\s+of\s+(the\s+)?((latest|most\s+recent)\s+)?((risk|opportunity)\s+)?review\W*$", Options)]
    private static partial Regex OfReview();

    // "Planned work", "Further steps to take".
    [GeneratedRegex(
        @"^((risk|opportunity)\s+)?(works?|steps?|activit(y|ies)|tasks?|interventions?|initiatives?|improvements?|work\s*streams?"
            + @"|precautions?|safeguards?|mitigants?|management|responses?)"
            + @"(\s+(required|needed|planned|proposed|to\s+(take|do|be\s+(taken|done))))?\W*$",
        Options)]
    private static partial Regex OfWork();

    [GeneratedRegex(
        @"^((key|main|principal|primary|significant|major|overall|named|specific)"
            + @"|(?<more>planned|proposed|additional|further|agreed|outstanding|new|future)|(?<now>existing))\s+(?<rest>.+)$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Emphasised();
}
