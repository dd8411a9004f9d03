using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Committees;

/// <summary>What is to be changed of a meeting; what is not given stays.</summary>
public sealed record MeetingPatch
{
    public Optional<DateOnly?> Day { get; init; }

    public Optional<string?> Time { get; init; }

    public Optional<string?> Place { get; init; }

    public Optional<string?> Note { get; init; }

    /// <summary>Where the minutes are, of a meeting that was held.</summary>
    public Optional<string?> Minutes { get; init; }
}

/// <summary>Plans meetings, changes them, and says that they were held or cancelled.</summary>
public sealed class KeepMeetings(Transactions transactions, RegisterSettingsInForce settings, TimeProvider clock)
{
    const string Insert = """
        insert into meetings (id, body, revision, day, starts_at, place, note, updated_by)
        values (@id, @body, 1, @day, @time, @place, @note, @actor)
        """;

    const string Update = """
        update meetings set revision = revision + 1, day = @day, starts_at = @time, place = @place, note = @note, minutes = @minutes,
            updated_at = clock_timestamp(), updated_by = @actor
        where id = @id
        """;

    const string SetState = """
        update meetings set revision = revision + 1, state = @state, reason = @reason, minutes = @minutes, updated_at = clock_timestamp(),
            updated_by = @actor
        where id = @id
        """;

    // It is not removed before the meeting is there.
    const string HoldBody = "select key from bodies where key = @body for key share";

    internal const string Hold = "select revision from meetings where id = @id for no key update";

    /// <param name="body">Its key, or null when none could be read, which <paramref name="faults"/> then say.</param>
    /// <param name="day">Null in the same way.</param>
    public static async Task<Result<Meeting>> Plan(
        NpgsqlConnection connection, Actor actor, string? body, DateOnly? day, MeetingPatch plan, Faults faults, CancellationToken stop)
    {
        if (body is not null && (!CommitteeRules.IsKey(body)
            || await connection.ExecuteScalarAsync<string?>(new CommandDefinition(HoldBody, new { body },
            cancellationToken: stop)) is null))
            faults.AddUnlessCovered("body", "is no body");
        if (day is null) faults.AddUnlessCovered("day", "is required");
        var meeting = new MeetingPlan(day ?? DateOnly.FromDayNumber(730_000), plan.Time.Or(null), plan.Place.Or(null), plan.Note.Or(null));
        CommitteeRules.Check(meeting, faults);
        if (CommandRules.Refuse(faults) is { } invalid) return invalid;
        var id = Guid.CreateVersion7();
        await connection.ExecuteAsync(new CommandDefinition(Insert, new
        {
            id,
            body,
            meeting.Day,
            meeting.Time,
            meeting.Place,
            meeting.Note,
            actor = actor.Name,
        }, cancellationToken: stop));
        return await Told(connection, actor, AuditAction.MeetingPlanned, id, stop);
    }

    /// <param name="isExpected">Whether the meeting is at the revision that the change was made from.</param>
    public Task<Result<Meeting>> Change(
        Actor actor, Guid id, Func<MeetingRow, bool> isExpected, MeetingPatch patch, Faults faults, CancellationToken stop) =>
        transactions.Run(connection => From(connection, actor, id, isExpected, async present =>
        {
            var row = present.Row;
            if (patch.Day is { IsGiven: true, Value: null }) faults.AddUnlessCovered("day", "must not be null");
            var plan = new MeetingPlan(patch.Day.Or(row.Day) ?? row.Day, patch.Time.Or(row.Time), patch.Place.Or(row.Place),
                patch.Note.Or(row.Note));
            var minutes = patch.Minutes.Or(row.Minutes);
            CommitteeRules.Check(plan, faults);
            CommitteeRules.CheckMinutes("minutes", minutes, row.Minutes, faults);
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            if (minutes is not null && row.State != MeetingState.Held) return Wrong(row, "it has no minutes");
            if (row.State == MeetingState.Held
                && plan.Day > settings.Settings.DayOf(clock.GetUtcNow())) return Wrong(row, "its day cannot be to come");
            if (plan == row.Plan && minutes == row.Minutes) return present;
            await connection.ExecuteAsync(new CommandDefinition(
                Update, new { id, plan.Day, plan.Time, plan.Place, plan.Note, minutes, actor = actor.Name }, cancellationToken: stop));
            return await Told(connection, actor, AuditAction.MeetingChanged, id, stop);
        }, stop), stop);

