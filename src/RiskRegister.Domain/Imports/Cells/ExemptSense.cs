namespace RiskRegister.Domain.Imports;

/// <summary>What a yes says below a heading that is about exemption.</summary>
internal enum ExemptSense
{
    /// <summary>"Exempt?"</summary>
    YesIsExempt,

    /// <summary>"Publish?"</summary>
    YesIsPublic,

    /// <summary>"Public or private", "Access".</summary>
    Neither,
}

/// <summary>Reads it from headings.</summary>
internal static class ExemptHeading
{
    static readonly string[] Public =
        ["publish", "public", "publication", "published", "publishable", "for publication", "open to public", "open to the public",
            "part 1", "part i", "to be published", "can be published", "in public"];

    static readonly string[] Exempt = ["exempt", "exemption", "confidential", "confidentiality", "restricted", "private", "pink"];

    static readonly string[] Other = ["part 2", "part ii", "not for publication"];

    public static ExemptSense SenseOf(string heading)
    {
        var folded = HeadingNames.FoldedHeading(heading);
        if (Public.Contains(folded, StringComparer.Ordinal)) return ExemptSense.YesIsPublic;
        if (Other.Contains(folded, StringComparer.Ordinal)) return ExemptSense.YesIsExempt;
        var words = folded.Split(' ');
        var isOfBoth = words.Any(word => word is "public" or "open" or "non" or "not");
        return !isOfBoth && words.Any(word => Exempt.Contains(word, StringComparer.Ordinal)) || IsOfPublication(words)
            ? ExemptSense.YesIsExempt : ExemptSense.Neither;
    }

    // "Exempt from publication", "Confidential – not for publication".
    static bool IsOfPublication(string[] words) => words.Contains("publication", StringComparer.Ordinal)
        && words.Any(word => Exempt.Contains(word, StringComparer.Ordinal) || word == "not");
}
