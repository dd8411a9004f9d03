namespace RiskRegister.Domain.Imports;

/// <summary>Headings that part a risk into why, what and what then: "Cause", "Event"; "If", "Then".</summary>
internal static class HeadingsOfCauses
{
    /// <summary>Whether a heading speaks of why something may happen, which is no title.</summary>
    public static bool AreOf(string heading) => HeadingNames.FoldedHeading(heading) is var words
        && (words is "as a result of" or "due to" or "because of" or "if"
            || words.Split(' ').Any(word => word is "cause" or "caused" or "driver" or "factor" or "vulnerability"));

    /// <summary>Whether a heading says that what happens stands below it, and no more.</summary>
    public static bool AreOfEvents(string heading) =>
        HeadingNames.FoldedHeading(heading) is "event" or "risk event" or "trigger" or "then" or "then event" or "event then";
}
