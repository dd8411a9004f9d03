using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Api.Http;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Committees;

namespace RiskRegister.Api.Features.Committees;

/// <summary>A body that the register goes to.</summary>
/// <param name="Key">What paths name it by.</param>
/// <param name="Place">Where it usually meets.</param>
/// <param name="Public">Whether its meetings are open to press and public.</param>
/// <param name="Position">Its place in the register's usual route.</param>
public sealed record BodyDocument(
    string Key, string Name, string? Place, bool Public, int? Position, int Revision, DateTimeOffset UpdatedAt, string? UpdatedBy)
{
    public static BodyDocument Of(BodyRow row, bool isInside) => new(row.Key, row.Name, row.Place, row.IsPublic, row.Position, row.Revision,
        new DateTimeOffset(row.UpdatedAt), isInside ? row.UpdatedBy : null);
}

/// <summary>The bodies, in the order of the usual route.</summary>
public sealed record BodiesDocument(IReadOnlyList<BodyDocument> Items);

/// <summary>A meeting of a body.</summary>
public record MeetingSummary
{
    public required Guid Id { get; init; }

    /// <summary>The body, by what paths name it by.</summary>
    public required string Body { get; init; }

    public required string BodyName { get; init; }

    public required bool Public { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>As "14:00", of the organisation's clock.</summary>
    public required string? Time { get; init; }

    /// <summary>Where it is; the body's usual place where none was said.</summary>
    public required string? Place { get; init; }

    public required MeetingState State { get; init; }

    /// <summary>Why it was cancelled.</summary>
    public required string? Reason { get; init; }

    /// <summary>Where the minutes are.</summary>
    public required string? Minutes { get; init; }

    /// <summary>For those who prepare it; told to who reads the live register.</summary>
    public required string? Note { get; init; }

    /// <summary>Told to who reads the live register: it tells of items, too, that others do not see.</summary>
    public required int? Revision { get; init; }

    /// <summary>Told to who reads the live register.</summary>
    public required DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Told to who reads the live register.</summary>
    public required string? UpdatedBy { get; init; }

    public static MeetingSummary Of(MeetingRow row, bool isInside) => new()
    {
        Id = row.Id,
        Body = row.Body,
        BodyName = row.BodyName,
        Public = row.IsPublic,
        Day = row.Day,
        Time = row.Time,
        Place = row.Place ?? row.UsualPlace,
        State = row.State,
        Reason = row.Reason,
        Minutes = row.Minutes,
        Note = isInside ? row.Note : null,
        Revision = isInside ? row.Revision : null,
        UpdatedAt = isInside ? new DateTimeOffset(row.UpdatedAt) : null,
        UpdatedBy = isInside ? row.UpdatedBy : null,
    };
}

/// <summary>A meeting with what of its agenda the caller may see.</summary>
public sealed record MeetingDocument : MeetingSummary
{
    public required IReadOnlyList<MeetingItemDocument> Items { get; init; }

    public static MeetingDocument Of(Meeting meeting, bool isInside)
    {
        var summary = MeetingSummary.Of(meeting.Row, isInside);
        return new MeetingDocument
        {
            Id = summary.Id,
            Body = summary.Body,
            BodyName = summary.BodyName,
            Public = summary.Public,
            Day = summary.Day,
            Time = summary.Time,
            Place = summary.Place,
            State = summary.State,
            Reason = summary.Reason,
            Minutes = summary.Minutes,
            Note = summary.Note,
            Revision = summary.Revision,
            UpdatedAt = summary.UpdatedAt,
            UpdatedBy = summary.UpdatedBy,
            Items = [.. meeting.Items.Select(MeetingItemDocument.Of)],
        };
    }
}

/// <summary>Something that is put before a meeting: a snapshot, a performance report, or an entry.</summary>
/// <param name="Item">Its id within the meeting.</param>
/// <param name="Number">As the agenda numbers it.</param>
/// <param name="Part">1 is open to press and public, 2 is not.</param>
/// <param name="Snapshot">The quarter of the snapshot that it is about, as "2016-17-Q3".</param>
/// <param name="PerformanceReport">The quarter of the performance report that it is about.</param>
/// <param name="Outcome">Null while nothing came of it.</param>
/// <param name="ReportPublishedAt">When its committee report was published with the agenda; null where it was not.</param>
public sealed record MeetingItemDocument(
    int Item, string? Number, string? Title, int Part, [property: RegularExpression(Quarters.Form)] string? Snapshot,
    [property: RegularExpression(Quarters.Form)] string? PerformanceReport, ItemEntryDocument? Entry, ItemOutcomeDocument? Outcome,
    DateTimeOffset? ReportPublishedAt)
{
    public static MeetingItemDocument Of(MeetingItemRow row) => new(row.Item, row.Number, row.Title, row.Part, row.Snapshot,
        row.PerformanceReport, row.EntryId is { } id ? new ItemEntryDocument(id, row.Reference) : null,
        row.Outcome == ItemOutcome.None ? null : new ItemOutcomeDocument(row.Resolution, row.Minutes),
        row.ReportPublishedAt is { } at ? new DateTimeOffset(at) : null);
}

/// <summary>The entry that an item is about.</summary>
/// <param name="Reference">Null for a proposal.</param>
public sealed record ItemEntryDocument(Guid Id, string? Reference);

/// <summary>What came of an item.</summary>
/// <param name="Resolution">As minuted.</param>
/// <param name="Minutes">Where the minutes are.</param>
public sealed record ItemOutcomeDocument(string? Resolution, string? Minutes);

/// <summary>Where a snapshot went and goes, in order.</summary>
/// <param name="Quarter">As "2016-17-Q3".</param>
/// <param name="Steps">Meetings that it is or was before; cancelled ones were passed over.</param>
/// <param name="Ahead">Bodies of the usual route that it was not put before yet.</param>
public sealed record RouteDocument(
    [property: RegularExpression(Quarters.Form)] string Quarter, IReadOnlyList<RouteStepDocument> Steps,
    IReadOnlyList<RouteAheadDocument> Ahead)
{
    public static RouteDocument Of(SnapshotRoute route, bool isInside) => new(route.Quarter,
        [.. route.Steps.Select(step => new RouteStepDocument(MeetingSummary.Of(step.Meeting, isInside),
            MeetingItemDocument.Of(step.Item)))],
        [
            .. route.Ahead.Select(each => new RouteAheadDocument(
                each.Body.Key, each.Body.Name, each.Next is null ? null : MeetingSummary.Of(each.Next, isInside))),
        ]);
}

public sealed record RouteStepDocument(MeetingSummary Meeting, MeetingItemDocument Item);

/// <param name="Body">By what paths name it by.</param>
/// <param name="Next">Its next planned meeting.</param>
public sealed record RouteAheadDocument(string Body, string Name, MeetingSummary? Next);

/// <summary>How committees go out: the types that the document describes are those that are written.</summary>
[JsonSerializable(typeof(BodyDocument))]
[JsonSerializable(typeof(BodiesDocument))]
[JsonSerializable(typeof(MeetingSummary))]
[JsonSerializable(typeof(MeetingDocument))]
[JsonSerializable(typeof(MeetingItemDocument))]
[JsonSerializable(typeof(RouteDocument))]
[JsonSerializable(typeof(QuestionDocument))]
[JsonSerializable(typeof(MeetingReportDocument))]
public sealed partial class CommitteeJson : JsonSerializerContext
{
    public static readonly CommitteeJson Sent = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters =
        {
            new InstantConverter(),
            new JsonStringEnumConverter<MeetingState>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<QuestionState>(JsonNamingPolicy.CamelCase),
        },
    });
}
