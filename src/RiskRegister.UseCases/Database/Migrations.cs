using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace RiskRegister.UseCases.Database;

/// <summary>
/// Brings a database to the schema of this version of the service, or checks that it is there. In a migration <c>:service_role</c> stands
/// for the quoted name of the login that the service works as; a function body is a quoted string (<c>$$…$$</c>), because statements are
/// split at semicolons outside of quotes.
/// </summary>
public sealed partial class Migrations
{
    private const string Folder = "migrations/";

    /// <summary>Any number that nobody else locks: "risk" in ASCII.</summary>
    private const long StartLock = 0x7269736b;

    private readonly IReadOnlyList<Migration> all;

    /// <exception cref="MigrationException">They are not numbered 1, 2, 3, ….</exception>
    public Migrations(IEnumerable<Migration> migrations)
    {
        all = [.. migrations.OrderBy(migration => migration.Number)];
        foreach (var (index, migration) in all.Index())
        {
            if (migration.Number != index + 1)
                throw new MigrationException($"Migration {migration} stands where number {index + 1:D4} is expected: one is missing or two "
                    + "have one number.");
        }
    }

    /// <summary>Those in <c>db/migrations</c> when the service was built.</summary>
    /// <exception cref="MigrationException">A file's name is not <c>NNNN_name.sql</c>, or they are not numbered 1, 2, 3, ….</exception>
    public static Migrations Embedded()
    {
        var assembly = typeof(Migrations).Assembly;
        return new Migrations(assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(Read));

        Migration Read(string resource)
        {
            var name = FileName().Match(resource[Folder.Length..]);
            if (!name.Success)
                throw new MigrationException($"A migration's file is called NNNN_name.sql, and '{resource}' is not.");

            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            return new Migration(int.Parse(name.Groups["number"].ValueSpan), name.Groups["name"].Value, reader.ReadToEnd());
        }
    }

