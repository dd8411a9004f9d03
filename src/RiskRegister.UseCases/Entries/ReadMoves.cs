using Dapper;
using Npgsql;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>Reads what was asked for and decided of an entry's register, for who may see the entry.</summary>
public sealed class ReadMoves(NpgsqlDataSource database)
{
    const string List = MoveRow.Select + """
        where m.entry_id = @entry and (@after::uuid is null or m.id < @after)
        order by m.id desc
        limit @limit
        """;

    const string Id = MoveRow.Select + "where m.entry_id = @entry and m.id = @id";

    /// <summary>The latest first.</summary>
    /// <param name="read">Of the entry's id: after which move and how many; null when nothing is to be read.</param>
    public async Task<Result<IReadOnlyList<MoveRow>>> OfEntry(
        Actor actor, string entry, Func<Guid, (Guid? After, int Limit)?> read, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await LiveEntries.Find(connection, entry, actor, stop);
        if (refusal is not null) return refusal;
        return read(found!.Row.Id) is not { } page ? Result.Of<IReadOnlyList<MoveRow>>([])
            : Result.Of(await Page(connection, found, page.After, page.Limit, stop));
    }

    /// <summary>Of an entry that was found for who asks.</summary>
    public async Task<IReadOnlyList<MoveRow>> Of(FoundEntry entry, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Page(connection, entry, after: null, limit, stop);
    }

    public async Task<Result<MoveRow>> One(Actor actor, string entry, string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await LiveEntries.Find(connection, entry, actor, stop);
        return refusal is not null ? refusal : await Find(connection, found!, named, stop);
    }

    /// <summary>A move of an entry, by its id.</summary>
    public static async Task<Result<MoveRow>> Find(NpgsqlConnection connection, FoundEntry entry, string named, CancellationToken stop)
    {
        var row = Guid.TryParseExact(named, "D", out var id) ? await connection.QuerySingleOrDefaultAsync<MoveRow>(
            new CommandDefinition(Id, new { entry = entry.Row.Id, id }, cancellationToken: stop)) : null;
        return row is not null ? row : new Refusal(EntryRefusals.MoveNotFound, $"{entry.Name} has no move {Refusal.Named(named)}.");
    }

    static async Task<IReadOnlyList<MoveRow>> Page(
        NpgsqlConnection connection, FoundEntry entry, Guid? after, int limit, CancellationToken stop) =>
        (await connection.QueryAsync<MoveRow>(
            new CommandDefinition(List, new { entry = entry.Row.Id, after, limit }, cancellationToken: stop))).AsList();
}
