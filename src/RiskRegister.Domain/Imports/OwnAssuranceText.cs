using System.Globalization;
using System.Text;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// The assurance of a control on one line, read back exactly: "first: Monthly checks | Head of Wells | 2017-01-05; third: Audit report".
/// A circumflex stands before what would part it.
/// </summary>
public static class OwnAssuranceText
{
    const char Escape = '^';

    const string Parting = "|;^";

    /// <summary>Null where no line of defence has said anything.</summary>
    public static string? Of(ControlAssurance? assurance) => assurance is null ? null
        : string.Join("; ", ControlAssurance.LineNames.Zip(assurance.Lines).Where(pair => pair.Second is not null)
            .Select(pair => $"{pair.First}: {Of(pair.Second!)}"));

    /// <summary>What stands on a line; null where it is none of these.</summary>
    public static ControlAssurance? Read(string text)
    {
        var lines = new LineAssurance?[ControlAssurance.LineNames.Length];
        foreach (var part in Parted(text, ';'))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var at = colon < 0 ? -1 : Array.FindIndex(ControlAssurance.LineNames,
                name => name.Equals(part[..colon].Trim(), StringComparison.OrdinalIgnoreCase));
            if (at < 0 || lines[at] is not null || ReadLine(part[(colon + 1)..]) is not { } line) return null;
            lines[at] = line;
        }

        return ControlAssurance.Of(lines);
    }

    static string Of(LineAssurance line)
    {
        string[] fields = [line.What, line.By ?? "", line.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""];
        return string.Join(" | ", fields.Take(line.On is not null ? 3 : line.By is not null ? 2 : 1).Select(Escaped));
    }

    static LineAssurance? ReadLine(string text)
    {
        var fields = Parted(text, '|').Select(Unescaped).ToArray();
        if (fields.Length is 0 or > 3 || fields[0].Length == 0) return null;
        DateOnly? on = null;
        if (fields is [_, _, { Length: > 0 } day])
        {
            on = DateText.Read(day);
            if (on is null) return null;
        }

        return new LineAssurance(fields[0], fields.Length > 1 && fields[1].Length > 0 ? fields[1] : null, on);
    }

    // At what no circumflex stands before.
    static IEnumerable<string> Parted(string text, char at)
    {
        var (start, place) = (0, 0);
        for (; place < text.Length; place++)
        {
            if (text[place] == Escape) place++;
            else if (text[place] == at)
            {
                yield return text[start..place];
                start = place + 1;
            }
        }

        yield return text[start..];
    }

    static string Escaped(string text)
    {
        if (text.AsSpan().IndexOfAny(Parting) < 0) return text;
        var escaped = new StringBuilder(text.Length + 4);
        foreach (var letter in text)
        {
            if (Parting.Contains(letter, StringComparison.Ordinal)) escaped.Append(Escape);
            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    static string Unescaped(string part)
    {
        var text = new StringBuilder(part.Length);
        for (var at = 0; at < part.Length; at++)
        {
            if (part[at] == Escape && at + 1 < part.Length) at++;
            text.Append(part[at]);
        }

        return text.ToString().Trim();
    }
}
