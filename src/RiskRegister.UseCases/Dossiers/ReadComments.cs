using Dapper;
using Npgsql;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Dossiers;

/// <summary>Reads what was said of an entry, for who may see that.</summary>
public sealed class ReadComments(NpgsqlDataSource database)
{
    const string List = CommentRow.Select + """
        where c.entry_id = @entry and (@after::uuid is null or c.id < @after)
        order by c.id desc
        limit @limit
        """;

    const string Id = CommentRow.Select + "where c.entry_id = @entry and c.id = @id";

    /// <summary>The latest first.</summary>
    /// <param name="read">Of the entry's id: after which comment and how many; null when nothing is to be read.</param>
    public async Task<Result<IReadOnlyList<CommentRow>>> OfEntry(
        Actor actor, string entry, Func<Guid, (Guid? After, int Limit)?> read, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await LiveEntries.Find(connection, entry, actor, stop);
        if (refusal is not null) return refusal;
        return read(found!.Row.Id) is not { } page ? Result.Of<IReadOnlyList<CommentRow>>([])
            : Result.Of(await Page(connection, found.Row.Id, page.After, page.Limit, stop));
    }

    /// <summary>Of an entry that was found for who asks.</summary>
    public async Task<IReadOnlyList<CommentRow>> Of(FoundEntry entry, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Page(connection, entry.Row.Id, after: null, limit, stop);
    }

    public async Task<Result<CommentRow>> One(Actor actor, string entry, string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await LiveEntries.Find(connection, entry, actor, stop);
        return refusal is not null ? refusal : await Find(connection, found!, named, stop);
    }

    /// <summary>A comment of an entry, by its id.</summary>
    public static async Task<Result<CommentRow>> Find(NpgsqlConnection connection, FoundEntry entry, string named, CancellationToken stop)
    {
        var row = Guid.TryParseExact(named, "D", out var id) ? await connection.QuerySingleOrDefaultAsync<CommentRow>(
            new CommandDefinition(Id, new { entry = entry.Row.Id, id }, cancellationToken: stop)) : null;
        return row is not null ? row
            : new Refusal(DossierRefusals.CommentNotFound, $"{entry.Name} has no comment {Refusal.Named(named)}.");
    }

    static async Task<IReadOnlyList<CommentRow>> Page(
        NpgsqlConnection connection, Guid entry, Guid? after, int limit, CancellationToken stop) =>
        (await connection.QueryAsync<CommentRow>(new CommandDefinition(List, new { entry, after, limit }, cancellationToken: stop)))
        .AsList();
}
