namespace RiskRegister.Domain;

/// <summary>Why an entry is not open to press and public (Local Government Act 1972, Schedule 12A).</summary>
/// <param name="Paragraph">The paragraph of Part 1 of Schedule 12A, "1" to "7", as the council cites it.</param>
/// <param name="Reason">Why it applies.</param>
public sealed record Exemption(string Paragraph, string Reason);
