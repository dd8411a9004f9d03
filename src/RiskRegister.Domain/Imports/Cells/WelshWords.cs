namespace RiskRegister.Domain.Imports;

/// <summary>What statuses and kinds are called in Welsh, and statuses in Irish.</summary>
internal static class WelshWords
{
    // By folded words.
    static readonly Dictionary<string, string> English = new(StringComparer.Ordinal)
    {
        ["risg"] = "risk",
        ["cyfle"] = "opportunity",
        ["bygythiad"] = "threat",
        ["agored"] = "open",
        ["ar agor"] = "open",
        ["gweithredol"] = "active",
        ["byw"] = "live",
        ["cyfredol"] = "current",
        ["newydd"] = "new",
        ["drafft"] = "draft",
        ["ar gau"] = "closed",
        ["caeedig"] = "closed",
        ["wedi cau"] = "closed",
        ["wedi'i gau"] = "closed",
        ["wedi'i chau"] = "closed",
        ["cwblhawyd"] = "completed",
        ["wedi cwblhau"] = "completed",
        ["wedi'i gwblhau"] = "completed",
        ["parhaus"] = "ongoing",
        ["yn parhau"] = "ongoing",
        ["ar y gweill"] = "in progress",
        ["ar waith"] = "in progress",
        ["heb ddechrau"] = "not started",
        ["heb gychwyn"] = "not started",
        ["oscailte"] = "open",
        ["ar oscailt"] = "open",
        ["beo"] = "live",
        ["gniomhach"] = "active",
        ["leanunach"] = "ongoing",
        ["dunta"] = "closed",
        ["druidte"] = "closed",
        ["iata"] = "closed",
        ["criochnaithe"] = "completed",
        ["dreacht"] = "draft",
    };

    /// <summary>A folded word in English, where it is a Welsh one, or the two beside each other: "agored / open"; else as it is.</summary>
    public static string InEnglish(string word)
    {
        if (English.TryGetValue(word, out var english)) return english;
        if (word.IndexOfAny(['/', '(']) is not (> 0 and var at)) return word;
        var (one, other) = (word[..at].Trim(), word[(at + 1)..].Trim(' ', ')'));
        if (English.TryGetValue(one, out var first) && IsSame(first, other)) return other;
        return English.TryGetValue(other, out var second) && IsSame(second, one) ? one : word;

        // "Completed" and "complete" are.
        static bool IsSame(string translated, string written) =>
            written.StartsWith(translated.AsSpan(0, Math.Min(translated.Length, 4)), StringComparison.Ordinal);
    }
}
