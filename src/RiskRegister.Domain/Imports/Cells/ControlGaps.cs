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
        "gap", "gaps", "gap in control", "gaps in control", "gaps in controls", "gaps in assurance", "gaps identified", "control gap",
        "control gaps", "controls gaps", "assurance gaps", "weakness", "weaknesses", "control weaknesses", "weaknesses in control",
        "weaknesses in controls", "missing", "missing controls", "controls missing", "planned", "planned controls", "controls planned",
        "proposed", "proposed controls", "controls proposed", "future", "future controls", "further controls", "further controls needed",
        "further controls required", "additional controls needed", "additional controls required", "controls needed",
        "controls required", "to be introduced", "to be implemented", "to be installed", "to be developed", "to be put in place",
        "to be added", "to come", "controls to be introduced", "controls to be implemented", "controls to be developed", "not in place",
        "not yet in place", "not yet implemented", "controls not in place", "controls not yet in place", "in development",
        "under development", "forthcoming", "not started", "not yet started",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The controls that are in place, and what is said of others; null where nothing is.</summary>
    public static (IReadOnlyList<string> InPlace, IReadOnlyList<string> Others)? Parted(IReadOnlyList<string> controls)
    {
        if (!controls.Any(IsLabelled)) return null;
        var (inPlace, others, isBelow) = (new List<string>(), new List<string>(), false);
        foreach (var control in controls)
        {
            if (control.EndsWith(':')) isBelow = IsLabelled(control);
            if (isBelow || IsLabelled(control)) others.Add(control);
            else inPlace.Add(control);
        }

        return (inPlace, others);
    }

    static bool IsLabelled(string control) => control.IndexOf(':', StringComparison.Ordinal) is > 2 and <= LongestLabel and var at
        && Labels.Contains(TextKey.Of(ItemLines.WithoutNumber(control[..at])));
}
