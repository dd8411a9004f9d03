using RiskRegister.Api.Background;

namespace RiskRegister.Api.Operations;

/// <summary>Looks now and then, for metrics that are sent rather than asked for.</summary>
public sealed class StatusUpkeep(ServiceStatus status, StatusMetrics metrics, TimeProvider clock, ILogger<StatusUpkeep> logger)
    : TirelessService("Looking at the service's state", clock, logger)
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task<TimeSpan> Turn(CancellationToken stop)
    {
        GC.KeepAlive(metrics);
        await status.Look(stop);
        return Every;
    }
}