    /// <summary>Says that a meeting was held.</summary>
    public Task<Result<Meeting>> Conclude(
        NpgsqlConnection connection, Actor actor, Guid id, Func<MeetingRow, bool> isExpected, string? minutes, Faults faults,
        CancellationToken stop) =>
        From(connection, actor, id, isExpected, async present =>
        {
            CommitteeRules.CheckMinutes("minutes", minutes, known: null, faults);
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            if (present.Row.State != MeetingState.Planned) return Wrong(present.Row, "");
            if (present.Row.Day > settings.Settings.DayOf(clock.GetUtcNow())) return Wrong(present.Row, "its day has not come");
            await Set(connection, actor, id, MeetingState.Held, reason: null, minutes, stop);
            return await Told(connection, actor, AuditAction.MeetingHeld, id, stop);
        }, stop);

    /// <summary>Says that a planned meeting is not held.</summary>
    public static Task<Result<Meeting>> Cancel(
        NpgsqlConnection connection, Actor actor, Guid id, Func<MeetingRow, bool> isExpected, string? reason, Faults faults,
        CancellationToken stop) =>
        From(connection, actor, id, isExpected, async present =>
        {
            if (reason is null) faults.AddUnlessCovered("reason", "is required");
            else faults.AddUnlessCovered("reason", TextRules.LineFault(reason, CommitteeLimits.Reason));
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            if (present.Row.State != MeetingState.Planned) return Wrong(present.Row, "");
            await Set(connection, actor, id, MeetingState.Cancelled, reason, minutes: null, stop);
            return await Told(connection, actor, AuditAction.MeetingCancelled, id, stop);
        }, stop);

    /// <summary>Takes a cancellation back.</summary>
    public Task<Result<Meeting>> Restore(Actor actor, Guid id, Func<MeetingRow, bool> isExpected, CancellationToken stop) =>
        transactions.Run(connection => From(connection, actor, id, isExpected, async present =>
        {
            if (present.Row.State != MeetingState.Cancelled) return Wrong(present.Row, "");
            await Set(connection, actor, id, MeetingState.Planned, reason: null, minutes: null, stop);
            return await Told(connection, actor, AuditAction.MeetingRestored, id, stop);
        }, stop), stop);

    internal static async Task<Result<Meeting>> From(
        NpgsqlConnection connection, Actor actor, Guid id, Func<MeetingRow, bool> isExpected, Func<Meeting, Task<Result<Meeting>>> change,
        CancellationToken stop)
    {
        await connection.ExecuteScalarAsync(new CommandDefinition(Hold, new { id }, cancellationToken: stop));
        if (await Meeting.Find(connection, actor, id, stop) is not { } present) return ReadMeetings.NotFound(id.ToString("D"));
        return isExpected(present.Row) ? await change(present)
            : new Refusal(Refusals.Stale, $"The meeting is at revision {present.Row.Revision}; the ETag sent is of another.")
            {
                About = present.Row,
            };
    }

    internal static async Task<Result<Meeting>> Told(
        NpgsqlConnection connection, Actor actor, AuditAction action, Guid id, CancellationToken stop, MeetingItemRow? item = null)
    {
        var now = (await Meeting.Find(connection, actor, id, stop))!;
        await AuditLog.Write(connection, actor, action, writer =>
        {
            writer.WriteString("meeting"u8, id);
            writer.WriteString("body"u8, now.Row.Body);
            writer.WriteString("day"u8, now.Row.Day.ToString("O"));
            if (now.Row.Reason is { } reason) writer.WriteString("reason"u8, reason);
            if (item is null) return;
            writer.WriteNumber("item"u8, item.Item);
            if (item is { Part: 1, Resolution: { } resolution }) writer.WriteString("resolution"u8, resolution);
        }, stop);
        return now;
    }

    internal static Refusal Wrong(MeetingRow meeting, string why)
    {
        var stands = meeting.State switch
        {
            MeetingState.Held => "was held",
            MeetingState.Cancelled => "was cancelled",
            _ => "is planned",
        };
        var day = RegisterWording.Day(meeting.Day);
        return new Refusal(CommitteeRefusals.WrongState,
            $"The meeting of {day} {stands}{(why.Length == 0 ? "" : $": {why}")}.");
    }

    static Task<int> Set(
        NpgsqlConnection connection, Actor actor, Guid id, MeetingState state, string? reason, string? minutes, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(
            SetState, new { id, state = EnumNames.Of(state), reason, minutes, actor = actor.Name }, cancellationToken: stop));
}
