using System.Text;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What foreign numbers have in common that are only displayed otherwise: "R-07", "r 07" and "R7" are one, 1.1 and 11 are two.
/// </summary>
internal static class SourceKey
{
    public static string Of(string source)
    {
        var key = new StringBuilder(source.Length);
        for (var at = 0; at < source.Length; at++)
        {
            var character = char.ToUpperInvariant(source[at]);
            if (char.IsWhiteSpace(character) && !IsBetweenFigures(source, at)) continue;
            if (character is '-' or '–' or '_' or '#' && IsBeforeFigure(source, at) && key.Length > 0 && char.IsLetter(key[^1])) continue;
            if (character == '0' && IsBeforeFigure(source, at) && (key.Length == 0 || char.IsLetter(key[^1]))) continue;
            key.Append(character);
        }

        return key.ToString();
    }

    public static bool AreOne(string? one, string? other) => one is null || other is null ? one == other : Of(one) == Of(other);

    static bool IsBeforeFigure(string source, int at) => at + 1 < source.Length && char.IsAsciiDigit(source[at + 1]);

    static bool IsBetweenFigures(string source, int at) => at > 0 && char.IsAsciiDigit(source[at - 1]) && IsBeforeFigure(source, at);
}
