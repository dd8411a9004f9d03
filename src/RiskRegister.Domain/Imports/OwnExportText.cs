using System.Globalization;
using System.Text;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// How the service's own exports write what has several parts, and how it is read back: exactly, for what stands in an export was an
/// entry's and needs no understanding.
/// </summary>
public static class OwnExportText
{
    public const string BetweenTypes = ", ";
    public const string BetweenOwners = "; ";

    const string Ambiguous = ",;/";

    /// <summary>Names in one line; where one of them has a character in it that parts names, each in a line of its own.</summary>
    public static string Joined(IReadOnlyList<string> names, string between) => names.Any(name => name.AsSpan().IndexOfAny(Ambiguous) >= 0)
        ? string.Concat(names.Select(name => $"{name}\n"))
        : string.Join(between, names);

    public static IReadOnlyList<string> Parts(string cell, string between) => cell.Contains('\n', StringComparison.Ordinal)
        ? Lines(cell)
        : cell.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines of a cell; every line has something in it.</summary>
    public static IReadOnlyList<string> Lines(string cell) =>
        cell.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A line for each item, where one may be about nothing.</summary>
    /// <param name="texts">Null for nothing; of several lines, too.</param>
    public static string AboutItems(IEnumerable<string?> texts) =>
        string.Join('\n', texts.Select(text => text is { Length: > 0 } ? Escaped(text) : OwnExportColumns.None));

    /// <summary>The same read back, empty where there is nothing.</summary>
    public static IReadOnlyList<string> LinesAboutItems(string cell) =>
        [.. Lines(cell).Select(line => line == OwnExportColumns.None ? "" : Unescaped(line))];

    public static RowStatus? StatusOf(string cell) => cell.Trim() switch
    {
        nameof(EntryStatus.Open) => RowStatus.Open,
        nameof(EntryStatus.Proposed) => RowStatus.Proposed,
        nameof(EntryStatus.Closed) => RowStatus.Closed,
        _ => null,
    };

    /// <summary>Which cells of the matrix are assumed: "Score 4 × 3; Residual score 3 × 4".</summary>
    public static string Assumptions(IEnumerable<(string Label, Score? Score)> scores) => string.Join(
        BetweenOwners,
        scores.Where(each => each.Score is { Assumed: true })
            .Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Label} {each.Score!.Impact} × {each.Score.Likelihood}")));

    static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    static string Unescaped(string line)
    {
        if (!line.Contains('\\', StringComparison.Ordinal)) return line;
        var text = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            var isEscape = line[at] == '\\' && at + 1 < line.Length;
            if (isEscape) at++;
            text.Append(isEscape && line[at] == 'n' ? '\n' : line[at]);
        }

        return text.ToString();
    }
}

/// <summary>Reads <see cref="OwnExportText.Assumptions"/> back, in the organisation's words.</summary>
internal sealed class AssumedText(RegisterLabels labels)
{
    /// <summary>The factors that the text says were assumed for a score; null when it says nothing of it.</summary>
    /// <param name="field">The product's column.</param>
    public StatedScore? Read(string text, ImportField field)
    {
        if (text.Length == 0) return null;
        var label = field switch
        {
            ImportField.ResidualScore => labels.ResidualScore,
            ImportField.TargetScore => labels.TargetScore,
            _ => labels.Score,
        };
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries))
        {
            if (!part.StartsWith(label, StringComparison.OrdinalIgnoreCase)) continue;
            if (part[label.Length..] is [' ', >= '1' and <= '5', ' ', '×', ' ', >= '1' and <= '5'] cell)
                return new StatedScore((cell[1] - '0') * (cell[^1] - '0'), cell[1] - '0', cell[^1] - '0') { IsAssumed = true };
        }

        return null;
    }
}
