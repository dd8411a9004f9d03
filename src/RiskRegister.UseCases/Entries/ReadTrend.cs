using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>An entry in one snapshot.</summary>
/// <param name="Facts">With the text as last corrected.</param>
/// <param name="Settings">Of that snapshot.</param>
public sealed record TrendStep(string Quarter, StoredFacts Facts, Movement Movement, RegisterSettingsInForce Settings)
{
    public bool IsOnRegister => RegisterRule.IsOnRegister(
        Facts.Status, Facts.ResidualScore.ToScore(), Settings.Settings.Threshold, Facts.Level);
}

/// <summary>An entry over the snapshots, oldest first.</summary>
public sealed record Trend(FoundEntry Entry, IReadOnlyList<TrendStep> Points)
{
    /// <summary>How many of the latest snapshots, without a break, have the residual score that the entry has now.</summary>
    public int QuartersAtResidual => TimeAtScore.Of(
        Entry.Facts.ResidualScore.ToScore().Value, Points.Select(point => point.Facts.ResidualScore.ToScore().Value));
}

/// <summary>Scores, movement and direction in every snapshot that the actor may see; of an owner's own entry, in both editions.</summary>
public sealed class ReadTrend(NpgsqlDataSource database)
{
    public const string Points = FrozenRow.Select + """
        and r.entry_id = @id and (@unpublished or s.published_at is not null)
            and (@seesAll or exists (select from entries as e where e.id = r.entry_id and e.owner_keys && name_keys(@posts)))
        order by s.id
        """;

    const string Settings = "select quarter as Quarter, settings::text as Settings from standing_snapshots order by id";

    public async Task<Result<Trend>> Of(Actor actor, string named, bool publicEdition, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (entry, refusal) = await LiveEntries.Find(connection, named, actor, stop);
        refusal ??= actor.SeesAllEntries ? null : EntryChanges.NotTheirs(entry!, actor);
        if (refusal is not null) return refusal;
        if (publicEdition && entry!.Facts.Exempt is not null) return LiveEntries.NotFound(named);
        var rows = await FrozenRow.Query(connection, Points, new
        {
            id = entry!.Row.Id,
            publicEdition,
            unpublished = actor.SeesUnpublished,
            seesAll = actor.SeesAllEntries,
            posts = actor.Posts.ToArray(),
        }, stop).ToListAsync(stop);
        var settings = (await connection.QueryAsync<(string Quarter, string Settings)>(new CommandDefinition(Settings,
            cancellationToken: stop)))
            .ToDictionary(each => each.Quarter, each => RegisterSettingsInForce.Parse(each.Settings), StringComparer.Ordinal);
        return new Trend(entry, [.. rows.Select(row => Of(row, settings[row.Quarter]))]);
    }

    static TrendStep Of(FrozenRow row, RegisterSettingsInForce settings)
    {
        var facts = row.FactsCorrected();
        return new TrendStep(row.Quarter, facts, Movements.Since(facts.ResidualScore.ToScore().Value, row.ResidualBefore), settings);
    }
}
