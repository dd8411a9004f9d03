using RiskRegister.UseCases.Database;

namespace RiskRegister.Api.Background;

/// <summary>
/// Work that goes on in turns as long as the service runs. Whatever a turn fails of is logged and the next one comes: no fault of work in
/// the background may end the register.
/// </summary>
/// <param name="work">What the log calls the work, at the beginning of a sentence.</param>
public abstract class TirelessService(string work, TimeProvider clock, ILogger logger) : BackgroundService
{
    /// <summary>How long work waits for a database that is away.</summary>
    public static readonly TimeSpan AfterDatabaseFault = TimeSpan.FromSeconds(2);

    /// <summary>How long work waits after a fault that nobody foresaw.</summary>
    public static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    protected TimeProvider Clock => clock;

    /// <summary>Does what is to be done now.</summary>
    /// <returns>How long there will be nothing to do: zero where there may be more.</returns>
    protected abstract Task<TimeSpan> Turn(CancellationToken stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = await Guarded(stoppingToken);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<TimeSpan> Guarded(CancellationToken stop)
    {
        try
        {
            return await Turn(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception fault) when (DatabaseFault.Of(fault) is not null)
        {
            logger.LogWarning(fault, "{Work} waits for the database", work);
            return AfterDatabaseFault;
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "{Work} failed, and is tried again", work);
            return AfterFault;
        }
    }
}
