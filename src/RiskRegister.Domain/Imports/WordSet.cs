using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>Sets of folded words to look for.</summary>
internal static class WordSet
{
    public static FrozenSet<string> Of(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
