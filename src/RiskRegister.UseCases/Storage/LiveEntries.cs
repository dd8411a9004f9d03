using Npgsql;
using RiskRegister.Documents;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Storage;

/// <summary>An entry found for a actor, with its parts read.</summary>
public sealed record FoundEntry(EntryRow Row, StoredFacts Facts)
{
    public string Name => Facts.Name(Row.Id);

    public EntryState State => StoredEntry.ReadState(Row.Id, Facts, Row.Content);

    public bool IsOnRegister(RegisterSettingsInForce settings) => RegisterRule.IsOnRegister(
        Facts.Status, Facts.ResidualScore.ToScore(), settings.Settings.Threshold, Facts.Level);

    /// <summary>As a document prints it.</summary>
    public RegisterLine ToLine(RegisterSettingsInForce settings)
    {
        var movement = Movements.Since(Facts.ResidualScore.ToScore().Value, Row.ResidualBefore);
        return new RegisterLine(State, DirectionOfTravel.Of(Facts.Direction, movement), movement, IsOnRegister(settings), [])
        {
            Revision = Row.Revision,
        };
    }
}

/// <summary>Finds live entries for callers.</summary>
public static class LiveEntries
{
    // Parameters by position, here where a request has little else to do: looking for names in a statement takes its time.
    const string Visible = "($2 or not e.exempt or e.owner_keys && name_keys($3))";

    // A reference names the live entry, of which there is one at most, else the one closed last.
    const string FindByReference = EntryRow.SelectLive + "where e.reference = $1 and e.status <> 'closed' and " + Visible;

    const string FindClosed = EntryRow.SelectLive + "where e.reference = $1 and e.status = 'closed' and " + Visible + """

        order by e.facts #>> '{closure,closedAt}' desc, e.id
        limit 1
        """;

    const string FindById = EntryRow.SelectLive + "where e.id = $1 and " + Visible;

    /// <summary>The entry that a path names by reference or id, if the actor may see it; else 404.</summary>
    public static async Task<Result<FoundEntry>> Find(NpgsqlConnection connection, string named, Actor actor, CancellationToken stop)
    {
        EntryRow? row = null;
        if (Guid.TryParseExact(named, "D", out var id)) row = await First(connection, FindById,
            new NpgsqlParameter<Guid> { TypedValue = id }, actor, stop);
        else if (EntryReference.TryParse(named, out var number))
        {
            var reference = number.ToString();
            row = await First(connection, FindByReference, new NpgsqlParameter<string> { TypedValue = reference }, actor, stop)
                ?? await First(connection, FindClosed, new NpgsqlParameter<string> { TypedValue = reference }, actor, stop);
        }

        if (row is not null)
        {
            row.Reader = actor;
            await Replacements.HideFrom(actor, connection, [row], stop);
        }

        return row is null ? NotFound(named) : new FoundEntry(row, StoredEntry.ReadFacts(row.Facts));
    }

    static Task<EntryRow?> First(NpgsqlConnection connection, string sql, NpgsqlParameter by, Actor actor, CancellationToken stop) =>
        EntryRow.First(
        connection, sql, stop, by, new NpgsqlParameter<bool> { TypedValue = actor.SeesAllEntries },
        new NpgsqlParameter<string[]> { TypedValue = [.. actor.Posts] });

    public static Refusal NotFound(string named) => new(EntryRefusals.NotFound, $"There is no entry {Refusal.Named(named)}.");
}
