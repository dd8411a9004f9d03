namespace RiskRegister.Domain;

/// <summary>Something already in place that makes a risk smaller, or progress already made on an opportunity.</summary>
/// <param name="Id">From 1, never reused within the entry.</param>
/// <param name="Text">One line.</param>
public sealed record Control(int Id, string Text);
