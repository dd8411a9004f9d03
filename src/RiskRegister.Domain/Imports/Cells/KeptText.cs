using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Cells that have no text of their own, but say that it is what it was, "No change", what another cell says, "As above", or that it is not
/// known yet, "TBC": what is known stays.
/// </summary>
internal static partial class KeptText
{
    const int Longest = 60;
    const int MostLines = 50;

    const string Before =
        @"(before|last|previous(ly)?|((the|this|current|last|previous|prior|preceding|earlier)\s+){0,2}"
            + @"(q[1-4]|quarters?(\s+[1-4])?|period|month|year|reviews?|report(ing\s+period)?|updates?|meeting|times?|register|version"
            + @"|return|submission|((jan|febr)uary|march|april|may|june|july|august|(septem|octo|novem|decem)ber))"
            + @"([\s,]+(20)?[0-9]{2}([/–-](20)?[0-9]{2})?)?)";

    const string AsBefore = @"as\s+((reported|stated)\s+)?((per|at|in|for|on|of)\s+)?" + Before
        + @"(\s+(reported|stated|advised|noted|assessed|described|recorded))?";

    /// <summary>What a cell says in place of a text of its own.</summary>
    /// <param name="isOfOwnExport">Only words that somebody wrote over what was exported, and nothing that may be an entry's text.</param>
    public static KeptMeaning Of(string cell, ImportField field, bool isOfOwnExport)
    {
        if (!MayBeOne(cell) || !MayKeep(field)) return KeptMeaning.None;

        // A register that was printed has no ids by which it is known as our own, and a narrative may be of signs alone.
        if (field == ImportField.Narrative && !cell.Any(char.IsLetter)) return KeptMeaning.None;
        if (isOfOwnExport)
        {
            return IsUnchanged(cell, field) ? KeptMeaning.Unchanged
                : char.IsLetter(cell[0]) && Elsewhere().IsMatch(cell) ? KeptMeaning.Elsewhere
                : KeptMeaning.None;
        }

        if (Elsewhere().IsMatch(cell) || (IsOfItemsOrOwners(field) && OfAnotherEntry().IsMatch(cell))) return KeptMeaning.Elsewhere;
        if (IsUnchanged(cell, field)) return KeptMeaning.Unchanged;
        return MayBeUnknown(field) && NotKnownYet().IsMatch(cell) ? KeptMeaning.NotKnownYet : KeptMeaning.None;
    }

    /// <summary>The same where a key beside the table has codes for it.</summary>
    public static KeptMeaning Of(string cell, ImportField field, bool isOfOwnExport, IReadOnlyList<string> codes) =>
        codes.Count > 0 && MayKeep(field) && codes.Contains(cell.Trim(), StringComparer.OrdinalIgnoreCase) ? KeptMeaning.Unchanged
            : Of(cell, field, isOfOwnExport);

    /// <summary>Whether a cell has several lines, and each of them says so: "No change", and "N/C" below it.</summary>
    public static bool IsOnEveryLine(string cell, ImportField field) => cell.Length <= MostLines * Longest && MayBeOne(FirstLine(cell))
        && ItemLines.Of(cell) is { Count: > 1 } lines
        && lines.All(line => Of(ItemLines.WithoutNumber(line), field, isOfOwnExport: false) != KeptMeaning.None);

    static ReadOnlySpan<char> FirstLine(string cell) =>
        cell.IndexOf('\n', StringComparison.Ordinal) is > 0 and <= Longest and var end
            ? cell.AsSpan(0, end).TrimStart("•●○▪–-* \t0123456789.()") : [];

    // "No change" is what a narrative may say of a quarter.
    static bool IsUnchanged(string cell, ImportField field) =>
        (field != ImportField.Narrative || cell.AsSpan().TrimStart() is ['a' or 'A', ..])
            && (Unchanged().IsMatch(cell) || (MayHaveLetters(field) && cell.Trim() is "NC" or "nc" or "Nc"));

    // Elsewhere they are initials, or a code.
    static bool MayHaveLetters(ImportField field) => field is not (ImportField.Owners or ImportField.ActionOwners
        or ImportField.ControlOwners or ImportField.Types or ImportField.Service or ImportField.Objectives or ImportField.Level);

