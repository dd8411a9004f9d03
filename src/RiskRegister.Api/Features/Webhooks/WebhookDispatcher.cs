using System.Collections.Concurrent;
using RiskRegister.Api.Background;
using RiskRegister.UseCases.Webhooks;

namespace RiskRegister.Api.Features.Webhooks;

/// <summary>
/// Sends what is due, as long as the service runs. A webhook's deliveries are under way by themselves, so that a receiver that is slow or
/// dead delays nobody else.
/// </summary>
public sealed class WebhookDispatcher(
    WebhookOutbox outbox, WebhookSender sender, WebhookSettings settings, TimeProvider clock, ILogger<WebhookDispatcher> logger)
    : TirelessService("Sending to webhooks", clock, logger)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly ConcurrentDictionary<Guid, Task> underWay = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(underWay.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task<TimeSpan> Turn(CancellationToken stop)
    {
        var moved = await outbox.Distribute(stop);
        var due = await outbox.TakeDue(settings.AtOnce, [.. underWay.Keys], stop);
        foreach (var deliveries in due.GroupBy(each => each.WebhookId))
            underWay[deliveries.Key] = Deliver(deliveries.Key, [.. deliveries], stop);
        return moved > 0 || due.Count > 0 ? TimeSpan.Zero : Pause;
    }

    async Task Deliver(Guid webhook, IReadOnlyList<DueDelivery> deliveries, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            await Task.WhenAll(deliveries.Select(each => Deliver(each, stop)));
        }
        finally
        {
            underWay.TryRemove(webhook, out _);
        }
    }

    // What cannot be kept is sent again when its lease has ended, under the same id.
    async Task Deliver(DueDelivery due, CancellationToken stop)
    {
        try
        {
            await outbox.Keep(due, await sender.Send(due, stop), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The next instance goes on.
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "A delivery to webhook {Webhook} was not kept", due.WebhookId);
        }
    }
}
