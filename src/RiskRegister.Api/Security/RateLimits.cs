using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>How often a caller may ask, and how long one request may take.</summary>
public static class RateLimits
{
    const int StandardDrainSeconds = 5;
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var limits = LimitSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(limits);
        builder.Services.AddSingleton<FailedSignIns>();
        builder.Services.AddSingleton<CallerLimits>();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<CallerLimits>((limiter, callers) =>
        {
            limiter.GlobalLimiter = callers.All;
            limiter.OnRejected = async (rejected, _) =>
                await TooMany(rejected.Lease, "You have sent too many requests, or have too many under way.")
                    .ExecuteAsync(rejected.HttpContext);
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeadSeconds));
    }

    /// <param name="isShared">Whether other instances may take over.</param>
    public static void AddDraining(this WebApplicationBuilder builder, bool isShared)
    {
        var time = TimeSpan.FromSeconds(LimitSettings.Read(builder.Configuration).DrainSeconds ?? (isShared ? StandardDrainSeconds : 0));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = time + LongestStop);
        builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<Draining>(services, time));
    }

    public static FixedWindowRateLimiterOptions PerMinute(int permits) => new() { PermitLimit = permits, Window = Window };

    public static Problem TooMany(RateLimitLease lease, string what)
    {
        // Where requests are counted that are under way, nobody knows when the first will end.
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new Problem(Problems.TooManyRequests,
            string.Create(CultureInfo.InvariantCulture, $"{what} Try again in {seconds} seconds."))
        { RetryAfter = seconds };
    }
}
