using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Api.Start;

/// <summary>riskregister key add, list, rotate, revoke: keys with the database at hand, when nobody can sign in.</summary>
public static class KeyCommand
{
    const string Name = "command line";

    const string All = KeptKey.Select + "order by k.created_at, k.id";

    const string HasAdmin = """
        select exists (select from access_keys
            where 'admin' = any (roles) and revoked_at is null and (expires_at is null or expires_at > @now))
        """;

    public static Task<int> Run(string[] arguments) => Run(arguments, Console.Out, Console.Error);

    /// <returns>The exit code: 1 when there is no such key or no register, 2 when the arguments are not understood.</returns>
    public static async Task<int> Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            var wanted = KeyArguments.Read(arguments);
            var configuration = new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddEnvironmentVariables().AddCommandLine([.. wanted.Settings]).Build();
            await using var database = await RegisterDatabase.Open(configuration, NullLogger.Instance, share: true, CancellationToken.None);
            return wanted.Verb switch
            {
                "add" => await Add(database.Source, wanted, output),
                "list" => await List(database.Source, output),
                "rotate" => await End(
                    database.Source, wanted, errors, (connection, key, now) => Rotate(connection, key, now, wanted, output)),
                _ => await End(
                    database.Source, wanted, errors, (connection, key, now) => Revoke(connection, key, now, errors)),
            };
        }
        catch (UsageException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return 2;
        }
        catch (Exception refused) when (refused is EmbeddedClusterException or MigrationException or ConfigurationException)
        {
            await errors.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    static async Task<int> Add(NpgsqlDataSource database, KeyArguments wanted, TextWriter output)
    {
        var keys = new AccessKeyStore(database, TimeProvider.System);
        await output.WriteLineAsync(await keys.Add(
            wanted.Label, wanted.Roles, wanted.Owners, wanted.Full, wanted.ExpiresAt.Or(null), Name, CancellationToken.None));
        return 0;
    }

    static async Task<int> List(NpgsqlDataSource database, TextWriter output)
    {
        await using var connection = await database.OpenConnectionAsync();
        var now = TimeProvider.System.GetUtcNow();
        await output.WriteLineAsync("ID            STATE    LAST USED          EXPIRES            ROLES; POSTS; LABEL");
        foreach (var key in await connection.QueryAsync<KeptKey>(All))
        {
            await output.WriteLineAsync(
                $"{key.Id}  {EnumNames.Of(key.StateAt(now)),-7}  {Minute(key.LastUsedAt),-17}  {Minute(key.ExpiresAt),-17}  "
                + $"{string.Join(", ", key.Roles)}; {string.Join(", ", key.Owners)}; {key.Label}");
        }

        return 0;
    }

    static async Task<int> End(
        NpgsqlDataSource database, KeyArguments wanted, TextWriter errors, Func<NpgsqlConnection, KeptKey, DateTimeOffset, Task> end)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await AccessKeys.BeAlone(connection, wanted.Id, now, CancellationToken.None);
        var key = await AccessKeys.Find(connection, wanted.Id, CancellationToken.None);
        if (key?.StateAt(now) != KeyState.Active)
        {
            await errors.WriteLineAsync(
                key is null ? $"There is no key {wanted.Id}." : $"{key.Label} ({key.Id}) was revoked or has expired.");
            return 1;
        }

        await end(connection, key, now);
        await transaction.CommitAsync();
        return 0;
    }

    static async Task Rotate(NpgsqlConnection connection, KeptKey key, DateTimeOffset now, KeyArguments wanted, TextWriter output)
    {
        var (_, text) = await AccessKeys.Rotate(
            connection, Actor.Service(Name), key, wanted.Overlap, wanted.ExpiresAt, now, CancellationToken.None);
        await output.WriteLineAsync(text);
    }

    // Whoever has the database at hand can make another.
    static async Task Revoke(NpgsqlConnection connection, KeptKey key, DateTimeOffset now, TextWriter errors)
    {
        await AccessKeys.Revoke(connection, Actor.Service(Name), key, now, CancellationToken.None);
        if (!await connection.ExecuteScalarAsync<bool>(HasAdmin, new { now }))
            await errors.WriteLineAsync("No administrator has a key now; riskregister key add --role admin makes one.");
    }

    static string Minute(DateTime? instant) => instant?.ToString("yyyy-MM-dd HH:mm'Z'") ?? "-";
}
