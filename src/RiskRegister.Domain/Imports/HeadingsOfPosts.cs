using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Headings of who answers for an entry, by a post, "Accountable executive", "Responsible head of service", or by what is done: "Managed
/// by".
/// </summary>
internal static partial class HeadingsOfPosts
{
    static readonly FrozenSet<string> Answering = WordSet.Of(
        "accountable", "responsible", "answerable", "lead", "named", "nominated", "designated", "delegated", "assigned", "allocated");
    static readonly FrozenSet<string> Posts = WordSet.Of(
        "executive", "exec", "director", "officer", "manager", "head", "chief", "chair", "partner", "person", "party", "individual",
        "lead", "leader", "owner", "holder", "postholder", "post", "member", "trustee", "governor", "dean", "principal", "secretary",
        "treasurer", "clerk", "minister", "councillor", "commander", "supervisor", "coordinator", "sro", "slt", "smt");
    static readonly FrozenSet<string> Others = WordSet.Of(
        "risk", "opportunity", "senior", "assistant", "deputy", "associate", "corporate", "strategic", "service", "department",
        "directorate", "team", "portfolio", "cabinet", "board", "non", "name", "title", "job", "role", "of", "for", "the", "a", "or",
        "and");

    /// <summary>Null of other headings.</summary>
    public static HeadingMeaning? MeaningOf(string heading)
    {
        if (By().IsMatch(heading) || OfABody().IsMatch(heading))
            return new HeadingMeaning(ImportField.Owners, ScoreFamily.None, Sureness.Likely);
        var words = HeadingNames.FoldedHeading(heading).Split(' ');
        if (!Array.TrueForAll(words, word => Answering.Contains(word) || Posts.Contains(word) || Others.Contains(word))) return null;

        // "Lead" is either, and both only with another.
        var telling = words.Count(word => Answering.Contains(word) || Posts.Contains(word));
        return telling > 1 && Array.Exists(words, Answering.Contains) && Array.Exists(words, Posts.Contains)
            ? new HeadingMeaning(ImportField.Owners, ScoreFamily.None, Sureness.Likely) : null;
    }

    // Whoever reviewed it last is none.
    [GeneratedRegex(@"^\s*((risk|opportunity)\s+)?((is|being)\s+)?(managed|owned|led|handled|held)\s+by\W*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex By();

    // "UEB lead", "NPCC Lead": which board or body somebody speaks for.
    [GeneratedRegex(@"^\s*\p{Lu}{2,5}\s+(?i:lead|sponsor|champion|owner)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OfABody();
}