    // Nearly every cell is longer, or begins otherwise.
    static bool MayBeOne(ReadOnlySpan<char> cell)
    {
        if (cell.Length is 0 or > Longest) return false;
        var text = char.IsWhiteSpace(cell[0]) ? cell.TrimStart() : cell;
        return text.Length > 0 && (text.Length == 1 || text[0] is '"' or '“' or '”' or '\'' or '〃' or '('
            ? char.IsPunctuation(text[0]) || text[0] == '〃'
            : (char.ToLowerInvariant(text[0]), char.ToLowerInvariant(text[1])) is
                ('n', 'o' or 'c' or '/' or '.' or ' ') or ('u', 'n') or ('a', 's') or ('s', 'a' or 'e' or 't') or ('d', 'i' or 'o')
                or ('t', 'b' or 'o' or 'h' or '.') or ('r', 'e'));
    }

    static bool MayKeep(ImportField field) => field is ImportField.Description or ImportField.Types or ImportField.Service
        or ImportField.Effects or ImportField.Controls or ImportField.ControlOwners or ImportField.ControlEffectiveness
        or ImportField.ControlAssurance or ImportField.Impact or ImportField.Likelihood or ImportField.Score or ImportField.Actions
        or ImportField.ActionOwners or ImportField.ActionDates or ImportField.RevisedActionDates or ImportField.ActionStatuses
        or ImportField.ActionProgress or ImportField.ActionCompletedOn or ImportField.ResidualImpact or ImportField.ResidualLikelihood
        or ImportField.ResidualScore or ImportField.TargetImpact or ImportField.TargetLikelihood or ImportField.TargetScore
        or ImportField.TargetDate or ImportField.Response or ImportField.Objectives or ImportField.Level or ImportField.Owners
        or ImportField.Narrative;

    static bool IsOfItemsOrOwners(ImportField field) => field is ImportField.Controls or ImportField.Actions or ImportField.Owners
        or ImportField.ActionOwners or ImportField.ControlOwners;

    // Who is to be found owns nothing now, and a score that is to be made is none.
    static bool MayBeUnknown(ImportField field) => field is ImportField.Description or ImportField.Types or ImportField.Service
        or ImportField.Effects or ImportField.Controls or ImportField.Actions;

    [GeneratedRegex(
        @"^\s*\(?((there\s+(is|are|was|were|(has|have)\s+been)\s+)?no\s+((further|new|other|material|significant)\s+)?"
            + @"(changes?|chg\.?|updates?|movement|amendments?)(\s+to\s+report)?"
            + @"|n\s?/\s?c|n\.\s?c\."
            + @"|(remain(s|ed)?|stay(s|ed)?|still)\s+(unchanged|(the\s+)?same)|unchanged|unch\.?|not\s+changed|(the\s+)?same(\s+again)?"
            + @"|(the\s+)?same\s+" + AsBefore + @"|" + AsBefore + @")"
            + @"(\s*([-–—,;:/(]\s*)?(same\s+)?(" + AsBefore + @"|((since|from|on|in|at|for|to|during)\s+)?" + Before + @"))?"
            + @"\s*\)?\s*[.!]?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Unchanged();

    [GeneratedRegex(
        @"^\s*\(?((see|as|(the\s+)?same\s+as)\s+((per|for|in|at)\s+)?((the\s+)?(row|risk|entry|line|cell|column)\s+)?"
            + @"(above|below|left|the\s+(row|risk|entry|line|cell|column|one)\s+(above|below|before))"
            + @"|see\s+(the\s+)?\S+\s+column"
            + @"|ditto|do\.|[""“”„〃]+|'')\s*\)?\s*\.?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    // "See CR1", "see risk 3".
    [GeneratedRegex(
        @"^\s*" + ItemLines.SeeAnother + @"\s*\.?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OfAnotherEntry();

    [GeneratedRegex(
        @"^\s*(t\.?b\.?[acd]\.?|to\s+be\s+(confirmed|determined|agreed|advised|identified|developed))\s*\.?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex NotKnownYet();
}

/// <summary>Why what is known of a field stays.</summary>
internal enum KeptMeaning
{
    None,
    Unchanged,
    Elsewhere,
    NotKnownYet,
}
