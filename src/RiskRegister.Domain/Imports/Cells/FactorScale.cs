using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>A scale of impact or likelihood: the names of its steps, and what a mapping says that cells mean.</summary>
/// <param name="areMistakes">
/// Whether figures beyond the matrix are mistakes, and the others of the matrix; null until it is answered.
/// </param>
/// <param name="hasOwnNames">Whether the file has a scale of its own, in which the names of the steps may be others'.</param>
internal sealed partial class FactorScale(
    IReadOnlyDictionary<string, int> mapped, bool? areMistakes, bool hasOwnNames, params IReadOnlyList<string>[] scales)
{
    // More are no scale.
    const int MostWords = 50;

    // Words that the NHS and many councils use for a step that has another name here.
    static readonly string[][] SameSteps =
    [
        ["certain", "almost certain"], ["insignificant", "negligible"], ["rare", "very rare"], ["catastrophic", "catastrophe"],
    ];

    readonly Dictionary<string, int> table = Folded(mapped);
    readonly Dictionary<string, int> steps = hasOwnNames ? [] : StepsOf(scales);
    readonly Dictionary<string, string> knownWords = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> unknownWords = new(StringComparer.Ordinal);

    /// <summary>A figure beyond the matrix may make all of them figures of another scale: 3 of 10 is no 3 of 5.</summary>
    public bool IsOwn { get; set; } = areMistakes is { } said ? !said : mapped.Keys.Any(IsBeyond);

    /// <summary>Whether it is to be asked what a figure beyond the matrix makes of the others.</summary>
    public bool IsUnclear(string value) => areMistakes is null && !IsOwn && IsBeyond(value);

    /// <summary>The words without a figure that were read, by folded text, as they were first written.</summary>
    public IReadOnlyDictionary<string, string> KnownWords => knownWords;

    /// <summary>Those that neither the scale nor the mapping has.</summary>
    public IReadOnlyDictionary<string, string> UnknownWords => unknownWords;

    /// <summary>A scale up to 10, 100 or 1 of which each fifth is a step, where that was answered.</summary>
    public WholeScale? Whole { get; init; }

    /// <summary>Whether the mapping or an answer says what values are, so that products of them are none of the matrix.</summary>
    public bool HasOwnSteps => table.Count > 0 || Whole is not null;

    /// <summary>What the mapping and its answers say, by folded text.</summary>
    public IReadOnlyDictionary<string, int> Table => table;

    /// <summary>Counts a word among those that were read.</summary>
    public void Note(string word)
    {
        var key = TextKey.Of(word);
        if (steps.ContainsKey(key)) knownWords.TryAdd(key, word);
        else if (!table.ContainsKey(key)) unknownWords.TryAdd(key, word);
    }

    /// <summary>Counts the words of the same scale that were read apart.</summary>
    public void Join(FactorScale apart)
    {
        foreach (var (key, word) in apart.knownWords) knownWords.TryAdd(key, word);
        foreach (var (key, word) in apart.unknownWords.Take(MostWords)) unknownWords.TryAdd(key, word);
    }

    public void Answer(string value, int step)
    {
        table.TryAdd(value, step);
        IsOwn |= areMistakes is null && IsBeyond(value);
    }

    /// <summary>The step of a figure; null where it is none, or is of a scale of the file's own and not in its table.</summary>
    public int? StepOf(int figure)
    {
        var text = figure.ToString(CultureInfo.InvariantCulture);
        if (table.TryGetValue(text, out var step)) return step;
        if (Whole?.StepOf(text) is { } fifth) return fifth;
        return IsOwn || figure is < Score.Lowest or > Score.Highest ? null : figure;
    }

    /// <summary>The step that has the name, folded; null where none has.</summary>
    public int? StepNamed(string name) => steps.TryGetValue(name, out var step) ? step : null;

    /// <summary>Whether a word is a step of the scale, by its names or by what the mapping says.</summary>
    public bool Knows(string word) => TextKey.Of(word) is var key && (steps.ContainsKey(key) || table.ContainsKey(key));

    /// <summary>Whether it was answered that figures count, whatever the words beside them say.</summary>
    public bool HasOwnWords { get; init; }

    /// <summary>"4", "4.0", "4 - Major", "Major (4)" or "Major"; null for a blank cell, and where there is a fault.</summary>
    /// <param name="other">The scale of the other factor, whose words are none of this one.</param>
    public (int? Factor, string? Fault) Read(string cell, FactorScale other)
    {
        if (cell is [>= '1' and <= '5'] && table.Count == 0 && !IsOwn) return (cell[0] - '0', null);
        var text = CellText.OnOneLine(cell);
        if (text.Length == 0) return (null, null);
        var key = TextKey.Of(text);
        if (table.TryGetValue(key, out var mapped)) return (mapped, null);
        if (text.Length > ScoreText.LongestScore) return (null, ImportCodes.ScoreUnreadable);
        if (steps.TryGetValue(key, out var known))
        {
            knownWords.TryAdd(key, text);
            return (known, null);
        }

        if (Whole?.StepOf(text) is { } fifth) return (fifth, null);
        var (number, words) = (-1, new List<string>());
        foreach (var token in ScoreTokens.Of(text.EndsWith('5') ? OutOf5().Replace(text, "") : text))
        {
            if (ScoreTokens.NumberOf(token) is { } figure)
            {
                if (number >= 0) return (null, ImportCodes.ScoreUnreadable);
                number = figure;
            }
            else if (char.IsLetter(token[0]))
            {
                words.Add(token);
            }
            else if (token is not ("(" or ")" or "-" or "–" or "—" or ":" or "=" or "." or "[" or "]" or "/" or ","))
            {
                return (null, ImportCodes.ScoreUnreadable);
            }
        }

        if (number < 0)
        {
            if (unknownWords.Count < MostWords) unknownWords.TryAdd(key, text);
            return (null, ImportCodes.ScoreUnreadable);
        }

        if (StepOf(number) is not { } step) return (null, ImportCodes.ScoreImpossible);
        if (step != number) return (step, null);

        // "Major (3)" is no step where "Major" is 4, and "5 - rare" no impact.
        if (words.Count == 0) return (number, null);
        var word = string.Join(' ', words);
        if (steps.TryGetValue(word, out var named))
            return named == number || HasOwnWords ? (number, null) : (null, ImportCodes.ScoreDisagrees);
        var isOther = other.steps.TryGetValue(word, out var elsewhere) && elsewhere != number;
        return isOther ? (null, ImportCodes.ScoreUnreadable) : (number, null);
    }

    // "4/5", "4 out of 5".
    [GeneratedRegex(@"\s*(/|(out\s+)?of)\s*5$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OutOf5();

    /// <summary>Whether a value is a whole figure that the matrix has not.</summary>
    public static bool IsBeyond(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var figure)
        && figure is < Score.Lowest or > Score.Highest;

    static Dictionary<string, int> StepsOf(params ReadOnlySpan<IReadOnlyList<string>> scales)
    {
        var named = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var scale in scales)
        {
            for (var step = 0; step < scale.Count; step++) named.TryAdd(TextKey.Of(scale[step]), step + 1);
        }

        foreach (var group in SameSteps)
        {
            if (Array.Find(group, named.ContainsKey) is not { } known) continue;
            foreach (var word in group) named.TryAdd(word, named[known]);
        }

        return named;
    }

    public static Dictionary<string, T> Folded<T>(IReadOnlyDictionary<string, T> values)
    {
        var folded = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (value, meaning) in values) folded.TryAdd(TextKey.Of(value), meaning);
        return folded;
    }
}
