using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Headings of what has taken the place of something: "Revised due date", "Target date (extended)", "New owner".</summary>
internal static partial class HeadingRevisions
{
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>
    /// What such a heading means; null of others. "Revised date" may as well be the day on which somebody revised the text, and is only
    /// likely that of an action.
    /// </summary>
    /// <param name="named">What the rest of the heading means.</param>
    public static HeadingMeaning? MeaningOf(string heading, Func<string, HeadingMeaning?> named)
    {
        if (WithoutWord(WithoutCondition(heading)) is not { } rest) return null;
        if (rest.Length == 0 || IsDateAlone().IsMatch(rest))
            return new HeadingMeaning(ImportField.RevisedActionDates, ScoreFamily.None, Sureness.Likely);
        return named(rest)?.Field switch
        {
            ImportField.ActionDates or ImportField.TargetDate =>
                new HeadingMeaning(ImportField.RevisedActionDates, ScoreFamily.None, Sureness.Sure),
            ImportField.Owners => new HeadingMeaning(ImportField.Owners, ScoreFamily.None, Sureness.Sure),
            ImportField.ActionOwners => new HeadingMeaning(ImportField.ActionOwners, ScoreFamily.None, Sureness.Sure),
            _ => null,
        };
    }

    static string WithoutCondition(string heading) => Condition().Replace(heading, "").Trim();

    static string? WithoutWord(string heading)
    {
        if (Moved().IsMatch(heading)) return "";
        if (Before().Match(heading) is { Success: true } before)
            return IsSince(before.Groups["word"].Value) && IsDateAlone().IsMatch(before.Groups["rest"].Value)
                ? null : before.Groups["of"].Value + before.Groups["rest"].Value;
        return Behind().Match(heading) is { Success: true } behind ? behind.Groups["rest"].Value : null;
    }

    // "Current date", "Updated date": of the text, if of anything.
    static bool IsSince(string word) => char.ToLowerInvariant(word[0]) is not ('r' or 'e' or 'n');

    [GeneratedRegex(@"\s*[(\[]\s*(if|where|when)\s[^()\[\]]*[)\]]\s*$", Options | RegexOptions.NonBacktracking)]
    private static partial Regex Condition();

    [GeneratedRegex(
        @"^(?<of>actions?\s+)?(?<word>revised|re-?scheduled|re-?planned|re-?forecast|extended|new|amended|updated|changed|latest|current"
            + @"|present)\s+(?<rest>.+)$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Before();

    [GeneratedRegex(
        @"^(?<rest>.+?)(\s*[(\[]\s*|\s+[-–—:]\s+)(as\s)?(revised|re-?scheduled|extended|amended|updated|new)\s*[)\]]?$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Behind();

    [GeneratedRegex(
        @"^((date|deadline|due\sdate|target\sdate)\s+)?(extended|moved|revised|deferred|postponed|put\sback|rescheduled)\s(to|until|till)$"
            + @"|^(extension|deferral)(\s+(date|to|until|granted\s(to|until)))?$",
        Options)]
    private static partial Regex Moved();

    [GeneratedRegex(@"^\s*(date|day)s?\s*$", Options)]
    private static partial Regex IsDateAlone();
}
