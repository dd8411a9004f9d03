namespace RiskRegister.Documents;

/// <summary>The mark of an addendum: the entry's text is a correction of the one that was published.</summary>
/// <param name="At">When it was added.</param>
/// <param name="Note">What was corrected and why.</param>
public sealed record Correction(DateTimeOffset At, string Note);
