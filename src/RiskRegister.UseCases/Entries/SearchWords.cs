using System.Text.RegularExpressions;

namespace RiskRegister.UseCases.Entries;

/// <summary>What is searched for, in words that PostgreSQL's web-search syntax takes whatever was typed.</summary>
static partial class SearchWords
{
    /// <summary>The same with one "not" where several follow one another: each would nest, and 32 deep is the end.</summary>
    public static string Of(string text) => Dashes().Replace(text, "-");

    [GeneratedRegex(@"-(?:\s*-)+", RegexOptions.NonBacktracking)]
    private static partial Regex Dashes();
}
