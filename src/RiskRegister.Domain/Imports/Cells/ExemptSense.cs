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

    static readonly string[] Exempt =
    [
        "exempt", "exemption", "confidential", "confidentiality", "restricted", "private", "pink", "sensitive", "camera", "redact",
        "redacted", "redaction", "withhold", "withheld", "embargo", "embargoed", "secret", "confidence", "eithriedig", "cyfrinachol",
        "cyfyngedig", "preifat",
    ];

    // What is meant to be seen by all, where a heading calls it public: no public health, liability or consultation.
    static readonly string[] Published =
    [
        "register", "version", "edition", "domain", "pack", "document", "copy", "report", "paper", "agenda", "session", "meeting", "item",
        "viewing", "release", "disclosure", "website",
    ];

    // Who sees it or where it is dealt with; the cells say what that means.
    static readonly string[] Meetings =
    [
        "session", "agenda", "audience", "circulation", "distribution", "readership", "reported to", "reported at", "reporting to",
        "shared with",
    ];

    // Words of which one says that a heading is about who may see something.
    static readonly string[] Audiences =
    [
        "distribution", "dissemination", "visible", "visibility", "viewable", "sharing", "tlp", "disclosure", "disclosable", "disclose",
        "foi", "foia", "embargo",
    ];

    static readonly string[] Other = ["part 2", "part ii", "not for publication"];

    /// <summary>
    /// Whether a heading that means no field asks with yes or no who may see an entry, in whatever words: "Commercially sensitive?", "In
    /// camera", "Can be shared publicly?".
    /// </summary>
    public static bool Asks(string heading)
    {
        var words = HeadingNames.FoldedHeading(heading).Split(' ');
        if (IsOfElse(words)) return false;
        return words.Any(word => Exempt.Contains(word, StringComparer.Ordinal)) || IsOfPublication(words) || IsPublic(words)
            || IsOfClosedPart(words) || IsOfMarking(words);
    }

    /// <summary>Whether a heading says where an entry is dealt with, or who reads of it: "Session", "Agenda", "Audience".</summary>
    public static bool NamesMeeting(string heading) => Meetings.Contains(HeadingNames.FoldedHeading(heading), StringComparer.Ordinal);

    /// <summary>
    /// Whether a heading says who may see an entry, or in which edition it is, where the cells are words: "Visible to", "Sharing (TLP)",
    /// "FOI", "Web version", "Public interest test", "Session (O/C)", "Papers".
    /// </summary>
    public static bool NamesAudience(string heading)
    {
        var words = HeadingNames.FoldedHeading(heading).Split(' ');
        if (words.Any(word => word is "data" or "information" or "network" or "date" or "risk" or "cost" or "request" or "service"))
            return false;
        return words.Any(word => Audiences.Contains(word, StringComparer.Ordinal)) || words is ["public", "interest", ..]
            || words is ["paper"] or ["paper", "colour"] or ["agenda", "paper"] or ["session", "o", "c"] or ["session", "type"]
            || (words is [.., "version"] or [.., "edition"] && words.Any(word => word is "web" or "register" or "published" or "website"));
    }

    /// <summary>Whether cells below a heading name a part of a meeting, as A and B: "Committee part".</summary>
    public static bool NamesPart(string heading) => HeadingNames.FoldedHeading(heading).Split(' ') is [.., var before, "part"]
        && before is "committee" or "agenda" or "meeting" or "council" or "cabinet" or "board";

    public static ExemptSense SenseOf(string heading)
    {
        var folded = WithoutAnswers(HeadingNames.FoldedHeading(heading));
        if (Public.Contains(folded, StringComparer.Ordinal)) return ExemptSense.YesIsPublic;
        if (Other.Contains(folded, StringComparer.Ordinal)) return ExemptSense.YesIsExempt;
        var words = folded.Split(' ');
        var isOfBoth = words.Any(word => word is "public" or "open" or "non" or "not");
        if (IsPublic(words) && !words.Any(word => word is "non" or "not" or "or" or "excluded" or "closed" or "private" or "exempt"))
            return ExemptSense.YesIsPublic;
        if (words.Any(word => word is "level" or "class" or "category") || words.Any(IsSubject)) return ExemptSense.Neither;
        var isExempt = words.Any(word => Exempt.Contains(word, StringComparer.Ordinal)) || IsOfClosedPart(words) || IsOfMarking(words);
        return (isExempt && !isOfBoth) || IsOfPublication(words) ? ExemptSense.YesIsExempt : ExemptSense.Neither;
    }

    // "Publish (Y/N)", "Public (yes or no)".
    static string WithoutAnswers(string folded)
    {
        foreach (var answers in (ReadOnlySpan<string>)[" y n", " y or n", " yes no", " yes or no"])
        {
            if (folded.EndsWith(answers, StringComparison.Ordinal)) return folded[..^answers.Length];
        }

        return folded;
    }

    // "Exempt from audit?", "VAT exempt".
    static bool IsOfElse(string[] words) => words.Contains("exempt", StringComparer.Ordinal)
        && words.Any(word => word is "from" or "vat" or "tax" or "rate" or "duty" or "fee" or "levy")
        && !words.Any(word => word.StartsWith("publi", StringComparison.Ordinal)
            || word is "press" or "disclosure" or "release" or "foi" or "access" or "inspection");

    // "Restricted funds" and "Sensitive data" are what an entry may be about.
    static bool IsSubject(string word) => word is "fund" or "funding" or "reserve" or "grant" or "budget" or "income" or "waste" or "data"
        or "parking" or "area" or "road";

    static bool IsPublic(string[] words) => words.Any(word => word is "publicly" or "disclosable" or "releasable" or "publishable")
        || (words.Contains("public", StringComparer.Ordinal) && words.Any(word => Published.Contains(word, StringComparer.Ordinal)));

    // "Closed board item", "Open or closed session".
    static bool IsOfClosedPart(string[] words) => words.Contains("closed", StringComparer.Ordinal)
        && words.Any(word => word is "session" or "agenda" or "meeting" or "board" or "committee" or "part");

    static bool IsOfMarking(string[] words) => words is [.., "protectively", "marked"] or ["protectively", "marked", ..];

    // "Exempt from publication", "Confidential – not for publication".
    static bool IsOfPublication(string[] words) => words.Contains("publication", StringComparer.Ordinal)
        && words.Any(word => Exempt.Contains(word, StringComparer.Ordinal) || word == "not");
}
