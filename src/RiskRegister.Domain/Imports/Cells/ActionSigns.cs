using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What in an action's text seems to be its owner or its day, and is not clearly so: the text stays as it is, and that is named.
/// </summary>
internal static partial class ActionSigns
{
    const int MostParts = 3;

    /// <summary>Whether a day ends the text, parted from it, or stands behind "by", "due" and the like.</summary>
    public static bool OfADay(string text) => text.AsSpan().ContainsAnyInRange('0', '9') && Day().IsMatch(text);

    /// <summary>Whether a label names an owner, or a post or person stands at the end or the beginning, apart from the text.</summary>
    public static bool OfAnOwner(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal) && OwnerLabel().IsMatch(text)) return true;
        var end = text;
        for (var part = 0; part < MostParts && end is not null; part++)
        {
            if (ActionEnding.LastBracket(end) is { } bracket && OwnerNames.IsSurelyOne(bracket.Content)) return true;
            if (ActionEnding.LastPart(end) is { } last && OwnerNames.IsSurelyOne(WithoutBy(last.Part))) return true;
            end = ActionEnding.LastPart(end)?.Before;
        }

        return ActionBeginning.IsMarked(text) && First().Match(text) is { Success: true } first
            && OwnerNames.IsSurelyOne(first.Groups["part"].Value.Trim());
    }

    static string WithoutBy(string part) => part.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? part[3..].TrimStart() : part;

    /// <summary>Whether words say how the action stands that are not clearly apart: "COMPLETED", "On hold: …", "50% complete".</summary>
    public static bool OfAState(string text) => Ended().IsMatch(text) || Standing().IsMatch(text);

    const string Figures = @"[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-]([0-9]{4}|[0-9]{2})";
    const string Month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
    const string MonthAndYear = Month + @"[a-z]*\.?[\s\-]+'?([0-9]{4}|[0-9]{2})";

    // Behind a sign at the end; at the beginning; or behind a word such as "by".
    [GeneratedRegex(
        @"([()\[\]|,;:./–—]|\s-)\s*((" + Figures + @"|([0-9]{1,2}(st|nd|rd|th)?\s+)?" + MonthAndYear
            + @"|q[1-4](\s+[0-9]{2,4}([/\-][0-9]{2})?)?)[\s.]*([)\],;|][^0-9]*)?$)"
            + "|^(" + Figures + @"|([0-9]{1,2}(st|nd|rd|th)?\s+)?" + Month + @"[a-z]*\s+[0-9]{4})\s*[:–—-]"
            + @"|\b(by|due|due date|before|until|no later than|deadline|target)\b:?\s*(the\s+)?(end\s+(of\s+)?)?"
            + "(" + Figures + @"\b|([0-9]{1,2}(st|nd|rd|th)?\s+(of\s+)?)?" + MonthAndYear + @"\b"
            + @"|[0-9]{1,2}(st|nd|rd|th)?\s+(of\s+)?" + Month + @"|q[1-4]\b)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Day();

    [GeneratedRegex(
        @"\b(owner|lead|lead officer|responsible( officer| person)?|by whom)\s*:",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OwnerLabel();

    [GeneratedRegex(@"^([\[(](?<part>[^\[\]()]{2,60})[\])]|(?<part>[^:;\[\]()–—]{2,60}?)(:|\s[–—-]))\s",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex First();

    [GeneratedRegex(@"\b(COMPLETED?|DONE|CLOSED|IMPLEMENTED|CANCELLED)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ended();

    [GeneratedRegex(
        @"^(in progress|on hold|part(ly|ially)?[\s-]complete(d)?|completed|done|cancelled|superseded)\b[^:.;–—]{0,30}[:.;–—]\s"
            + @"|[.;,(\[–—]\s*(completed|done|cancelled|implemented)\b[^.;]{0,24}[.)\]]*$|[0-9]\s?%\s+(complete|done)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Standing();
}
