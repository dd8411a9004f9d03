using Dapper;
using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Operations;

namespace RiskRegister.Pages.Sessions;

/// <summary>
/// Files that somebody sent to be imported, from page to page: of one session, which has one such upload at a time. They go when they are
/// imported, when the session ends, and when they have been kept long enough.
/// </summary>
public sealed class Uploads(NpgsqlDataSource database, Transactions transactions, RetentionSettings kept, TimeProvider clock)
{
    const string Put = """
        with gone as (delete from page_uploads where token_hash = @hash or sent_at <= @past)
        insert into page_uploads (id, token_hash, sent_at, names, contents) values (@id, @hash, @now, @names, @contents)
        """;

    const string One = """
        select names, contents, created, updated, unchanged, closed, quarter from page_uploads
        where id = @id and token_hash = @hash and sent_at > @past
        """;

    // A second click waits here for the first.
    const string Hold = "select done_at is not null from page_uploads where id = @id and token_hash = @hash and sent_at > @past for update";

    const string MarkDone = """
        update page_uploads set contents = '{}', done_at = @now, created = @Created, updated = @Updated, unchanged = @Unchanged,
            closed = @Closed, quarter = @Quarter
        where id = @id
        """;

    /// <summary>Keeps files in the place of those that the session had before.</summary>
    public async Task<Guid> Keep(HttpContext http, IReadOnlyList<(string Name, byte[] Content)> files)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        await using var command = Command(connection, Put, http, id);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("names", files.Select(file => file.Name).ToArray());
        command.Parameters.AddWithValue("contents", files.Select(file => file.Content).ToArray());
        await command.ExecuteNonQueryAsync(http.RequestAborted);
        return id;
    }

    /// <summary>Null when the session has no such upload, or no longer.</summary>
    public async Task<Upload?> Find(HttpContext http, Guid id)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        await using var command = Command(connection, One, http, id);
        await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
        if (!await reader.ReadAsync(http.RequestAborted)) return null;
        var (names, contents) = (reader.GetFieldValue<string[]>(0), reader.GetFieldValue<byte[][]>(1));
        return new Upload(id, names, [.. contents.Select((content, at) => (names[at], content))], reader.IsDBNull(2) ? null
            : new Imported(reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5), reader.IsDBNull(6) ? null
            : reader.GetString(6)));
    }

    /// <summary>Imports an upload once, however often it is asked for; what the import did
    /// is kept in its place, in the same transaction.</summary>
    /// <returns>Why not; null when it is done, by this call or by one before.</returns>
    public async Task<Refusal?> Import(HttpContext http, Guid id, Func<NpgsqlConnection, Task<Result<Imported>>> import) =>
        (await transactions.Run<Imported>(async connection =>
        {
            await using (var command = Command(connection, Hold, http, id))
            {
                if (await command.ExecuteScalarAsync(http.RequestAborted) is true) return new Imported(0, 0, 0, 0, null);
            }

            var (done, refusal) = await import(connection);
            if (refusal is not null) return refusal;
            await connection.ExecuteAsync(new CommandDefinition(MarkDone,
                new { id, now = clock.GetUtcNow(), done!.Created, done.Updated, done.Unchanged, done.Closed, done.Quarter },
                cancellationToken: http.RequestAborted));
            return done;
        }, http.RequestAborted)).Refusal;

    NpgsqlCommand Command(NpgsqlConnection connection, string sql, HttpContext http, Guid id)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("hash", SessionCookie.HashOf(http.Request) ?? []);
        command.Parameters.AddWithValue("past", clock.GetUtcNow().AddHours(-kept.UploadsHours));
        return command;
    }
}

/// <summary>Files that were sent to be imported.</summary>
/// <param name="Names">Of the files, also when their contents are gone.</param>
/// <param name="Files">None when they have been imported.</param>
/// <param name="Done">What the import did; null before.</param>
public sealed record Upload(Guid Id, IReadOnlyList<string> Names, IReadOnlyList<(string Name, byte[] Content)> Files, Imported? Done);

/// <summary>What an import did, in numbers of entries.</summary>
/// <param name="Quarter">Whose snapshot it took; null when it took none.</param>
public sealed record Imported(int Created, int Updated, int Unchanged, int Closed, string? Quarter);
