using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>The words, numbers and signs of a score.</summary>
internal static class ScoreTokens
{
    /// <summary>Folded; spaces part them.</summary>
    public static List<string> Of(string line)
    {
        var tokens = new List<string>();
        for (var at = 0; at < line.Length;)
        {
            var start = at;
            if (char.IsAsciiDigit(line[at]))
            {
                while (at < line.Length && char.IsAsciiDigit(line[at])) at++;
                var end = at;

                // "4.0" is a number that a spreadsheet has written.
                if (at + 1 < line.Length && line[at] == '.' && line[at + 1] == '0')
                {
                    at++;
                    while (at < line.Length && line[at] == '0') at++;
                }

                tokens.Add(line[start..end]);
            }
            else if (char.IsLetter(line[at]))
            {
                while (at < line.Length && char.IsLetter(line[at])) at++;
                var word = TextKey.Of(line[start..at]);
                tokens.Add(word is "by" or "times" ? "x" : word);
            }
            else
            {
                if (!char.IsWhiteSpace(line[at]) && !IsOrnament(line[at])) tokens.Add(line[at] is '×' or '*' ? "x" : line[at].ToString());
                at++;
            }
        }

        return tokens;
    }

    // Arrows, coloured dots and other pictures beside a score.
    static bool IsOrnament(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.OtherSymbol or UnicodeCategory.Surrogate or UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => true,
        UnicodeCategory.MathSymbol => character is >= '\u2190' and <= '\u21FF' or >= '\u27F0' and <= '\u297F',
        _ => false,
    };

    public static bool IsFactorName(string token) => IsImpactName(token) || token is "l" or "p" or "likelihood" or "probability" or "lik";

    public static bool IsImpactName(string token) => token is "i" or "impact" or "severity" or "imp" or "consequence";

    /// <summary>Of consequence and severity, where nothing else names the impact: in "L4 I3 S12" the S is the score.</summary>
    public static bool MayNameImpact(string token) => token is "c" or "s";

    public static int? NumberOf(string token) =>
        token.Length is > 0 and <= 6 && char.IsAsciiDigit(token[0])
            && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
