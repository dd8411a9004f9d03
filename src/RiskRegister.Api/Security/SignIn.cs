namespace RiskRegister.Api.Security;

/// <summary>What became of a credential.</summary>
/// <param name="Caller">Who holds it; null when it was not accepted.</param>
/// <param name="Key">The id of the key that was meant, where there is one.</param>
public sealed record SignIn(Caller? Caller, SignInFault? Fault, string? Key);
