using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads references as people type them.</summary>
internal static partial class ReferenceText
{
    const int LongestSpelling = 40;

    const string New = "new";

    static readonly string[] Proposals = ["proposed", "draft", "emerging", "candidate", "provisional", "suggested"];
    static readonly SearchValues<string> News = SearchValues.Create([New, "added"], StringComparison.OrdinalIgnoreCase);
    static readonly string[] AtEnds = [New, .. Proposals];
    static readonly SearchValues<string> ProposalSigns = SearchValues.Create(Proposals, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// "CR 5", "CR05", "CR-05", "CR.05" and "CR5 (new)" are CR5, "New" and "TBC" none; anything else is a foreign reference, on one line:
    /// of "R10 NEW", "R10 new this quarter" and "R10 (was R4)" R10.
    /// </summary>
    public static (EntryReference? Reference, string? Foreign) Read(string cell)
    {
        if (EntryReference.TryParse(cell, out var written)) return (written, null);
        var text = CellText.OnOneLine(cell);
        if (!text.Any(char.IsLetterOrDigit) || SaysThatThereIsNone(text)) return (null, null);
        text = WithoutNew(text);
        if (FormerIn(text) is { } former) text = text[..^former.Length].TrimEnd();
        return EntryReference.TryParse(Plain(text), out var reference) ? (reference, null) : (null, text);
    }

    // Which several new entries have, and are not one entry for that.
    static bool SaysThatThereIsNone(string text) => char.IsAsciiLetter(text[0]) && !text.AsSpan().ContainsAnyInRange('0', '9')
        && (ItemLines.IsNone(text) || IsNew(text) || TextKey.Of(text) is "tbc" or "tbd" or "tba"
            or "to be agreed" or "to be confirmed" or "to be allocated" or "to be assigned" or "not yet allocated" or "not yet assigned"
            or "unallocated" || ProposalIn(text) is not null);

    /// <summary>
    /// Where a reference says that its entry is a proposal, the words that say so: "Proposed", "Draft risk", "R4 (proposed)"; else null.
    /// </summary>
    public static string? ProposalIn(string cell)
    {
        if (cell.Length > LongestSpelling || !cell.AsSpan().ContainsAny(ProposalSigns)) return null;
        var text = CellText.OnOneLine(cell);
        if (WithoutEnd(text, Proposals) is { } before) return text[before.Length..].Trim(' ', '(', '[', '-', '–', ':', ')', ']', '*');
        var words = TextKey.Of(text).Split(' ');
        return Proposals.Contains(words[0], StringComparer.Ordinal)
            && Array.TrueForAll(words[1..], word => word is "new" or "risk" or "opportunity" or "entry") ? text : null;
    }

    /// <summary>What a reference says of its entry being new: "(new)", "new this quarter", "New"; null of others.</summary>
    public static string? NewIn(string cell)
    {
        var text = CellText.OnOneLine(cell);
        if (text.Length > LongestSpelling || !text.AsSpan().ContainsAny(News)) return null;
        if (WithoutEnd(text, [New]) is { } before) return text[before.Length..].TrimStart(' ', '-', '–', ':');
        return SaidNew().Match(text) is { Success: true } said ? said.Groups["new"].Value
            : IsNew(text) ? text : null;
    }

    static bool IsNew(string text) => TextKey.Of(text) is New or "new risk" or "new entry" or "new opportunity";

    static string WithoutNew(string text) => WithoutEnd(text, AtEnds)
        ?? (text.Length <= LongestSpelling && SaidNew().Match(text) is { Success: true } said ? said.Groups["reference"].Value : text);

    static string? WithoutEnd(string text, string[] words)
    {
        var end = text.AsSpan().TrimEnd(" )]*");
        foreach (var word in words)
        {
            if (!end.EndsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            var before = end[..^word.Length].TrimEnd(" ([-–:");
            if (before.Length < end.Length - word.Length && before.ContainsAnyInRange('0', '9')) return before.ToString();
        }

        return null;
    }

    /// <summary>What a reference says at its end of the one before it: "(was R4)"; null of others.</summary>
    public static string? FormerIn(string text) => text.EndsWith(')') && text.Length <= LongestSpelling
        && Former().Match(text) is { Success: true, Index: > 0 } former ? former.Value : null;

    // "R10 new this quarter", "R10 (New risk)", "R10 (added May 2026)", "NEW R10"; "HR1 New build" is a name.
    [GeneratedRegex(
        @"^(?<reference>\S{0,12}[0-9]\p{L}?)(\s*[-–:]\s*|\s+)?(?<new>[(\[]?(new|added)(\s+(risk|opportunity|entry|item))?"
            + @"(\s+(this|in|for|since|from|at|on|q[1-4]|[0-9]|" + DateText.Month + @")[^()\[\]]{0,24})?[)\]]?)$"
            + @"|^(?<new>new)\s*[-–:]?\s+(?<reference>\p{L}{1,4}[-./ ]?[0-9]{1,4}\p{L}?)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex SaidNew();

    [GeneratedRegex(@"[(\[](was|formerly|previously|prev\.?|ex|old(\s+(ref|no)\.?)?|gynt)[\s:-][^()\[\]]*[0-9][^()\[\]]*\)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Former();

    static string Plain(string text)
    {
        if (text.Length > LongestSpelling) return text;
        var bracket = text.IndexOfAny(['(', '[']);
        var plain = string.Concat((bracket > 0 ? text[..bracket] : text).Where(character => !char.IsWhiteSpace(character)));
        if (plain.Length < 3) return plain;
        var number = plain[2..].TrimStart('-', '–', '.', '_', '/', ':', '#');
        return number.Length == 0 || number.Length + 2 == plain.Length || char.IsAsciiDigit(number[0])
            ? string.Create(CultureInfo.InvariantCulture, $"{plain[..2]}{number.TrimStart('0')}")
            : plain;
    }
}
