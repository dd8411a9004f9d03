namespace RiskRegister.Domain.Imports;

/// <summary>
/// Reads "Major (4) / Possible (3)": two factors, each a figure with a word beside it. Which is which, the words say where they are steps
/// of one scale and not of the other; else the heading.
/// </summary>
internal static class WordedFactors
{
    static readonly string[] Clear = ["/", "x"];
    static readonly string[] Others = ["-", "–", "—", ",", ";", "&"];
    static readonly string[] Beside = ["(", ")", "[", "]", ":", "=", "-", "–", "—", "."];

    /// <summary>The figures; null where the cell is none such, or says not which is which; zeros where word and figure disagree.</summary>
    public static (int Impact, int Likelihood)? Read(
        IReadOnlyList<string> tokens, FactorScale impacts, FactorScale likelihoods, FactorOrder? order)
    {
        var separators = tokens.Any(token => Clear.Contains(token)) ? Clear : Others;
        if (FactorsOf(tokens, separators) is not [var first, var second]) return null;
        var (isImpactFirst, isLikelihoodFirst) = (IsOnly(first, impacts, likelihoods) || IsOnly(second, likelihoods, impacts),
            IsOnly(first, likelihoods, impacts) || IsOnly(second, impacts, likelihoods));
        if (isImpactFirst == isLikelihoodFirst)
        {
            if (isImpactFirst || order is null) return null;
            isImpactFirst = order == FactorOrder.ImpactFirst;
        }

        var (impact, likelihood) = isImpactFirst ? (first, second) : (second, first);
        return Agrees(impact, impacts) && Agrees(likelihood, likelihoods) ? (impact.Figure, likelihood.Figure) : (0, 0);
    }

    static bool IsOnly(Factor factor, FactorScale one, FactorScale other) =>
        one.StepNamed(factor.Word) is not null && other.StepNamed(factor.Word) is null;

    static bool Agrees(Factor factor, FactorScale scale) => scale.StepNamed(factor.Word) is not { } step || step == factor.Figure;

    // Null where a part is anything else.
    static List<Factor>? FactorsOf(IReadOnlyList<string> tokens, string[] separators)
    {
        var factors = new List<Factor>();
        var (figure, words) = ((int?)null, new List<string>());
        foreach (var token in tokens.Append(separators[0]))
        {
            if (separators.Contains(token))
            {
                if (figure is not { } found || words.Count == 0) return null;
                factors.Add(new Factor(found, string.Join(' ', words)));
                (figure, words) = (null, []);
            }
            else if (ScoreTokens.NumberOf(token) is { } number)
            {
                if (figure is not null) return null;
                figure = number;
            }
            else if (char.IsLetter(token.FirstOrDefault()))
            {
                words.Add(token);
            }
            else if (!Beside.Contains(token))
            {
                return null;
            }
        }

        return factors;
    }

    readonly record struct Factor(int Figure, string Word);
}
