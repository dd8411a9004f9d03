using System.Globalization;
using System.Text;
using System.Xml;

namespace RiskRegister.Documents.Excel;

/// <summary>
/// Text as cells hold it: what XML has no room for as _x0001_, so that it comes back (ST_Xstring of ECMA-376, part 1, 22.9.2.19).
/// </summary>
static class EscapedText
{
    /// <summary>The most characters that a cell can have.</summary>
    public const int Longest = 32_767;

    public static string Encoded(string text)
    {
        StringBuilder? encoded = null;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            var isPair = at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], character);
            var needsEscape = !isPair && (!XmlConvert.IsXmlChar(character) || character == '\r' || LooksEscaped(text, at));
            if (needsEscape && encoded is null) encoded = new StringBuilder(text, 0, at, text.Length + 16);
            if (needsEscape) encoded!.Append(CultureInfo.InvariantCulture, $"_x{(int)character:X4}_");
            else encoded?.Append(character);
            if (!isPair) continue;
            encoded?.Append(text[at + 1]);
            at++;
        }

        return encoded?.ToString() ?? text;
    }

    /// <summary>Text in portions that fit into cells, parted at line ends.</summary>
    public static IEnumerable<string> Portions(string text)
    {
        var rest = text;
        while (rest.Length > Longest)
        {
            var end = rest.LastIndexOf('\n', Longest);
            if (end <= 0) end = char.IsHighSurrogate(rest[Longest - 1]) ? Longest - 1 : Longest;
            yield return rest[..end];
            rest = rest[(rest[end] == '\n' ? end + 1 : end)..];
        }

        yield return rest;
    }

    // "_x0041_" that somebody wrote would come back as "A".
    static bool LooksEscaped(string text, int at) => text[at] == '_' && at + 6 < text.Length && text[at + 1] is 'x' && text[at + 6] == '_'
        && text.Skip(at + 2).Take(4).All(char.IsAsciiHexDigit);
}
