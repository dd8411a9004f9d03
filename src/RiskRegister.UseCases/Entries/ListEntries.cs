using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>Entries filtered, searched, sorted and paged by key, now or as of an instant.</summary>
public sealed class ListEntries(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
{
    const string From = "(e.position, e.id) >= (@afterKey, @afterId)";

    static readonly FrozenDictionary<EntryOrder, (string After, string Order)> Orders = new Dictionary<EntryOrder, (string, string)>
    {
        [EntryOrder.Reference] = ("(e.position, e.id) > (@afterKey, @afterId)", "order by e.position, e.id limit @limit"),
        [EntryOrder.Residual] = (
            "(-e.residual, e.position, e.id) > (-@afterKey, @afterPosition, @afterId)",
            "order by -e.residual, e.position, e.id limit @limit"),
        [EntryOrder.UpdatedAt] = ("(e.updated_at, e.id) < (@afterKey, @afterId)", "order by e.updated_at desc, e.id desc limit @limit"),
    }.ToFrozenDictionary();

    /// <summary>The entries of a page, one after the other: a page of the largest would be too much to hold.</summary>
    /// <param name="after">Null for the first page.</param>
    /// <param name="limit">How many entries at the most.</param>
    public async IAsyncEnumerable<EntryRow> Page(
        Actor actor, EntryFilter filter, EntryOrder order, EntryPlace? after, int limit, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        filter = await WithMeasures(connection, actor, filter, stop);
        var where = ConditionsOf(filter).Where(actor, filter, after is null ? null : Orders[order].After, out var parameters);
        if (after is not null) parameters.AddRange(Parameters(after, order));
        parameters.Add(new NpgsqlParameter<int>("limit", limit));
        await using var command = new NpgsqlCommand($"{Select(actor, filter)}{where}{Orders[order].Order}", connection);
        command.Parameters.AddRange(parameters.ToArray());
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var row = EntryRow.Read(reader);
            row.Reader = actor;
            if (!actor.SeesAllEntries) row.UnseenReplacements = Replacements.Read(reader, EntryRow.LiveColumnCount);
            yield return row;
        }
    }

    /// <summary>All of them at one instant, one after the other: nothing is held but the one that is looked at.</summary>
    /// <param name="from">Where to begin, with the entry at that place itself, in register order; null for the beginning.</param>
    public async IAsyncEnumerable<EntryRow> All(
        Actor actor, EntryFilter filter, EntryOrder order, EntryPlace? from, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        filter = await WithMeasures(connection, actor, filter, stop);
        var where = ConditionsOf(filter).Where(actor, filter, from is null ? null : From, out var parameters);
        if (from is not null) parameters.AddRange(Parameters(from, order));
        parameters.Add(new NpgsqlParameter("limit", NpgsqlDbType.Integer) { Value = DBNull.Value });
        var sql = $"{Select(actor, filter)}{where}{Orders[order].Order}";
        await foreach (var row in EntryRow.Stream(connection, sql, stop, [.. parameters]))
        {
            row.Reader = actor;
            yield return row;
        }
    }

    // Ratings are the domain's: which entries have a measure that is rated so is found out first.
    async Task<EntryFilter> WithMeasures(NpgsqlConnection connection, Actor actor, EntryFilter filter, CancellationToken stop) =>
        filter.Measures is not { } rating ? filter
            : filter with
            {
                Ids = await EntriesByRating.Find(connection, actor, rating, settings.Settings.FinancialYearStartsIn, stop),
            };

    EntryConditions ConditionsOf(EntryFilter filter) => new(settings.Settings, Today(filter.AsOf));

    static string Select(Actor actor, EntryFilter filter) => (actor.SeesAllEntries, filter.AsOf) switch
    {
        (true, null) => EntryRow.SelectLive,
        (true, _) => EntryRow.SelectAsOf,
        (false, null) => EntryRow.SelectLiveForOwners,
        (false, _) => EntryRow.SelectAsOfForOwners,
    };

    /// <summary>The day by which actions are overdue: the organisation's.</summary>
    /// <param name="asOf">Null for now.</param>
    internal DateOnly Today(DateTimeOffset? asOf) => settings.Settings.DayOf(asOf ?? clock.GetUtcNow());

    static IEnumerable<NpgsqlParameter> Parameters(EntryPlace after, EntryOrder order) =>
    [
        order switch
        {
            EntryOrder.Residual => new NpgsqlParameter<int>("afterKey", (int)(after.Key / EntryPlace.PastPositions)),
            EntryOrder.UpdatedAt => new NpgsqlParameter<DateTime>("afterKey", new DateTime(after.Key, DateTimeKind.Utc)),
            _ => new NpgsqlParameter<long>("afterKey", after.Key),
        },
        .. order == EntryOrder.Residual
            ? (IEnumerable<NpgsqlParameter>)[new NpgsqlParameter<long>("afterPosition", after.Key % EntryPlace.PastPositions)]
            : [],
        new NpgsqlParameter<Guid>("afterId", after.Id),
    ];
}
