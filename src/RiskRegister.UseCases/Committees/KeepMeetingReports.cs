using Dapper;
using Npgsql;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Committees;

/// <summary>Text that is handed out; each is null when it could not be read, or was left out.</summary>
/// <param name="HandedOutOn">The day of the meeting where nothing is said, or today while that is to come.</param>
public sealed record AddendumPlan(string? Text, DateOnly? HandedOutOn);

/// <summary>Keeps the texts of committee reports, publishes these with the agenda, and notes what is handed out afterwards.</summary>
/// <param name="template">What texts begin with.</param>
public sealed class KeepMeetingReports(
    Transactions transactions, RegisterSettingsInForce settings, TimeProvider clock, CommitteeReport template)
{
    const string Put = """
        insert into meeting_reports as r (meeting_id, item, revision, texts, updated_by) values (@id, @item, 1, @texts::json, @actor)
        on conflict (meeting_id, item) do update
            set revision = r.revision + 1, texts = excluded.texts, updated_at = clock_timestamp(), updated_by = excluded.updated_by
        """;

    const string Append = """
        insert into meeting_report_events (meeting_id, item, number, at, actor, detail, digest)
        select @id, @item, @number, n.at, @actor, @detail::json, meeting_report_digest(
            (select p.digest from meeting_report_events as p where p.meeting_id = @id and p.item = @item and p.number = @number - 1),
            @id, @item, @number, n.at, @actor, @detail::json)
        from (select clock_timestamp() as at) as n
        """;

    /// <summary>Keeps texts in the place of those that are there; the meeting's own lines are not among them.</summary>
    public Task<Result<MeetingReport>> Keep(
        Actor actor, Guid id, int item, Func<MeetingReport, bool> isExpected, CommitteeReport texts, Faults faults,
        CancellationToken stop) =>
        transactions.Run(connection => Keep(connection, actor, id, item, isExpected, texts, faults, stop), stop);

    /// <summary>The same within what is one act with others.</summary>
    public Task<Result<MeetingReport>> Keep(
        NpgsqlConnection connection, Actor actor, Guid id, int item, Func<MeetingReport, bool> isExpected, CommitteeReport texts,
        Faults faults, CancellationToken stop) =>
        From(connection, actor, id, item, isExpected, async present =>
        {
            CommitteeReportRules.Check(texts with { Body = present.Meeting.BodyName, MeetingOn = null, Item = null }, faults);
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            if (NotMeeting(present) is { } cancelled) return cancelled;
            if (present.Publication is not null) return Published(present, "what is handed out since is an addendum");
            var (written, before) = (ReportContent.Write(texts), ReportContent.Write(present.Texts));
            if (written == before && present.Revision > 0) return null;
            await connection.ExecuteAsync(new CommandDefinition(
                Put, new { id, item, texts = written, actor = actor.Name }, cancellationToken: stop));
            await Tell(connection, actor, AuditAction.MeetingReportKept, present, stop);
            return null;
        }, stop);

    /// <summary>Publishes it with the agenda: texts, matters arising and the snapshot's edition stay as they are now.</summary>
    public Task<Result<MeetingReport>> Publish(
        NpgsqlConnection connection, Actor actor, Guid id, int item, Func<MeetingReport, bool> isExpected, CancellationToken stop) =>
        From(connection, actor, id, item, isExpected, async present =>
        {
            if (NotMeeting(present) is { } cancelled) return cancelled;
            if (present.Publication is not null) return Published(present, "it stays as it is");
            var (snapshot, missing) = await StandingSnapshot.Find(connection, present.Quarter, actor, stop);
            if (missing is not null) return missing;
            if (!snapshot!.IsPublished)
            {
                return new Refusal(SnapshotRefusals.NotPublished,
                    $"The snapshot of {present.Quarter} is not published; its report is published after it.");
            }

            var head = new SnapshotHead(snapshot.Id, snapshot.Head);
            var content = new ReportContent(present.Item.Part, snapshot.Id, snapshot.Head,
                (await SnapshotSummaries.PublicDigests(connection, [head], stop))[head], snapshot.Digest, present.Texts,
                await ReadMeetingReports.Arising(connection, actor, present, settings, stop));
            await Add(connection, actor, present, content.Write(), stop);
            await Tell(connection, actor, AuditAction.MeetingReportPublished, present, stop);
            return null;
        }, stop);

    /// <summary>Notes what was handed out after publication.</summary>
    public Task<Result<MeetingReport>> HandOut(
        NpgsqlConnection connection, Actor actor, Guid id, int item, Func<MeetingReport, bool> isExpected, AddendumPlan plan, Faults faults,
        CancellationToken stop) =>
        From(connection, actor, id, item, isExpected, async present =>
        {
            var (meeting, today) = (present.Meeting.Day, settings.Settings.DayOf(clock.GetUtcNow()));
            var day = plan.HandedOutOn ?? (meeting < today ? meeting : today);
            CommitteeRules.CheckAddendum(plan.Text, day, today, faults);
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            if (NotMeeting(present) is { } cancelled) return cancelled;
            if (present.Publication is null)
            {
                return new Refusal(CommitteeRefusals.ReportNotPublished,
                    $"The report of item {item} is not published: its texts can be changed.");
            }

            if (present.Addenda.Count >= CommitteeLimits.Addenda)
            {
                return new Refusal(CommitteeRefusals.ReportFull,
                    $"A report has at most {CommitteeLimits.Addenda} addenda.");
            }

            var addendum = new ReportAddendum(present.Addenda.Count + 1, plan.Text!, day);
            await Add(connection, actor, present, ReportContent.Write(addendum), stop);
            await Tell(connection, actor, AuditAction.MeetingReportAddendum, present, stop);
            return null;
        }, stop);

    /// <summary>Whoever else keeps, publishes or hands out waits.</summary>
    async Task<Result<MeetingReport>> From(
        NpgsqlConnection connection, Actor actor, Guid id, int item, Func<MeetingReport, bool> isExpected,
        Func<MeetingReport, Task<Refusal?>> change, CancellationToken stop)
    {
        await connection.ExecuteScalarAsync(new CommandDefinition(KeepMeetings.Hold, new { id }, cancellationToken: stop));
        var (present, missing) = await Find(connection, actor, id, item, stop);
        if (missing is not null) return missing;
        if (!isExpected(present!))
        {
            return new Refusal(Refusals.Stale, $"The report is at revision {present!.Revision}; the ETag sent is of another.")
            {
                About = present,
            };
        }

        return await change(present!) is { } refused ? refused : await Find(connection, actor, id, item, stop);
    }

    async Task<Result<MeetingReport>> Find(NpgsqlConnection connection, Actor actor, Guid id, int item, CancellationToken stop) =>
        await Meeting.Find(connection, actor, id, stop) is { } meeting
            ? await MeetingReport.Of(connection, actor, meeting, item, template, stop) : ReadMeetings.NotFound(id.ToString("D"));

    static Task<int> Add(NpgsqlConnection connection, Actor actor, MeetingReport present, string detail, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(Append, new
        {
            id = present.Meeting.Id,
            present.Item.Item,
            number = present.Publication is null ? 0 : present.Addenda.Count + 1,
            actor = actor.Name,
            detail,
        }, cancellationToken: stop));

    static Task Tell(NpgsqlConnection connection, Actor actor, AuditAction action, MeetingReport report, CancellationToken stop) =>
        AuditLog.WriteOf(connection, actor, action, report.Quarter, writer =>
        {
            writer.WriteString("meeting"u8, report.Meeting.Id);
            writer.WriteString("body"u8, report.Meeting.Body);
            writer.WriteString("day"u8, report.Meeting.Day.ToString("O"));
            writer.WriteNumber("item"u8, report.Item.Item);
        }, stop);

    static Refusal? NotMeeting(MeetingReport report) =>
        report.Meeting.State == MeetingState.Cancelled ? KeepMeetings.Wrong(report.Meeting, "no report goes to it") : null;

    static Refusal Published(MeetingReport report, string why) =>
        new(CommitteeRefusals.ReportPublished, $"The report of item {report.Item.Item} is published: {why}.");
}
