namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks about a scale in words of which the matrix has some and not others: in "Minor, Moderate, Serious, Major, Existential" Minor is
/// rather 1 than 2. Where a file has no word but those of the matrix, or its products show that these are meant, nothing is asked.
/// </summary>
internal static class WordedScales
{
    const int Steps = Score.Highest - Score.Lowest + 1;
    const int MostWords = 12;
    const int MostParts = 3;
    const int ShortestWord = 3;
    const int LongestWord = 30;

    // From the lowest; what stands beside another is hardly told from it, and only proposed to be so.
    static readonly string[] RisingImpacts =
    [
        "insignificant", "negligible", "trivial", "minimal", "very low", "very minor", "very small", "slight", "low", "small", "minor",
        "limited", "marginal", "noticeable", "moderate", "medium", "tolerable", "significant", "considerable", "substantial", "serious",
        "high", "major", "large", "very significant", "very serious", "very major", "severe", "very high", "very severe", "critical",
        "extreme", "catastrophic", "catastrophe", "disastrous", "existential",
    ];

    static readonly string[] RisingLikelihoods =
    [
        "impossible", "almost impossible", "extremely unlikely", "extremely rare", "very rare", "rare", "remote", "very remote",
        "highly unlikely", "very unlikely", "improbable", "very low", "low", "unlikely", "seldom", "occasional", "even chance", "possible",
        "moderate", "medium", "quite likely", "fairly likely", "probable", "likely", "high", "frequent", "very high", "very probable",
        "highly probable", "very likely", "highly likely", "nearly certain", "near certain", "almost certain", "certain", "inevitable",
    ];

    /// <param name="name">Of the scale: "impact".</param>
    /// <param name="other">The scale of the other factor, whose words are none of this one.</param>
    public static void Ask(string name, FactorScale scale, FactorScale other, string table, Decisions decisions)
    {
        if (scale.KnownWords.Count == 0 || scale.UnknownWords.Count == 0) return;
        var rising = name == "impact" ? RisingImpacts : RisingLikelihoods;
        var unknown = scale.UnknownWords.Where(word => IsWord(word.Key) && !other.Knows(word.Key) && !IsMisspelling(word.Key))
            .ToDictionary();
        if (unknown.Count == 0 || scale.KnownWords.Count + unknown.Count > MostWords) return;
        string[] known = [.. scale.KnownWords.Keys.OrderBy(scale.StepNamed)];
        string[] words = [.. known.Concat(unknown.Keys)
            .OrderBy(word => Array.IndexOf(rising, word) is >= 0 and var at ? at : rising.Length)];
        var areOrdered = Array.TrueForAll(words, word => rising.Contains(word))
            && words.Where(scale.KnownWords.ContainsKey).SequenceEqual(known);
        var isTheMatrix = areOrdered && words.Length == Steps
            && Array.TrueForAll(known, word => scale.StepNamed(word) == Array.IndexOf(words, word) + 1);
        if (!isTheMatrix && Asked() is not ScaleQuestions.OfMatrix) return;
        if (areOrdered) ProposeSteps(name, words, scale, decisions);

        bool IsMisspelling(string word) =>
            !rising.Contains(word) && rising.Concat(scale.KnownWords.Keys).Any(right => IsMisspelt(word, right));

        string? Asked()
        {
            string[] written = [.. words.Select(word => CellText.Shown(scale.KnownWords.GetValueOrDefault(word) ?? unknown[word]))];
            var order = areOrdered && words.Length == Steps ? ScaleQuestions.OrderOf(words) : null;
            var answer = decisions.Ask(ScaleQuestions.OfStepWords(
                name, written, [.. known.Select(word => $"{CellText.Shown(scale.KnownWords[word])} is {scale.StepNamed(word)}")], order,
                order ?? (areOrdered && HaveRoom(words, scale) ? ScaleQuestions.OfMatrix : null), table));
            if (answer is not null) return answer;
            foreach (var word in unknown.Keys) decisions.Withdraw($"{name}:{Decisions.IdOf(word)}");
            return null;
        }
    }

    // Of a word for which only one step is left between those that the matrix has.
    static void ProposeSteps(string name, string[] words, FactorScale scale, Decisions decisions)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (scale.StepNamed(words[at]) is not null) continue;
            var (below, above) = (at - 1, at + 1);
            while (below >= 0 && scale.StepNamed(words[below]) is null) below--;
            while (above < words.Length && scale.StepNamed(words[above]) is null) above++;
            var lowest = (below < 0 ? Score.Lowest - 1 : scale.StepNamed(words[below])!.Value) + at - below;
            var highest = (above < words.Length ? scale.StepNamed(words[above])!.Value : Score.Highest + 1) - (above - at);
            if (lowest == highest) decisions.Propose($"{name}:{Decisions.IdOf(words[at])}", $"{lowest}");
        }
    }

    // A step of its own for each word that the matrix has not, between those that it has.
    static bool HaveRoom(string[] words, FactorScale scale)
    {
        var lowest = Score.Lowest;
        foreach (var word in words)
        {
            if (scale.StepNamed(word) is { } step && step >= lowest) lowest = step;
            else if (scale.StepNamed(word) is not null) return false;
            lowest++;
        }

        return lowest <= Score.Highest + 1;
    }

    static bool IsWord(string word) => word.Length is >= ShortestWord and <= LongestWord && word.AsSpan().Count(' ') < MostParts
        && word.All(each => char.IsLetter(each) || each is ' ' or '-');

    // "Modrate", "Catastrophical", "Mod".
    static bool IsMisspelt(string word, string right)
    {
        if (word.Contains(' ', StringComparison.Ordinal) != right.Contains(' ', StringComparison.Ordinal)) return false;
        if (right.StartsWith(word, StringComparison.Ordinal)) return true;
        var same = word.AsSpan().CommonPrefixLength(right);
        var (end, most) = (0, Math.Min(word.Length, right.Length));
        while (end < most - same && word[^(end + 1)] == right[^(end + 1)]) end++;
        return same > 0 && same + end >= most - 1;
    }
}
