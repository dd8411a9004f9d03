namespace RiskRegister.Domain.Imports;

/// <summary>What the caller of an import asks for.</summary>
public sealed record ImportOptions
{
    /// <summary>Set when the files are that quarter's whole register: open entries that are missing are closed.</summary>
    public Quarter? Quarter { get; init; }

    /// <summary>References (or source references) given to something new: the entry that has it is closed.</summary>
    public IReadOnlyCollection<string> Replace { get; init; } = [];

    /// <summary>References (or source references) of entries that stay the same although their titles share no word.</summary>
    public IReadOnlyCollection<string> Keep { get; init; } = [];
}
