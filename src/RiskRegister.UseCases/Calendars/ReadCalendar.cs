using Dapper;
using Npgsql;
using RiskRegister.UseCases.Keys;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Calendars;

/// <summary>A day on which an action is due.</summary>
public sealed class DueAction
{
    /// <summary>Of the entry.</summary>
    public required Guid Id { get; init; }

    /// <summary>The action's id within its entry.</summary>
    public required int Item { get; init; }

    public required string Reference { get; init; }

    /// <summary>Of the entry; what is to be done is not told.</summary>
    public required string Title { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTime UpdatedAt { get; init; }
}

/// <summary>Somebody's days: those of the rounds, and those on which actions are due.</summary>
public sealed record CalendarDays(IReadOnlyList<RoundRow> Rounds, IReadOnlyList<DueAction> Actions);

/// <summary>Reads the days behind a calendar's address. Nothing exempt is among them, not even whoever reads it owns.</summary>
public sealed class ReadCalendar(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
{
    const int DaysBehind = 92;
    const int DaysAhead = 731;
    const int MostActions = 1000;
    const int MostRounds = 12;

    const string Posts = """
        select c.hash, acting_posts(case when k.id is null then c.posts else k.owners end, @today) as Posts
        from calendars as c
        left join access_keys as k on k.id = c.credential
        where c.id = @id and (c.ends_at is null or c.ends_at > @now)
            and (k.id is null or k.revoked_at is null and (k.expires_at is null or k.expires_at > @now))
        """;

    const string Rounds = RoundRow.Select + "where r.freezes_on >= @from order by r.quarter desc limit @limit";

    const string Actions = """
        select e.id, (a.action ->> 'id')::integer as Item, e.reference, e.title,
            (a.action ->> 'dueOn')::date as DueOn, e.updated_at as UpdatedAt
        from entries as e
        cross join lateral json_array_elements(e.content -> 'actions') as a (action)
        where e.status = 'open' and not e.exempt
            and (e.owner_keys && name_keys(@posts) or name_keys(action_owners(e.content)) && name_keys(@posts))
            and a.action ->> 'status' = 'open' and a.action ->> 'dueOn' between @first and @last
            and (a.action ->> 'owner' is null and e.owner_keys && name_keys(@posts)
                or name_key(a.action ->> 'owner') = any(name_keys(@posts)))
        order by DueOn, e.position, e.id, Item
        limit @limit
        """;

    /// <param name="secret">As it stands in the address.</param>
    public async Task<Result<CalendarDays>> Of(string secret, CancellationToken stop)
    {
        var (now, today) = (clock.GetUtcNow(), settings.Settings.DayOf(clock.GetUtcNow()));
        if (!KeyToken.TryParse(secret, out var token)) return NotThere();
        await using var connection = await database.OpenConnectionAsync(stop);
        var held = await connection.QuerySingleOrDefaultAsync<HeldCalendar>(
            new CommandDefinition(Posts, new { token.Id, now, today }, cancellationToken: stop));
        if (held is null || !token.Matches(held.Hash)) return NotThere();
        var from = today.AddDays(-DaysBehind);
        var rounds = await connection.QueryAsync<RoundRow>(
            new CommandDefinition(Rounds, new { from, limit = MostRounds }, cancellationToken: stop));
        var actions = await connection.QueryAsync<DueAction>(new CommandDefinition(Actions, new
        {
            posts = held.Posts,
            first = from.ToString("O"),
            last = today.AddDays(DaysAhead).ToString("O"),
            limit = MostActions,
        }, cancellationToken: stop));
        return new CalendarDays(rounds.AsList(), actions.AsList());
    }

    static Refusal NotThere() => new(CalendarRefusals.NotFound, "There is no such calendar, or no longer.");

    sealed class HeldCalendar
    {
        public required byte[] Hash { get; init; }

        public required string[] Posts { get; init; }
    }
}
