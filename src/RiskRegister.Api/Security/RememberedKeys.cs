using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Keys;

namespace RiskRegister.Api.Security;

/// <summary>
/// Who holds a key that was good is remembered for two seconds: a key revoked on another instance is good here no longer than that, and one
/// revoked here is forgotten at once.
/// </summary>
public sealed class RememberedKeys(SignInWithKey signIn, TimeProvider clock) : IDisposable
{
    const int MostRemembered = 10_000;

    /// <summary>How long a key that was revoked elsewhere may still be good here.</summary>
    public static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(2);

    readonly MemoryCache lately = new(new MemoryCacheOptions { SizeLimit = MostRemembered });
    long forgotten;

    /// <summary>The signing in of a key that was good a moment ago; false for any other.</summary>
    public bool TryRecall(string text, [NotNullWhen(true)] out Task<AuthenticateResult>? known)
    {
        known = null;
        if (!KeyToken.TryParse(text, out var token) || !lately.TryGetValue(token.Id, out Remembered? held)) return false;
        if (clock.GetElapsedTime(held!.Since) >= RememberedFor || !token.Matches(held.Hash)
            || held.ExpiresAt <= clock.GetUtcNow().UtcDateTime) return false;
        known = held.SignedIn;
        return true;
    }

    /// <summary>Makes this instance look a key up again, also where it is being looked up now.</summary>
    public void Forget(string id)
    {
        Interlocked.Increment(ref forgotten);
        lately.Remove(id);
    }

    /// <summary>Who holds a key that came with a request, and is let in now.</summary>
    public async Task<KeySignIn> Authenticate(HttpContext http, string text)
    {
        if (!KeyToken.TryParse(text, out var token)) return new KeySignIn(null, SignInFault.Malformed, null);
        var (since, before) = (clock.GetTimestamp(), Interlocked.Read(ref forgotten));
        var signedIn = await signIn.Apply(token, http.AddressOfCaller(), http.TraceIdentifier, http.RequestAborted);
        if (signedIn.Actor is not { } actor) return signedIn;
        lately.Set(token.Id, new Remembered(Task.FromResult(AccessKeyAuthentication.Accept(actor)), token.Hash, signedIn.ExpiresAt, since),
            new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = RememberedFor });
        if (Interlocked.Read(ref forgotten) != before) lately.Remove(token.Id);
        return signedIn;
    }

    public void Dispose() => lately.Dispose();

    /// <param name="Since">When it was looked up, as the clock's timestamp.</param>
    sealed record Remembered(Task<AuthenticateResult> SignedIn, byte[] Hash, DateTime? ExpiresAt, long Since);
}
