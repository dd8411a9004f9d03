using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What a heading says of the factors of its scores: "Score (L x I)", "Inherent rating CxL", "Net L/C", "Gross score Likelihood × Impact".
/// </summary>
internal static partial class HeadingFactors
{
    /// <summary>Which factor stands first; null where the heading names no two that differ.</summary>
    public static FactorOrder? OrderOf(string heading)
    {
        var match = Product().Match(heading);
        if (!match.Success) return null;
        var (first, second) = (IsLikelihood(match.Groups["first"].Value), IsLikelihood(match.Groups["second"].Value));
        if (first == second) return null;
        return first ? FactorOrder.LikelihoodFirst : FactorOrder.ImpactFirst;
    }

    /// <summary>Which factor stands first by lines beside a table, "Risk score = Likelihood x Impact"; null where they disagree.</summary>
    public static FactorOrder? OrderSaidIn(IEnumerable<string> lines)
    {
        FactorOrder? said = null;
        foreach (var match in lines.SelectMany(line => Multiplied().Matches(line)))
        {
            var (first, second) = (IsLikelihood(match.Groups["first"].Value), IsLikelihood(match.Groups["second"].Value));
            var order = first ? FactorOrder.LikelihoodFirst : FactorOrder.ImpactFirst;
            if (first == second || (said ?? order) != order) return null;
            said = order;
        }

        return said;
    }

    /// <summary>The heading without its factors; as it is where it names none.</summary>
    public static string Without(string heading) => OrderOf(heading) is null ? heading : Product().Replace(heading, " ");

    static bool IsLikelihood(string factor) => char.ToLowerInvariant(factor[0]) is 'l' or 'p' or 't';

    // In full words: "L x I" in a line may be anything.
    [GeneratedRegex(
        @"\b(?<first>likelihood|probability|tebygolrwydd|impact|effaith|consequences?|severity)( score| rating)?"
            + @"\s*([x×*✕]|multiplied\s+by|times)\s*(the )?"
            + @"(?<second>likelihood|probability|tebygolrwydd|impact|effaith|consequences?|severity)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Multiplied();

    [GeneratedRegex(
        @"[(\[]?\s*\b(?<first>likelihood|probability|prob|tebygolrwydd|impact|imp|effaith|consequence|severity|[lpics])\s*[x×*/]\s*"
            + @"(?<second>likelihood|probability|prob|tebygolrwydd|impact|imp|effaith|consequence|severity|[lpics])\b\s*[)\]]?",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Product();
}
