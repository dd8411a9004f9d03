namespace RiskRegister.Domain.Imports;

/// <summary>Lines within a cell of controls that say what is missing, "Gaps: no offline copy", and are no controls.</summary>
internal static class ControlGaps
{
    const int LongestLabel = 30;

    /// <summary>Of nearly every cell this says that nothing more is to be looked at.</summary>
    public static bool MayBeIn(string cell) =>
        cell.Contains(':', StringComparison.Ordinal) && cell.Contains("gap", StringComparison.OrdinalIgnoreCase);

    /// <summary>The items that are controls, and those that are such gaps: below "Gaps in control:" all up to the next such word.</summary>
    public static (IReadOnlyList<string> Controls, IReadOnlyList<string> Gaps) Parted(IReadOnlyList<string> items)
    {
        var (controls, gaps, isBelow) = (new List<string>(items.Count), new List<string>(), false);
        foreach (var item in items)
        {
            var label = item.IndexOf(':', StringComparison.Ordinal) is > 0 and <= LongestLabel and var at ? item[..at] : null;
            if (label is not null) isBelow = IsOfGaps(label);
            if (!isBelow) controls.Add(item);
            else if (!ItemLines.IsNone(label is null ? item : item[(label.Length + 1)..])) gaps.Add(item);
            if (label is not null && item.Length > label.Length + 1) isBelow = false;
        }

        return (controls, gaps);
    }

    static bool IsOfGaps(string label) => TextKey.Of(label) is "gap" or "gaps" or "control gap" or "control gaps" or "controls gaps"
        or "gap in control" or "gaps in control" or "gaps in controls" or "gaps in assurance" or "gaps in control and assurance"
        or "gaps in controls and assurance" or "gaps in controls and assurances" or "gaps identified" or "identified gaps" or "known gaps";
}
