using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Api.Http;
using RiskRegister.Domain.Rounds;
using RiskRegister.UseCases.Rounds;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Rounds;

/// <summary>A quarter's round.</summary>
public record RoundSummary
{
    /// <summary>As "2016-17-Q3".</summary>
    [RegularExpression(Quarters.Form)]
    public required string Quarter { get; init; }

    /// <summary>By its dates, or by an editor before them.</summary>
    public required RoundState State { get; init; }

    /// <summary>The first public meeting that the register goes to.</summary>
    public required DateOnly? MeetingOn { get; init; }

    public required DateOnly OpensOn { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>The last day, on which the snapshot is taken.</summary>
    public required DateOnly FreezesOn { get; init; }

    /// <summary>The day by which it is published with the meeting's agenda.</summary>
    public required DateOnly? PublishesOn { get; init; }

    public required string? Note { get; init; }

    /// <summary>When an editor opened it before its day.</summary>
    public required DateTimeOffset? OpenedAt { get; init; }

    public required string? OpenedBy { get; init; }

    /// <summary>When an editor closed it before its last day was over.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    public required string? ClosedBy { get; init; }

    public required int Revision { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }
}

/// <summary>A quarter's round, with how the entries stand that the caller may see.</summary>
public sealed record RoundDocument : RoundSummary
{
    public required TaskCounts Counts { get; init; }

    /// <summary>By service; last those of none.</summary>
    public required IReadOnlyList<ServiceTasks> Services { get; init; }
}

/// <summary>The entries of a service.</summary>
public sealed record ServiceTasks
{
    /// <summary>Null for entries of no service.</summary>
    public required string? Service { get; init; }

    /// <summary>The post that signs them off; null for an editor.</summary>
    public required string? SignedOffBy { get; init; }

    public required TaskCounts Counts { get; init; }
}

/// <summary>An open entry in a round.</summary>
public sealed record TaskDocument
{
    public required Guid Id { get; init; }

    public required string Reference { get; init; }

    public required string Title { get; init; }

    public required string? Service { get; init; }

    public required IReadOnlyList<string> Owners { get; init; }

    /// <summary>The entry's present one.</summary>
    public required int Revision { get; init; }

    public required TaskState State { get; init; }

    /// <summary>When it was last changed or reviewed since the round opened.</summary>
    public required DateTimeOffset? TouchedAt { get; init; }

    public required string? TouchedBy { get; init; }

    public required DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>Why it was returned last.</summary>
    public required string? Reason { get; init; }

    public required DateTimeOffset? SignedOffAt { get; init; }

    public required string? SignedOffBy { get; init; }

    public required DateTimeOffset? RemindedAt { get; init; }
}

/// <summary>Entries of which something was said.</summary>
public sealed record MarksDocument(IReadOnlyList<MarkedEntry> Entries);

/// <summary>Something that the caller has to do.</summary>
public sealed record MyTaskDocument
{
    public required MyTaskKind Kind { get; init; }

    public required DateOnly DueOn { get; init; }

    public required bool Overdue { get; init; }

    /// <summary>The entry's or the measure's, of a question its first entry's; null for a proposal.</summary>
    public required string? Reference { get; init; }

    /// <summary>The entry's, the measure's or the question's.</summary>
    public required Guid Id { get; init; }

    /// <summary>The action's id within its entry.</summary>
    public required int? Action { get; init; }

    public required string Title { get; init; }

    /// <summary>The action's or the question's text, or why the entry was returned.</summary>
    public required string? Text { get; init; }
}

/// <summary>How rounds go out: the types that the document describes are those that are written.</summary>
[JsonSerializable(typeof(RoundSummary))]
[JsonSerializable(typeof(RoundDocument))]
[JsonSerializable(typeof(TaskDocument))]
[JsonSerializable(typeof(MarksDocument))]
[JsonSerializable(typeof(MyTaskDocument))]
public sealed partial class RoundJson : JsonSerializerContext
{
    public static readonly RoundJson Sent = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters =
        {
            new InstantConverter(),
            new JsonStringEnumConverter<RoundState>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<TaskState>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<MyTaskKind>(JsonNamingPolicy.CamelCase),
        },
    });
}

/// <summary>Makes documents of what the use cases answer.</summary>
public sealed class RoundDocuments(RoundSettings settings, ReadRounds rounds)
{
    public RoundSummary Summary(RoundRow round) => new()
    {
        Quarter = round.QuarterText,
        State = round.StateOn(rounds.Today),
        MeetingOn = round.MeetingOn,
        OpensOn = round.OpensOn,
        DueOn = round.DueOn,
        FreezesOn = round.FreezesOn,
        PublishesOn = round.MeetingOn is { } meeting
            ? WorkingDays.Before(meeting, settings.DaysBefore.Published, settings.IsHoliday) : null,
        Note = round.Note,
        OpenedAt = At(round.OpenedAt),
        OpenedBy = round.OpenedBy,
        ClosedAt = At(round.ClosedAt),
        ClosedBy = round.ClosedBy,
        Revision = round.Revision,
        UpdatedAt = new DateTimeOffset(round.UpdatedAt),
        UpdatedBy = round.UpdatedBy,
    };

    public RoundDocument Whole(StandingRound standing)
    {
        var round = Summary(standing.Round);
        return new RoundDocument
        {
            Quarter = round.Quarter,
            State = round.State,
            MeetingOn = round.MeetingOn,
            OpensOn = round.OpensOn,
            DueOn = round.DueOn,
            FreezesOn = round.FreezesOn,
            PublishesOn = round.PublishesOn,
            Note = round.Note,
            OpenedAt = round.OpenedAt,
            OpenedBy = round.OpenedBy,
            ClosedAt = round.ClosedAt,
            ClosedBy = round.ClosedBy,
            Revision = round.Revision,
            UpdatedAt = round.UpdatedAt,
            UpdatedBy = round.UpdatedBy,
            Counts = standing.Counts,
            Services =
            [
                .. standing.Services.Select(each => new ServiceTasks
                {
                    Service = each.Service,
                    SignedOffBy = settings.SignsOff(each.Service),
                    Counts = each.Counts,
                }),
            ],
        };
    }

    public static TaskDocument Of(TaskRow task) => new()
    {
        Id = task.Id,
        Reference = task.Reference,
        Title = task.Title,
        Service = task.Service,
        Owners = task.Owners,
        Revision = task.Revision,
        State = task.State,
        TouchedAt = At(task.TouchedAt),
        TouchedBy = task.TouchedBy,
        ReturnedAt = At(task.ReturnedAt),
        Reason = task.Reason,
        SignedOffAt = At(task.SignedAt),
        SignedOffBy = task.SignedBy,
        RemindedAt = At(task.RemindedAt),
    };

    public static MyTaskDocument Of(MyTask task, DateOnly today) => new()
    {
        Kind = task.Kind,
        DueOn = task.DueOn,
        Overdue = task.DueOn < today,
        Reference = task.Reference,
        Id = task.Id,
        Action = task.Kind == MyTaskKind.Action ? task.Item : null,
        Title = task.Title,
        Text = task.Text,
    };

    static DateTimeOffset? At(DateTime? at) => at is { } instant ? new DateTimeOffset(instant) : null;
}
