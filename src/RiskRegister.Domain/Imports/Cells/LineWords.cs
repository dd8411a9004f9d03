using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>The words at the beginning or end of a line that tell whether it goes on with the line above, or with the one below.</summary>
internal static class LineWords
{
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Open = Set(
        "of", "for", "to", "and", "or", "the", "a", "an", "with", "at", "from", "into", "between", "via", "per", "including", "that",
        "which", "&", "–", "-", "/", "as", "than", "our", "their", "its", "all", "any", "each", "against", "towards", "within", "upon",
        "whether", "when", "where", "is", "are", "be", "will", "beside", "during", "without", "until", "because", "if", "but", "among",
        "regarding", "concerning");

    // Which may end an item as well: "Bring systems in".
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles =
        Set("in", "on", "by", "over", "under", "through", "across", "near", "about", "along", "around", "behind", "below", "above",
            "opposite", "off", "after", "before");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Within = Set(
        "of", "for", "to", "and", "or", "the", "a", "an", "with", "at", "from", "into", "between", "via", "per", "including", "that",
        "which", "as", "than", "our", "their", "its", "in", "on", "by", "over", "under", "through", "across", "where", "when", "who",
        "whose", "is", "are", "was", "were", "has", "have", "be", "been", "being", "against", "within", "if", "until", "before", "after",
        "during", "about", "so", "but", "while", "whilst", "not", "only", "will", "should", "can", "may", "must", "due", "upon", "o", "i",
        "yn", "ac", "y", "yr", "ar", "gan", "gyda", "dros", "drwy", "mewn", "sydd", "sy");

    // With which the next action begins, be it in small letters.
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Verbs = Set(
        "agree", "appoint", "approve", "arrange", "assess", "audit", "brief", "build", "buy", "carry", "check", "commission", "complete",
        "conduct", "consider", "consult", "continue", "create", "deliver", "demolish", "develop", "draft", "draw", "engage", "ensure",
        "escalate", "establish", "explore", "extend", "fill", "fit", "fix", "hire", "hold", "identify", "implement", "improve",
        "increase", "inspect", "install", "introduce", "invest", "investigate", "issue", "launch", "lobby", "maintain", "map", "meet",
        "mend", "migrate", "monitor", "move", "negotiate", "obtain", "open", "order", "paint", "patch", "plan", "prepare", "present",
        "procure", "produce", "promote", "provide", "publish", "purchase", "raise", "recruit", "reduce", "refresh", "relocate", "renew",
        "repair", "replace", "report", "reprocure", "restore", "retrain", "review", "revise", "roll", "run", "secure", "seek", "sell",
        "send", "set", "sign", "source", "strengthen", "submit", "survey", "take", "tender", "test", "train", "undertake", "update",
        "upgrade", "use", "work", "write");

    // With which a line ends that says how an action stands.
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> States = Set(
        "complete", "completed", "done", "implemented", "ongoing", "going", "progress", "started", "underway", "way", "track", "dropped",
        "cancelled", "canceled", "superseded", "withdrawn", "required", "abandoned");

    /// <summary>Whether more has to come: "Fit alarms to".</summary>
    public static bool EndsOpen(ReadOnlySpan<char> line) => Open.Contains(LastWord(line));

    /// <summary>Whether more may come: "Bring systems in".</summary>
    public static bool EndsInParticle(ReadOnlySpan<char> line) => Particles.Contains(LastWord(line));

    /// <summary>Whether either is so.</summary>
    public static bool MayEndOpen(ReadOnlySpan<char> line)
    {
        var last = LastWord(line);
        return Open.Contains(last) || Particles.Contains(last);
    }

    /// <summary>Whether it says how an action stands: "Works completed".</summary>
    public static bool EndsInState(ReadOnlySpan<char> line) => States.Contains(LastWord(line));

    /// <summary>Whether it is the middle of a sentence: "which are due".</summary>
    public static bool BeginsWithin(ReadOnlySpan<char> line) => Within.Contains(FirstWord(line));

    /// <summary>Whether it says what is to be done: "install alarms".</summary>
    public static bool BeginsWithVerb(ReadOnlySpan<char> line) => Verbs.Contains(FirstWord(line));

    public static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> line) =>
        line.IndexOf(' ') is > 0 and var end ? line[..end].TrimEnd(",.;:") : line;

    static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> line) => line[(line.LastIndexOf(' ') + 1)..];

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
