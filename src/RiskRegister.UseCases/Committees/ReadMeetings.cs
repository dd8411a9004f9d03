using Dapper;
using Npgsql;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Committees;

/// <summary>Which meetings a list has; null leaves a filter out.</summary>
/// <param name="Body">Its key.</param>
public sealed record MeetingFilter(string? Body, MeetingState? State);

/// <summary>A step of a snapshot's route: the meeting that it is or was before, as which item.</summary>
public sealed record RouteStep(MeetingRow Meeting, MeetingItemRow Item);

/// <summary>Where a snapshot went and goes.</summary>
/// <param name="Steps">In the order of the meetings; cancelled ones were passed over.</param>
/// <param name="Ahead">Bodies of the usual route that it was not put before yet, each with its next planned meeting, if there is
/// one.</param>
public sealed record SnapshotRoute(string Quarter, IReadOnlyList<RouteStep> Steps, IReadOnlyList<(BodyRow Body, MeetingRow? Next)> Ahead);

/// <summary>Reads meetings, and where snapshots go.</summary>
public sealed class ReadMeetings(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock, Bodies bodies)
{
    const string List = MeetingRow.Select + "where " + CommitteeSight.Bodies + """
         and (@body::text is null or m.body = @body) and (@state::text is null or m.state = @state)
            and (@day::date is null or (m.day, m.id) < (@day, @after))
        order by m.day desc, m.id desc
        limit @limit
        """;

    const string Route = MeetingRow.Select + "where m.id in (select i.meeting_id from meeting_items as i where i.snapshot = @quarter and "
        + CommitteeSight.Items + ") and " + CommitteeSight.Bodies + " order by m.day, b.route_position nulls last, m.id;\n"
        + MeetingItemRow.Select + "where i.snapshot = @quarter and " + CommitteeSight.Items + ";";

    const string Next = MeetingRow.Select + "where m.state = 'planned' and m.day >= @today and " + CommitteeSight.Bodies
        + " and not exists (select from meetings as o where o.body = m.body and o.state = 'planned' and o.day >= @today"
        + " and (o.day, o.id) < (m.day, m.id))";

    /// <summary>The organisation's day.</summary>
    public DateOnly Today => settings.Settings.DayOf(clock.GetUtcNow());

    /// <summary>The latest first.</summary>
    /// <param name="after">Where the page begins: the last meeting's day and id.</param>
    public async Task<IReadOnlyList<MeetingRow>> Page(
        Actor actor, MeetingFilter filter, (DateOnly Day, Guid Id)? after, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await connection.QueryAsync<MeetingRow>(new CommandDefinition(List, CommitteeSight.Parameters(actor, new
        {
            filter.Body,
            state = filter.State is { } state ? EnumNames.Of(state) : null,
            day = after?.Day,
            after = after?.Id ?? Guid.Empty,
            limit,
        }), cancellationToken: stop))).AsList();
    }

    public async Task<Result<Meeting>> One(Actor actor, string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await One(connection, actor, named, stop);
    }

    public static async Task<Result<Meeting>> One(NpgsqlConnection connection, Actor actor, string named, CancellationToken stop) =>
        Guid.TryParseExact(named, "D", out var id) && await Meeting.Find(connection, actor, id, stop) is { } meeting
            ? meeting : NotFound(named);

    /// <summary>The item, or 404.</summary>
    public static Result<MeetingItemRow> ItemOf(Meeting meeting, int item) => meeting.Item(item) is { } found
        ? found : new Refusal(CommitteeRefusals.MeetingItemNotFound, $"The meeting has no item {item}.");

    /// <summary>404 when the actor may not see the snapshot.</summary>
    public async Task<Result<SnapshotRoute>> RouteOf(Actor actor, string quarter, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, quarter, actor, stop);
        if (refusal is not null) return refusal;
        using var both = await connection.QueryMultipleAsync(new CommandDefinition(
            Route, CommitteeSight.Parameters(actor, new { quarter = snapshot!.QuarterText }), cancellationToken: stop));
        var meetings = (await both.ReadAsync<MeetingRow>()).AsList();
        var items = (await both.ReadAsync<MeetingItemRow>()).ToDictionary(item => item.MeetingId);
        var planned = (await connection.QueryAsync<MeetingRow>(new CommandDefinition(
            Next, CommitteeSight.Parameters(actor, new { today = Today }), cancellationToken: stop))).ToDictionary(row => row.Body);
        var visited = meetings.Where(meeting => meeting.State != MeetingState.Cancelled).Select(meeting => meeting.Body).ToHashSet();
        return new SnapshotRoute(snapshot.QuarterText,
            [.. meetings.Where(meeting => items.ContainsKey(meeting.Id)).Select(meeting => new RouteStep(meeting, items[meeting.Id]))],
            [
                .. (await bodies.All(actor, stop)).Where(body => body.Position is not null && !visited.Contains(body.Key))
                    .Select(body => (body, planned.GetValueOrDefault(body.Key))),
            ]);
    }

    public static Refusal NotFound(string named) =>
        new(CommitteeRefusals.MeetingNotFound, $"There is no meeting {Refusal.Named(named)}.");
}
