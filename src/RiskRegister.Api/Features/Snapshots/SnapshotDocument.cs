using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>taken, then published.</summary>
public enum SnapshotStatus
{
    Taken,
    Published,
}

/// <summary>A snapshot: what, when, who, how many.</summary>
public sealed record SnapshotDocument
{
    /// <summary>As "2016-17-Q3".</summary>
    [RegularExpression(Quarters.Form)]
    public required string Quarter { get; init; }

    /// <summary>As "Quarter 3 2016/17".</summary>
    public required string QuarterPrinted { get; init; }

    public required SnapshotStatus Status { get; init; }

    /// <summary>What the counts and the digest are of.</summary>
    public required NamedEdition Edition { get; init; }

    /// <summary>The one instant at which it holds everything.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Not in the public edition.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Not in the public edition.</summary>
    public string? PublishedBy { get; init; }

    public required SnapshotCounts Counts { get; init; }

    /// <summary>How its quarter's round stood when it was taken; null where there was none, and not in the public edition.</summary>
    public TaskCounts? Round { get; init; }

    /// <summary>The settings in force when it was taken.</summary>
    public required RegisterSettings Settings { get; init; }

    /// <summary>SHA-256 of the edition, in hexadecimal: what a published copy prints.</summary>
    [RegularExpression(Patterns.Digest)]
    public required string Digest { get; init; }

    public static void Write(Utf8JsonWriter writer, StandingSnapshot snapshot, SnapshotSummary summary, bool publicEdition)
    {
        writer.WriteStartObject();
        writer.WriteString("quarter"u8, snapshot.QuarterText);
        writer.WriteString("quarterPrinted"u8, snapshot.Quarter.Printed(snapshot.Settings.Settings.FinancialYearStartsIn));
        writer.WriteString("status"u8, EnumNames.Of(snapshot.IsPublished ? SnapshotStatus.Published : SnapshotStatus.Taken));
        writer.WriteString("edition"u8, publicEdition ? Editions.Public : Editions.Full);
        writer.WriteInstant("takenAt"u8, new DateTimeOffset(snapshot.TakenAt));
        writer.WriteInstant("publishedAt"u8, snapshot.PublishedAt is { } at ? new DateTimeOffset(at) : null);
        if (!publicEdition)
        {
            writer.WriteString("takenBy"u8, snapshot.TakenBy);
            writer.WriteString("publishedBy"u8, snapshot.PublishedBy);
        }

        writer.WriteStartObject("counts"u8);
        writer.WriteNumber("risks"u8, summary.Counts.Risks);
        writer.WriteNumber("opportunities"u8, summary.Counts.Opportunities);
        writer.WriteNumber("open"u8, summary.Counts.Open);
        writer.WriteNumber("closed"u8, summary.Counts.Closed);
        writer.WriteNumber("notReviewed"u8, summary.Counts.NotReviewed);
        writer.WriteEndObject();
        if (!publicEdition)
        {
            writer.WritePropertyName("round"u8);
            if (snapshot.RoundText is { } round) writer.WriteRawValue(round);
            else writer.WriteNullValue();
        }

        writer.WritePropertyName("settings"u8);
        writer.WriteRawValue(snapshot.SettingsText);
        writer.WriteString("digest"u8, summary.DigestOf(snapshot, publicEdition));
        writer.WriteEndObject();
    }
}
