namespace RiskRegister.Domain.Imports;

/// <summary>A text beside another, shortened so that what differs is to be seen: "… by 1 May, with the pumps of …".</summary>
internal static class DifferingText
{
    const int Longest = 240;
    const int Around = 60;

    /// <param name="others">What it may have become, or have been; the likest of them counts.</param>
    public static string Of(string text, IEnumerable<string> others)
    {
        if (text.Length <= Longest) return text;
        var like = others.Select(other => Same(text, other)).DefaultIfEmpty().MaxBy(same => same.Before + same.Behind);
        var start = Math.Min(Math.Max(0, like.Before - Around), text.Length - Longest);
        var end = start + Longest;
        if (start > 0 && char.IsLowSurrogate(text[start])) start++;
        if (end < text.Length && char.IsHighSurrogate(text[end - 1])) end--;
        return $"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}";
    }

    // How much of both is the same at the beginning, and of the rest at the end.
    static (int Before, int Behind) Same(string text, string other)
    {
        var before = text.AsSpan().CommonPrefixLength(other);
        var most = Math.Min(text.Length, other.Length) - before;
        var behind = 0;
        while (behind < most && text[^(behind + 1)] == other[^(behind + 1)]) behind++;
        return (before, behind);
    }
}
