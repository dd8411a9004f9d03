using System.Runtime.InteropServices;

namespace RiskRegister.Api.Http;

/// <summary>
/// When the system ends the service (SIGTERM), <c>ready</c> is lowered first, and requests are answered for a while longer: whoever shares
/// them out needs a moment to notice. Who stands at the keyboard (Ctrl-C) does not wait.
/// </summary>
public sealed class Draining : IHostedLifecycleService, IDisposable
{
    readonly TimeSpan time;
    readonly TimeProvider clock;
    readonly ILogger<Draining> logger;
    readonly PosixSignalRegistration registration;
    volatile bool isTerminated;

    public Draining(TimeSpan time, TimeProvider clock, ILogger<Draining> logger)
    {
        (this.time, this.clock, this.logger) = (time, clock, logger);
        registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => isTerminated = true);
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (!isTerminated || time == TimeSpan.Zero) return Task.CompletedTask;
        logger.LogInformation("Not ready any more; requests are answered for {Seconds} seconds, then it stops", (int)time.TotalSeconds);
        return Task.Delay(time, clock, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => registration.Dispose();
}
