using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Dossiers;
using RiskRegister.UseCases.Dossiers;

namespace RiskRegister.Api.Features.Dossiers;

/// <summary>What somebody said of an entry: no part of the register, never public, never edited.</summary>
public sealed record CommentDocument
{
    public required Guid Id { get; init; }

    /// <summary>Null when it was withdrawn.</summary>
    public required string? Text { get; init; }

    /// <summary>The id of the comment that it answers.</summary>
    public required Guid? InReplyTo { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public required WithdrawalDocument? Withdrawn { get; init; }

    public static CommentDocument Of(CommentRow row) => new()
    {
        Id = row.Id,
        Text = row.Text,
        InReplyTo = row.InReplyTo,
        At = new DateTimeOffset(row.At),
        By = row.By,
        Withdrawn = WithdrawalDocument.Of(row.WithdrawnAt, row.WithdrawnBy, row.WithdrawnWhy),
    };
}

/// <summary>That something is no more to be had, and why.</summary>
public sealed record WithdrawalDocument(DateTimeOffset At, string By, string Reason)
{
    public static WithdrawalDocument? Of(DateTime? at, string? by, string? why) =>
        at is { } when ? new(new DateTimeOffset(when), by!, why!) : null;
}

/// <summary>Evidence of an action, a control or the whole entry: a file that is kept, or a document that lies elsewhere.</summary>
public sealed record AttachmentDocument
{
    public required Guid Id { get; init; }

    /// <summary>What it is saved under, or called by.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the action that it is evidence of.</summary>
    public required int? Action { get; init; }

    /// <summary>The id of the control that it is evidence of.</summary>
    public required int? Control { get; init; }

    /// <summary>What it shows.</summary>
    public required string? Note { get; init; }

    /// <summary>What the file is by its content; null of a document that lies elsewhere.</summary>
    public required string? MediaType { get; init; }

    /// <summary>Of the file, in bytes.</summary>
    public required int? Length { get; init; }

    /// <summary>Of the file's content.</summary>
    public required string? Sha256 { get; init; }

    /// <summary>Where the document lies; null of a file.</summary>
    public required string? Link { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public required WithdrawalDocument? Withdrawn { get; init; }

    public static AttachmentDocument Of(AttachmentRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Action = row.Action,
        Control = row.Control,
        Note = row.Note,
        MediaType = row.MediaType,
        Length = row.Length,
        Sha256 = row.ContentDigest is { } digest ? Convert.ToHexStringLower(digest) : null,
        Link = row.Link,
        At = new DateTimeOffset(row.At),
        By = row.By,
        Withdrawn = WithdrawalDocument.Of(row.WithdrawnAt, row.WithdrawnBy, row.WithdrawnWhy),
    };
}

/// <summary>The links of an entry, from its own side.</summary>
public sealed record EntryLinksDocument(IReadOnlyList<EntryLinkDocument> Items);

/// <summary>A link of an entry with another.</summary>
/// <param name="Relation">Of the entry to the other: a path names the link so.</param>
/// <param name="Words">The same in words, before the other's name.</param>
public sealed record EntryLinkDocument(EntryRelation Relation, string Words, LinkedEntryDocument Other, DateTimeOffset At, string By)
{
    public static EntryLinkDocument Of(EntryLinkRow row) => new(row.Relation, row.Relation.Printed(),
        new LinkedEntryDocument(row.OtherId, row.OtherReference, row.OtherTitle, row.Status), new DateTimeOffset(row.At), row.By);
}

/// <param name="Reference">Null for a proposal.</param>
public sealed record LinkedEntryDocument(Guid Id, string? Reference, string Title, EntryStatus Status);

/// <summary>Something to be said of an entry.</summary>
public sealed record CommentRequest
{
    [Length(1, DossierLimits.Text), RegularExpression(Patterns.Prose)]
    public required string Text { get; init; }

    /// <summary>The id of a comment of the same entry.</summary>
    public Guid? InReplyTo { get; init; }
}

/// <summary>Why a comment is shown to nobody from now on, or an attachment given to nobody.</summary>
public sealed record DossierWithdrawalRequest
{
    [Length(1, DossierLimits.Reason), RegularExpression(Patterns.Line)]
    public required string Reason { get; init; }
}

/// <summary>A document that lies elsewhere.</summary>
public sealed record DocumentLinkRequest
{
    /// <summary>What it is called by.</summary>
    [Length(1, FileNames.Longest), RegularExpression(Patterns.Line)]
    public required string Name { get; init; }

    /// <summary>Where it lies.</summary>
    [Length(1, AddressRules.Longest), RegularExpression(Patterns.Address)]
    public required string Link { get; init; }

    /// <summary>The id of an action that it is evidence of.</summary>
    [Range(1, int.MaxValue)]
    public int? Action { get; init; }

    /// <summary>The id of a control that it is evidence of, where that is no action.</summary>
    [Range(1, int.MaxValue)]
    public int? Control { get; init; }

    /// <summary>What it shows.</summary>
    [Length(1, DossierLimits.Note), RegularExpression(Patterns.Line)]
    public string? Note { get; init; }
}

/// <param name="File">One file of at most 20,971,520 bytes, in a part named "file". What it is goes by its content; a program is refused,
/// and so is what is called something else than it is.</param>
/// <param name="Action">The id of an action that it is evidence of.</param>
/// <param name="Control">The id of a control that it is evidence of, where that is no action.</param>
/// <param name="Note">What it shows.</param>
public sealed record AttachmentUpload(
    [property: Length(1, 1)] IReadOnlyList<IFormFile> File,
    [property: NeverNull, Range(1, int.MaxValue)] int? Action = null,
    [property: NeverNull, Range(1, int.MaxValue)] int? Control = null,
    [property: NeverNull, Length(1, DossierLimits.Note), RegularExpression(Patterns.Line)] string? Note = null);

/// <summary>How these go out: the types that the document describes are those that are written.</summary>
[JsonSerializable(typeof(CommentDocument))]
[JsonSerializable(typeof(AttachmentDocument))]
[JsonSerializable(typeof(EntryLinkDocument))]
[JsonSerializable(typeof(EntryLinksDocument))]
public sealed partial class DossierJson : JsonSerializerContext
{
    public static readonly DossierJson Sent = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters =
        {
            new InstantConverter(),
            new JsonStringEnumConverter<EntryRelation>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<EntryStatus>(JsonNamingPolicy.CamelCase),
        },
    });
}
