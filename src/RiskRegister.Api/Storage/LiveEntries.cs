using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Documents;
using RiskRegister.Domain;

namespace RiskRegister.Api.Storage;

/// <summary>An entry found for a caller, with its parts read.</summary>
public sealed record FoundEntry(EntryRow Row, StoredFacts Facts)
{
    public string Name => Facts.Name(Row.Id);

    public EntryState State => StoredEntry.ReadState(Row.Id, Facts, Row.Content);

    public bool IsOnRegister(RegisterSettingsInForce settings) => RegisterRule.IsOnRegister(Facts.Status, Facts.ResidualScore.ToScore(), settings.Settings.Threshold);

    /// <summary>As a document prints it.</summary>
    public RegisterLine ToLine(RegisterSettingsInForce settings)
    {
        var movement = Movements.Since(Facts.ResidualScore.ToScore().Value, Row.ResidualBefore);
        return new RegisterLine(State, DirectionOfTravel.Of(Facts.Direction, movement), movement, IsOnRegister(settings), []);
    }
}

/// <summary>Finds live entries for callers.</summary>
public static class LiveEntries
{
    // A reference names the live entry, of which there is one at most, else the one closed last.
    const string FindByReference = EntryRow.SelectLive + "where e.reference = @reference and e.status <> 'closed' and " + EntryRow.Visible;

    const string FindClosed = EntryRow.SelectLive + "where e.reference = @reference and e.status = 'closed' and " + EntryRow.Visible + """

        order by e.facts #>> '{closure,closedAt}' desc, e.id
        limit 1
        """;

    const string FindById = EntryRow.SelectLive + "where e.id = @id and " + EntryRow.Visible;

    /// <summary>The entry that a path names by reference or id, if the caller may see it; else 404.</summary>
    public static async Task<(FoundEntry? Entry, Refusal? Refusal)> Find(NpgsqlConnection connection, string named, Caller caller, CancellationToken stop)
    {
        var row = Guid.TryParseExact(named, "D", out var id) ? await First(FindById, new NpgsqlParameter<Guid>("id", id)) : null;
        if (EntryReference.TryParse(named, out var reference)) row = await First(FindByReference, Referred()) ?? await First(FindClosed, Referred());
        if (row is not null) await Replacements.HideFrom(caller, connection, [row], stop);
        return row is null ? (null, NotFound(named)) : (new FoundEntry(row, StoredEntry.ReadFacts(row.Facts)), null);

        NpgsqlParameter<string> Referred() => new("reference", reference.ToString());

        async Task<EntryRow?> First(string sql, NpgsqlParameter by)
        {
            var rows = await EntryRow.Query(connection, sql, stop, by,
                new NpgsqlParameter<bool>("seesAll", caller.SeesAllEntries), new NpgsqlParameter<string[]>("posts", [.. caller.Posts]));
            return rows is [var found] ? found : null;
        }
    }

    public static Refusal NotFound(string named) => new(Problems.EntryNotFound, $"There is no entry {(named.Length > 40 ? named[..40] : named)}.");
}
