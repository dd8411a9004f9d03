using System.Net;
using System.Text;

namespace RiskRegister.Documents.Tables.Pipes;

/// <summary>Tables that Markdown has as those of a web page: lines that begin with &lt;table, and around them headings behind #.</summary>
static class PageTables
{
    const string Tag = "<table";
    const int DeepestHeading = 6;

    /// <summary>The number of the first line that begins such a table; null where none does. In a quoted field of CSV it is text.</summary>
    public static int? FirstIn(ReadOnlySpan<char> text)
    {
        var (number, isQuoted) = (0, false);
        foreach (var line in text[..Math.Min(text.Length, PipeTables.LongestSearched)].EnumerateLines())
        {
            number++;
            if (!isQuoted && Begins(line.TrimStart())) return number;
            isQuoted = PipeTables.IsQuotedAfter(line, isQuoted);
        }

        return null;
    }

    static bool Begins(ReadOnlySpan<char> line) => line.StartsWith(Tag, StringComparison.OrdinalIgnoreCase)
        && (line.Length == Tag.Length || line[Tag.Length] is ' ' or '>');

    /// <summary>The same as a web page.</summary>
    public static string AsPage(string text)
    {
        var page = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var level = line.IndexOfAnyExcept('#');
            if (level is > 0 and <= DeepestHeading && line[level] is ' ' or '\t')
                page.Append($"<h{level}>{WebUtility.HtmlEncode(line[level..].Trim(" \t#").ToString())}</h{level}>");
            else page.Append(line);
            page.Append('\n');
        }

        return page.ToString();
    }
}
