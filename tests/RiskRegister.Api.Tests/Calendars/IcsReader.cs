using System.Text;

namespace RiskRegister.Api.Tests.Calendars;

/// <summary>Reads iCalendar line by line, as RFC 5545 has it, with nothing of the library that writes it.</summary>
public sealed class IcsReader
{
    const int LongestLine = 75;

    readonly Stack<string> open = new();

    IcsReader()
    {
    }

    /// <summary>Of the calendar itself, by name.</summary>
    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>Of each event, by name with its parameters.</summary>
    public List<Dictionary<string, string>> Events { get; } = [];

    /// <exception cref="FormatException">It is not as the RFC has it.</exception>
    public static IcsReader Read(byte[] body)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
        if (!text.EndsWith("\r\n", StringComparison.Ordinal)) throw new FormatException("The last line does not end.");
        if (text.Replace("\r\n", "", StringComparison.Ordinal)
            .IndexOfAny(['\r', '\n']) >= 0) throw new FormatException("A line ends otherwise than with CRLF.");
        var (reader, lines) = (new IcsReader(), new List<string>());
        foreach (var line in text.Split("\r\n")[..^1])
        {
            if (Encoding.UTF8.GetByteCount(line) > LongestLine) throw new FormatException($"Longer than {LongestLine} octets: {line}");
            if (line.StartsWith(' ')) lines[^1] += line[1..];
            else lines.Add(line);
        }

        foreach (var line in lines) reader.Take(line);
        return reader.open.Count == 0 ? reader : throw new FormatException($"{reader.open.Peek()} does not end.");
    }

    void Take(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) throw new FormatException($"No property: {line}");
        var (name, value) = (line[..colon], line[(colon + 1)..]);
        switch (name)
        {
            case "BEGIN":
                if (open.Count == 0 != (value == "VCALENDAR")) throw new FormatException($"{value} begins where it cannot.");
                open.Push(value);
                if (value == "VEVENT") Events.Add(new(StringComparer.Ordinal));
                break;
            case "END":
                if (open.Count == 0 || open.Pop() != value) throw new FormatException($"{value} ends before it began.");
                break;
            default:
                (open.Peek() == "VEVENT" ? Events[^1] : Properties).Add(name, Unescaped(value));
                break;
        }
    }

    static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] != '\\')
            {
                text.Append(value[at]);
                continue;
            }

            at++;
            text.Append(value[at] is 'n' or 'N' ? '\n' : value[at] is ',' or ';' or '\\' ? value[at]
                : throw new FormatException($"\\{value[at]} means nothing."));
        }

        return text.ToString();
    }
}
