namespace RiskRegister.Domain;

/// <summary>What a snapshot holds of the register, under the settings in force when it was taken.</summary>
/// <param name="Quarter">The quarter it was taken for.</param>
/// <param name="Threshold">The lowest residual score that was on the register then, 1–25.</param>
/// <param name="Entries">
/// Every open entry, on the register or below its threshold, and those closed since the snapshot before. Ids are unique, references need
/// not be: a closed CR5 can stand beside a new one. Open entries have references.
/// </param>
public sealed record FrozenRegister(Quarter Quarter, int Threshold, IReadOnlyList<EntryState> Entries)
{
    /// <summary>The month in which the financial year starts, 1–12.</summary>
    public int FinancialYearStartsIn { get; init; } = 4;

    /// <summary>Whether one of its entries is on the register.</summary>
    public bool Shows(EntryState entry) => RegisterRule.IsOnRegister(entry.Status, entry.ResidualScore, Threshold, entry.Level);

    /// <summary>The same without what is not open to press and public.</summary>
    public FrozenRegister PublicEdition() => this with { Entries = [.. Entries.Where(entry => entry.Exempt is null)] };
}
