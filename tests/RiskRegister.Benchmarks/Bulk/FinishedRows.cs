using Npgsql;
using NpgsqlTypes;

namespace RiskRegister.Benchmarks.Bulk;

/// <summary>
/// What an import has written, to be copied into the same tables of another database: nothing is left to find out or to compute but what
/// the tables compute.
/// </summary>
public sealed class FinishedRows
{
    const string Written = """
        select r.entry_id, r.recorded_at, r.action, r.facts, r.content, r.digest, a.actor, a.credential, a.roles, a.address, a.request_id
        from entry_revisions as r
        join audit_log as a on a.entry_id = r.entry_id and a.revision = r.revision
        where r.revision = 1
        """;

    readonly List<FinishedRow> rows = [];

    public static async Task<FinishedRows> Read(NpgsqlConnection connection, CancellationToken stop)
    {
        var finished = new FinishedRows();
        await using var command = new NpgsqlCommand(Written, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            finished.rows.Add(new FinishedRow(reader.GetGuid(0), reader.GetDateTime(1), reader.GetString(2), reader.GetString(3),
                reader.GetString(4), reader.GetFieldValue<byte[]>(5),
                reader.GetString(6), reader.GetString(7), reader.GetFieldValue<string[]>(8), reader.GetString(9), reader.GetString(10)));
        }

        return finished;
    }

    /// <summary>In one transaction, as the import.</summary>
    public async Task Copy(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await Copy(connection, "copy entries (id, revision, updated_at, facts, content) from stdin (format binary)", async (copy, row) =>
        {
            await copy.WriteAsync(row.Id, stop);
            await copy.WriteAsync(1, stop);
            await copy.WriteAsync(row.At, NpgsqlDbType.TimestampTz, stop);
            await copy.WriteAsync(row.Facts, NpgsqlDbType.Json, stop);
            await copy.WriteAsync(row.Content, NpgsqlDbType.Json, stop);
        }, stop);
        await Copy(connection,
            "copy entry_revisions (entry_id, revision, recorded_at, action, facts, content, digest) from stdin (format binary)",
            async (copy, row) =>
        {
            await copy.WriteAsync(row.Id, stop);
            await copy.WriteAsync(1, stop);
            await copy.WriteAsync(row.At, NpgsqlDbType.TimestampTz, stop);
            await copy.WriteAsync(row.Action, stop);
            await copy.WriteAsync(row.Facts, NpgsqlDbType.Json, stop);
            await copy.WriteAsync(row.Content, NpgsqlDbType.Json, stop);
            await copy.WriteAsync(row.Digest, stop);
        }, stop);
        await Copy(connection,
            "copy audit_log (at, actor, credential, roles, action, entry_id, revision, address, request_id) from stdin (format binary)",
            async (copy, row) =>
        {
            await copy.WriteAsync(row.At, NpgsqlDbType.TimestampTz, stop);
            await copy.WriteAsync(row.Actor, stop);
            await copy.WriteAsync(row.Credential, stop);
            await copy.WriteAsync(row.Roles, stop);
            await copy.WriteAsync(row.Action, stop);
            await copy.WriteAsync(row.Id, stop);
            await copy.WriteAsync(1, stop);
            await copy.WriteAsync(row.Address, stop);
            await copy.WriteAsync(row.Request, stop);
        }, stop);
        await transaction.CommitAsync(stop);
    }

    async Task Copy(NpgsqlConnection connection, string command, Func<NpgsqlBinaryImporter, FinishedRow, Task> write,
        CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryImportAsync(command, stop);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(stop);
            await write(copy, row);
        }

        await copy.CompleteAsync(stop);
    }

    sealed record FinishedRow(
        Guid Id, DateTime At, string Action, string Facts, string Content, byte[] Digest, string Actor, string Credential, string[] Roles,
        string Address, string Request);
}
