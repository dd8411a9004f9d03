using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Events;

namespace RiskRegister.Api.Forms;

/// <summary>Something that happened, as the specification of cloud events has it; never what it says.</summary>
public sealed record EventDocument
{
    /// <summary>Of that specification: 1.0.</summary>
    [JsonPropertyName("specversion")]
    public required string SpecVersion { get; init; }

    /// <summary>The same wherever and however often it is told.</summary>
    public required Guid Id { get; init; }

    /// <summary>The API that tells of it.</summary>
    public required string Source { get; init; }

    /// <summary>As riskregister.entry.changed.</summary>
    public required string Type { get; init; }

    /// <summary>What it is about: an entry's reference or id, a measure's reference, a question's or meeting's id, a quarter.</summary>
    public required string Subject { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>Of the data: application/json.</summary>
    [JsonPropertyName("datacontenttype")]
    public required string DataContentType { get; init; }

    public required EventData Data { get; init; }

    public static EventDocument Of(ToldEvent told) => new()
    {
        SpecVersion = "1.0",
        Id = told.Id,
        Source = RegisterApi.Base,
        Type = told.Type,
        Subject = told.Subject,
        Time = new DateTimeOffset(told.At),
        DataContentType = "application/json",
        Data = new EventData(told.Revision, RegisterApi.Base + told.Path),
    };
}

/// <param name="Revision">Which revision of an entry it made, or is about; null for anything else.</param>
/// <param name="Link">Where whoever may see it reads what it is about.</param>
public sealed record EventData(int? Revision, string Link);

/// <summary>Some events, in the order in which they were committed.</summary>
/// <param name="Last">The last one's id, after which to go on; what was asked with where there is none.</param>
/// <param name="More">Whether there are more already.</param>
public sealed record EventsDocument(IReadOnlyList<EventDocument> Items, Guid? Last, bool More);

/// <summary>How events go out, over the API and to webhooks.</summary>
[JsonSerializable(typeof(EventDocument))]
[JsonSerializable(typeof(EventsDocument))]
public sealed partial class EventJson : JsonSerializerContext
{
    public static readonly EventJson Sent = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters = { new InstantConverter() },
    });
}
