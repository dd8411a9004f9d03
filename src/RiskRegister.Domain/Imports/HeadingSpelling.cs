using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Words of headings as they are often misspelt: "Likelyhood", "Liklihood", "Probablity".</summary>
internal static partial class HeadingSpelling
{
    static readonly FrozenDictionary<string, string> Misspelt = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["likelyhood"] = "likelihood",
        ["liklihood"] = "likelihood",
        ["liklyhood"] = "likelihood",
        ["likelehood"] = "likelihood",
        ["likelihod"] = "likelihood",
        ["likelhood"] = "likelihood",
        ["likihood"] = "likelihood",
        ["probablity"] = "probability",
        ["probabilty"] = "probability",
        ["consequense"] = "consequence",
        ["consequenses"] = "consequences",
        ["mitagation"] = "mitigation",
        ["mitigiation"] = "mitigation",
        ["residule"] = "residual",
        ["inherant"] = "inherent",
        ["decription"] = "description",
        ["desciption"] = "description",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly SearchValues<string> Any = SearchValues.Create([.. Misspelt.Keys], StringComparison.OrdinalIgnoreCase);

    static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„");

    /// <summary>The heading with such words written as they are known, "Risk/s" as "Risks", and without quotation marks.</summary>
    public static string Righted(string heading)
    {
        if (heading.AsSpan().ContainsAny(Quotes)) heading = string.Concat(heading.Where(character => !Quotes.Contains(character)));
        if (heading.Contains("/s", StringComparison.OrdinalIgnoreCase)) heading = OneOrMore().Replace(heading, "${one}${s}");
        return heading.AsSpan().ContainsAny(Any)
            ? Word().Replace(heading, word => Misspelt.GetValueOrDefault(word.Value, word.Value)) : heading;
    }

    // "L/S" and "Prob/S" are likelihood and severity.
    [GeneratedRegex(@"(?<one>\p{Ll}{3})/(?<s>s)\b|(?<one>\p{Lu}{4})/(?<s>S)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OneOrMore();

    // As long as the shortest of them.
    [GeneratedRegex(@"\b\p{L}{8,}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
