using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads references as people type them.</summary>
internal static class ReferenceText
{
    /// <summary>"CR 5" and "CR05" are CR5; anything else is a foreign reference, on one line.</summary>
    public static (EntryReference? Reference, string? Foreign) Read(string cell)
    {
        var text = CellText.OnOneLine(cell);
        if (!text.Any(char.IsLetterOrDigit)) return (null, null);
        return EntryReference.TryParse(Plain(text), out var reference) ? (reference, null) : (null, text);
    }

    static string Plain(string text)
    {
        const int LongestSpelling = 30;
        if (text.Length > LongestSpelling) return text;
        var plain = string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
        return plain.Length < 3 ? plain : string.Create(CultureInfo.InvariantCulture, $"{plain[..2]}{plain[2..].TrimStart('0')}");
    }
}
