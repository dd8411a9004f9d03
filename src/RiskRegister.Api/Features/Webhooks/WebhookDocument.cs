using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Events;
using RiskRegister.UseCases.Storage;
using RiskRegister.UseCases.Webhooks;

namespace RiskRegister.Api.Features.Webhooks;

public sealed record WebhookRequest
{
    /// <summary>Where events are sent; https, unless it is in a network of the organisation's own.</summary>
    [Length(1, Webhook.LongestUrl), RegularExpression(Patterns.Line)]
    public required string Url { get; init; }

    /// <summary>Which types of events; all when left out or empty.</summary>
    [NeverNull, MaxLength(100), Each(60), Distinct]
    public IReadOnlyList<string>? Types { get; init; }
}

/// <summary>What is to be changed; what is left out stays.</summary>
public sealed record WebhookPatchRequest
{
    [NeverNull, Length(1, Webhook.LongestUrl), RegularExpression(Patterns.Line)]
    public string? Url { get; init; }

    [NeverNull, MaxLength(100), Each(60), Distinct]
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>One that is enabled again goes on where it stopped.</summary>
    [NeverNull]
    public bool? Enabled { get; init; }
}

/// <summary>Where events are sent.</summary>
public record WebhookDocument
{
    public required Guid Id { get; init; }

    public required string Url { get; init; }

    /// <summary>Which types of events; all where there are none.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>When it was disabled.</summary>
    public required DateTimeOffset? DisabledAt { get; init; }

    public required string? DisabledBecause { get; init; }

    /// <summary>Since when nothing has arrived; null when the last one did.</summary>
    public required DateTimeOffset? FailingSince { get; init; }

    /// <summary>Deliveries that have not arrived yet.</summary>
    public required int Pending { get; init; }

    public required int Revision { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>What its messages are signed with, as Standard Webhooks writes it; in the answer that makes it alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    public static WebhookDocument Of(Webhook webhook, string? secret = null) => new()
    {
        Id = webhook.Id,
        Url = webhook.Url,
        Types = webhook.Types,
        Enabled = webhook.DisabledAt is null,
        DisabledAt = webhook.DisabledAt is { } disabled ? new DateTimeOffset(disabled) : null,
        DisabledBecause = webhook.DisabledBecause,
        FailingSince = webhook.FailingSince is { } failing ? new DateTimeOffset(failing) : null,
        Pending = webhook.Pending,
        Revision = webhook.Revision,
        MadeAt = new DateTimeOffset(webhook.MadeAt),
        MadeBy = webhook.MadeBy,
        Secret = secret,
    };
}

/// <summary>All webhooks.</summary>
public sealed record WebhooksDocument(IReadOnlyList<WebhookDocument> Items);

/// <summary>What became, or is to become, of an event for a webhook.</summary>
public enum DeliveryState
{
    Pending,
    Delivered,

    /// <summary>It was tried for more than a day; it can be sent again.</summary>
    Failed,
}

/// <summary>An event on its way to a webhook.</summary>
public sealed record DeliveryDocument
{
    /// <summary>The event's id, which is the message's.</summary>
    public required Guid Id { get; init; }

    public required string Type { get; init; }

    public required DeliveryState State { get; init; }

    public required int Attempts { get; init; }

    /// <summary>When it is tried next; null unless it is pending.</summary>
    public required DateTimeOffset? NextAt { get; init; }

    public required DateTimeOffset? LastAt { get; init; }

    /// <summary>What the receiver answered last.</summary>
    public required int? LastStatus { get; init; }

    /// <summary>Why it did not arrive, the last time.</summary>
    public required string? LastFault { get; init; }

    public static DeliveryDocument Of(DeliveryRow row) => new()
    {
        Id = row.Id,
        Type = EventTypes.ByAction[EnumNames.Parse<AuditAction>(row.ActionName)],
        State = EnumNames.Parse<DeliveryState>(row.State),
        Attempts = row.Attempts,
        NextAt = row.State == "pending" ? new DateTimeOffset(row.NextAt) : null,
        LastAt = row.LastAt is { } last ? new DateTimeOffset(last) : null,
        LastStatus = row.LastStatus,
        LastFault = row.LastFault,
    };
}

/// <summary>How webhooks go out: the types that the document describes are those that are written.</summary>
[JsonSerializable(typeof(WebhookDocument))]
[JsonSerializable(typeof(WebhooksDocument))]
[JsonSerializable(typeof(DeliveryDocument))]
public sealed partial class WebhookJson : JsonSerializerContext
{
    public static readonly WebhookJson Sent = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters = { new InstantConverter(), new JsonStringEnumConverter<DeliveryState>(JsonNamingPolicy.CamelCase) },
    });
}
