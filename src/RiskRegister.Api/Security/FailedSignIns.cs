using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Caching.Memory;

namespace RiskRegister.Api.Security;

/// <summary>
/// Bounds how often one address may guess. Past the bound a credential is refused unlooked, except those that were good lately: callers
/// that share an address with a guesser (an office, a proxy) go on working.
/// </summary>
public sealed class FailedSignIns : IDisposable
{
    const int Remembered = 100_000;
    static readonly TimeSpan RememberedFor = TimeSpan.FromHours(12);

    readonly PartitionedRateLimiter<IPAddress> limiter;
    readonly RefusedSignIns log;
    readonly MemoryCache good = new(new MemoryCacheOptions { SizeLimit = Remembered });

    public FailedSignIns(LimitSettings limits, RefusedSignIns log)
    {
        this.log = log;
        limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
            RateLimitPartition.GetFixedWindowLimiter(address, _ => RateLimits.PerMinute(limits.FailedSignInsPerMinute)));
    }

    /// <summary>Whether to refuse a credential without looking it up.</summary>
    public async Task<SignInRefusedException?> Refuse(HttpContext http, string credential)
    {
        if (good.TryGetValue(Digest(credential), out _)) return null;
        // Asking for none says whether there is one left, and takes none: only failures count.
        using var lease = limiter.AttemptAcquire(CallerNetwork.Of(http) ?? IPAddress.None, permitCount: 0);
        if (lease.IsAcquired) return null;
        await log.Note(http, SignInFault.TooManyFailures, key: null);
        return new SignInRefusedException(RateLimits.TooMany(lease, "Too many sign-ins failed from your address."));
    }

    /// <summary>Counts a credential that signed nobody in, and records it.</summary>
    /// <param name="key">The id of the key that was meant, where there is one.</param>
    public async Task Failed(HttpContext http, string credential, SignInFault fault, string? key = null)
    {
        good.Remove(Digest(credential));
        using var lease = limiter.AttemptAcquire(CallerNetwork.Of(http) ?? IPAddress.None);
        await log.Note(http, fault, key);
    }

    public void Succeeded(string credential)
    {
        var digest = Digest(credential);
        if (!good.TryGetValue(digest, out _))
            good.Set(digest, value: true, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = RememberedFor });
    }

    public void Dispose()
    {
        limiter.Dispose();
        good.Dispose();
    }

    /// <summary>The credential itself is not kept, not even in memory.</summary>
    static string Digest(string credential) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(credential)));
}
