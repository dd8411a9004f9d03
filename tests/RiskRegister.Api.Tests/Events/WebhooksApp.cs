using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Features.Webhooks;
using RiskRegister.Api.Sending;
using Shouldly;

namespace RiskRegister.Api.Tests.Events;

/// <summary>The service as it sends, somebody's server, and a name service that says what the tests say.</summary>
public sealed class WebhooksApp(TestCluster cluster) : RegisterApp(cluster)
{
    Receiver? receiver;

    public Receiver Receiver => receiver!;

    /// <summary>What names stand for, asked again each time; everything else is not known.</summary>
    public ConcurrentDictionary<string, Func<IPAddress[]>> Names { get; } = new(StringComparer.Ordinal);

    protected override IEnumerable<(string Name, string Value)> Settings =>
        [("Webhooks:Dispatch", "true"), ("Webhooks:AllowedNetworks:0", "127.0.0.1/32"), ("Webhooks:TimeoutSeconds", "5")];

    public override async ValueTask InitializeAsync()
    {
        receiver = await Receiver.Start();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (receiver is not null) await receiver.DisposeAsync();
    }

    /// <summary>Sends events to a path of the receiver, and lets that know by what they are signed.</summary>
    public async Task<(WebhookDocument Webhook, string ETag)> Subscribe(HttpClient admin, string path, params string[] types)
    {
        using var made = await admin.Post("/api/v1/webhooks", new { url = Receiver.Address + path, types });
        var webhook = await made.Read<WebhookDocument>();
        Receiver.Secrets[path] = webhook.Secret.ShouldNotBeNull();
        return (webhook, made.Headers.ETag!.Tag);
    }

    /// <summary>As when so much time passes by the clock of the database, or when that is set back by it.</summary>
    public Task Pass(TimeSpan time) => Do(
        "update webhook_deliveries set next_at = next_at - @time, last_at = last_at - @time where state = 'pending'", new { time });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<HostLookup>((host, _) =>
            Task.FromResult(Names.TryGetValue(host, out var addresses) ? addresses() : [])));
    }
}
