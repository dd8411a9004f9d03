using RiskRegister.Domain;
using RiskRegister.Domain.Imports;

namespace RiskRegister.UseCases.Imports;

/// <summary>What is to be imported, and as what.</summary>
public sealed record ImportOrder
{
    public required IReadOnlyList<(string Name, byte[] Content)> Files { get; init; }

    /// <summary>Set when the files are that quarter's whole register.</summary>
    public Quarter? Quarter { get; init; }

    public IReadOnlyCollection<string> Replace { get; init; } = [];

    public IReadOnlyCollection<string> Keep { get; init; } = [];

    /// <summary>Entries that the files win over although they have changed since they were exported.</summary>
    public IReadOnlyCollection<string> Overwrite { get; init; } = [];

    /// <summary>How the files are to be read, and what was answered.</summary>
    public ImportMapping Mapping { get; init; } = new();
}

/// <summary>What an import did, or would do.</summary>
/// <param name="Quarter">The quarter whose whole register the files are; null for the live register.</param>
public sealed record ImportReport(ImportPlan Plan, bool DryRun, Quarter? Quarter);

/// <summary>What was understood of files, and what importing them would do.</summary>
public sealed record ImportUnderstanding(ImportAnalysis Analysis, ImportReport Report);
