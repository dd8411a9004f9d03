namespace RiskRegister.Domain.Imports;

/// <summary>
/// What a heading says in brackets may stand below it: "Status (Open/Monitor/Closed)", "Response (treat, tolerate, transfer)".
/// </summary>
internal static class HeadingOptions
{
    const int Longest = 24;
    const int Fewest = 2;

    static readonly char[] Between = ['/', '|', ','];

    /// <summary>Whether a heading's bracket is such a list.</summary>
    public static bool AreIn(ReadOnlySpan<char> bracket)
    {
        bracket = bracket.TrimEnd(" ?:");
        if (bracket is not ['(' or '[', _, ..]) return false;

        // Some forget the second one.
        var list = bracket[^1] is ')' or ']' ? bracket[1..^1] : bracket[1..];
        if (list.ContainsAny("()[]\n")) return false;
        var count = 0;
        foreach (var option in list.SplitAny(Between))
        {
            if (list[option].Trim().Length is 0 or > Longest) return false;
            count++;
        }

        return count >= Fewest;
    }

    /// <summary>Whether the cells of a column choose among a few words, so that its heading may list them.</summary>
    public static bool MayFollow(HeadingMeaning meaning) => meaning.Family == ScoreFamily.None && meaning.Field is ImportField.Status
        or ImportField.Response or ImportField.Kind or ImportField.Types or ImportField.Direction or ImportField.Exempt
        or ImportField.ActionStatuses or ImportField.Level or ImportField.ControlEffectiveness;
}
