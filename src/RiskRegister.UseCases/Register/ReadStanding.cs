using Dapper;
using Npgsql;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Register;

/// <summary>Where the quarter stands, counted over the live entries that an actor may see.</summary>
public sealed record Standing
{
    /// <summary>On the register.</summary>
    public required int Risks { get; init; }

    /// <summary>On the register.</summary>
    public required int Opportunities { get; init; }

    /// <summary>Open and below the threshold.</summary>
    public required int Below { get; init; }

    public required int Proposed { get; init; }

    /// <summary>Of which a move to another register is to be decided.</summary>
    public required int MovesAsked { get; init; }

    /// <summary>With an open action past its day.</summary>
    public required int Overdue { get; init; }

    /// <summary>Open ones that the actor may change.</summary>
    public required int Own { get; init; }

    /// <summary>Of those, the ones neither changed nor reviewed since the latest snapshot; all of them before the first.</summary>
    public required int OwnToUpdate { get; init; }

    /// <summary>As "2016-17-Q3", of the latest snapshot taken; null before the first.</summary>
    public string? Quarter { get; init; }

    public DateTime? TakenAt { get; init; }

    public bool IsPublished { get; init; }
}

/// <summary>Counts where the quarter stands, in one statement.</summary>
public sealed class ReadStanding(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
{
    const string Count = """
        with latest as (select quarter, taken_at, published_at from standing_snapshots order by id desc limit 1)
        select c.*, l.quarter as Quarter, l.taken_at as TakenAt, l.published_at is not null as IsPublished
        from (
            select
                count(*) filter (where e.is_reported and e.residual >= @threshold and e.kind = 'risk')::integer as Risks,
                count(*) filter (where e.is_reported and e.residual >= @threshold and e.kind = 'opportunity')::integer as Opportunities,
                count(*) filter (where e.is_reported and e.residual < @threshold)::integer as Below,
                count(*) filter (where e.status = 'proposed')::integer as Proposed,
                count(*) filter (where e.id = any (array(select entry_id from asked_moves)))::integer as MovesAsked,
                count(*) filter (where e.status <> 'closed' and e.next_due_on < @today)::integer as Overdue,
                count(*) filter (where e.status = 'open' and (@all or e.owner_keys && name_keys(@posts)))::integer as Own,
                count(*) filter (where e.status = 'open' and (@all or e.owner_keys && name_keys(@posts))
                    and e.updated_at <= coalesce((select taken_at from latest), 'infinity'))::integer as OwnToUpdate
            from (
                select f.*, f.status = 'open' and not f.id = any (array(select id from entries_elsewhere)) as is_reported
                from entries as f) as e
            where @seesAll or not e.exempt or e.owner_keys && name_keys(@posts)) as c
        left join latest as l on true
        """;

    public async Task<Standing> For(Actor actor, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.QuerySingleAsync<Standing>(new CommandDefinition(Count, new
        {
            threshold = settings.Settings.Threshold,
            today = settings.Settings.DayOf(clock.GetUtcNow()).ToString("O"),
            all = actor.IsEditor,
            posts = actor.Posts.ToArray(),
            seesAll = actor.SeesAllEntries,
        }, cancellationToken: stop));
    }
}
