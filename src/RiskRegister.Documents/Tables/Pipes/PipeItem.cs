using System.Text.RegularExpressions;

namespace RiskRegister.Documents.Tables.Pipes;

/// <summary>
/// A line of Markdown below which the form of one entry may stand: "1) Silt", "3. **R-03: Silt**" or "**Risk 4 – Silt**" alone.
/// </summary>
/// <param name="Depth">How far in it stands.</param>
/// <param name="Number">Of an item, or the reference before its title; null where there is none.</param>
/// <param name="Text">The title, or a line with a label.</param>
sealed partial record PipeItem(bool IsNumbered, int Depth, string? Number, string Text)
{
    const int DeepestItem = 3;

    /// <summary>Null of any other line.</summary>
    public static PipeItem? Of(ReadOnlySpan<char> line)
    {
        var words = line.TrimStart(' ');
        if (words.Length < 4 || line.Length - words.Length > DeepestItem) return null;
        if (!char.IsAsciiDigit(words[0]) && !words.StartsWith("**") && !words.StartsWith("__")) return null;
        return Beginning().Match(words.ToString()) is not { Success: true } match ? null
            : Named(match.Groups["number"].Success, line.Length - words.Length, match);
    }

    /// <summary>Whether another may be the next in one list.</summary>
    public bool IsLike(PipeItem other) => (IsNumbered, Depth) == (other.IsNumbered, other.Depth);

    static PipeItem Named(bool isNumbered, int depth, Match match)
    {
        var (number, text) = (match.Groups["number"].Value, match.Groups["text"].Value.Trim());
        var said = Reference().Match(PipeTables.Plain(text).Text);
        return said.Success ? new(isNumbered, depth, said.Groups["reference"].Value, said.Groups["title"].Value)
            : new(isNumbered, depth, isNumbered ? number : null, text);
    }

    [GeneratedRegex(
        @"^((\*\*|__)?(?<number>[0-9]{1,3})[.)][ \t]+(?<text>\S.*)|(\*\*|__)(?<text>[^*_][^*]*[^*_:])(\*\*|__)\s*)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Beginning();

    [GeneratedRegex(
        @"^((?i:risk|opportunity|threat) +(?<reference>[0-9]{1,4})|(?<reference>\p{Lu}{1,5}[-./ ]?[0-9]{1,4}\p{Ll}?))"
            + @"(\s*[:–—]|\s+-|\.)\s+(?<title>\S.*)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
