namespace RiskRegister.Api.Security;

/// <summary>What became of a credential.</summary>
/// <param name="Actor">Who holds it; null when it was not accepted.</param>
/// <param name="Key">The id of the key that was meant, where there is one.</param>
public sealed record SignIn(Actor? Actor, SignInFault? Fault, string? Key);
