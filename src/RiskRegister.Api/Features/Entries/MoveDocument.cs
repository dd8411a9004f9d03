using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Entries;

namespace RiskRegister.Api.Features.Entries;

/// <summary>That an entry is to come from one register to another: who asked why, and what was decided.</summary>
public sealed record MoveDocument
{
    public required Guid Id { get; init; }

    public required RegisterLevel From { get; init; }

    public required RegisterLevel To { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>Null while nobody has decided.</summary>
    public required MoveDecisionDocument? Decision { get; init; }

    public static MoveDocument Of(MoveRow row) => new()
    {
        Id = row.Id,
        From = row.From,
        To = row.To,
        Reason = row.Reason,
        At = new DateTimeOffset(row.At),
        By = row.By,
        Decision = row.Accepted is not { } accepted ? null
            : new MoveDecisionDocument(accepted, row.DecidedWhy, new DateTimeOffset(row.DecidedAt!.Value), row.DecidedBy!),
    };
}

/// <param name="Accepted">Whether the other register keeps the entry since.</param>
/// <param name="Reason">Null where nothing was said.</param>
public sealed record MoveDecisionDocument(bool Accepted, string? Reason, DateTimeOffset At, string By);

/// <summary>Where an entry is to be kept.</summary>
public sealed record MoveRequest
{
    /// <summary>Another than the one that keeps it.</summary>
    public required RegisterLevel To { get; init; }

    [Length(1, EntryLimits.ChangeNote), RegularExpression(Patterns.Prose)]
    public required string Reason { get; init; }
}

/// <summary>What is said of a move that is accepted.</summary>
public sealed record MoveAcceptanceRequest
{
    [MaxLength(EntryLimits.ChangeNote), RegularExpression(Patterns.Prose)]
    public string? Reason { get; init; }
}

/// <summary>Why a move is refused.</summary>
public sealed record MoveRefusalRequest
{
    [Length(1, EntryLimits.ChangeNote), RegularExpression(Patterns.Prose)]
    public required string Reason { get; init; }
}

/// <summary>How moves go out.</summary>
[JsonSerializable(typeof(MoveDocument))]
public sealed partial class MoveJson : JsonSerializerContext
{
    public static readonly MoveJson Sent = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters = { new InstantConverter(), new JsonStringEnumConverter<RegisterLevel>(JsonNamingPolicy.CamelCase) },
    });
}
