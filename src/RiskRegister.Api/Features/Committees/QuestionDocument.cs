using System.ComponentModel.DataAnnotations;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Committees;

namespace RiskRegister.Api.Features.Committees;

/// <summary>A question that a member asked about entries at a meeting.</summary>
public sealed record QuestionDocument
{
    public required Guid Id { get; init; }

    public required QuestionState State { get; init; }

    public required QuestionMeetingDocument Meeting { get; init; }

    /// <summary>The member.</summary>
    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required string Text { get; init; }

    /// <summary>What it is about.</summary>
    public required IReadOnlyList<QuestionEntryDocument> Entries { get; init; }

    /// <summary>The post that is to answer.</summary>
    public required string? AssignedTo { get; init; }

    /// <summary>By when.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Because it was said to be, or because of one of its entries.</summary>
    public required bool Exempt { get; init; }

    /// <summary>The last that was given.</summary>
    public required AnswerDocument? Answer { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public required string? WithdrawnBecause { get; init; }

    public required int Revision { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    public static QuestionDocument Of(QuestionRow row) => new()
    {
        Id = row.Id,
        State = row.State,
        Meeting = new QuestionMeetingDocument(row.MeetingId, row.Body, row.BodyName, row.MeetingDay),
        AskedBy = row.AskedBy,
        AskedAt = new DateTimeOffset(row.AskedAt),
        Text = row.Text,
        Entries = [.. row.Entries.Select(entry => new QuestionEntryDocument(entry.Id, entry.Reference, entry.Title))],
        AssignedTo = row.AssignedTo,
        DueOn = row.DueOn,
        Exempt = row.Exempt,
        Answer = row.Answer is { } text ? new AnswerDocument(text, new DateTimeOffset(row.AnsweredAt!.Value), row.AnsweredBy!) : null,
        WithdrawnBecause = row.WithdrawnWhy,
        Revision = row.Revision,
        UpdatedAt = new DateTimeOffset(row.UpdatedAt),
        UpdatedBy = row.UpdatedBy,
    };
}

/// <summary>The meeting at which a question was asked.</summary>
/// <param name="Body">By what paths name it by.</param>
public sealed record QuestionMeetingDocument(Guid Id, string Body, string BodyName, DateOnly Day);

/// <summary>An entry that a question is about.</summary>
/// <param name="Reference">Null for a proposal.</param>
public sealed record QuestionEntryDocument(Guid Id, string? Reference, string Title);

public sealed record AnswerDocument(string Text, DateTimeOffset At, string By);

/// <summary>A question to be noted.</summary>
public sealed record QuestionRequest
{
    /// <summary>The id of the meeting at which it was asked.</summary>
    public required Guid Meeting { get; init; }

    /// <summary>The member.</summary>
    [Length(1, QuestionRules.AskedBy), RegularExpression(Patterns.Line)]
    public required string AskedBy { get; init; }

    [Length(1, QuestionRules.Text), RegularExpression(Patterns.Prose)]
    public required string Text { get; init; }

    /// <summary>What it is about: references or ids of entries.</summary>
    [Length(1, QuestionRules.Entries), Each(36)]
    public required IReadOnlyList<string> Entries { get; init; }

    /// <summary>The post that is to answer. Of an exempt question it must own the exempt entries.</summary>
    [Length(1, EntryLimits.Owner), RegularExpression(Patterns.Line)]
    public string? AssignedTo { get; init; }

    /// <summary>By when; needed where a post is to answer.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Whether it is exempt whatever its entries are.</summary>
    [NeverNull]
    public bool? Exempt { get; init; }
}

/// <summary>What is to be changed of a question; what is left out stays.</summary>
public sealed record QuestionPatchRequest
{
    /// <summary>The member.</summary>
    [NeverNull, Length(1, QuestionRules.AskedBy), RegularExpression(Patterns.Line)]
    public string? AskedBy { get; init; }

    [NeverNull, Length(1, QuestionRules.Text), RegularExpression(Patterns.Prose)]
    public string? Text { get; init; }

    /// <summary>What it is about: references or ids of entries.</summary>
    [NeverNull, Length(1, QuestionRules.Entries), Each(36)]
    public IReadOnlyList<string>? Entries { get; init; }

    /// <summary>The post that is to answer. Of an exempt question it must own the exempt entries.</summary>
    [Length(1, EntryLimits.Owner), RegularExpression(Patterns.Line)]
    public string? AssignedTo { get; init; }

    public DateOnly? DueOn { get; init; }

    [NeverNull]
    public bool? Exempt { get; init; }
}

/// <summary>An answer, or another in the place of the one that was given.</summary>
public sealed record AnswerRequest
{
    [Length(1, QuestionRules.Text), RegularExpression(Patterns.Prose)]
    public required string Text { get; init; }
}

/// <summary>Why a question needs no answer.</summary>
public sealed record WithdrawalRequest
{
    [Length(1, CommitteeLimits.Reason), RegularExpression(Patterns.Line)]
    public required string Reason { get; init; }
}
