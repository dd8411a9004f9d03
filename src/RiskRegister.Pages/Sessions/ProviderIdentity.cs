namespace RiskRegister.Pages.Sessions;

/// <summary>Somebody whom the OpenID Connect provider has signed in.</summary>
/// <param name="Actor">What the provider's claims make of them; posts that an administrator linked are looked up each time.</param>
/// <param name="Session">The provider's own session, its sid; null where it names none.</param>
public sealed record ProviderIdentity(Actor Actor, string Issuer, string Subject, string? Session);
