namespace RiskRegister.Api.Tests.Access;

/// <summary>Whose an entry is, and whether it is exempt.</summary>
public readonly record struct WhoseEntry(bool Own, bool Exempt)
{
    public static IReadOnlyList<WhoseEntry> All { get; } = [new(true, false), new(true, true), new(false, false), new(false, true)];

    public override string ToString() => (Own ? "an own" : "another's") + (Exempt ? " exempt" : "") + " entry";
}
