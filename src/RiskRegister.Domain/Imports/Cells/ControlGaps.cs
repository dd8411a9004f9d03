using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What a cell of controls says of those that are missing or to come, "Gaps: no night patrols", "To be introduced: dogs": none of them is
/// in place.
/// </summary>
internal static class ControlGaps
{
    const int LongestLabel = 40;

    static readonly FrozenSet<string> Labels = new[]
    {
        "gap", "gaps", "gap in control", "gaps in control", "gaps in controls", "gaps in assurance", "gaps in control and assurance",
        "gaps in controls and assurance", "gaps in controls and assurances", "gaps identified", "identified gaps", "known gaps",
        "control gap", "control gaps", "controls gaps", "assurance gaps", "weakness", "weaknesses", "control weaknesses",
        "weaknesses in control", "weaknesses in controls", "missing", "missing controls", "controls missing", "planned",
        "planned controls", "controls planned", "proposed", "proposed controls", "controls proposed", "future", "future controls",
        "further controls", "further controls needed", "further controls required", "additional controls needed",
        "additional controls required", "controls needed", "controls required", "to be introduced", "to be implemented",
        "to be installed", "to be developed", "to be put in place", "to be added", "to come", "controls to be introduced",
        "controls to be implemented", "controls to be developed", "not in place", "not yet in place", "not yet implemented",
        "controls not in place", "controls not yet in place", "in development", "under development", "forthcoming", "not started",
        "not yet started",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The controls that are in place, and what is said of others, be it behind such a label or below it, up to the next label; null where
    /// nothing is. So is "Fence; Gaps: no telemetry".
    /// </summary>
    public static (IReadOnlyList<string> InPlace, IReadOnlyList<string> Others)? Parted(IReadOnlyList<string> written)
    {
        IReadOnlyList<string> controls = [.. written.SelectMany(control =>
            LabelledParts.Of(control, label => IsOfOthers(label) || IsInPlace(label)))];
        if (!controls.Any(control => LabelOf(control) is { } label && IsOfOthers(label))) return null;
        var (inPlace, others, areOthers) = (new List<string>(), new List<string>(), false);
        foreach (var control in controls)
        {
            var label = LabelOf(control);
            if (label is not null && (!areOthers || IsOfOthers(label) || IsInPlace(label))) areOthers = IsOfOthers(label);
            var said = label is null || !IsOfOthers(label) ? control : control[(label.Length + 1)..].Trim();
            if (!areOthers) inPlace.Add(control);
            else if (said.Length > 0 && !ItemLines.IsNone(said)) others.Add(control);
            if (label is not null && IsOfOthers(label) && said.Length > 0) areOthers = false;
        }

        return (inPlace, others);
    }

    /// <summary>Whether a cell of a form is the heading of what is missing: "Gaps in assurance", "Control weaknesses".</summary>
    public static bool IsHeading(string cell) => cell.Length <= LongestLabel
        && (cell.Contains("gap", StringComparison.OrdinalIgnoreCase) || cell.Contains("weakness", StringComparison.OrdinalIgnoreCase))
        && IsOfOthers(cell);

    // Which end what stands below a label of others: "CCTV: 4 cameras" does not.
    static bool IsInPlace(string label) => TextKey.Of(ItemLines.WithoutNumber(label)) is "existing" or "existing controls" or "in place"
        or "controls in place" or "current" or "current controls" or "controls" or "assurance" or "assurances" or "sources of assurance"
        or "internal assurance" or "external assurance" or "assurance sources";

    static string? LabelOf(string control) =>
        control.IndexOf(':', StringComparison.Ordinal) is > 2 and <= LongestLabel and var at ? control[..at] : null;

    static bool IsOfOthers(string label) => Labels.Contains(TextKey.Of(ItemLines.WithoutNumber(label)));
}
