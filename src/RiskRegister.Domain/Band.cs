namespace RiskRegister.Domain;

/// <summary>A group of matrix cells that are treated alike.</summary>
/// <param name="Risk">Its name for a risk, by which cells refer to it.</param>
/// <param name="Opportunity">Its name for an opportunity.</param>
/// <param name="Colour">#rrggbb, for risks.</param>
public sealed record Band(string Risk, string Opportunity, string Colour)
{
    /// <summary>#rrggbb, for opportunities; null takes a blue, the darker the later the band stands.</summary>
    public string? OpportunityColour { get; init; }

    public string NameFor(EntryKind kind) => kind == EntryKind.Risk ? Risk : Opportunity;
}
