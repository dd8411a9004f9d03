using System.Text.Json;
using RiskRegister.UseCases.Verification;

namespace RiskRegister.Api.Features.Verification;

/// <summary>What verification found.</summary>
/// <param name="Verified">Nothing failed, and the digest sent, if any, is known.</param>
/// <param name="Checked">How many rows were looked at.</param>
/// <param name="Failures">Each row that is changed, missing or added; at most 1,000.</param>
/// <param name="DigestKnown">Whether the digest sent is one that was published; null when none was sent.</param>
public sealed record VerificationDocument(
    bool Verified, VerificationCounts Checked, IReadOnlyList<VerificationFailure> Failures, bool? DigestKnown)
{
    public static ReadOnlyMemory<byte> Of(VerificationReport report) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("verified"u8, report.IsVerified);
        writer.WriteStartObject("checked"u8);
        writer.WriteNumber("revisions"u8, report.Checked.Revisions);
        writer.WriteNumber("snapshots"u8, report.Checked.Snapshots);
        writer.WriteNumber("snapshotRows"u8, report.Checked.SnapshotRows);
        writer.WriteNumber("snapshotEvents"u8, report.Checked.SnapshotEvents);
        writer.WriteEndObject();
        writer.WriteStartArray("failures"u8);
        foreach (var failure in report.Failures) WriteFailure(writer, failure);
        writer.WriteEndArray();
        if (report.DigestKnown is { } known) writer.WriteBoolean("digestKnown"u8, known);
        else writer.WriteNull("digestKnown"u8);
        writer.WriteEndObject();
    });

    static void WriteFailure(Utf8JsonWriter writer, FailedRow failure)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, failure.Kind);
        if (failure.EntryId is { } id) writer.WriteString("entryId"u8, id);
        else writer.WriteNull("entryId"u8);
        writer.WriteString("reference"u8, failure.Reference);
        if (failure.Revision is { } revision) writer.WriteNumber("revision"u8, revision);
        else writer.WriteNull("revision"u8);
        writer.WriteString("quarter"u8, failure.Quarter);
        writer.WriteString("problem"u8, failure.Problem);
        writer.WriteEndObject();
    }
}

public sealed record VerificationCounts(long Revisions, long Snapshots, long SnapshotRows, long SnapshotEvents);

/// <param name="Kind">revision, entry, audit, snapshot, snapshotRow, snapshotEvent, measure, observation, target, measureLink, report,
/// reportRow, reportEvent, meetingReport or attachment.</param>
/// <param name="EntryId">The entry that the row is of.</param>
/// <param name="Reference">The entry's present reference.</param>
/// <param name="Revision">The revision that the row is or points to.</param>
/// <param name="Quarter">The snapshot that the row belongs to.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record VerificationFailure(string Kind, Guid? EntryId, string? Reference, int? Revision, string? Quarter, string Problem);
