using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Features.Calendars;

/// <summary>The caller's calendar.</summary>
public sealed record CalendarDocument
{
    /// <summary>What a calendar program subscribes to; whoever knows it reads it. Given once, when it is made; null after that.</summary>
    public string? Address { get; init; }

    /// <summary>Null when the caller has none.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>Null when it lasts as long as the key that it was made with.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}

/// <summary>How calendars go out.</summary>
[JsonSerializable(typeof(CalendarDocument))]
public sealed partial class CalendarJson : JsonSerializerContext
{
    public static readonly CalendarJson Sent = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters = { new InstantConverter() },
    });
}
