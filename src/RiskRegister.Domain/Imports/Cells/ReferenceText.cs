using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads references as people type them.</summary>
internal static class ReferenceText
{
    const int LongestSpelling = 40;

    /// <summary>"CR 5", "CR05", "CR-05", "CR.05" and "CR5 (new)" are CR5; anything else is a foreign reference, on one line.</summary>
    public static (EntryReference? Reference, string? Foreign) Read(string cell)
    {
        if (EntryReference.TryParse(cell, out var written)) return (written, null);
        var text = CellText.OnOneLine(cell);
        if (!text.Any(char.IsLetterOrDigit)) return (null, null);
        return EntryReference.TryParse(Plain(text), out var reference) ? (reference, null) : (null, text);
    }

    static string Plain(string text)
    {
        if (text.Length > LongestSpelling) return text;
        var bracket = text.IndexOfAny(['(', '[']);
        var plain = string.Concat((bracket > 0 ? text[..bracket] : text).Where(character => !char.IsWhiteSpace(character)));
        if (plain.Length < 3) return plain;
        var number = plain[2..].TrimStart('-', '–', '.', '_', '/', ':', '#');
        return number.Length == 0 || number.Length + 2 == plain.Length || char.IsAsciiDigit(number[0])
            ? string.Create(CultureInfo.InvariantCulture, $"{plain[..2]}{number.TrimStart('0')}")
            : plain;
    }
}
