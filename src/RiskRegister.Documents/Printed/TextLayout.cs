using System.Globalization;
using System.Text;

namespace RiskRegister.Documents.Printed;

/// <summary>How wide text in Arial gets, and how it breaks into lines, for whatever has to be laid out here.</summary>
static class TextLayout
{
    const double Bolder = 1.08;
    const int FirstKnown = ' ';

    // Advance widths of Arial in thousandths of its size, from the space to the tilde.
    static ReadOnlySpan<ushort> Widths =>
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556,
        278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,
        611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833,
        556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>In the units of the size.</summary>
    public static double WidthOf(ReadOnlySpan<char> text, double size, bool bold = false)
    {
        var width = 0d;
        foreach (var rune in text.EnumerateRunes()) width += WidthOf(rune);
        return width * size * (bold ? Bolder : 1) / 1000;
    }

    /// <summary>Lines no wider than a width: broken between words, and within one only where it is longer than a line.</summary>
    public static IReadOnlyList<string> Wrapped(string text, double width, double size, bool bold = false)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && WidthOf($"{line} {word}", size, bold) <= width) line.Append(' ').Append(word);
            else
            {
                if (line.Length > 0) lines.Add(line.ToString());
                line.Clear().Append(word);
            }

            while (WidthOf(line.ToString(), size, bold) > width && Fitting(line.ToString(), width, size, bold) is { Length: > 0 } head
                && head.Length < line.Length)
            {
                lines.Add(head);
                line.Remove(0, head.Length);
            }
        }

        if (line.Length > 0) lines.Add(line.ToString());
        return lines;
    }

    /// <summary>How many lines a paragraph takes, without making them.</summary>
    public static int Lines(ReadOnlySpan<char> text, double width, double size, bool bold = false)
    {
        var (lines, used, word) = (1, 0d, 0d);
        var scale = size * (bold ? Bolder : 1) / 1000;
        foreach (var rune in text.EnumerateRunes())
        {
            var advance = WidthOf(rune) * scale;
            word = rune.Value is ' ' or '-' or '/' ? 0 : word + advance;
            used += advance;
            if (used <= width || rune.Value == ' ') continue;
            (lines, used) = (lines + 1, word <= width ? word : advance);
            word = used;
        }

        return lines;
    }

    /// <summary>The text, or as much of it as has room, with an ellipsis; no letter, emoji or accent is cut in half.</summary>
    public static string Cut(string text, double width, double size, bool bold = false) => WidthOf(text, size, bold) <= width
        ? text
        : AtWord(Fitting(text, width - WidthOf("…", size, bold), size, bold), text);

    /// <summary>The text, or at most so many characters of it, with an ellipsis; no letter, emoji or accent is cut in half.</summary>
    public static string Shortened(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = 0;
        for (var next = 0; (next = end + StringInfo.GetNextTextElementLength(text, end)) < longest;) end = next;
        return AtWord(text[..end], text);
    }

    // After the last whole word, where little is lost by that.
    static string AtWord(string beginning, string text)
    {
        var isWhole = beginning.Length < text.Length && char.IsWhiteSpace(text[beginning.Length]);
        var space = isWhole ? -1 : beginning.LastIndexOf(' ');
        return $"{(space > beginning.Length * 3 / 4 ? beginning[..space] : beginning).TrimEnd(' ', ',', ';', ':', '–', '-')}…";
    }

    static string Fitting(string text, double width, double size, bool bold)
    {
        var (end, used) = (0, 0d);
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, end);
            used += WidthOf(text.AsSpan(end, length), size, bold);
            if (used > width && end > 0) break;
            end += length;
        }

        return text[..end];
    }

    static int WidthOf(Rune rune) => rune.Value switch
    {
        >= FirstKnown and <= '~' => Widths[rune.Value - FirstKnown],
        '…' or '—' or '►' or '▲' or '▼' => 1000,
        '–' => 556,
        '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFE0F' or '\uFEFF' or (>= '\u2066' and <= '\u2069') => 0,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFF00
            and <= 0xFF60 => 1000,
        >= 0x1F000 => 1250,
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        _ => 600,
    };
}
