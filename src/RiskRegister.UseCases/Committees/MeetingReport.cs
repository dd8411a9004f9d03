using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Documents;

namespace RiskRegister.UseCases.Committees;

/// <summary>The committee report of an item, as it stands.</summary>
public sealed record MeetingReport
{
    public required MeetingRow Meeting { get; init; }

    public required MeetingItemRow Item { get; init; }

    /// <summary>The template while nothing was kept; as they were published afterwards.</summary>
    public required CommitteeReport Texts { get; init; }

    /// <summary>Of texts, publication and addenda together; 0 while the template stands.</summary>
    public required int Revision { get; init; }

    /// <summary>When the texts were kept last; null while the template stands.</summary>
    public DateTime? UpdatedAt { get; init; }

    public string? UpdatedBy { get; init; }

    /// <summary>Null for a draft.</summary>
    public ReportPublication? Publication { get; init; }

    /// <summary>In the order in which they were added.</summary>
    public required IReadOnlyList<ReportAddendum> Addenda { get; init; }

    /// <summary>The quarter of the snapshot that it reports.</summary>
    public string Quarter => Item.Snapshot!;

    /// <summary>Whether press and public may have it, once it is published.</summary>
    public bool IsPublic => Item.Part == 1;

    /// <summary>Whether an actor works on what is not published yet, or audits it.</summary>
    public static bool ShowsDrafts(Actor actor) => actor.SeesAllEntries;

    const string Both = """
        select r.revision, r.texts::text as texts, r.updated_at as UpdatedAt, r.updated_by as UpdatedBy
        from meeting_reports as r where r.meeting_id = @meeting and r.item = @item;
        select e.number, e.at, e.actor, e.detail::text as detail, encode(e.digest, 'hex') as digest
        from meeting_report_events as e where e.meeting_id = @meeting and e.item = @item
        order by e.number;
        """;

    /// <summary>404 where the item has none, or none yet that the actor may know of; 409 where none is kept of what it is about.</summary>
    /// <param name="template">What texts begin with.</param>
    internal static async Task<Result<MeetingReport>> Of(
        NpgsqlConnection connection, Actor actor, Meeting meeting, int item, CommitteeReport template, CancellationToken stop)
    {
        var (row, missing) = ReadMeetings.ItemOf(meeting, item);
        if (missing is not null) return missing;
        if (row!.PerformanceReport is { } quarter)
        {
            return new Refusal(CommitteeRefusals.ReportUnsupported,
                $"Item {item} puts the performance report of {quarter} before the meeting (performanceReport), of which no committee "
                + "report is kept: put the quarter's register before it as an item of its own (snapshot), which has one, and take the "
                + "performance "
                + "report to the meeting as it is.");
        }

        if (row.Snapshot is null)
            return new Refusal(CommitteeRefusals.ReportNotFound, $"Item {item} puts no register before the meeting, and has no report.");
        using var both = await connection.QueryMultipleAsync(
            new CommandDefinition(Both, new { meeting = meeting.Row.Id, item }, cancellationToken: stop));
        var kept = await both.ReadSingleOrDefaultAsync<KeptRow>();
        var events = (await both.ReadAsync<EventRow>()).AsList();
        var publication = events is [var first, ..]
            ? new ReportPublication(first.At, first.Actor, first.Digest, ReportContent.Read(first.Detail)) : null;
        if (publication is null && !ShowsDrafts(actor))
            return new Refusal(CommitteeRefusals.ReportNotFound, $"The report of item {item} is not published.");
        return new MeetingReport
        {
            Meeting = meeting.Row,
            Item = row,
            Texts = publication?.Content.Texts ?? (kept is null ? template : ReportContent.ReadTexts(kept.Texts)) with
            {
                Body = meeting.Row.BodyName,
                MeetingOn = meeting.Row.Day,
                Item = row.Number,
            },
            Revision = (kept?.Revision ?? 0) + events.Count,
            UpdatedAt = kept?.UpdatedAt,
            UpdatedBy = kept?.UpdatedBy,
            Publication = publication,
            Addenda = [.. events.Skip(1).Select(each => ReportContent.ReadAddendum(each.Detail) with { At = each.At, By = each.Actor })],
        };
    }

    sealed class KeptRow
    {
        public required int Revision { get; init; }

        public required string Texts { get; init; }

        public required DateTime UpdatedAt { get; init; }

        public required string UpdatedBy { get; init; }
    }

    sealed class EventRow
    {
        public required int Number { get; init; }

        public required DateTime At { get; init; }

        public required string Actor { get; init; }

        public required string Detail { get; init; }

        public required string Digest { get; init; }
    }
}

/// <summary>That a report was published with the agenda.</summary>
/// <param name="Digest">SHA-256 in hexadecimal over what it froze, when and by whom.</param>
public sealed record ReportPublication(DateTime At, string By, string Digest, ReportContent Content);

/// <summary>Text that was handed out after publication.</summary>
/// <param name="Number">From 1.</param>
public sealed record ReportAddendum(int Number, string Text, DateOnly HandedOutOn)
{
    public DateTime At { get; init; }

    public string By { get; init; } = "";
}

/// <summary>What publication freezes.</summary>
/// <param name="Snapshot">The snapshot's id.</param>
/// <param name="Event">The last thing that had happened to it.</param>
/// <param name="PublicDigest">That its public edition bore.</param>
/// <param name="FullDigest">That its full edition bore.</param>
/// <param name="Arising">Nothing exempt among them, of a report in Part I.</param>
public sealed record ReportContent(
    int Part, long Snapshot, long Event, string PublicDigest, string FullDigest, CommitteeReport Texts,
    IReadOnlyList<MatterArising> Arising)
{
    static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web) { Encoder = JsonText.Writing.Encoder };

    public string Write() => JsonSerializer.Serialize(this, Stored);

    public static ReportContent Read(string json) => JsonSerializer.Deserialize<ReportContent>(json, Stored)!;

    /// <summary>Of texts that are kept, without what the meeting says of itself.</summary>
    public static string Write(CommitteeReport texts) =>
        JsonSerializer.Serialize(texts with { Body = "", MeetingOn = null, Item = null }, Stored);

    public static CommitteeReport ReadTexts(string json) => JsonSerializer.Deserialize<CommitteeReport>(json, Stored)!;

    /// <summary>Without when and by whom, which stand beside it.</summary>
    public static string Write(ReportAddendum addendum) =>
        JsonSerializer.Serialize(new { addendum.Number, addendum.Text, addendum.HandedOutOn }, Stored);

    public static ReportAddendum ReadAddendum(string json) => JsonSerializer.Deserialize<ReportAddendum>(json, Stored)!;
}
