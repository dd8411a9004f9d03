namespace RiskRegister.Domain.Imports;

/// <summary>A score as a register states it: at least the product, at best its factors.</summary>
/// <param name="Value">Impact × likelihood, one of the products that the matrix has.</param>
/// <param name="Impact">1–5; null for a bare product.</param>
/// <param name="Likelihood">1–5; null for a bare product.</param>
public sealed record StatedScore(int Value, int? Impact = null, int? Likelihood = null)
{
    /// <summary>
    /// Impact and likelihood make another product than the one given: of a row that was exported, one of them may have been changed alone.
    /// </summary>
    public bool Disagrees { get; init; }

    /// <summary>Its factors were assumed where it comes from, and still are.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>Whether only the product, or only its factors, differ from a score.</summary>
    public bool IsOneChangeOf(Score? present) => present is not null && (Value == present.Value || HasFactorsOf(present));

    bool HasFactorsOf(Score? present) => present is not null && (Impact, Likelihood) == (present.Impact, present.Likelihood);

    /// <summary>Whether a cell of the matrix gives the product.</summary>
    public static bool IsPossible(int value) => FactorsOf(value).Any();

    /// <summary>
    /// The score it means for an entry. A bare product equal to the present value leaves the present score alone; otherwise, where
    /// several cells give the product, the higher impact is assumed.
    /// </summary>
    public Score Against(Score? present)
    {
        var saysNothingNew = (Disagrees && HasFactorsOf(present)) || (IsAssumed && present?.Value == Value);
        if (!saysNothingNew && Impact is { } impact && Likelihood is { } likelihood) return new Score(impact, likelihood, IsAssumed);
        if (present?.Value == Value) return present;
        var factors = FactorsOf(Value).ToArray();
        return factors[0] with { Assumed = factors.Length > 1 };
    }

    /// <summary>
    /// The residual score it means for an entry. Of the cells that give a bare product which is new and no higher than the score before the
    /// actions, one is assumed whose impact is no higher, either.
    /// </summary>
    public Score After(Score? before, Score? present)
    {
        var score = Against(present);
        if (before is not { Assumed: false } || !score.Assumed || Impact is not null || present?.Value == Value || Value > before.Value)
            return score;
        return FactorsOf(Value).FirstOrDefault(factors => factors.Impact <= before.Impact && factors.Likelihood <= before.Likelihood)
            is { } within ? within with { Assumed = true } : score;
    }

    static IEnumerable<Score> FactorsOf(int value)
    {
        for (var impact = Score.Highest; impact >= Score.Lowest; impact--)
        {
            var score = new Score(impact, value / impact);
            if (score.IsOnMatrix && score.Value == value) yield return score;
        }
    }
}
