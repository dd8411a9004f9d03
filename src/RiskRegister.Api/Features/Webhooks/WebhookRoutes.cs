using System.Net;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Sending;
using RiskRegister.UseCases.Webhooks;

namespace RiskRegister.Api.Features.Webhooks;

/// <summary>Everything under /webhooks, for administrators.</summary>
public static class WebhookRoutes
{
    const string Merge = "application/merge-patch+json";

    public static void MapWebhooks(this RouteGroupBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Events").For(Policy.Administer);
        webhooks.MapGet("", WebhookEndpoints.List).WithName("listWebhooks").WithSummary("List where events are sent")
            .Answers<WebhooksDocument>();
        webhooks.MapPost("", WebhookEndpoints.Make).WithName("makeWebhook").WithSummary("Send events to an address from now on")
            .Reads<WebhookRequest>().Answers<WebhookDocument>(StatusCodes.Status201Created)
            .Refuses(Refusals.Invalid, WebhookRefusals.TooMany);
        webhooks.MapGet("/{webhook}", WebhookEndpoints.Read).WithName("readWebhook").WithSummary("Read where events are sent")
            .Answers<WebhookDocument>().Refuses(WebhookRefusals.NotFound);
        webhooks.MapPatch("/{webhook}", WebhookEndpoints.Change).WithName("changeWebhook")
            .WithSummary("Change where events are sent, or which").Reads<WebhookPatchRequest>(Merge).Answers<WebhookDocument>().NeedsMatch()
            .Refuses(Refusals.Invalid, WebhookRefusals.NotFound);
        webhooks.MapDelete("/{webhook}", WebhookEndpoints.End).WithName("endWebhook").WithSummary("Send no more, and forget what was sent")
            .AnswersNothing().NeedsMatch().Refuses(WebhookRefusals.NotFound);
        webhooks.MapPost("/{webhook}/rotation", WebhookEndpoints.Rotate).WithName("rotateWebhook")
            .WithSummary("Sign with another secret, and for a day with both").Answers<WebhookDocument>().NeedsMatch()
            .Refuses(WebhookRefusals.NotFound);
        webhooks.MapGet("/{webhook}/deliveries", WebhookEndpoints.Deliveries).WithName("listDeliveries")
            .WithSummary("List what was sent, the latest event first").Answers<Page<DeliveryDocument>>()
            .Takes(WebhookEndpoints.State, Page.Limit, Cursor.Parameter).Refuses(WebhookRefusals.NotFound);
        webhooks.MapPost("/{webhook}/deliveries/{event}/repetition", WebhookEndpoints.SendAgain).WithName("repeatDelivery")
            .WithSummary("Send an event again, under the same id").Answers<DeliveryDocument>()
            .Refuses(WebhookRefusals.NotFound, WebhookRefusals.DeliveryNotFound);
    }

    /// <summary>What sends, and keeps from being sent.</summary>
    /// <param name="sends">Whether this instance may send at all: not while only the API is described.</param>
    public static void AddWebhookSending(this WebApplicationBuilder builder, bool sends)
    {
        var settings = ConfiguredSection.Read<WebhookSettings>(builder.Configuration, "Webhooks") ?? new WebhookSettings();
        ConfiguredSection.Require("Webhooks", settings.Faults());
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<HostLookup>((host, stop) => Dns.GetHostAddressesAsync(host, stop));
        builder.Services.AddSingleton(services => new OutgoingNetworks(
            [.. settings.AllowedNetworks.Select(network => System.Net.IPNetwork.Parse(network))],
            services.GetRequiredService<HostLookup>()));
        builder.Services.AddSingleton<AddressCheck>(services => services.GetRequiredService<OutgoingNetworks>().FaultOf);
        builder.Services.AddSingleton<WebhookSender>();
        if (sends && settings.Dispatch) builder.Services.AddHostedService<WebhookDispatcher>();
    }
}
