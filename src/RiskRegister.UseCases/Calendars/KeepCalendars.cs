using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Keys;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Calendars;

/// <summary>An address by which a calendar program reads somebody's days.</summary>
public sealed class CalendarAddress
{
    public required DateTime MadeAt { get; init; }

    /// <summary>Null when it lasts as long as the key that it was made with.</summary>
    public DateTime? EndsAt { get; init; }
}

/// <param name="Secret">What stands in the address; it is nowhere else.</param>
public sealed record MadeCalendar(CalendarAddress Address, string Secret);

/// <summary>What may be refused about calendars.</summary>
public static class CalendarRefusals
{
    public static readonly RefusalKind NotFound =
        new("calendar_not_found", RefusalClass.NotFound, "No such calendar", "There is no calendar; make one.");
}

/// <summary>Gives secret addresses of calendars, and takes them back. Each credential has one at most.</summary>
public sealed class KeepCalendars(NpgsqlDataSource database, Transactions transactions, TimeProvider clock)
{
    /// <summary>Nothing tells the service that somebody whom the provider knew has left: such a calendar ends by itself.</summary>
    const int DaysWithoutKey = 366;

    const string One = """
        select c.made_at as MadeAt, c.ends_at as EndsAt from calendars as c
        where c.credential = @credential and (c.ends_at is null or c.ends_at > @now)
        """;

    const string Remove = "delete from calendars where credential = @credential";

    const string Put = """
        insert into calendars (id, hash, credential, posts, made_at, made_by, ends_at)
        values (@Id, @Hash, @credential, @posts, @now, @actor,
            case when not exists (select from access_keys where id = @credential) then @ends::timestamptz end)
        on conflict (credential) do update set id = excluded.id, hash = excluded.hash, posts = excluded.posts, made_at = excluded.made_at,
            made_by = excluded.made_by, ends_at = excluded.ends_at
        returning made_at as MadeAt, ends_at as EndsAt
        """;

    /// <summary>Where a calendar is; what stands in it is no more to be told than a key.</summary>
    public static string PathOf(string secret) => $"{Path}/{secret}.ics";

    public const string Path = "/calendar";

    /// <summary>Null when there is none.</summary>
    public async Task<CalendarAddress?> Find(Actor actor, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.QuerySingleOrDefaultAsync<CalendarAddress>(
            new CommandDefinition(One, new { credential = actor.Id, now = clock.GetUtcNow() }, cancellationToken: stop));
    }

    public Task<Result<MadeCalendar>> Make(Actor actor, CancellationToken stop) =>
        transactions.Run<MadeCalendar>(async connection => await Make(connection, actor, stop), stop);

    /// <summary>Gives a new address; the one before, if there was one, leads nowhere from now on.</summary>
    public async Task<MadeCalendar> Make(NpgsqlConnection connection, Actor actor, CancellationToken stop)
    {
        // Made as keys are, so that it is masked in logs where they are; it is none.
        var (token, now) = (KeyToken.Create(out var secret), clock.GetUtcNow());
        var address = await connection.QuerySingleAsync<CalendarAddress>(new CommandDefinition(Put, new
        {
            token.Id,
            token.Hash,
            credential = actor.Id,
            posts = actor.Posts.ToArray(),
            now,
            actor = actor.Name,
            ends = now.AddDays(DaysWithoutKey),
        }, cancellationToken: stop));
        await AuditLog.Write(connection, actor, AuditAction.CalendarMade, writer => writer.WriteString("calendar"u8, token.Id), stop);
        return new MadeCalendar(address, secret);
    }

    /// <summary>Takes the address back.</summary>
    public Task<Result<CalendarAddress>> End(Actor actor, CancellationToken stop) => transactions.Run<CalendarAddress>(async connection =>
    {
        var now = clock.GetUtcNow();
        var found = await connection.QuerySingleOrDefaultAsync<CalendarAddress>(
            new CommandDefinition(One, new { credential = actor.Id, now }, cancellationToken: stop));
        if (found is null) return new Refusal(CalendarRefusals.NotFound, "You have no calendar; make one.");
        await connection.ExecuteAsync(new CommandDefinition(Remove, new { credential = actor.Id }, cancellationToken: stop));
        await AuditLog.Write(connection, actor, AuditAction.CalendarEnded, _ => { }, stop);
        return found;
    }, stop);
}

/// <summary>The use cases of calendars.</summary>
public static class CalendarsFeature
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) =>
        services.AddSingleton<KeepCalendars>().AddSingleton<ReadCalendar>();
}
