namespace RiskRegister.Pages.Components;

/// <summary>One of several answers.</summary>
/// <param name="Hint">What choosing it means.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);
