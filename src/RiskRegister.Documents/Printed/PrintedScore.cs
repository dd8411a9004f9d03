using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>A score as pages show it: by number, word and colour, with the factors that made it.</summary>
/// <param name="Value">"12".</param>
/// <param name="Band">"High".</param>
/// <param name="Factors">"4 × 3", the impact first; with "assumed" where nobody has said which.</param>
sealed record PrintedScore(string Value, string Band, string Factors, Shade Shade)
{
    /// <summary>"Major impact × possible likelihood"; whether they are assumed stands with the factors.</summary>
    public required string Words { get; init; }

    public static PrintedScore Of(Score score, EntryKind kind, MatrixSettings settings, Matrix matrix)
    {
        var band = matrix.BandOf(score);
        var assumed = score.Assumed ? " assumed" : "";
        return new PrintedScore(
            $"{score.Value}", Capitals.First(band.NameFor(kind)), $"{score.Impact} × {score.Likelihood}{assumed}",
            Shade.Of(settings, band, kind))
        {
            Words = $"{Impact(kind, settings)[score.Impact - 1]} impact × {Capitals.Lower(settings.Likelihood[score.Likelihood - 1])} "
                + "likelihood",
        };
    }

    static IReadOnlyList<string> Impact(EntryKind kind, MatrixSettings settings) =>
        kind == EntryKind.Risk ? settings.RiskImpact : settings.OpportunityImpact;
}
