using System.Net;
using System.Text;

namespace RiskRegister.Documents.Tables.Pipes;

/// <summary>Writes lines of other files as lines of Markdown.</summary>
static class MarkdownText
{
    const string Marks = "|*_`\\[]^<~#\"";

    /// <summary>One line; what is struck out stands behind it, so marked.</summary>
    public static string Of(CellContent content)
    {
        var words = Escaped(content.Text);
        return content.Remark.Struck is { Length: > 0 } struck ? $"{words} ~~{Escaped(struck)}~~".Trim() : words;
    }

    // What Markdown would take for its own is written as entities.
    static string Escaped(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!words.AsSpan().ContainsAny(Marks + "&")) return words;
        if (WebUtility.HtmlDecode(words) != words) words = words.Replace("&", "&amp;", StringComparison.Ordinal);
        var escaped = new StringBuilder(words.Length);
        foreach (var letter in words)
        {
            if (Marks.Contains(letter, StringComparison.Ordinal)) escaped.Append("&#").Append((int)letter).Append(';');
            else escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
