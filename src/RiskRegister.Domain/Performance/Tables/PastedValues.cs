using RiskRegister.Domain.Imports;

namespace RiskRegister.Domain.Performance.Tables;

/// <summary>A value that was pasted.</summary>
/// <param name="Line">The line that it stood in, from 1.</param>
public sealed record PastedValue(int Line, Observation Observation);

/// <summary>
/// Reads the values of one measure as they are copied out of a spreadsheet: a line a period, its value in the column beside it, or the two
/// parts of a ratio in the two columns beside it. A first line of headings, which may also be Status or Expected in, says otherwise.
/// </summary>
public static class PastedValues
{
    /// <summary>Lines that are read at once.</summary>
    public const int MostLines = 200;

    /// <summary>Characters of all of them together.</summary>
    public const int Longest = 20_000;

    const string Reference = "Reference";

    static readonly string[] ValueHeadings = ["Period", "Value"];
    static readonly string[] RatioHeadings = ["Period", "Numerator", "Denominator"];

    /// <param name="firstMonth">In which the financial year starts.</param>
    /// <returns>What could be read, and why each other line could not; empty lines are passed over.</returns>
    public static (IReadOnlyList<PastedValue> Values, IReadOnlyList<(int Line, string Message)> Refused) Read(string text, int firstMonth)
    {
        var (values, refused, given) = (new List<PastedValue>(), new List<(int, string)>(), new Dictionary<Period, int>());
        string[]? headings = null;
        foreach (var (line, content) in Lines(text))
        {
            if (line > MostLines)
            {
                refused.Add((line, $"is past the {MostLines} lines that are read at once"));
                break;
            }

            var cells = Cells(content, firstMonth);
            if (headings is null && values.Count + refused.Count == 0 && AreHeadings(cells))
            {
                headings = cells;
                continue;
            }

            var (observation, fault) = ReadLine(headings, cells, line, firstMonth);
            if (observation is not null && given.TryGetValue(observation.Period, out var earlier))
                fault = $"gives {observation.Period.Printed} again, which line {earlier} gives already";
            if (fault is not null) refused.Add((line, fault));
            if (fault is not null || observation is null) continue;
            given[observation.Period] = line;
            values.Add(new PastedValue(line, observation));
        }

        return (values, refused);
    }

    /// <summary>One figure as people write it: "8,521", "19.0%", "£3.2m"; null when it is none.</summary>
    public static decimal? Figure(string text) => FigureCell.Figure(text)?.Value;

    static IEnumerable<(int Line, string Content)> Lines(string text)
    {
        var line = 0;
        foreach (var content in text.ReplaceLineEndings("\n").Split('\n'))
        {
            line++;
            if (!string.IsNullOrWhiteSpace(content)) yield return (line, content);
        }
    }

    static (Observation? Observation, string? Fault) ReadLine(string[]? headings, string[] cells, int line, int firstMonth)
    {
        if (cells.Length == 1 && headings is null)
        {
            return PeriodText.Read(cells[0], firstMonth) is null
                ? (null, "needs a period, a tab and a value")
                : (null, "has no value; write - for one that is missing, or take the line out");
        }

        var heading = headings ?? (cells.Length == RatioHeadings.Length ? RatioHeadings : ValueHeadings);
        if (cells.Length > heading.Length) return (null, $"has {cells.Length} columns, where {heading.Length} are read");
        var reader = new MeasureTableReader(firstMonth);
        reader.Read(new SourceTable("", [new SourceRow(0, [Reference, .. heading]), new SourceRow(line, ["-", .. cells])]), theme: "-");
        var refused = reader.Messages.FirstOrDefault(message => message.Severity == ImportSeverity.Refused);
        if (refused is not null) return (null, refused.Message.TrimEnd('.'));
        return (reader.Measures[0].Observations[0].Observation, null);
    }

    // Headings that name another measure or series are none: their lines would be given to this one.
    static bool AreHeadings(string[] cells) =>
        ObservationRows.Find(new SourceTable("", [new SourceRow(0, [Reference, .. cells])])) is { } found
        && found.Columns.Count == cells.Length + 1
        && !found.Columns.Keys.Any(name => name is "measure" or "series" or "theme" or "section");

    // Of a line without columns the period is the longest beginning that is one.
    static string[] Cells(string content, int firstMonth)
    {
        if (content.Contains('\t', StringComparison.Ordinal)) return Parts(content, '\t');
        if (content.Contains(';', StringComparison.Ordinal)) return Parts(content, ';');
        var line = content.Trim();
        for (var at = line.LastIndexOf(' '); at > 0; at = line.LastIndexOf(' ', at - 1))
        {
            if (PeriodText.Read(line[..at].Trim(), firstMonth) is not null) return [line[..at].Trim(), line[(at + 1)..].Trim()];
        }

        return [line];
    }

    static string[] Parts(string content, char between)
    {
        var parts = content.Split(between).Select(part => part.Trim()).ToList();
        while (parts.Count > 1 && parts[^1].Length == 0) parts.RemoveAt(parts.Count - 1);
        return [.. parts];
    }
}
