using System.Diagnostics;
using Npgsql;
using RiskRegister.Postgres;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Database;

/// <summary>db/compose-init.sh, as an administrator runs it against a server.</summary>
public sealed class ComposeInitTests(TestCluster cluster)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_twice_it_leaves_what_is_there_and_sets_the_passwords()
    {
        var script = Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)).FullName, "db", "compose-init.sh");
        // Made by the service, so that whoever runs PostgreSQL reaches it.
        var data = Path.Combine(Path.GetTempPath(), $"riskregister-init-{Guid.NewGuid():n}");
        _ = cluster.Cluster;
        try
        {
            await using var server = await EmbeddedCluster.Start(
                new EmbeddedClusterOptions { DataDirectory = data, Durable = false, MaxConnections = 20 },
                new RecordingLogger(), TimeProvider.System, Stop);
            var superuser = new NpgsqlConnectionStringBuilder(server.SuperuserConnectionString) { Pooling = false };

            // As on a server that has nothing of the register yet.
            await Do(superuser, "drop database riskregister", "drop role riskregister_owner", "drop role riskregister_service");
            await Run(script, superuser, "first");
            await Do(As(superuser, "riskregister_owner", "first-owner"), "create table kept (a int)");
            await Run(script, superuser, "second");

            await Do(As(superuser, "riskregister_owner", "second-owner"), "insert into kept values (1)");
            await Do(As(superuser, "riskregister_service", "second-service"), "select 1");
            (await Should.ThrowAsync<PostgresException>(() => Do(As(superuser, "riskregister_service", "first-service"), "select 1")))
                .SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    static async Task Run(string script, NpgsqlConnectionStringBuilder superuser, string passwords)
    {
        var start = new ProcessStartInfo("bash", [script]) { UseShellExecute = false, RedirectStandardError = true };
        foreach (var (name, value) in new[]
                 {
                     ("PGHOST", superuser.Host!), ("PGPORT", $"{superuser.Port}"), ("PGUSER", "postgres"),
                     ("PGPASSWORD", superuser.Password!), ("REGISTER_OWNER_PASSWORD", passwords + "-owner"),
                     ("REGISTER_SERVICE_PASSWORD", passwords + "-service"),
                 })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        process.ExitCode.ShouldBe(0, errors);
    }

    static NpgsqlConnectionStringBuilder As(NpgsqlConnectionStringBuilder superuser, string login, string password) =>
        new(superuser.ConnectionString) { Database = "riskregister", Username = login, Password = password };

    static async Task Do(NpgsqlConnectionStringBuilder login, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(login.ConnectionString);
        await connection.OpenAsync(Stop);
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(Stop);
        }
    }

    static DirectoryInfo Root(DirectoryInfo folder) => folder.GetFiles("RiskRegister.sln").Length > 0 ? folder : Root(folder.Parent!);
}
