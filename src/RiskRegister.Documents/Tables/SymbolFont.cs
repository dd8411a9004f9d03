using System.Collections.Frozen;
using System.Text;

namespace RiskRegister.Documents.Tables;

/// <summary>
/// A font whose letters are signs: an "é" in Wingdings is an arrow upwards. Arrows, ticks and bullets are read as what they show; any other
/// sign becomes the private character that Word writes for it, so that no reader takes it for a letter.
/// </summary>
sealed class SymbolFont
{
    const char PrivateFirst = '\uF000';
    const char PrivateLast = '\uF0FF';

    static readonly FrozenDictionary<string, SymbolFont> ByName = new Dictionary<string, SymbolFont>(StringComparer.OrdinalIgnoreCase)
    {
        ["Wingdings"] = new(
            (0x4A, "☺☹", 0x4C), (0x6C, "●", 0x6C), (0x6E, "■", 0x6E), (0x9F, "•", 0x9F), (0xA7, "▪", 0xA7), (0xD8, "➢", 0xD8),
            (0xDF, "←→↑↓↖↗↙↘←→↑↓↖↗↙↘←→↑↓↔↕", 0xF4), (0xFB, "✗✓☒☑", 0xFE)),
        ["Wingdings 2"] = new((0x4F, "✗✓☒☑", 0x52)),
        ["Wingdings 3"] = new((0x21, "←→↑↓↖↗↙↘", 0x28), (0x66, "←→↑↓↖↗↙↘↔↕▲▼△▽◄►", 0x75)),
        ["Webdings"] = new((0x33, "◄►▲▼", 0x36), (0x61, "✓", 0x61), (0x72, "✗", 0x72)),
        ["Marlett"] = new((0x33, "◄►▲▼", 0x36)),
        ["Symbol"] = new((0xAB, "↔←↑→↓", 0xAF), (0xB7, "•", 0xB7), (0xDB, "⇔←↑→↓", 0xDF)),
        ["ZapfDingbats"] = new((0x33, "✓✓", 0x34), (0x37, "✗✗", 0x38), (0xD4, "→→↔↕", 0xD7)),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    readonly Dictionary<int, char> signs = [];

    SymbolFont(params (int First, string Signs, int Last)[] ranges)
    {
        foreach (var (first, shown, last) in ranges)
        {
            // A range whose signs are fewer has them at its ends only.
            for (var at = 0; at < shown.Length; at++)
                signs[shown.Length == last - first + 1 || at == 0 ? first + at : last - (shown.Length - 1 - at)] = shown[at];
        }
    }

    /// <summary>Null for a font of letters.</summary>
    public static SymbolFont? Named(string? name) => name is not null && ByName.TryGetValue(name.Trim(), out var font) ? font : null;

    /// <param name="font">Null for a font that is not known.</param>
    public static string Sign(SymbolFont? font, int code) => (font ?? ByName["Wingdings"]).SignOf((char)code).ToString();

    /// <summary>What the font shows of a text; characters that it has no sign for stay.</summary>
    public string Shown(string text, out bool differs)
    {
        var shown = new StringBuilder(text.Length);
        differs = false;
        foreach (var letter in text)
        {
            var sign = IsSign(letter) ? SignOf(letter) : letter;
            differs |= sign != letter;
            shown.Append(sign);
        }

        return shown.ToString();
    }

    static bool IsSign(char letter) => letter is > ' ' and <= '\u00FF' or >= PrivateFirst and <= PrivateLast && letter != '\u00A0';

    char SignOf(char letter) => signs.TryGetValue(letter & 0xFF, out var sign) ? sign : (char)(PrivateFirst | (letter & 0xFF));
}
