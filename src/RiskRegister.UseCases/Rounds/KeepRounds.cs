using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Rounds;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Rounds;

/// <summary>What is said of a round when it is planned, or moved; what is not given is proposed, or stays.</summary>
public sealed record RoundPlan
{
    public Optional<DateOnly?> MeetingOn { get; init; }

    public Optional<DateOnly?> OpensOn { get; init; }

    public Optional<DateOnly?> DueOn { get; init; }

    public Optional<DateOnly?> FreezesOn { get; init; }

    public Optional<string?> Note { get; init; }
}

/// <summary>Plans rounds, moves their dates, opens and closes them.</summary>
public sealed class KeepRounds(
    Transactions transactions, RoundSettings rounds, RegisterSettingsInForce settings, TimeProvider clock)
{
    const string Insert = """
        insert into rounds (quarter, revision, meeting_on, opens_on, due_on, freezes_on, note, updated_by)
        values (@quarter, 1, @meetingOn, @opensOn, @dueOn, @freezesOn, @note, @actor)
        on conflict (quarter) do nothing
        """;

    const string Update = """
        update rounds set revision = revision + 1, meeting_on = @meetingOn, opens_on = @opensOn, due_on = @dueOn, freezes_on = @freezesOn,
            note = @note, updated_at = clock_timestamp(), updated_by = @actor
        where quarter = @quarter
        """;

    const string SetOpen = """
        update rounds set revision = revision + 1, opened_at = clock_timestamp(), opened_by = @actor, opens_on = least(opens_on, @today),
            updated_at = clock_timestamp(), updated_by = @actor
        where quarter = @quarter
        """;

    const string SetOpenAsOf = "update rounds set opened_at = @at, opened_by = @actor where quarter = @quarter";

    const string SetClosed = """
        update rounds set revision = revision + 1, closed_at = clock_timestamp(), closed_by = @actor, updated_at = clock_timestamp(),
            updated_by = @actor
        where quarter = @quarter
        """;

    const string WithoutResponse = """
        select e.reference from entries as e
        where e.status = 'open' and e.facts ->> 'response' is null
        order by e.position, e.id
        """;

    // As many as a sentence can name.
    const int MostNamed = 20;

    const string Held = RoundRow.Select + "where r.quarter = @quarter for no key update of r";

    DateOnly Today => settings.Settings.DayOf(clock.GetUtcNow());

    public Task<Result<RoundRow>> Plan(Actor actor, Quarter? quarter, RoundPlan plan, Faults faults, CancellationToken stop) =>
        transactions.Run(connection => Plan(connection, actor, quarter, plan, faults, stop), stop);

    /// <param name="quarter">Null when none could be read, which <paramref name="faults"/> then say.</param>
    public async Task<Result<RoundRow>> Plan(
        NpgsqlConnection connection, Actor actor, Quarter? quarter, RoundPlan plan, Faults faults, CancellationToken stop)
    {
        var meeting = plan.MeetingOn.Or(null);
        var proposed = meeting is { } day && IsNameable(day) ? rounds.DaysBefore.Propose(day, rounds.IsHoliday) : null;
        var dates = DatesOf(plan, proposed, faults);
        Check(plan, faults);
        dates?.Check(faults);
        if (CommandRules.Refuse(faults) is { } invalid) return invalid;
        var named = quarter!.Value.ToString();
        var made = await connection.ExecuteAsync(new CommandDefinition(
            Insert, Parameters(actor, named, meeting, dates!, plan.Note.Or(null)), cancellationToken: stop));
        if (made == 0) return new Refusal(RoundRefusals.Exists, $"There is a round of {named} already; move its dates.");
        return await Told(connection, actor, AuditAction.RoundPlanned, named, stop);
    }

    /// <param name="isExpected">Whether the round is at the revision that the change was made from.</param>
    public Task<Result<RoundRow>> Move(
        Actor actor, string quarter, Func<RoundRow, bool> isExpected, RoundPlan plan, Faults faults, CancellationToken stop) =>
        transactions.Run(connection => Change(connection, quarter, isExpected, async present =>
        {
            if (present.StateOn(Today) == RoundState.Closed && present.ClosedAt is not null) return Wrong(present, "is closed");
            var dates = DatesOf(plan, present.Dates, faults);
            Check(plan, faults);
            dates?.Check(faults);
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            var (meeting, note) = (plan.MeetingOn.Or(present.MeetingOn), plan.Note.Or(present.Note));
            if (dates == present.Dates && meeting == present.MeetingOn && note == present.Note) return present;
            await connection.ExecuteAsync(
                new CommandDefinition(Update, Parameters(actor, quarter, meeting, dates!, note), cancellationToken: stop));
            return await Told(connection, actor, AuditAction.RoundMoved, quarter, stop);
        }, stop), stop);

    public Task<Result<RoundRow>> Open(Actor actor, string quarter, Func<RoundRow, bool> isExpected, CancellationToken stop) =>
        transactions.Run(connection => Open(connection, actor, quarter, isExpected, stop), stop);

    /// <summary>Opens a round before its day.</summary>
    public Task<Result<RoundRow>> Open(
        NpgsqlConnection connection, Actor actor, string quarter, Func<RoundRow, bool> isExpected, CancellationToken stop) =>
        Change(connection, quarter, isExpected, async present =>
        {
            if (present.StateOn(Today) != RoundState.Planned) return Wrong(present, $"is {EnumNames.Of(present.StateOn(Today))}");
            await connection.ExecuteAsync(
                new CommandDefinition(SetOpen, new { quarter, actor = actor.Name, today = Today }, cancellationToken: stop));
            return await Told(connection, actor, AuditAction.RoundOpened, quarter, stop);
        }, stop);

    /// <summary>Opens a round as of an instant that has passed: what was touched since counts.</summary>
    public static Task OpenAsOf(NpgsqlConnection connection, Actor actor, Quarter quarter, DateTimeOffset at, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(
            SetOpenAsOf, new { quarter = quarter.ToString(), actor = actor.Name, at }, cancellationToken: stop));

    public Task<Result<RoundRow>> Close(Actor actor, string quarter, Func<RoundRow, bool> isExpected, CancellationToken stop) =>
        transactions.Run(connection => Close(connection, actor, quarter, isExpected, stop), stop);

    /// <summary>Closes an open round before its last day is over.</summary>
    public Task<Result<RoundRow>> Close(
        NpgsqlConnection connection, Actor actor, string quarter, Func<RoundRow, bool> isExpected, CancellationToken stop) =>
        Change(connection, quarter, isExpected, async present =>
        {
            if (present.StateOn(Today) != RoundState.Open) return Wrong(present, $"is {EnumNames.Of(present.StateOn(Today))}");
            if (rounds.RequireResponse && await MissingResponses(connection, stop) is { } missing) return missing;
            await connection.ExecuteAsync(new CommandDefinition(SetClosed, new { quarter, actor = actor.Name }, cancellationToken: stop));
            return await Told(connection, actor, AuditAction.RoundClosed, quarter, stop);
        }, stop);

    static async Task<Refusal?> MissingResponses(NpgsqlConnection connection, CancellationToken stop)
    {
        var missing = (await connection.QueryAsync<string>(new CommandDefinition(WithoutResponse, cancellationToken: stop))).AsList();
        if (missing.Count == 0) return null;
        var (have, more) = (missing.Count == 1 ? "1 entry has" : $"{missing.Count} entries have",
            missing.Count > MostNamed ? $" and {missing.Count - MostNamed} more" : "");
        return new Refusal(RoundRefusals.ResponseMissing, $"{have} no response yet: {string.Join(", ", missing.Take(MostNamed))}{more}.");
    }

    static async Task<Result<RoundRow>> Change(
        NpgsqlConnection connection, string quarter, Func<RoundRow, bool> isExpected, Func<RoundRow, Task<Result<RoundRow>>> change,
        CancellationToken stop)
    {
        var present = await connection.QuerySingleOrDefaultAsync<RoundRow>(
            new CommandDefinition(Held, new { quarter }, cancellationToken: stop));
        if (present is null) return ReadRounds.NotFound(quarter);
        return isExpected(present) ? await change(present)
            : new Refusal(Refusals.Stale, $"The round of {quarter} is at revision {present.Revision}; the ETag sent is of another.")
            {
                About = present,
            };
    }

    static async Task<Result<RoundRow>> Told(
        NpgsqlConnection connection, Actor actor, AuditAction action, string quarter, CancellationToken stop)
    {
        var now = (await RoundRow.Find(connection, quarter, stop))!;
        await AuditLog.WriteOf(connection, actor, action, quarter, writer =>
        {
            writer.WriteString("opensOn"u8, now.OpensOn.ToString("O"));
            writer.WriteString("dueOn"u8, now.DueOn.ToString("O"));
            writer.WriteString("freezesOn"u8, now.FreezesOn.ToString("O"));
        }, stop);
        return now;
    }

    static RoundDates? DatesOf(RoundPlan plan, RoundDates? otherwise, Faults faults)
    {
        var (opens, due, freezes) = (Day("opensOn", plan.OpensOn, otherwise?.OpensOn), Day("dueOn", plan.DueOn, otherwise?.DueOn),
            Day("freezesOn", plan.FreezesOn, otherwise?.FreezesOn));
        return opens is { } first && due is { } day && freezes is { } last ? new RoundDates(first, day, last) : null;

        DateOnly? Day(string name, Optional<DateOnly?> given, DateOnly? proposed)
        {
            if (given is { IsGiven: true, Value: null }) faults.AddUnlessCovered(name, "must not be null");
            else if (given.Or(proposed) is null) faults.AddUnlessCovered(name,
                "is required where there is no meetingOn to propose it from");
            else if (!IsNameable(given.Or(proposed)!.Value)) faults.AddUnlessCovered(name, NotNameable);
            return given.Or(proposed);
        }
    }

    static void Check(RoundPlan plan, Faults faults)
    {
        if (plan.MeetingOn.Or(null) is { } meeting && !IsNameable(meeting)) faults.AddUnlessCovered("meetingOn", NotNameable);
        if (plan.Note.Or(null) is { } note) faults.AddUnlessCovered("note", TextRules.ProseFault(note, EntryLimits.ChangeNote));
    }

    const string NotNameable = "must be in the years 1901 to 2199";

    static bool IsNameable(DateOnly day) => day.Year is > Quarter.FirstYear and <= Quarter.LastYear;

    static Refusal Wrong(RoundRow round, string how) => new(RoundRefusals.WrongState, $"The round of {round.QuarterText} {how}.");

    static object Parameters(Actor actor, string quarter, DateOnly? meetingOn, RoundDates dates, string? note) =>
        new { quarter, meetingOn, dates.OpensOn, dates.DueOn, dates.FreezesOn, note, actor = actor.Name };
}
