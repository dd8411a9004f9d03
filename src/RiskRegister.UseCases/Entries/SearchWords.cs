using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace RiskRegister.UseCases.Entries;

/// <summary>What is searched for, in words that PostgreSQL's web-search syntax takes whatever was typed.</summary>
static partial class SearchWords
{
    // Those that English search leaves out; PostgreSQL's list, but for "or", which is an operator.
    static readonly FrozenSet<string> Small = """
        a about above after again against all am an and any are as at be because been before being below between both but by can did do does doing
        don down during each few for from further had has have having he her here hers herself him himself his how i if in into is it its itself just
        me more most my myself no nor not now of off on once only other our ours ourselves out over own s same she should so some such t than that the
        their theirs them themselves then there these they this those through to too under until up very was we were what when where which while who
        whom why will with you your yours yourself yourselves
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The same in plain quotation marks, with one "not" where several follow one another (each would nest, and 32 deep is the end), and
    /// without small words beside others: "failure of the pumps" is what has failures and pumps. They count in a phrase, by themselves
    /// ("IT"), and in capitals beside small letters ("IT strategy").
    /// </summary>
    public static string Of(string text)
    {
        var plain = Dashes().Replace(PlainQuotes(text), "-");
        var parts = plain.Split('"');
        var hasSmallLetters = plain.Any(char.IsLower);
        var others = parts.Where((part, at) => at % 2 == 0).SelectMany(Words)
            .Count(word => !IsOperator(word) && !IsLeftOut(word, hasSmallLetters));
        if (others == 0 && parts.Length < 3) return plain;
        for (var at = 0; at < parts.Length; at += 2)
            parts[at] = string.Join(' ', parts[at].Split(' ').Where(word => !IsLeftOut(word, hasSmallLetters)));
        return string.Join('"', parts);
    }

    static string[] Words(string part) => part.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    static bool IsOperator(string word) => word.Equals("or", StringComparison.OrdinalIgnoreCase) || !word.Any(char.IsLetterOrDigit);

    static bool IsLeftOut(string word, bool hasSmallLetters)
    {
        var bare = word.TrimStart('-');
        return Small.Contains(bare) && !(hasSmallLetters && bare.Length > 1 && !bare.Any(char.IsLower));
    }

    static string PlainQuotes(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            plain.Append(character switch
            {
                '“' or '”' or '„' or '«' or '»' => '"',
                _ when char.IsWhiteSpace(character) => ' ',
                _ => character,
            });
        }

        return plain.ToString();
    }

    [GeneratedRegex(@"-(?:\s*-)+", RegexOptions.NonBacktracking)]
    private static partial Regex Dashes();
}
