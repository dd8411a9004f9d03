using Dapper;
using Npgsql;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>Finds the entries with a measure of a rating.</summary>
static class EntriesByRating
{
    // Each measure once, with all its entries; as many as an organisation can have at the most.
    const string Linked = """
        select measure_standing(m)::text as Standing, array(
            select k.entry_id from entry_measures as k where k.measure_id = m.id and not k.removed) as Entries
        from measures as m
        where not m.retired and m.id in (select k.measure_id from entry_measures as k where not k.removed)
            and (@all or not m.exempt or name_keys(m.owners) && name_keys(@posts))
        limit @most
        """;

    public static async Task<IReadOnlyList<Guid>> Find(
        NpgsqlConnection connection, Actor actor, Rating rating, int firstMonth, CancellationToken stop)
    {
        var rows = await connection.QueryAsync<(string Standing, Guid[] Entries)>(new CommandDefinition(Linked, new
        {
            all = actor.SeesAllMeasures,
            posts = actor.Posts.ToArray(),
            most = MeasureLimits.Measures,
        }, cancellationToken: stop));
        return
        [
            .. rows.Where(row => LinkedMeasures.Read(row.Standing, firstMonth).Standing.Rating == rating)
                .SelectMany(row => row.Entries).Distinct(),
        ];
    }
}
