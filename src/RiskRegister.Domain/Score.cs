namespace RiskRegister.Domain;

/// <summary>A cell of the 5×5 matrix.</summary>
/// <param name="Impact">1 (insignificant) to 5 (catastrophic, or outstanding for an opportunity).</param>
/// <param name="Likelihood">1 (rare) to 5 (certain).</param>
/// <param name="Assumed">True while impact and likelihood were inferred from a product that several cells give.</param>
public sealed record Score(int Impact, int Likelihood, bool Assumed = false)
{
    public const int Lowest = 1;
    public const int Highest = 5;

    /// <summary>Impact × likelihood, 1–25.</summary>
    public int Value => Impact * Likelihood;

    /// <summary>Whether both factors are on the scale of 1 to 5.</summary>
    public bool IsOnMatrix => Impact is >= Lowest and <= Highest && Likelihood is >= Lowest and <= Highest;
}
