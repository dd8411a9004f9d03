using RiskRegister.Domain;

namespace RiskRegister.UseCases.Storage;

/// <summary>By which marks entries are chosen to be drawn; null leaves one out.</summary>
/// <param name="Response">Entries with this response.</param>
/// <param name="Objective">Entries that bear on the objective of this code.</param>
/// <param name="Appetite">Risks that stand so to the appetite, as the settings have it under which they are drawn.</param>
public sealed record EntryMarks(EntryResponse? Response, string? Objective, AppetitePosition? Appetite)
{
    public bool IsEmpty => this is { Response: null, Objective: null, Appetite: null };

    public bool Show(StoredFacts facts, RegisterSettings settings) =>
        (Response is null || facts.Response == Response)
        && (Objective is null || facts.Objectives?.Contains(Objective, StringComparer.Ordinal) == true)
        && (Appetite is null || AppetiteRule.Of(facts.Kind, facts.Types, facts.ResidualScore.ToScore(), settings) == Appetite);
}
