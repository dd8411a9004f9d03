using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace RiskRegister.Domain.Dossiers;

/// <summary>
/// Names of files as whoever saves them can trust them: no path, nothing that cannot be seen or turns the reading round, nothing that a
/// system takes for a device.
/// </summary>
public static class FileNames
{
    /// <summary>Bytes of UTF-8: what file systems hold, with room for what a browser adds.</summary>
    public const int Longest = 200;

    const string Nameless = "file";
    const int LongestEnding = 12;

    // Windows takes these for devices, whatever ending follows.
    static readonly FrozenSet<string> Devices = new[] { "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$" }
        .Concat(from port in (string[])["COM", "LPT"] from number in "0123456789¹²³" select $"{port}{number}")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The nearest name that is safe; "file" where nothing is left.</summary>
    /// <param name="given">As the sender calls the file.</param>
    public static string Clean(string given)
    {
        var text = new StringBuilder();
        foreach (var rune in given[(given.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            if (Kept(rune) is { } kept && (kept.Value != ' ' || (text.Length > 0 && text[^1] != ' '))) text.Append(kept.ToString());
        }

        // Hidden files begin with a dot; Windows forgets dots and spaces at an end, and so a device may be behind them.
        var name = Shortened(text.ToString().Trim(' ', '.')).Trim(' ', '.');
        if (name.Length == 0) return Nameless;
        return Devices.Contains(name.Split('.')[0].TrimEnd(' ')) ? $"_{name}" : name;
    }

    /// <summary>In small letters without its dot; empty where there is none that is one.</summary>
    public static string EndingOf(string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0 || name.Length - dot - 1 is 0 or > LongestEnding) return "";
        var ending = name[(dot + 1)..];
        return ending.All(char.IsAsciiLetterOrDigit) ? ending.ToLowerInvariant() : "";
    }

    // Null where it is left out.
    static Rune? Kept(Rune rune)
    {
        const string NotInNames = "<>:\"|?*\ufffd";
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => null,
            UnicodeCategory.SpaceSeparator => new Rune(' '),
            _ => rune.IsBmp && NotInNames.Contains((char)rune.Value, StringComparison.Ordinal) ? new Rune('_') : rune,
        };
    }

    // The ending says what it is, and stays.
    static string Shortened(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= Longest) return name;
        var ending = EndingOf(name) is { Length: > 0 } known ? name[^(known.Length + 1)..] : "";
        var left = Longest - ending.Length;
        var stem = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if ((left -= rune.Utf8SequenceLength) < 0) break;
            stem.Append(rune.ToString());
        }

        return stem.ToString().TrimEnd(' ', '.') + ending;
    }
}
