using System.Buffers;
using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Which kind words speak of. Handbooks call an opportunity an "upside risk" or a "positive risk", too, so that the word before "risk"
/// counts, and not the noun.
/// </summary>
internal static class KindWords
{
    static readonly FrozenSet<string> Risks = WordSet.Of("risk", "threat", "downside", "risg", "risgiau", "bygythiad");
    static readonly FrozenSet<string> Opportunities = WordSet.Of("opportunity", "opp", "upside", "cyfle", "cyfleoedd");

    static readonly FrozenSet<string> Sides = WordSet.Of(
        "upside", "positive", "beneficial", "favourable", "downside", "negative", "adverse", "unfavourable");

    static readonly FrozenSet<string> Gains = WordSet.Of(
        "enabler", "enablers", "possibility", "possibilities", "benefit", "benefits", "outcome", "outcomes", "gain", "gains", "upsides");

    static readonly FrozenSet<string> BesideGains = WordSet.Of(
        "we", "could", "may", "might", "can", "miss", "missed", "potential", "possible", "to", "be", "realise", "realised", "seize", "from",
        "new", "key");

    // What a value may add to the words, without being of another kind for it.
    static readonly FrozenSet<string> Beside = WordSet.Of("and", "or", "a", "an", "only");

    // What a caption may add to them.
    static readonly FrozenSet<string> OfCaptions = WordSet.Of(
        "and", "the", "our", "corporate", "strategic", "operational", "service", "project", "directorate", "council", "register", "section",
        "part");

    /// <summary>The kind of which the words of a name, caption or section speak; null when they speak of none or of both.</summary>
    public static EntryKind? In(IReadOnlyList<string> words) => In(words, Risks, Opportunities);

    /// <summary>Likewise of the words given.</summary>
    public static EntryKind? In(IReadOnlyList<string> words, FrozenSet<string> risks, FrozenSet<string> opportunities)
    {
        var (isRisk, isOpportunity) = (false, false);
        for (var at = 0; at < words.Count; at++)
        {
            if (IsGood(words[at]) && at + 1 < words.Count && words[at + 1] == "risk")
            {
                isOpportunity = true;
                at++;
            }
            else
            {
                isRisk |= risks.Contains(words[at]);
                isOpportunity |= opportunities.Contains(words[at]);
            }
        }

        // "Positive and negative risks" are both.
        if (words.Contains("positive", StringComparer.Ordinal) && words.Contains("negative", StringComparer.Ordinal)) return null;
        return (isRisk, isOpportunity) switch
        {
            (true, false) => EntryKind.Risk,
            (false, true) => EntryKind.Opportunity,
            _ => null,
        };
    }

    // Of which one stands in every text that has a word of a kind or of a side.
    static readonly SearchValues<string> Beginnings = SearchValues.Create(
        [.. Risks.Concat(Opportunities).Concat(Sides)], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text may have a word of a kind in it: nearly none has.</summary>
    public static bool MayBeIn(string text) => text.AsSpan().ContainsAny(Beginnings);

    /// <summary>Whether a word may stand in a value that says a kind and nothing else.</summary>
    public static bool MayBeOfValue(string word) =>
        Risks.Contains(word) || Opportunities.Contains(word) || IsSide(word) || Beside.Contains(word);

    /// <summary>The kind that words say: "Upside", "Negative", "Opportunity (positive risk)".</summary>
    /// <param name="words">Each of which <see cref="MayBeOfValue"/>.</param>
    public static EntryKind? OfValue(IReadOnlyList<string> words)
    {
        var isGood = words.Any(IsGood);
        var isBad = words.Any(word => IsSide(word) && !IsGood(word));
        if (isGood && isBad) return null;
        return In(words) ?? (words.Any(word => Risks.Contains(word) || Opportunities.Contains(word)) ? null
            : isGood ? EntryKind.Opportunity : isBad ? EntryKind.Risk : null);
    }

    /// <summary>The kind that a caption consists of where it calls it a side of risk: "Upside risks (opportunities)".</summary>
    public static EntryKind? OfCaption(IReadOnlyList<string> words) => words.Any(IsSide)
        && words.All(word => Risks.Contains(word) || Opportunities.Contains(word) || IsSide(word) || OfCaptions.Contains(word))
        ? In(words) : null;

    /// <summary>Whether a heading asks on which side an entry is, and so of which kind: "Nature", "Upside / downside".</summary>
    public static bool AskWhichSide(IReadOnlyList<string> words) =>
        words.Any(word => word is "nature" or "polarity" or "sign") || words is ["impact" or "effect" or "outcome", "type"]
        || (words.Any(IsGood) && words.Any(word => IsSide(word) && !IsGood(word)));

    /// <summary>
    /// Whether the words of a line may name opportunities without calling them so: "Enablers", "Possibilities", "Benefits we could miss",
    /// "Positive outcomes"; not "Revenues and benefits".
    /// </summary>
    public static bool MayNameOpportunities(IReadOnlyList<string> words) => words.Any(Gains.Contains)
        && words.All(word => Gains.Contains(word) || IsGood(word) || BesideGains.Contains(word) || OfCaptions.Contains(word))
        && (words.Count > 1 || words[0] is not ("benefit" or "benefits" or "outcome" or "outcomes"));

    static bool IsSide(string word) => Sides.Contains(word);

    static bool IsGood(string word) => word is "upside" or "positive" or "beneficial" or "favourable";
}
