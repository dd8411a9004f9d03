namespace RiskRegister.Pages.Components;

/// <summary>A filter in force.</summary>
/// <param name="Name">What is filtered by.</param>
/// <param name="Value">What it must be.</param>
/// <param name="Without">The same list without this filter.</param>
public sealed record Chosen(string Name, string Value, string Without);
