using System.Buffers;
using System.Globalization;
using System.Text;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What two texts have in common that only differ in case, quotes, spaces, hyphens, the final stop, invisible characters or the
/// Unicode form of accented letters.
/// </summary>
internal static class TextKey
{
    const string Accented =
        "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżžẁẃẅỳ";

    const string Plain =
        "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzzwwwy";

    // From here on there are signs that may stand before or behind words.
    const char FirstMark = '\u2100';

    // Which say that the words beside them do not hold.
    static readonly Rune[] Denials = [.. "☐☒✗✘✖❌❎⬜🚫⛔".EnumerateRunes()];

    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        var isSpaced = false;
        foreach (var character in WithoutMarks(text))
        {
            if (Folded(character) is not { } folded) continue;
            if (folded == ' ')
            {
                isSpaced = key.Length > 0;
                continue;
            }

            if (isSpaced) key.Append(' ');
            isSpaced = false;
            key.Append(folded);
        }

        while (key.Length > 0 && key[^1] is '.' or ' ') key.Length--;
        return key.ToString();
    }

    // "🟢 Closed", "✅ Resolved", "High 🔴": what is more than a sign.
    static ReadOnlySpan<char> WithoutMarks(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || (text[0] < FirstMark && text[^1] < FirstMark)) return text;
        var words = text;
        while (Rune.DecodeFromUtf16(words, out var first, out var length) == OperationStatus.Done && IsMark(first)) words = words[length..];
        while (Rune.DecodeLastFromUtf16(words, out var last, out var length) == OperationStatus.Done && IsMark(last))
            words = words[..^length];
        return words.Length > 0 ? words : text;
    }

    static bool IsMark(Rune rune) => rune.Value == ' ' || (rune.Value >= FirstMark && !Denials.Contains(rune)
        && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol || rune.Value is >= '\uFE00' and <= '\uFE0F'));

    /// <summary>The same of titles, in which a hyphen and a space are one: "Cyber-attack" and "Cyber attack".</summary>
    public static string OfTitle(string title)
    {
        var key = Of(title);
        return key.Contains('-', StringComparison.Ordinal)
            ? string.Join(' ', key.Split(['-', ' '], StringSplitOptions.RemoveEmptyEntries)) : key;
    }

    /// <summary>Nothing but spaces and characters that show nothing.</summary>
    public static bool IsInvisible(ReadOnlySpan<char> text)
    {
        // Nearly every cell begins with a letter or digit.
        return text.Length == 0 || (text[0] is not (> ' ' and <= '~') && TextRules.IsBlank(text));
    }

    static char? Folded(char character)
    {
        if (char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character)) return character;
        if (char.IsAsciiLetterUpper(character)) return (char)(character | 0x20);
        if (char.IsWhiteSpace(character)) return ' ';
        if (IsIgnored(character)) return null;
        switch (character)
        {
            case '‘' or '’' or '‚' or '‛' or '`' or '´' or 'ʼ' or '′' or '"' or '“' or '”' or '„' or '«' or '»' or '″': return '\'';
            case '‐' or '‑' or '‒' or '–' or '—' or '―' or '−': return '-';
        }

        var lower = char.ToLowerInvariant(character);
        return Accented.IndexOf(lower, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : lower;
    }

    // Combining accents, soft hyphens, joiners, marks of direction, fillers and variation selectors.
    static bool IsIgnored(char character) => character switch
    {
        '\u00AD' or '\u034F' or '\u061C' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u3164' or '\uFEFF' or '\uFFA0' => true,
        >= '\u0300' and <= '\u036F' or >= '\u180B' and <= '\u180F' or >= '\u200B' and <= '\u200F' => true,
        >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' or >= '\uFE00' and <= '\uFE0F' => true,
        _ => false,
    };
}
