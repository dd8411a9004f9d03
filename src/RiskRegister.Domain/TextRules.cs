using System.Globalization;
using System.Text;

namespace RiskRegister.Domain;

/// <summary>What a text must be, whoever sends it. Each rule says what is wrong, or null.</summary>
public static class TextRules
{
    /// <summary>Names, titles, reasons, items: one line with something on it to read.</summary>
    /// <param name="longest">In UTF-16 code units.</param>
    public static string? LineFault(string text, int longest)
    {
        if (text.Length == 0 || text.Length > longest) return $"must have 1 to {longest} characters";
        if (text.Any(character => character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')) return "must be one line";
        if (text.Any(char.IsControl)) return "has a control character";
        return IsBlank(text) ? $"must have 1 to {longest} characters, of which one can be seen" : null;
    }

    /// <summary>Descriptions, narratives, notes: any number of lines, or none.</summary>
    /// <param name="longest">In UTF-16 code units.</param>
    public static string? ProseFault(string text, int longest)
    {
        if (text.Length > longest) return $"must have at most {longest} characters";
        return text.Any(character => char.IsControl(character) && character is not ('\n' or '\t')) ? "has a control character" : null;
    }

    /// <summary>Comments, questions, reasons in full: any number of lines with something on them to read.</summary>
    /// <param name="longest">In UTF-16 code units.</param>
    public static string? RequiredProseFault(string text, int longest) =>
        IsBlank(text) ? $"must have 1 to {longest} characters, of which one can be seen" : ProseFault(text, longest);

    /// <summary>Whether nothing of a text can be seen: spaces, marks of direction, fillers.</summary>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsUnseen(rune)) return false;
        }

        return true;
    }

    /// <summary>A line without the space around it.</summary>
    public static string Line(string text) => text.Trim();

    /// <summary>Lines that end as PostgreSQL and committees expect.</summary>
    public static string Prose(string text) => text.ReplaceLineEndings("\n").Trim();

    // Hangul's fillers count as letters, Braille's empty cell as a sign, and what joins or chooses glyphs as marks.
    static bool IsUnseen(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x034F or 0x17B4 or 0x17B5
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
}
