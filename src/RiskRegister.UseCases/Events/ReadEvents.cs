using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Database;

namespace RiskRegister.UseCases.Events;

/// <summary>Some events after one, and whether there are more.</summary>
public sealed record EventBatch(IReadOnlyList<ToldEvent> Events, bool More);

/// <summary>Events in the order in which they were committed, without gaps: what comes later stands later.</summary>
public sealed class ReadEvents(NpgsqlDataSource database)
{
    const string Number = "select number_events()";

    const string Place = "select position from events where id = @after";

    const string Batch = $"""
        select {ToldEvent.Columns}
        from told_events as t
        where t.position > @position and t.action = any(@actions)
            and (t.entry_id is null or @all or not t.exempt or name_keys(t.owners) && name_keys(@posts))
            and (not t.of_two or @all or not t.exempt)
            and (t.question is null or @all or not t.exempt or exists (
                select from questions as q where q.id = t.question::uuid and {QuestionRow.Visible}))
            and (t.meeting is null or t.question is not null or @all or not t.exempt)
            and (not t.unpublished or @unpublished)
            and (t.measure is null or @allMeasures or not t.exempt or name_keys(t.measure_owners) && name_keys(@posts))
        order by t.position
        limit @limit
        """;

    /// <param name="after">The event after which the batch begins; null for the first of all.</param>
    /// <returns>Null when there is no such event.</returns>
    public async Task<EventBatch?> After(Actor actor, Guid? after, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await TryNumber(connection, stop);
        long? position = after is null ? 0
            : await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Place, new { after }, cancellationToken: stop));
        if (position is null) return null;
        var rows = (await connection.QueryAsync<ToldEvent>(new CommandDefinition(Batch, new
        {
            position,
            actions = EventTypes.For(actor),
            all = actor.SeesAllEntries,
            allMeasures = actor.SeesAllMeasures,
            unpublished = actor.SeesUnpublished,
            posts = actor.Posts.ToArray(),
            limit = limit + 1,
        }, cancellationToken: stop))).AsList();
        return new EventBatch([.. rows.Take(limit)], rows.Count > limit);
    }

    // Whoever may read goes on reading while the database takes no changes.
    static async Task TryNumber(NpgsqlConnection connection, CancellationToken stop)
    {
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(Number, cancellationToken: stop));
        }
        catch (PostgresException exception) when (DatabaseFault.Of(exception) is not null)
        {
            // What has no number yet gets it later.
        }
    }
}

/// <summary>The use cases of events.</summary>
public static class EventsFeature
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services.AddSingleton<ReadEvents>();
}
