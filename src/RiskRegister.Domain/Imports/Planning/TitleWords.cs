using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>What titles have in common: tells a reference that was used again from an entry whose title was edited.</summary>
internal static class TitleWords
{
    const int ShortestTelling = 4;
    const int MostWords = 40;
    const double NearShare = 0.6;
    const int FewestShared = 2;

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

    /// <summary>Whether the titles are the same but for spelling, or share a telling word of four letters or more.</summary>
    public static bool Shared(string one, string other) =>
        TextKey.Of(one) == TextKey.Of(other) || Telling(one).Overlaps(Telling(other));

    /// <summary>Whether two titles may be one that was reworded: most of the telling words of both are the same.</summary>
    public static bool AreNear(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        if (one.Count == 0 || other.Count == 0) return false;
        var shared = one.Count(other.Contains);
        return shared >= Math.Min(FewestShared, Math.Max(one.Count, other.Count)) && 2.0 * shared / (one.Count + other.Count) >= NearShare;
    }

    /// <summary>Words of four letters or more, folded, but those that many titles have.</summary>
    public static HashSet<string> Telling(string title)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in WordsOf(title))
        {
            if (word.Length >= ShortestTelling && !Common.Contains(word)) words.Add(word);
            if (words.Count == MostWords) break;
        }

        return words;
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
