namespace RiskRegister.Domain.Imports;

/// <summary>Tells a reference that was used again from an entry whose title was edited.</summary>
internal static class TitleWords
{
    const int ShortestTelling = 4;

    /// <summary>Whether the titles are equal or share a word of four letters or more, capitals or not.</summary>
    public static bool Shared(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase) || WordsOf(one).Overlaps(WordsOf(other));

    static HashSet<string> WordsOf(string title)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < title.Length; at++)
        {
            var start = at;
            while (at < title.Length && char.IsLetter(title[at])) at++;
            if (at - start >= ShortestTelling) words.Add(title[start..at]);
        }

        return words;
    }
}
