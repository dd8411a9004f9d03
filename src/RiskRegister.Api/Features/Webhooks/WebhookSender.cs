using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Sending;
using RiskRegister.UseCases.Webhooks;
using StandardWebhooks;

namespace RiskRegister.Api.Features.Webhooks;

/// <summary>Sends one event to one receiver, as Standard Webhooks and CloudEvents have it.</summary>
public sealed class WebhookSender : IDisposable
{
    const string CloudEvents = "application/cloudevents+json";
    readonly HttpClient client;
    readonly TimeProvider clock;
    readonly TimeSpan timeout;

    public WebhookSender(WebhookSettings settings, OutgoingNetworks networks, TimeProvider clock)
    {
        (this.clock, timeout) = (clock, TimeSpan.FromSeconds(settings.TimeoutSeconds));
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, stop) => networks.Connect(context.DnsEndPoint, stop),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("RiskRegister", "1.0"));
    }

    /// <summary>Tries once. What fails is answered, not thrown, unless the service stops.</summary>
    public async Task<DeliveryAttempt> Send(DueDelivery due, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(timeout);
        try
        {
            using var request = RequestOf(due);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var status = (int)answer.StatusCode;
            return new DeliveryAttempt(status, answer.IsSuccessStatusCode ? null : $"It answered {status}.", RetryAfter(answer));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new DeliveryAttempt(null, $"It did not answer within {timeout.TotalSeconds:0} seconds.", null);
        }
        catch (HttpRequestException exception) when (exception is AddressRefusedException
            || exception.InnerException is AddressRefusedException)
        {
            return new DeliveryAttempt(null, "Its name stands for an address that may not be sent to.", null);
        }
        catch (HttpRequestException exception)
        {
            return new DeliveryAttempt(null, $"It cannot be reached: {exception.HttpRequestError}.", null);
        }
        catch (System.Net.Sockets.SocketException exception)
        {
            return new DeliveryAttempt(null, $"It cannot be reached: {exception.SocketErrorCode}.", null);
        }
    }

    public void Dispose() => client.Dispose();

    static HttpRequestMessage RequestOf(DueDelivery due)
    {
        // Receivers hold it against their own clocks.
        var (id, now) = (due.Event.Id.ToString("D"), TimeProvider.System.GetUtcNow());
        var body = JsonSerializer.SerializeToUtf8Bytes(EventDocument.Of(due.Event), EventJson.Sent.EventDocument);
        var text = Encoding.UTF8.GetString(body);
        var signatures = new[] { due.Secret, due.FormerSecret }.OfType<string>()
            .Select(secret => new StandardWebhook(secret).Sign(id, now, text));
        var request = new HttpRequestMessage(HttpMethod.Post, due.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEvents) { CharSet = "utf-8" };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", string.Join(' ', signatures));
        return request;
    }

    TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } pause } => pause,
        { Date: { } then } when then > clock.GetUtcNow() => then - clock.GetUtcNow(),
        _ => null,
    };
}
