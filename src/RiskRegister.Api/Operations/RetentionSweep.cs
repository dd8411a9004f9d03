using RiskRegister.Api.Background;
using RiskRegister.UseCases.Operations;

namespace RiskRegister.Api.Operations;

/// <summary>Has what was kept long enough removed, at the start and each hour.</summary>
public sealed class RetentionSweep(ForgetPast past, TimeProvider clock, ILogger<RetentionSweep> logger)
    : TirelessService("Removing what was kept long enough", clock, logger)
{
    static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task<TimeSpan> Turn(CancellationToken stop)
    {
        await past.Run(stop);
        return Every;
    }
}
