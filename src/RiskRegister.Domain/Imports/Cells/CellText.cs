using System.Buffers;
using System.Text;

namespace RiskRegister.Domain.Imports;

/// <summary>What holds for the text of every cell.</summary>
internal static class CellText
{
    const int LongestQuotation = 80;

    static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\u2028\u2029");

    public static string WithPlainLineEnds(string cell) => cell.AsSpan().ContainsAny(LineEnds)
        ? cell.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u2028', '\n').Replace('\u2029', '\n')
        : cell;

    public static string OnOneLine(string cell) =>
        cell.Contains('\n', StringComparison.Ordinal)
            ? string.Join(' ', cell.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            : cell.Trim();

    /// <summary>The name of an error value such as #N/A, which programs write where a formula failed.</summary>
    public static bool IsErrorValue(string cell) => cell.Length is >= 4 and <= 16 && cell.Trim().ToUpperInvariant() is
        "#N/A" or "#REF!" or "#VALUE!" or "#DIV/0!" or "#NAME?" or "#NULL!" or "#NUM!" or "#SPILL!" or "#CALC!" or "#ERROR!"
        or "#GETTING_DATA" or "#FIELD!" or "#BLOCKED!" or "#UNKNOWN!" or "ERR:502" or "ERR:504" or "ERR:508" or "ERR:522";

    /// <summary>Why a text can't be stored, or null.</summary>
    public static string? FaultIn(string text)
    {
        // Nearly no text has either.
        if (PlainText.IsStorable(text)) return null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\t')) return ImportCodes.ControlCharacter;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return ImportCodes.LoneSurrogate;
            i++;
        }

        return null;
    }

    /// <summary>The text with a space for every character that can't be stored.</summary>
    public static string Storable(string text)
    {
        if (FaultIn(text) is null) return text;
        var storable = new StringBuilder(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\n' or '\t'))) storable[i] = ' ';
        }

        return storable.ToString();
    }

    /// <summary>A text as messages show it: on one line, storable and not long.</summary>
    public static string Shown(string text)
    {
        var start = text.Length > 4 * LongestQuotation ? text[..(4 * LongestQuotation)] : text;
        var line = OnOneLine(Storable(WithPlainLineEnds(start)));
        if (line.Length <= LongestQuotation) return line;
        var end = char.IsHighSurrogate(line[LongestQuotation - 2]) ? LongestQuotation - 2 : LongestQuotation - 1;
        return line[..end] + "…";
    }
}
