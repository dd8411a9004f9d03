using RiskRegister.Api.Start;

namespace RiskRegister.Api.Operations;

/// <summary>
/// Answers Prometheus, on an address of its own where MetricsUrl names one: numbers and faults are for the operators' network, not for the
/// register's readers. /metrics has them, /status what /health/status has, without credentials.
/// </summary>
public sealed class MetricsListener(
    IConfiguration configuration, IServiceProvider services, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    WebApplication? listening;

    /// <summary>Where it listens; null where it does not.</summary>
    public Uri? Address => listening?.Urls.FirstOrDefault() is { } url ? new Uri(url) : null;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (OperationsSettings.Read(configuration).MetricsUrl is not { } url) return;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url.GetLeftPart(UriPartial.Authority)).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        listening = builder.Build();
        var (status, text) = (services.GetRequiredService<ServiceStatus>(), services.GetRequiredService<PrometheusText>());
        listening.MapGet("/metrics", async (HttpContext http) =>
        {
            await status.Look(http.RequestAborted);
            return Results.Text(text.Read(), "text/plain; version=0.0.4");
        });
        listening.MapGet("/status", async (HttpContext http) =>
            Results.Bytes(StatusDocument.Of(status, await status.Look(http.RequestAborted)).ToArray(), "application/json"));
        await listening.StartAsync(cancellationToken);
        loggers.CreateLogger(ServiceLog.Start).LogInformation("Metrics are at {Address}", new Uri(Address!, "/metrics"));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (listening is not null) await listening.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (listening is not null) await listening.DisposeAsync();
    }
}
