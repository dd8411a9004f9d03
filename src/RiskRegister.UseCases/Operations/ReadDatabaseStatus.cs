using Dapper;
using Npgsql;
using RiskRegister.UseCases.Database;

namespace RiskRegister.UseCases.Operations;

/// <summary>How the database is, for operators.</summary>
public sealed record DatabaseStatus
{
    /// <summary>False on a standby, and where an administrator has forbidden changes.</summary>
    public required bool TakesChanges { get; init; }

    /// <summary>As PostgreSQL says it: "18.1".</summary>
    public required string Version { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Those of everybody to this database.</summary>
    public required int Connections { get; init; }

    /// <summary>That the server takes, of all its databases.</summary>
    public required int MostConnections { get; init; }

    public required int Migrations { get; init; }

    public string? Quarter { get; init; }

    public DateTime? TakenAt { get; init; }

    public DateTime? PublishedAt { get; init; }

    /// <summary>When everything was last verified.</summary>
    public DateTime? VerifiedAt { get; init; }

    /// <summary>How many rows failed then.</summary>
    public int? Failures { get; init; }

    public DateTime? BackedUpAt { get; init; }
}

/// <summary>Asks the database how it is, in one statement.</summary>
public sealed class ReadDatabaseStatus(NpgsqlDataSource database)
{
    const string Status = """
        select not (pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean) as TakesChanges,
            current_setting('server_version') as Version,
            pg_database_size(current_database()) as Bytes,
            (select count(*)::int from pg_stat_activity where datname = current_database()) as Connections,
            current_setting('max_connections')::int as MostConnections,
            (select coalesce(max(number), 0) from schema_migrations) as Migrations,
            s.quarter as Quarter, s.taken_at as TakenAt, s.published_at as PublishedAt,
            v.at as VerifiedAt, (v.detail ->> 'failures')::int as Failures,
            b.at as BackedUpAt
        from (values (1)) as one
        left join lateral (select quarter, taken_at, published_at from standing_snapshots order by id desc limit 1) as s on true
        left join lateral (select at, detail from audit_log where action = 'verified' order by at desc, id desc limit 1) as v on true
        left join lateral (select at from audit_log where action = 'backedUp' order by at desc, id desc limit 1) as b on true
        """;

    /// <summary>On a connection that lives: after a failover those that are open do not.</summary>
    public async Task<DatabaseStatus> Read(CancellationToken stop)
    {
        try
        {
            return await Ask(stop);
        }
        catch (Exception lost) when (!stop.IsCancellationRequested && DatabaseFault.Of(lost) is { ConnectionIsLost: true })
        {
            database.Clear();
            return await Ask(stop);
        }
    }

    async Task<DatabaseStatus> Ask(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.QuerySingleAsync<DatabaseStatus>(new CommandDefinition(Status, cancellationToken: stop));
    }
}
