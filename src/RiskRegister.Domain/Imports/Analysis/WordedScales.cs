namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks about a scale in words of which the matrix has some and not others: in "Minor, Moderate, Serious, Major, Existential" Minor is
/// rather 1 than 2. Where a file has no word but those of the matrix, or its products show that these are meant, nothing is asked.
/// </summary>
/// <param name="name">Of the scale: "impact".</param>
/// <param name="other">The scale of the other factor, whose words are none of this one.</param>
/// <param name="key">What a key beside the register lists; null where there is none.</param>
internal sealed class WordedScales(string name, FactorScale scale, FactorScale other, ScaleKey? key)
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

    /// <summary>Whether a folded word is one that registers use for a step of their impacts.</summary>
    public static bool IsOfImpacts(string word) => RisingImpacts.Contains(word, StringComparer.Ordinal);

    /// <summary>The same of their likelihoods.</summary>
    public static bool IsOfLikelihoods(string word) => RisingLikelihoods.Contains(word, StringComparer.Ordinal);

    readonly string[] rising = name == "impact" ? RisingImpacts : RisingLikelihoods;

    public void Ask(string table, Decisions decisions)
    {
        if (scale.KnownWords.Count == 0) return;
        foreach (var word in key?.Words ?? []) scale.Note(word);
        var unknown = scale.UnknownWords.Where(word => IsWord(word.Key) && !other.Knows(word.Key) && !IsMisspelling(word.Key))
            .ToDictionary();
        if ((unknown.Count == 0 && !DiffersInKey()) || scale.KnownWords.Count + unknown.Count > MostWords) return;
        string[] known = [.. scale.KnownWords.Keys.OrderBy(scale.StepNamed)];
        var words = InOrder([.. known.Concat(unknown.Keys)], known, out var areOrdered);
        var isTheMatrix = areOrdered && words.Length == Steps
            && Array.TrueForAll(known, word => scale.StepNamed(word) == Array.IndexOf(words, word) + 1);
        if (!isTheMatrix && Asked() is not ScaleQuestions.OfMatrix) return;
        if (areOrdered) ProposeSteps(words, decisions);

        string? Asked()
        {
            string[] written = [.. words.Select(word => CellText.Shown(scale.KnownWords.GetValueOrDefault(word) ?? unknown[word]))];
            var order = areOrdered && words.Length == Steps ? ScaleQuestions.OrderOf(words) : null;
            var proposed = order ?? (DiffersInKey() ? ScaleQuestions.EachFigure
                : areOrdered && HaveRoom(words) ? ScaleQuestions.OfMatrix : null);
            var answer = decisions.Ask(ScaleQuestions.OfStepWords(
                name, written, [.. known.Select(word => $"{CellText.Shown(scale.KnownWords[word])} is {scale.StepNamed(word)}")], order,
                proposed, table));
            if (answer is not null) return answer;
            foreach (var word in unknown.Keys) decisions.Withdraw(ScaleQuestions.IdOf(name, word));
            return null;
        }
    }

    // As the key has them where that has all; else as such words mostly rise.
    string[] InOrder(string[] words, string[] known, out bool areOrdered)
    {
        if (key?.Words.Select(TextKey.Of).ToArray() is { } listed && words.Length == listed.Length && !words.Except(listed).Any())
        {
            if (key.Figures is null && known.Length > 1 && Array.IndexOf(listed, known[0]) > Array.IndexOf(listed, known[^1]))
                Array.Reverse(listed);
            areOrdered = key.Figures is not null || listed.Where(scale.KnownWords.ContainsKey).SequenceEqual(known);
            return listed;
        }

        string[] ordered = [.. words.OrderBy(word => Array.IndexOf(rising, word) is >= 0 and var at ? at : rising.Length)];
        areOrdered = Array.TrueForAll(words, word => rising.Contains(word))
            && ordered.Where(scale.KnownWords.ContainsKey).SequenceEqual(known);
        return ordered;
    }

    // Minor may be 1 in it.
    bool DiffersInKey() => key?.Figures is { } figures
        && key.Words.Zip(figures).Any(each => scale.StepNamed(TextKey.Of(each.First)) is { } step && step != each.Second);

    bool IsMisspelling(string word) =>
        !rising.Contains(word) && rising.Concat(scale.KnownWords.Keys).Any(right => IsMisspelt(word, right));

    // Of a word for which only one step is left between those that the matrix has.
    void ProposeSteps(string[] words, Decisions decisions)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (scale.StepNamed(words[at]) is not null) continue;
            var (below, above) = (at - 1, at + 1);
            while (below >= 0 && scale.StepNamed(words[below]) is null) below--;
            while (above < words.Length && scale.StepNamed(words[above]) is null) above++;
            var lowest = (below < 0 ? Score.Lowest - 1 : scale.StepNamed(words[below])!.Value) + at - below;
            var highest = (above < words.Length ? scale.StepNamed(words[above])!.Value : Score.Highest + 1) - (above - at);
            if (lowest == highest) decisions.Propose(ScaleQuestions.IdOf(name, words[at]), $"{lowest}");
        }
    }

    // A step of its own for each word that the matrix has not, between those that it has.
    bool HaveRoom(string[] words)
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

    /// <summary>Whether a text may be the name of a step.</summary>
    public static bool IsWord(string word) => word.Length is >= ShortestWord and <= LongestWord && word.AsSpan().Count(' ') < MostParts
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
