namespace RiskRegister.Domain.Imports;

/// <summary>What "collapse", "collapses" and "collapsing" have in common. Only for comparing: a stem need not be a word.</summary>
internal static class WordStems
{
    const int Shortest = 4;

    // The longer first, for only one is taken off.
    static readonly string[] Endings = ["ings", "ing", "es", "ed", "s", "e"];

    /// <param name="word">Folded.</param>
    public static string Of(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > Shortest) return $"{word[..^3]}y";
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length < Shortest || !word.EndsWith(ending, StringComparison.Ordinal)) continue;
            if (ending == "s" && word[^2] == 's') continue;
            return word[..^ending.Length];
        }

        return word;
    }

    /// <summary>The same, and of words of four letters that of their singular: "bids" is "bid", and "gas" and "bus" stay.</summary>
    /// <param name="word">Folded.</param>
    public static string OfShortToo(string word) =>
        word.Length == Shortest && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : Of(word);
}
