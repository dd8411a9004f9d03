using System.Data.Common;
using Dapper;
using Npgsql;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Storage;

/// <summary>What took a closed entry's place may be exempt, and another's: an owner hears nothing of it.</summary>
public static class Replacements
{
    const string Hidden = "exempt and not owner_keys && name_keys(@posts)";
    const string Unseen = "select id from entries where id = any(@ids) and " + Hidden;

    // As facts have it where there is one: within a text its quotes are escaped.
    static ReadOnlySpan<byte> Named => "\"replacedBy\":[\""u8;

    static readonly HashSet<Guid> None = [];

    /// <summary>Of the entries that closures name, those that the actor may not see. Nothing is asked where there are none.</summary>
    public static async Task<IReadOnlySet<Guid>> UnseenBy(Actor actor, NpgsqlConnection connection, IEnumerable<Closure?> closures,
        CancellationToken stop)
    {
        if (actor.SeesAllEntries) return None;
        var ids = closures.SelectMany(closure => closure?.ReplacedBy ?? []).Distinct().ToArray();
        if (ids.Length == 0) return None;
        var posts = actor.Posts.ToArray();
        return (await connection.QueryAsync<Guid>(new CommandDefinition(Unseen, new { ids, posts }, cancellationToken: stop))).ToHashSet();
    }

    /// <summary>
    /// The same of one row, as a column of a query that has @posts, for lists whose rows are looked at one after the other and never all at
    /// once.
    /// </summary>
    /// <param name="facts">The columns that may hold closures, as "e.facts".</param>
    public static string ColumnOf(params IEnumerable<string> facts)
    {
        var named = facts.Select(each => $"select named::uuid from json_array_elements_text({each} #> '{{closure,replacedBy}}') as named");
        return $"array(select id from entries where id in ({string.Join(" union ", named)}) and {Hidden})";
    }

    /// <summary>Reads such a column; null where the query asked for none.</summary>
    public static IReadOnlySet<Guid>? Read(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<Guid[]>(column).ToHashSet();

    /// <summary>Takes from rows that are to be shown what the actor may not see.</summary>
    public static async Task HideFrom(Actor actor, NpgsqlConnection connection, IReadOnlyCollection<EntryRow> rows, CancellationToken stop)
    {
        if (actor.SeesAllEntries) return;
        var replaced = rows.Where(row => row.Facts.AsSpan().IndexOf(Named) >= 0);
        var unseen = await UnseenBy(actor, connection, replaced.Select(row => StoredEntry.ReadFacts(row.Facts).Closure), stop);
        foreach (var row in rows) row.UnseenReplacements = unseen;
    }
}
