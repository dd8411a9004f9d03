using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>Controls, and actions, of each type may have a column of their own: "Preventive controls", "Corrective actions".</summary>
internal static class ControlTypes
{
    static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        ["preventive", "preventative", "detective", "directive", "corrective", "deterrent", "compensating", "reactive", "proactive"],
        StringComparer.Ordinal);

    /// <summary>Whether a heading speaks of items of one type.</summary>
    public static bool IsSpokenOf(string heading) => Without(heading) is not null;

    /// <summary>What a heading says beside the type; null where it names none.</summary>
    public static string? Without(string heading)
    {
        string[] words = HeadingNames.FoldedHeading(heading).Split(' ');
        return Array.Exists(words, Words.Contains) ? string.Join(' ', words.Where(word => !Words.Contains(word))) : null;
    }
}
