using System.ComponentModel.DataAnnotations;
using RiskRegister.Api.Http;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Committees;

namespace RiskRegister.Api.Features.Committees;

/// <summary>The texts of the committee report of a meeting's item; as they were published, once they are.</summary>
public sealed record MeetingReportDocument
{
    /// <summary>The meeting's id.</summary>
    public required Guid Meeting { get; init; }

    public required int Item { get; init; }

    /// <summary>1 is open to press and public, 2 is not.</summary>
    public required int Part { get; init; }

    /// <summary>Of the snapshot that it reports, as "2016-17-Q3".</summary>
    [RegularExpression(Quarters.Form)]
    public required string Quarter { get; init; }

    /// <summary>The committee.</summary>
    public required string Body { get; init; }

    public required DateOnly? MeetingOn { get; init; }

    /// <summary>Who reports.</summary>
    public required string? ReportOf { get; init; }

    public required string? DivisionsAffected { get; init; }

    public required string? Contact { get; init; }

    public required string? ExecutiveSummary { get; init; }

    public required string? Recommendation { get; init; }

    /// <summary>Printed before the highlights that the snapshot computes.</summary>
    public required string? Background { get; init; }

    public required string? Consultations { get; init; }

    public required IReadOnlyList<ImplicationDocument> Implications { get; init; }

    public required IReadOnlyList<string> BackgroundPapers { get; init; }

    /// <summary>Why it is in Part II; told to who may have full editions.</summary>
    public required string? ReasonForPartTwo { get; init; }

    /// <summary>0 while the organisation's texts stand as configured.</summary>
    public required int Revision { get; init; }

    public required DateTimeOffset? UpdatedAt { get; init; }

    public required string? UpdatedBy { get; init; }

    /// <summary>Null for a draft.</summary>
    public required PublicationDocument? Publication { get; init; }

    /// <summary>What was handed out since.</summary>
    public required IReadOnlyList<ReportAddendumDocument> Addenda { get; init; }

    public static MeetingReportDocument Of(MeetingReport report, Actor actor) => new()
    {
        Meeting = report.Meeting.Id,
        Item = report.Item.Item,
        Part = report.Item.Part,
        Quarter = report.Quarter,
        Body = report.Texts.Body,
        MeetingOn = report.Texts.MeetingOn,
        ReportOf = report.Texts.ReportOf,
        DivisionsAffected = report.Texts.DivisionsAffected,
        Contact = report.Texts.Contact,
        ExecutiveSummary = report.Texts.ExecutiveSummary,
        Recommendation = report.Texts.Recommendation,
        Background = report.Texts.Background,
        Consultations = report.Texts.Consultations,
        Implications = [.. report.Texts.Implications.Select(each => new ImplicationDocument(each.Heading, each.Text))],
        BackgroundPapers = report.Texts.BackgroundPapers,
        ReasonForPartTwo = actor.SeesFullEdition ? report.Texts.ReasonForPartTwo : null,
        Revision = report.Revision,
        UpdatedAt = report.UpdatedAt is { } at ? new DateTimeOffset(at) : null,
        UpdatedBy = report.UpdatedBy,
        Publication = report.Publication is { } published
            ? new PublicationDocument(new DateTimeOffset(published.At), published.By, published.Digest) : null,
        Addenda =
        [
            .. report.Addenda.Select(each => new ReportAddendumDocument(
                each.Number, each.Text, each.HandedOutOn, new DateTimeOffset(each.At), each.By)),
        ],
    };
}

/// <param name="Heading">"Finance".</param>
public sealed record ImplicationDocument(string Heading, string Text);

/// <summary>That a report was published with the agenda.</summary>
/// <param name="Digest">SHA-256 over what it froze, when and by whom, in hexadecimal.</param>
public sealed record PublicationDocument(DateTimeOffset At, string By, string Digest);

/// <summary>Text that was handed out after a report was published.</summary>
/// <param name="Number">From 1.</param>
public sealed record ReportAddendumDocument(int Number, string Text, DateOnly HandedOutOn, DateTimeOffset At, string By);

/// <summary>What is handed out after a report was published.</summary>
public sealed record ReportAddendumRequest
{
    /// <summary>Printed in the report; the public reads it where that is in Part I.</summary>
    [Length(1, CommitteeLimits.Addendum), RegularExpression(Patterns.Prose)]
    public required string Text { get; init; }

    /// <summary>The day of the meeting where nothing is said, or today while that is to come.</summary>
    public DateOnly? HandedOutOn { get; init; }
}
