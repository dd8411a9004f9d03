using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Headings of controls that name mitigation, measures or assurance with them, in whatever order: "Mitigation measures in place",
/// "Existing controls / mitigations", "Key controls &amp; assurances".
/// </summary>
internal static class HeadingsOfControls
{
    const string Treatment = "treatment";

    static readonly FrozenSet<string> Now = WordSet.Of("existing", "current", "currently", "place", "already", "present");
    static readonly FrozenSet<string> Mitigation = WordSet.Of("mitigation", "mitigating", "mitigant", "mitigator");
    static readonly FrozenSet<string> Later = WordSet.Of("planned", "proposed", "future", "further", "additional");
    static readonly FrozenSet<string> Others = WordSet.Of(
        "control", "measure", "action", "assurance", "key", "main", "internal", "risk", Treatment, "in", "and", "or", "the", "our", "other",
        "of");

    /// <summary>
    /// Null of other headings. One that does not say that it speaks of what there is already, "Controls / mitigation", is only likely that
    /// of controls.
    /// </summary>
    public static HeadingMeaning? MeaningOf(string heading)
    {
        var words = HeadingNames.FoldedHeading(heading).Split(' ');
        if (!Array.TrueForAll(words, IsKnown)) return null;
        var hasControls = words.Contains("control", StringComparer.Ordinal);
        var isMitigated = Array.Exists(words, Mitigation.Contains);
        var isOfNow = Array.Exists(words, Now.Contains);
        if (Array.Exists(words, Later.Contains) && !(isOfNow && HasBoth(words, heading))) return null;
        if (words.Contains("action", StringComparer.Ordinal) && !(hasControls && (isMitigated || isOfNow))) return null;
        if (!hasControls && !(isOfNow && isMitigated)) return null;
        var isClear = isOfNow || (!isMitigated && !words.Contains(Treatment, StringComparer.Ordinal));
        return new HeadingMeaning(ImportField.Controls, ScoreFamily.None, isClear ? Sureness.Sure : Sureness.Likely);
    }

    /// <summary>Whether what a heading speaks of is controls beside a column of actions, and may be actions where there is none.</summary>
    public static bool MayBeOfActions(string heading) => MeaningOf(heading) is { Sureness: Sureness.Likely };

    /// <summary>Whether a heading says nothing but mitigation.</summary>
    public static bool IsMitigation(string heading) =>
        Array.TrueForAll(HeadingNames.FoldedHeading(heading).Split(' '), word => Mitigation.Contains(word) || word is "risk" or "measure");

    /// <summary>Whether a heading speaks of what is in place and of what is not yet: "Existing and planned controls".</summary>
    public static bool AreInPlaceAndPlanned(string heading)
    {
        var words = HeadingNames.FoldedHeading(heading).Split(' ');
        return Array.Exists(words, Now.Contains) && Array.Exists(words, Later.Contains) && HasBoth(words, heading);
    }

    // "Planned mitigation in place" is one thing.
    static bool HasBoth(string[] words, string heading) =>
        words.Contains("and", StringComparer.Ordinal) || heading.AsSpan().ContainsAny('/', '&');

    static bool IsKnown(string word) => Others.Contains(word) || Now.Contains(word) || Later.Contains(word) || Mitigation.Contains(word);
}
