using System.Buffers;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Several owners in one cell: parted by ; or line, and by / where both sides are posts. A comma is part of a post's name, and what stands
/// in brackets is, too.
/// </summary>
internal static class OwnerNames
{
    static readonly string[] PostWords =
    [
        "director", "head", "officer", "manager", "chief", "lead", "leader", "team", "board", "group", "committee", "executive",
        "secretary",
        "treasurer", "solicitor", "councillor", "cllr", "chair", "clerk", "partner", "monitoring", "commissioner", "registrar", "cabinet",
        "principal", "superintendent", "accountant", "auditor", "member", "deputy", "assistant", "president", "controller", "coordinator",
    ];

    const int LongestAbbreviation = 6;

    static readonly SearchValues<char> Separators = SearchValues.Create("\n;/");

    public static IReadOnlyList<string> Read(string cell) => !cell.AsSpan().ContainsAny(Separators) ? ItemLines.Of(cell) :
    [
        .. ItemLines.Of(cell)
            .SelectMany(line => Parts(line, ';'))
            .SelectMany(PartsAtSlash)
            .Where(owner => !ItemLines.IsNone(owner))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    static IReadOnlyList<string> PartsAtSlash(string text)
    {
        var parts = Parts(text, '/');
        return parts.Count > 1 && parts.All(IsPost) ? parts : [text];
    }

    // A post has a word that posts have, or is an abbreviation such as MT.
    static bool IsPost(string text)
    {
        var words = text.Split([' ', '-', ',', '&', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return words is [{ Length: >= 2 and <= LongestAbbreviation } only] && only.All(char.IsAsciiLetterUpper)
            || words.Any(word => PostWords.Contains(word.TrimEnd('s', 'S'), StringComparer.OrdinalIgnoreCase)
                || PostWords.Contains(word, StringComparer.OrdinalIgnoreCase));
    }

    static List<string> Parts(string text, char separator)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length)
            {
                if (text[at] is '(' or '[') depth++;
                else if (text[at] is ')' or ']' && depth > 0) depth--;
                if (text[at] != separator || depth > 0) continue;
            }

            if (text[start..at].Trim() is { Length: > 0 } part) parts.Add(part);
            start = at + 1;
        }

        return parts;
    }
}
