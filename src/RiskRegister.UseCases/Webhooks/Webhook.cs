using System.Security.Cryptography;

namespace RiskRegister.UseCases.Webhooks;

/// <summary>Where events are sent. Its secret is given out once, when it is made.</summary>
public sealed class Webhook
{
    public const int LongestUrl = 2_000;
    public const int MostWebhooks = 100;

    /// <summary>How long what was signed before a rotation is signed with the former secret too.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    internal const string Select = """
        select w.id, w.revision, w.url, w.types, w.failing_since as FailingSince, w.disabled_at as DisabledAt,
            w.disabled_because as DisabledBecause, w.made_at as MadeAt, w.made_by as MadeBy,
            (select count(*)::integer from webhook_deliveries as d where d.webhook_id = w.id and d.state = 'pending') as Pending
        from webhooks as w

        """;

    public required Guid Id { get; init; }

    public required int Revision { get; init; }

    public required string Url { get; init; }

    /// <summary>Which events; all where there are none.</summary>
    public required string[] Types { get; init; }

    /// <summary>Since when no delivery has arrived; null when the last one did.</summary>
    public DateTime? FailingSince { get; init; }

    public DateTime? DisabledAt { get; init; }

    public string? DisabledBecause { get; init; }

    public required DateTime MadeAt { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Deliveries that have not arrived yet.</summary>
    public required int Pending { get; init; }

    /// <summary>As Standard Webhooks writes secrets.</summary>
    internal static string NewSecret() => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}

/// <summary>A webhook with its secret, which is not told again.</summary>
public sealed record MadeWebhook(Webhook Webhook, string Secret);

/// <summary>What became, or is to become, of an event for a webhook.</summary>
public sealed class DeliveryRow
{
    /// <summary>The event's, and the message's.</summary>
    public required Guid Id { get; init; }

    public required long Position { get; init; }

    public required string ActionName { get; init; }

    /// <summary>pending, delivered or failed.</summary>
    public required string State { get; init; }

    public required int Attempts { get; init; }

    /// <summary>When it is tried next.</summary>
    public required DateTime NextAt { get; init; }

    public DateTime? LastAt { get; init; }

    public int? LastStatus { get; init; }

    public string? LastFault { get; init; }
}

/// <summary>What may be refused about webhooks.</summary>
public static class WebhookRefusals
{
    public static readonly RefusalKind NotFound =
        new("webhook_not_found", RefusalClass.NotFound, "No such webhook", "There is no webhook 8b1f7c52-6a0e-4c7e-9d52-0c2a1b6f4e11.");

    public static readonly RefusalKind DeliveryNotFound =
        new("delivery_not_found", RefusalClass.NotFound, "No such delivery", "Nothing of the event was sent to this webhook.");

    public static readonly RefusalKind TooMany =
        new("too_many_webhooks", RefusalClass.Conflict, "Too many webhooks", "There are 100 webhooks already.");
}
