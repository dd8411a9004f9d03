using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>What titles have in common: tells a reference that was used again from an entry whose title was edited.</summary>
internal static class TitleWords
{
    const int ShortestTelling = 4;
    const int ShortestOfAll = 2;
    const int MostWords = 40;
    const double NearShare = 0.5;
    const double EvidentShare = 0.5;
    const int FewestShared = 2;
    const int MostBesideOne = 3;

    // Words that half of all risks begin with are no evidence.
    static readonly FrozenSet<string> Common = new[]
    {
        "failure", "failures", "fail", "fails", "failing", "failed", "risk", "risks", "there", "that", "this", "with", "from", "will",
        "would", "could",
        "does", "have", "been", "being", "their", "them", "they", "which", "when", "where", "than", "then", "into", "lack", "loss",
        "inability",
        "unable", "cannot", "potential", "possible", "insufficient", "inadequate", "ineffective", "reduced", "increased", "increase",
        "reduction",
        "result", "results", "resulting", "leading", "leads", "cause", "causes", "caused", "causing", "because", "owing", "council",
        "councils",
        "county", "borough", "service", "services", "deliver", "delivery", "delivering", "provide", "provision", "ensure", "manage",
        "management",
        "maintain", "major", "significant", "impact", "impacts", "opportunity", "opportunities", "threat", "event", "ability",
        "appropriate",
        "effective", "effectively", "about", "through", "within", "across", "other", "more", "must", "should", "over", "under", "such",
        "also",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What so many risks are about that two which share it need have nothing else in common.
    static readonly FrozenSet<string> Frequent = new[]
    {
        "contractor", "contractors", "contract", "contracts", "supplier", "suppliers", "partner", "partners", "staff", "team", "teams",
        "system", "systems", "project", "projects", "programme", "programmes", "phase", "plan", "plans", "policy", "policies", "process",
        "processes", "target", "targets", "meet", "meeting", "work", "works", "public", "local", "year", "years", "strategy", "strategic",
        "poor", "high", "rise", "rises", "rising", "stops", "stop",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Joining = new[]
    {
        "a", "an", "and", "as", "at", "be", "by", "for", "if", "in", "is", "it", "its", "may", "no", "not", "of", "on", "or", "our", "the",
        "to", "up", "we", "due",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Whether one number with these titles means one entry: they are the same but for spelling, or share half of the telling words of
    /// the one that has fewer. Figures are no evidence.
    /// </summary>
    public static bool AreOne(string one, string other)
    {
        if (TextKey.OfTitle(one) == TextKey.OfTitle(other)) return true;
        var (words, others) = (Telling(one), Telling(other));
        var shared = words.Count(word => !IsFigure(word) && others.Contains(word));
        var fewer = Math.Min(words.Count(word => !IsFigure(word)), others.Count(word => !IsFigure(word)));
        return shared > 0 && shared >= EvidentShare * fewer;
    }

    /// <summary>The share of telling words that two titles have in common, 0 to 1.</summary>
    public static double Likeness(IReadOnlySet<string> one, IReadOnlySet<string> other) =>
        one.Count == 0 || other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    /// <summary>
    /// Whether two titles may be one that was reworded: they share two telling words and half of all, or all words of the shorter one
    /// are in the longer ("Cyber" in "Cyber security").
    /// </summary>
    public static bool AreNear(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var shared = one.Count(other.Contains);
        if (shared == 0) return false;
        var (fewer, more) = (Math.Min(one.Count, other.Count), Math.Max(one.Count, other.Count));
        if (shared == fewer) return fewer > 1 || more <= MostBesideOne;
        return shared >= FewestShared && Likeness(one, other) >= NearShare;
    }

    /// <summary>
    /// Figures, the stems of words of four letters or more but those that many titles have, and three capitals such as ICT; where
    /// nothing of this is there, of all words that say something.
    /// </summary>
    public static HashSet<string> Telling(string title)
    {
        var words = WordsOf(WithoutHyphens(title)).Take(MostWords).ToArray();
        HashSet<string> telling = [.. words.Where(IsTelling).Select(WordStems.Of), .. AcronymsIn(title)];
        return telling.Any(word => !IsFigure(word)) ? telling : [.. words.Where(SaysSomething).Select(WordStems.Of)];
    }

    static bool IsTelling(string word) =>
        IsFigure(word) || (word.Length >= ShortestTelling && !Common.Contains(word) && !Frequent.Contains(word));

    static bool SaysSomething(string word) =>
        IsFigure(word) || (word.Length >= ShortestOfAll && !Common.Contains(word) && !Joining.Contains(word));

    static IEnumerable<string> AcronymsIn(string title) => title.Any(char.IsLower)
        ? title.Split(' ', MostWords, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length == 3 && word.All(char.IsAsciiLetterUpper) && !Joining.Contains(TextKey.Of(word))).Select(TextKey.Of)
        : [];

    static bool IsFigure(string word) => char.IsAsciiDigit(word[0]);

    // "Over-topped" is "overtopped"; a dash between words stands between spaces.
    static string WithoutHyphens(string title)
    {
        var key = TextKey.Of(title);
        return string.Concat(key.Where((character, at) =>
            character != '-' || at == 0 || at == key.Length - 1 || !char.IsLetter(key[at - 1]) || !char.IsLetter(key[at + 1])));
    }

    /// <summary>All words, folded.</summary>
    public static IEnumerable<string> WordsOf(string text)
    {
        var key = TextKey.Of(text);
        for (var at = 0; at < key.Length; at++)
        {
            var start = at;
            while (at < key.Length && char.IsLetterOrDigit(key[at])) at++;
            if (at > start) yield return key[start..at];
        }
    }
}
