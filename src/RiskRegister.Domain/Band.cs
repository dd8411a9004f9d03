namespace RiskRegister.Domain;

/// <summary>A group of matrix cells that are treated alike.</summary>
/// <param name="Risk">Its name for a risk, by which cells refer to it.</param>
/// <param name="Opportunity">Its name for an opportunity.</param>
/// <param name="Colour">#rrggbb.</param>
public sealed record Band(string Risk, string Opportunity, string Colour)
{
    public string NameFor(EntryKind kind) => kind == EntryKind.Risk ? Risk : Opportunity;
}
