namespace RiskRegister.Domain.Imports;

/// <summary>The numbers that the next risk and the next opportunity without a named reference get.</summary>
public sealed record NextNumbers(int Risk, int Opportunity)
{
    public int For(EntryKind kind) => kind == EntryKind.Risk ? Risk : Opportunity;

    /// <summary>The same once a number has been used; a number below the next changes nothing.</summary>
    public NextNumbers After(EntryKind kind, int number) => kind == EntryKind.Risk
        ? this with { Risk = Math.Max(Risk, number + 1) }
        : this with { Opportunity = Math.Max(Opportunity, number + 1) };
}
