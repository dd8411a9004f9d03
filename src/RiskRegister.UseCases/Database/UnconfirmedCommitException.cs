namespace RiskRegister.UseCases.Database;

/// <summary>A change was committed on the primary, and no standby has confirmed that it has it
/// too: when the primary is lost, so may be the change.</summary>
public sealed class UnconfirmedCommitException() : Exception("No standby confirmed the commit.");
