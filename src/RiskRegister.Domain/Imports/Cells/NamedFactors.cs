namespace RiskRegister.Domain.Imports;

/// <summary>Figures that say which factor they are: "L5 I4", "Impact 5 Likelihood 4", "I=5, L=3", "5 (impact) x 4 (likelihood)".</summary>
/// <param name="Product">What stands beside them; null where nothing does.</param>
/// <param name="IsClear">Not so where several figures do.</param>
internal readonly record struct NamedFactors(int Impact, int Likelihood, int? Product, bool IsClear)
{
    /// <summary>Null where a cell does not name both factors, each once.</summary>
    public static NamedFactors? Read(IReadOnlyList<string> line)
    {
        var tokens = line.Select(token => ScoreTokens.MayNameImpact(token) && !line.Any(ScoreTokens.IsImpactName) ? "i" : token).ToList();
        var (impact, likelihood, product) = ((int?)null, (int?)null, (int?)null);
        var isNamedAfter = AreNamedAfter(tokens);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!ScoreTokens.IsFactorName(tokens[at])) continue;
            var step = isNamedAfter ? -1 : 1;
            var number = at + step;
            while (number >= 0 && number < tokens.Count && tokens[number] is "=" or ":" or "(" or "-" or "–" or "of") number += step;
            if (number < 0 || number >= tokens.Count || ScoreTokens.NumberOf(tokens[number]) is not { } figure) return null;
            if (ScoreTokens.IsImpactName(tokens[at]))
            {
                if (impact is not null) return null;
                impact = figure;
            }
            else
            {
                if (likelihood is not null) return null;
                likelihood = figure;
            }

            tokens[number] = "";
        }

        if (impact is null || likelihood is null) return null;
        foreach (var token in tokens)
        {
            if (ScoreTokens.NumberOf(token) is not { } rest) continue;
            if (product is not null) return new NamedFactors(impact.Value, likelihood.Value, product, IsClear: false);
            product = rest;
        }

        return new NamedFactors(impact.Value, likelihood.Value, product, IsClear: true);
    }

    // "3L x 4C = 12" and "3 (L) x 4 (C) = 12" begin with it, where "12 L3 I4" begins with the product.
    static bool AreNamedAfter(List<string> tokens) =>
        (tokens.FindLast(token => token is not (")" or "]" or ".")) is { } last && ScoreTokens.IsFactorName(last))
        || (tokens is [var figure, var name, "x", ..] && ScoreTokens.NumberOf(figure) is not null && ScoreTokens.IsFactorName(name))
        || (tokens is [var bare, "(", var within, ")", "x", ..] && ScoreTokens.NumberOf(bare) is not null
            && ScoreTokens.IsFactorName(within));
}