    /// <summary>Applies those that are missing, each in a transaction of its own; a second service that starts meanwhile waits.</summary>
    /// <param name="owner">The connection string of the login that owns the register's tables.</param>
    /// <param name="serviceRole">The name of the login that the service works as.</param>
    /// <returns>How many were applied.</returns>
    /// <exception cref="MigrationException">The database holds what this version does not
    /// know, or a migration failed; it changed nothing.</exception>
    public async Task<int> Apply(string owner, string serviceRole, ILogger logger, CancellationToken cancel)
    {
        // Without a pool the lock ends with the connection, whatever happens.
        var connectionString = new NpgsqlConnectionStringBuilder(owner) { Pooling = false, CommandTimeout = 0 }.ConnectionString;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@StartLock)", new { StartLock },
            cancellationToken: cancel));

        const string journal = """
            create table if not exists schema_migrations (
                number int primary key,
                name text not null,
                checksum text not null,
                applied_at timestamptz not null default clock_timestamp())
            """;
        var service = $"\"{serviceRole.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        await connection.ExecuteAsync(new CommandDefinition(
            $"set client_min_messages = warning; {journal}; grant select on schema_migrations to {service}", cancellationToken: cancel));

        var missing = Missing(await ReadJournal(connection, cancel));
        foreach (var migration in missing)
        {
            await Apply(connection, migration, service, cancel);
            logger.LogInformation("Migration {Migration} applied", migration.ToString());
        }

        await RenewRights(connection, service, cancel);
        return missing.Count;
    }

    /// <summary>For a service that is given no owner's login: everything must have been applied.</summary>
    /// <exception cref="MigrationException">Something is missing, changed, or newer than this version of the service.</exception>
    public async Task Check(string service, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(service) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        IReadOnlyList<Migration> missing;
        try
        {
            missing = Missing(await ReadJournal(connection, cancel));
        }
        catch (PostgresException absent) when (absent.SqlState is PostgresErrorCodes.UndefinedTable
            or PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new MigrationException(
                $"The database is not migrated for this login ({absent.MessageText}). Start once with ConnectionStrings:RegisterOwner.",
                absent);
        }

        if (missing is [var first, ..])
        {
            throw new MigrationException(
                $"The database lacks {missing.Count} of {all.Count} migrations, from {first} on. Start once with "
                    + $"ConnectionStrings:RegisterOwner.");
        }
    }

    /// <summary>How many a start with the owner's login would apply; nothing is changed.</summary>
    /// <exception cref="MigrationException">The database holds what this version does not know.</exception>
    public async Task<int> CountMissing(string owner, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        try
        {
            return Missing(await ReadJournal(connection, cancel)).Count;
        }
        catch (PostgresException absent) when (absent.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return all.Count;
        }
    }

    /// <summary>For a database that is to be put back: this version can work on it, when it has been migrated forward.</summary>
    /// <exception cref="MigrationException">It holds what this version does not know.</exception>
    public void RefuseUnknown(IReadOnlyList<AppliedMigration> journal) => Missing(journal);

    /// <summary>What was applied to a database, oldest first.</summary>
    public static async Task<IReadOnlyList<AppliedMigration>> ReadJournal(NpgsqlConnection connection, CancellationToken cancel) =>
    [
        .. await connection.QueryAsync<AppliedMigration>(
            new CommandDefinition("select number, name, checksum from schema_migrations order by number", cancellationToken: cancel)),
    ];

    private IReadOnlyList<Migration> Missing(IReadOnlyList<AppliedMigration> journal)
    {
        foreach (var (index, applied) in journal.Index())
        {
            if (applied.Number > all.Count)
            {
                throw new MigrationException(
                    $"The database has migration {applied}, which this version of the service does not have ({all.Count} known): "
                    + "it was migrated by a newer version. Start that one.");
            }

            if (applied.Number != index + 1)
                throw new MigrationException($"The database has migration {applied} but not {index + 1:D4}: its journal has a gap.");

            var known = all[index];
            if (applied.Name != known.Name)
                throw new MigrationException($"Migration {applied}, which was applied to the database, is missing from this version of the "
                    + $"service, which has {known}.");

            if (applied.Checksum != known.Checksum)
                throw new MigrationException($"Migration {known} was changed after it had been applied to the database; add a new "
                    + "migration instead.");
        }

        return [.. all.Skip(journal.Count)];
    }

    private static async Task Apply(NpgsqlConnection connection, Migration migration, string service, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        try
        {
            await using var command = new NpgsqlCommand(ServiceRole().Replace(migration.Sql, _ => service), connection, transaction);
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException failed)
        {
            throw new MigrationException($"Migration {migration} failed and changed nothing: {failed.MessageText}", failed);
        }

        await connection.ExecuteAsync(new CommandDefinition(
            "insert into schema_migrations (number, name, checksum) values (@Number, @Name, @Checksum)",
            new { migration.Number, migration.Name, migration.Checksum },
            transaction,
            cancellationToken: cancel));
        await transaction.CommitConfirmed();
    }

    /// <summary>
    /// A restore without rights, or as another login, leaves the service's login without what migrations granted. What they granted and
    /// revoked is said again, in their order, of what is still there.
    /// </summary>
    private async Task RenewRights(NpgsqlConnection connection, string service, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var right in all.SelectMany(migration => Right().Matches(migration.Sql)).Select(match => match.Value))
        {
            await transaction.SaveAsync("renewal", cancel);
            try
            {
                var said = ServiceRole().Replace(right, _ => service);
                await connection.ExecuteAsync(new CommandDefinition(said, transaction: transaction, cancellationToken: cancel));
            }
            catch (PostgresException gone) when (gone.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn
                or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.UndefinedObject)
            {
                await transaction.RollbackAsync("renewal", cancel);
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                throw new MigrationException(
                    $"The login '{new NpgsqlConnectionStringBuilder(connection.ConnectionString).Username}' of "
                    + $"ConnectionStrings:RegisterOwner cannot renew the service's rights ({refused.MessageText}): what a restore "
                    + "made belongs "
                    + "to somebody else. Restore as that login, or make it the owner of the register's tables.",
                    refused);
            }
        }

        await transaction.CommitConfirmed();
    }

    [GeneratedRegex("^[ \t]*(grant|revoke)\\b[^;]*:service_role\\b[^;]*;",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Right();

    [GeneratedRegex("^(?<number>[0-9]{4})_(?<name>[a-z0-9_]+)[.]sql$")]
    private static partial Regex FileName();

    [GeneratedRegex("(?<!:):service_role\\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServiceRole();
}
