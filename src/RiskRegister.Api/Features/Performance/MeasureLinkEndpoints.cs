using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Api.Features.Performance;

/// <summary>A measure as the evidence for an entry.</summary>
/// <param name="Why">Why it was linked.</param>
public sealed record MeasureLinkDocument(
    Guid EntryId, Guid MeasureId, string? Why, int Version, DateTimeOffset RecordedAt, string RecordedBy)
{
    public static MeasureLinkDocument Of(MeasureLinkRow row) =>
        new(row.EntryId, row.MeasureId, row.Why, row.Version, new DateTimeOffset(row.RecordedAt), row.RecordedBy);
}

/// <summary>The entries that a measure is evidence for.</summary>
public sealed record EntriesOfMeasureDocument(IReadOnlyList<EntryOfMeasureDocument> Items);

/// <param name="Reference">Null for a proposal.</param>
/// <param name="Why">Why it was linked.</param>
public sealed record EntryOfMeasureDocument(Guid Id, string? Reference, string Title, string? Why);

/// <summary>Which measures are the evidence for which entries.</summary>
public static class MeasureLinkEndpoints
{
    public static async Task<Outcome> Read(string reference, string measure, HttpContext http, LinkMeasures links)
    {
        var (row, refusal) = await links.Read(http.Actor(), reference, measure, http.RequestAborted);
        return refusal is not null ? refusal : Show(row!);
    }

    public static async Task<Outcome> Entries(string measure, HttpContext http, LinkMeasures links)
    {
        var (entries, refusal) = await links.EntriesOf(http.Actor(), measure, http.RequestAborted);
        if (refusal is not null) return refusal;
        var document = new EntriesOfMeasureDocument(
            [.. entries!.Select(entry => new EntryOfMeasureDocument(entry.Id, entry.Reference, entry.Title, entry.Why))]);
        return Answer.Hashed(JsonSerializer.SerializeToUtf8Bytes(document, PerformanceJson.Sent.EntriesOfMeasureDocument));
    }

    public static async Task<Outcome> Link(string reference, string measure, HttpContext http, LinkMeasures links)
    {
        var (read, wrong) = await JsonBody.Read(http, optional: true);
        using var body = read;
        if (await Missing(reference, measure, http, links) is { } missing) return missing;
        if (wrong is not null) return wrong;
        var (expected, unmatched) = VersionTags.Expected<MeasureLinkRow>(http, NameOf(reference, measure), TagOf);
        if (unmatched is not null) return unmatched;
        var faults = new Faults();
        var members = new JsonMembers(body!.Root, "", faults);
        var why = members.Text("why", nullable: true).Or(null);
        members.Close();
        var (row, refusal) = await links.Link(http.Actor(), reference, measure, why, expected!, faults, http.RequestAborted);
        return refusal is not null ? VersionTags.Refused<MeasureLinkRow>(refusal, TagOf) : Show(row!);
    }

    public static async Task<Outcome> Unlink(string reference, string measure, HttpContext http, LinkMeasures links)
    {
        if (await Missing(reference, measure, http, links) is { } missing) return missing;
        if (JsonBody.None(http) is { } wrong) return wrong;
        var (expected, unmatched) = VersionTags.Expected<MeasureLinkRow>(http, NameOf(reference, measure), TagOf);
        if (unmatched is not null) return unmatched;
        var (_, refusal) = await links.Unlink(http.Actor(), reference, measure, expected!, http.RequestAborted);
        return refusal is not null ? VersionTags.Refused<MeasureLinkRow>(refusal, TagOf) : Answer.NoContent();
    }

    // 404 for the entry or the measure comes before whatever is wrong with the request.
    static async Task<Outcome?> Missing(string reference, string measure, HttpContext http, LinkMeasures links)
    {
        var (_, refusal) = await links.Read(http.Actor(), reference, measure, http.RequestAborted);
        return refusal is null || refusal.Kind == MeasureRefusals.LinkNotFound ? null : (Outcome)refusal;
    }

    static Answer Show(MeasureLinkRow row) => Answer.Ok(
        JsonSerializer.SerializeToUtf8Bytes(MeasureLinkDocument.Of(row), PerformanceJson.Sent.MeasureLinkDocument), TagOf(row));

    static string TagOf(MeasureLinkRow row) => EntityTag.OfEntry(row.MeasureId, row.Version, row.EntryId.ToString("N"));

    static string NameOf(string reference, string measure) => $"{Refusal.Named(measure)} as a measure of {Refusal.Named(reference)}";
}
