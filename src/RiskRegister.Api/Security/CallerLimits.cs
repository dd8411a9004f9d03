using System.Threading.RateLimiting;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>How many requests each caller may send in a minute, and have under way.</summary>
public sealed class CallerLimits : IDisposable
{
    const string Anybody = "anybody at ";
    const int MostOfAnybodyInAMinute = 300;
    const int MostOfAnybodyAtOnce = 4;

    readonly PartitionedRateLimiter<HttpContext> inMinute;

    public CallerLimits(LimitSettings limits)
    {
        RequestsPerMinute = limits.RequestsPerMinute;
        inMinute = OfCaller(id => RateLimitPartition.GetFixedWindowLimiter(id, _ => RateLimits.PerMinute(
            IsAnybody(id) ? Math.Min(MostOfAnybodyInAMinute, limits.RequestsPerMinute) : limits.RequestsPerMinute)));
        All = PartitionedRateLimiter.CreateChained(inMinute,
            OfCaller(id => RateLimitPartition.GetConcurrencyLimiter(id, _ => AtOnce(
                IsAnybody(id) ? Math.Min(MostOfAnybodyAtOnce, limits.RequestsAtOnce) : limits.RequestsAtOnce))));
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
            http => http.ActorIfAny() is { } actor ? partition(actor.Id)
                : IsPublished(http.Request.Path) ? partition(Anybody + http.AddressOfCaller()) : RateLimitPartition.GetNoLimiter(""));

    // What anybody may read costs as much to make as what others do.
    static bool IsPublished(PathString path) => path.StartsWithSegments("/published", StringComparison.Ordinal)
        || path.StartsWithSegments("/downloads/published", StringComparison.Ordinal);

    static bool IsAnybody(string id) => id.StartsWith(Anybody, StringComparison.Ordinal);

    static ConcurrencyLimiterOptions AtOnce(int permits) => new() { PermitLimit = permits, QueueLimit = 0 };
}
