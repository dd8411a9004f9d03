using System.Net;
using System.Text.RegularExpressions;

namespace RiskRegister.Documents.Tables.Pipes;

/// <summary>Reads tables of Markdown: rows of cells between bars, with a row of dashes below the headings.</summary>
static partial class PipeTables
{
    const int LongestSearched = 200_000;

    /// <summary>
    /// Whether the text has such a table: bars above a row of nothing but bars and dashes. One that stands in a quoted field of CSV is
    /// text.
    /// </summary>
    public static bool In(string text)
    {
        var before = default(ReadOnlySpan<char>);
        var (isQuoted, wasQuoted) = (false, false);
        foreach (var line in text.AsSpan()[..Math.Min(text.Length, LongestSearched)].EnumerateLines())
        {
            if (!wasQuoted && !isQuoted && before.Contains('|') && IsRule(line)) return true;
            before = line;
            wasQuoted = isQuoted;
            isQuoted = IsQuotedAfter(line, isQuoted);
        }

        return false;
    }

    // A quote opens a field only at its beginning; within it, two are one of its text.
    static bool IsQuotedAfter(ReadOnlySpan<char> line, bool isQuoted)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] != '"') continue;
            if (!isQuoted) isQuoted = at == 0 || line[at - 1] is ',' or ';' or '\t';
            else if (at + 1 < line.Length && line[at + 1] == '"') at++;
            else isQuoted = false;
        }

        return isQuoted;
    }

    public static void Read(string text, TableCollector tables, CancellationToken cancellation)
    {
        string? before = null;
        var between = new TextBetween(tables);
        var (number, isOpen, isCode) = (0, false, false);
        foreach (var span in text.AsSpan().EnumerateLines())
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            var line = span.ToString();
            if (line.AsSpan().TrimStart().StartsWith("```")) isCode = !isCode;
            if (isCode || !line.Contains('|', StringComparison.Ordinal))
            {
                if (isOpen) between.Pass();
                if (!isCode && WordsOf(line) is { Length: > 0 } words) between.Add(words, line.StartsWith('#'));
                (isOpen, before) = (false, null);
            }
            else if (isOpen)
            {
                Add(line, number, tables);
            }
            else if (before is not null && IsRule(line))
            {
                between.StartTable(tables.StartNumbered);
                Add(before, number - 1, tables);
                isOpen = true;
            }
            else
            {
                before = line;
            }
        }

        between.End();
    }

    // Of a heading, quotation or paragraph, which may be emphasised as a whole.
    static string WordsOf(string line) => Plain(line.Trim().TrimStart('#', '>')).Text.Trim('*', '_', ' ');

    static void Add(string line, int number, TableCollector tables)
    {
        tables.StartRow(number);
        var column = 0;
        foreach (var cell in CellsOf(line))
        {
            var (text, remark) = Plain(cell.Trim());
            tables.Place(++column, text, remark);
        }
    }

    // A bar after a backslash, or in code, is text.
    static IEnumerable<string> CellsOf(string line)
    {
        var row = line.Trim();
        var start = row.StartsWith('|') ? 1 : 0;
        for (var at = start; at <= row.Length; at++)
        {
            if (at == row.Length)
            {
                if (at > start) yield return row[start..];
            }
            else if (row[at] == '\\')
            {
                at++;
            }
            else if (row[at] == '|')
            {
                yield return row[start..at];
                start = at + 1;
            }
        }
    }

    static bool IsRule(ReadOnlySpan<char> line)
    {
        var rule = line.Trim();
        return rule.Length >= 3 && rule.Contains('|') && rule.Contains('-') && !rule.ContainsAnyExcept("|-: \t");
    }

    // Emphasis and links are what they show; "~~" strikes through.
    static CellContent Plain(string cell)
    {
        var text = new CellBuilder(int.MaxValue);
        var isStruck = false;
        foreach (var piece in cell.Split("~~"))
        {
            text.Append(Shown(piece), isStruck);
            isStruck = !isStruck;
        }

        var content = text.Take();
        return content with { Text = content.Text.Trim() };
    }

    static string Shown(string text)
    {
        text = Break().Replace(text, "\n");
        text = Link().Replace(text, "${text}");
        text = Emphasis().Replace(text, "${text}");
        text = Escape().Replace(text, "${letter}");
        return WebUtility.HtmlDecode(text);
    }

    [GeneratedRegex(@"<br\s*/?>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"!?\[(?<text>[^\]\[]*)\]\([^()\s]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(?<text>[^*]+)\*\*|__(?<text>[^_]+)__|`(?<text>[^`]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\(?<letter>[\\|*_`\[\]()#+.!~<>{}-])", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
