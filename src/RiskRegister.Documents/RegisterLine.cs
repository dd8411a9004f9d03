using RiskRegister.Domain;

namespace RiskRegister.Documents;

/// <summary>One entry as a register prints it.</summary>
/// <param name="State">What the entry says; in a snapshot with its text as corrected.</param>
/// <param name="Direction">What is printed as direction of travel.</param>
/// <param name="Movement">Of the residual score since the snapshot before.</param>
/// <param name="OnRegister">Open and at the threshold or above.</param>
/// <param name="Corrections">The addenda to this entry, oldest first; none in a live register.</param>
public sealed record RegisterLine(
    EntryState State, DirectionOfTravel Direction, Movement Movement, bool OnRegister, IReadOnlyList<Correction> Corrections);
