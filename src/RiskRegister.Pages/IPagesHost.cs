namespace RiskRegister.Pages;

/// <summary>What the pages ask of the service that they are part of.</summary>
public interface IPagesHost
{
    /// <summary>Whether an OpenID Connect provider is configured that people can sign in with.</summary>
    bool HasProvider { get; }

    /// <summary>Which sessions the provider says are over; null for anything that it did not say.</summary>
    Task<ProviderLogout?> ReadLogout(string token, CancellationToken stop);

    /// <summary>Looks up an access key that somebody typed in; refusals are counted and recorded as the API's are.</summary>
    Task<TypedKey> SignIn(HttpContext http, string key);

    /// <summary>Where a request came from, as the audit log says it.</summary>
    string? AddressOf(HttpContext http);
}

/// <summary>What the provider says is over.</summary>
/// <param name="Subject">Of whom; null where it names a session alone.</param>
/// <param name="Session">Its own session; null for all of the subject's.</param>
public sealed record ProviderLogout(string Issuer, string? Subject, string? Session);

/// <summary>What became of a key that was typed in.</summary>
/// <param name="KeyId">Null when it was refused.</param>
/// <param name="Refusal">A sentence for who typed it; null when it was taken.</param>
public sealed record TypedKey(string? KeyId, string? Refusal);
