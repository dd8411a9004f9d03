using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Committees;

/// <summary>What is to be changed of an item; what is not given stays. What it is about stays what it is.</summary>
public sealed record ItemPatch
{
    public Optional<string?> Number { get; init; }

    public Optional<string?> Title { get; init; }

    public Optional<int?> Part { get; init; }

    /// <summary>Null takes it back.</summary>
    public Optional<OutcomePatch?> Outcome { get; init; }
}

/// <summary>What is to be changed of an outcome; what is not given stays.</summary>
public sealed record OutcomePatch(Optional<string?> Resolution, Optional<string?> Minutes);

/// <summary>Puts snapshots, performance reports and entries before meetings, and keeps what came of them.</summary>
public sealed class KeepMeetingItems(Transactions transactions)
{
    const string Insert = """
        with m as (
            update meetings set revision = revision + 1, last_item = last_item + 1, updated_at = clock_timestamp(), updated_by = @actor
            where id = @id
            returning id, last_item
        )
        insert into meeting_items (meeting_id, item, number, title, part, snapshot, performance_report, entry_id)
        select m.id, m.last_item, @number, @title, @part, @snapshot, @performanceReport, @entry from m
        returning item
        """;

    const string Touch = """
        with m as (
            update meetings set revision = revision + 1, updated_at = clock_timestamp(), updated_by = @actor where id = @id
        )

        """;

    const string Update = Touch + """
        update meeting_items set number = @number, title = @title, part = @part, resolution = @resolution, minutes = @minutes
        where meeting_id = @id and item = @item
        """;

    // Texts of a report that was never published go with it.
    const string Delete = Touch + """
        , r as (delete from meeting_reports where meeting_id = @id and item = @item)
        delete from meeting_items where meeting_id = @id and item = @item
        """;

    /// <summary>Puts something before a meeting; answers the meeting and the new item's id within it.</summary>
    public static async Task<Result<(Meeting Meeting, int Item)>> Add(
        NpgsqlConnection connection, Actor actor, Guid id, Func<MeetingRow, bool> isExpected, ItemPlan plan, Faults faults,
        CancellationToken stop)
    {
        var item = 0;
        var changed = await KeepMeetings.From(connection, actor, id, isExpected, async present =>
        {
            CommitteeRules.Check(plan, faults);
            var entry = plan.Entry is null ? null : (await LiveEntries.Find(connection, plan.Entry, actor, stop)).Value;
            if (plan.Entry is not null && entry is null) faults.AddUnlessCovered("entry", "is no entry's reference or id");
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            if (present.Row.State == MeetingState.Cancelled) return KeepMeetings.Wrong(present.Row, "nothing comes before it");
            if (present.Items.Count >= CommitteeLimits.Items)
                return new Refusal(CommitteeRefusals.TooManyItems, $"A meeting has at most {CommitteeLimits.Items} items.");
            var snapshot = plan.Snapshot?.ToString();
            if (snapshot is not null && present.Items.Any(each => each.Snapshot == snapshot))
                return new Refusal(CommitteeRefusals.OnTheAgenda, $"The snapshot of {snapshot} is before this meeting already.");
            item = await connection.ExecuteScalarAsync<int>(new CommandDefinition(Insert, new
            {
                id,
                plan.Heading.Number,
                plan.Heading.Title,
                plan.Heading.Part,
                snapshot,
                performanceReport = plan.PerformanceReport?.ToString(),
                entry = entry?.Row.Id,
                actor = actor.Name,
            }, cancellationToken: stop));
            return await Told(connection, actor, AuditAction.MeetingItemAdded, id, item, stop);
        }, stop);
        return changed.IsDone ? (changed.Value, item) : changed.Refusal;
    }

    public Task<Result<Meeting>> Change(
        Actor actor, Guid id, int item, Func<MeetingRow, bool> isExpected, ItemPatch patch, Faults faults, CancellationToken stop) =>
        transactions.Run(connection => Change(connection, actor, id, item, isExpected, patch, faults, stop), stop);

    /// <summary>The same within what is one act with others.</summary>
    public static Task<Result<Meeting>> Change(
        NpgsqlConnection connection, Actor actor, Guid id, int item, Func<MeetingRow, bool> isExpected, ItemPatch patch, Faults faults,
        CancellationToken stop) =>
        KeepMeetings.From(connection, actor, id, isExpected, async present =>
        {
            var (row, missing) = ReadMeetings.ItemOf(present, item);
            if (missing is not null) return missing;
            var heading = new ItemHeading(patch.Number.Or(row!.Number), patch.Title.Or(row.Title), patch.Part.Or(row.Part) ?? row.Part);
            var outcome = !patch.Outcome.IsGiven ? row.Outcome : patch.Outcome.Value is { } given
                ? new ItemOutcome(given.Resolution.Or(row.Resolution), given.Minutes.Or(row.Minutes)) : ItemOutcome.None;
            CommitteeRules.Check(heading, faults);
            CommitteeRules.Check(outcome, row.Outcome, faults);
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            if (outcome != ItemOutcome.None && present.Row.State != MeetingState.Held)
                return KeepMeetings.Wrong(present.Row, "nothing can have come of it");
            if (heading.Part < row.Part && row.ReportPublishedAt is not null)
            {
                return new Refusal(CommitteeRefusals.ReportPublished,
                    $"The report of item {item} is published in Part II, and stays there.");
            }

            if (heading == row.Heading && outcome == row.Outcome) return present;
            await connection.ExecuteAsync(new CommandDefinition(Update, new
            {
                id,
                item,
                heading.Number,
                heading.Title,
                heading.Part,
                outcome.Resolution,
                outcome.Minutes,
                actor = actor.Name,
            }, cancellationToken: stop));
            return await Told(connection, actor,
                outcome == row.Outcome ? AuditAction.MeetingItemChanged : AuditAction.MeetingOutcomeRecorded, id, item, stop);
        }, stop);

    /// <summary>Takes something off the agenda of which nothing came.</summary>
    public Task<Result<Meeting>> Remove(Actor actor, Guid id, int item, Func<MeetingRow, bool> isExpected, CancellationToken stop) =>
        transactions.Run(connection => KeepMeetings.From(connection, actor, id, isExpected, async present =>
        {
            var (row, missing) = ReadMeetings.ItemOf(present, item);
            if (missing is not null) return missing;
            if (row!.Outcome != ItemOutcome.None)
                return new Refusal(CommitteeRefusals.ItemInUse, $"Item {item} has an outcome; it stays.");
            if (row.ReportPublishedAt is not null)
                return new Refusal(CommitteeRefusals.ItemInUse, $"The report of item {item} is published; it stays.");
            await connection.ExecuteAsync(new CommandDefinition(Delete, new { id, item, actor = actor.Name }, cancellationToken: stop));
            return await KeepMeetings.Told(connection, actor, AuditAction.MeetingItemRemoved, id, stop, row);
        }, stop), stop);

    static async Task<Result<Meeting>> Told(
        NpgsqlConnection connection, Actor actor, AuditAction action, Guid id, int item, CancellationToken stop)
    {
        var now = (await Meeting.Find(connection, actor, id, stop))!;
        return await KeepMeetings.Told(connection, actor, action, id, stop, now.Item(item));
    }
}
