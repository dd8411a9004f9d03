namespace RiskRegister.Api.Operations;

/// <summary>Looks now and then, for metrics that are sent rather than asked for.</summary>
public sealed class StatusUpkeep(ServiceStatus status, StatusMetrics metrics, TimeProvider clock) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        GC.KeepAlive(metrics);
        using var timer = new PeriodicTimer(Every, clock);
        do await status.Look(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
