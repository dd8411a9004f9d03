using Dapper;
using Npgsql;
using RiskRegister.UseCases.Database;

namespace RiskRegister.UseCases.Storage;

/// <summary>Rows of one kind that lie beside entries: what was said of one, the evidence for it, its moves.</summary>
/// <param name="select">What is read of a row, of a table that the statement calls <paramref name="table"/>.</param>
/// <param name="what">What people call a row: "comment".</param>
/// <param name="notFound">How it is refused that an entry has no such row.</param>
public sealed class RowsBeside<TRow>(string select, string table, string what, RefusalKind notFound)
    where TRow : class
{
    readonly string page = $"""
        {select}where {table}.entry_id = @entry and (@after::uuid is null or {table}.id < @after)
        order by {table}.id desc
        limit @limit
        """;

    readonly string one = $"{select}where {table}.entry_id = @entry and {table}.id = @id";

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<TRow>> Page(NpgsqlConnection connection, FoundEntry entry, Guid? after, int limit,
        CancellationToken stop) =>
        (await connection.QueryAsync<TRow>(
            new CommandDefinition(page, new { entry = entry.Row.Id, after, limit }, cancellationToken: stop))).AsList();

    /// <param name="named">Its id, as somebody wrote it.</param>
    public async Task<Result<TRow>> Find(NpgsqlConnection connection, FoundEntry entry, string named, CancellationToken stop)
    {
        var row = Guid.TryParseExact(named, "D", out var id) ? await connection.QuerySingleOrDefaultAsync<TRow>(
            new CommandDefinition(one, new { entry = entry.Row.Id, id }, cancellationToken: stop)) : null;
        return row is not null ? row : new Refusal(notFound, $"{entry.Name} has no {what} {Refusal.Named(named)}.");
    }
}

/// <summary>Reads rows that lie beside an entry, for who may see the entry.</summary>
public abstract class ReadBeside<TRow>(PlannedDatabase database, RowsBeside<TRow> rows)
    where TRow : class
{
    protected PlannedDatabase Database => database;

    /// <summary>The latest first.</summary>
    /// <param name="read">Of the entry's id: after which row and how many; null when nothing is to be read.</param>
    public async Task<Result<IReadOnlyList<TRow>>> OfEntry(
        Actor actor, string entry, Func<Guid, (Guid? After, int Limit)?> read, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await LiveEntries.Find(connection, entry, actor, stop);
        if (refusal is not null) return refusal;
        return read(found!.Row.Id) is not { } page ? Result.Of<IReadOnlyList<TRow>>([])
            : Result.Of(await rows.Page(connection, found, page.After, page.Limit, stop));
    }

    /// <summary>Of an entry that was found for who asks.</summary>
    public async Task<IReadOnlyList<TRow>> Of(FoundEntry entry, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await rows.Page(connection, entry, after: null, limit, stop);
    }

    public async Task<Result<TRow>> One(Actor actor, string entry, string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await LiveEntries.Find(connection, entry, actor, stop);
        return refusal is not null ? refusal : await rows.Find(connection, found!, named, stop);
    }
}
