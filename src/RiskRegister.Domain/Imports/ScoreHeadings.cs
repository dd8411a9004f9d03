namespace RiskRegister.Domain.Imports;

/// <summary>The headings of scores: the words that say which score it is, with those for scores and their factors.</summary>
internal static class ScoreHeadings
{
    static readonly string[] Nouns =
    [
        "Score", "Rating", "Grade", "Grading", "Level", "Score rating", "Total", "Total score", "Overall", "Combined", "Combined score",
        "RAG", "RAG status", "RAG rating", "RAG score", "",
        "Sgôr", "Sgor", "Gradd", "Lefel",
    ];

    static readonly string[] ImpactNouns = ["impact", "severity", "impact or severity", "effaith", "difrifoldeb"];
    static readonly string[] LikelihoodNouns = ["likelihood", "probability", "likelihood of probability", "tebygolrwydd"];

    public static readonly string[] Inherent =
    [
        "Inherent", "Gross", "Initial", "Original", "Raw", "Unmitigated", "Untreated", "Unmanaged", "Uncontrolled", "Before controls",
        "Before actions",
        "Before mitigation", "Pre mitigation", "Pre controls", "Without controls", "Pre control", "Premitigation",
        "Before", "Pre treatment", "Before treatment", "Pre action", "Pre actions",
        "With no controls", "Before existing controls", "Before current controls", "Pre mit", "Prior to controls", "Prior to mitigation",
        "Prior to treatment", "Without mitigation", "Without treatment",
        "Cynhenid", "Gynhenid", "Gros", "Cychwynnol", "Gychwynnol", "Cyn rheoli", "Cyn rheolaethau", "Cyn lliniaru",
    ];

    public static readonly string[] Residual =
    [
        "Nett", "Retained",
        "Residual", "Net", "Mitigated", "Treated", "After controls", "After actions", "After mitigation", "After mitigating actions",
        "After maximising actions", "Post mitigation", "Post controls", "With controls", "Controlled", "Postmitigation", "Remaining",
        "Revised", "After", "Post treatment", "After treatment", "Post action", "Post actions",
        "With existing controls", "With current controls", "After existing controls", "After current controls", "With controls in place",
        "With existing mitigation", "With current mitigation", "Post mit", "Following controls", "Following mitigation",
        "Following treatment", "With mitigation", "With treatment",
        "Gweddilliol", "Weddilliol", "Ar ôl rheoli", "Ar ôl rheolaethau", "Ar ôl lliniaru", "Wedi lliniaru",
    ];

    public static readonly string[] Current = ["Current", "Present", "Managed", "Existing", "Today", "Now", "Live", "Current residual",
        "Current quarter", "This quarter", "Presennol", "Bresennol", "Cyfredol", "Gyfredol"];
    public static readonly string[] Target = [
        "Target", "Desired", "Planned", "Target residual", "Future", "Projected", "Aim for", "Aspirational", "Expected net",
        "With further actions", "After further actions", "With further controls", "After further controls", "With planned actions",
        "After planned actions", "With planned controls", "After planned controls", "With additional controls", "With additional actions",
        "With further mitigation", "After further mitigation", "Targed", "Darged"];

    /// <summary>All headings with a word, "Residual score", "Residual impact", "Residual L"; without any where it is empty.</summary>
    public static IEnumerable<(string Heading, HeadingMeaning Meaning)> Of(string word, ScoreFamily family)
    {
        foreach (var noun in Nouns)
        {
            yield return ($"{word} {noun}", new(ImportField.Score, family, Sureness.Sure));
            foreach (var impact in ImpactNouns)
                yield return ($"{word} {impact} {noun}", new(ImportField.Impact, family, Sureness.Sure));
            foreach (var likelihood in LikelihoodNouns)
                yield return ($"{word} {likelihood} {noun}", new(ImportField.Likelihood, family, Sureness.Sure));
        }

        // "Consequence" alone is what may come of it.
        foreach (var noun in (string[])["score", "rating", "grade", "level"])
            yield return ($"{word} consequence {noun}", new(ImportField.Impact, family, Sureness.Likely));
        foreach (var overall in (string[])["overall score", "overall rating"])
            yield return ($"{word} {overall}", new(ImportField.Score, family, Sureness.Sure));

        // "Current status" is that of the entry.
        if (word.Length > 0 && family is ScoreFamily.Inherent or ScoreFamily.Residual)
            yield return ($"{word} status", new(ImportField.Score, family, Sureness.Likely));
        foreach (var impact in (string[])["imp", "IM"])
            yield return ($"{word} {impact}", new(ImportField.Impact, family, Sureness.Likely));
        foreach (var likelihood in (string[])["prob", "LH", "lhood"])
            yield return ($"{word} {likelihood}", new(ImportField.Likelihood, family, Sureness.Likely));
        yield return ($"{word} assessment of impact", new(ImportField.Impact, family, Sureness.Likely));
        yield return ($"{word} assessment of likelihood", new(ImportField.Likelihood, family, Sureness.Likely));

        // Single letters stand below a group's heading, or in a table that has no room.
        foreach (var group in word.Length > 0 ? [word, $"{word} score", $"{word} rating"] : (string[])[""])
        {
            yield return ($"{group} I", new(ImportField.Impact, family, Sureness.Likely));
            if (word.Length > 0)
            {
                yield return ($"{group} C", new(ImportField.Impact, family, Sureness.Likely));
                yield return ($"{group} consequence", new(ImportField.Impact, family, Sureness.Likely));
                foreach (var exposure in (string[])["exposure", "index", "priority"])
                    yield return ($"{group} {exposure}", new(ImportField.Score, family, Sureness.Likely));
                foreach (var impact in (string[])["cons", "sev", "gravity", "seriousness"])
                    yield return ($"{group} {impact}", new(ImportField.Impact, family, Sureness.Likely));
                foreach (var likelihood in (string[])["chance", "freq", "frequency"])
                    yield return ($"{group} {likelihood}", new(ImportField.Likelihood, family, Sureness.Likely));
            }

            yield return ($"{group} L", new(ImportField.Likelihood, family, Sureness.Likely));
            yield return ($"{group} P", new(ImportField.Likelihood, family, Sureness.Likely));
        }
    }
}
