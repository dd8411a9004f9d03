using System.Threading.RateLimiting;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>How many requests each caller may send in a minute, and have under way.</summary>
public sealed class CallerLimits : IDisposable
{
    readonly PartitionedRateLimiter<HttpContext> inMinute;

    public CallerLimits(LimitSettings limits)
    {
        RequestsPerMinute = limits.RequestsPerMinute;
        inMinute = OfCaller(id => RateLimitPartition.GetFixedWindowLimiter(id, _ => RateLimits.PerMinute(limits.RequestsPerMinute)));
        All = PartitionedRateLimiter.CreateChained(inMinute,
            OfCaller(id => RateLimitPartition.GetConcurrencyLimiter(id, _ => AtOnce(limits.RequestsAtOnce))));
    }

    public int RequestsPerMinute { get; }

    public PartitionedRateLimiter<HttpContext> All { get; }

    /// <summary>How many more requests the caller may send in this minute.</summary>
    public long LeftFor(HttpContext http) => inMinute.GetStatistics(http)?.CurrentAvailablePermits ?? 0;

    public void Dispose()
    {
        All.Dispose();
        inMinute.Dispose();
    }

    static PartitionedRateLimiter<HttpContext> OfCaller(Func<string, RateLimitPartition<string>> partition) =>
        PartitionedRateLimiter.Create<HttpContext, string>(
            http => http.ActorIfAny() is { } actor ? partition(actor.Id) : RateLimitPartition.GetNoLimiter(""));

    static ConcurrencyLimiterOptions AtOnce(int permits) => new() { PermitLimit = permits, QueueLimit = 0 };
}
