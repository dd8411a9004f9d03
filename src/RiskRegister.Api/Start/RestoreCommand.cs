using System.CommandLine;
using System.Data;
using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Verification;

namespace RiskRegister.Api.Start;

/// <summary>
/// restore: puts a backup into an empty place, holds what is then there against the backup's manifest, migrates it forward, and verifies
/// every digest.
/// </summary>
static class RestoreCommand
{
    const int FailuresShown = 10;

    const string IsEmpty = """
        select not exists (select from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
            where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'v', 'm', 'S'))
        """;

    public static Command Of(Func<IConfiguration> configuration)
    {
        var file = new Argument<string>("FILE") { Description = "What backup wrote" };
        const string description = "Put a backup into an empty data directory, or an empty database of yours, and verify it";
        var command = new Command("restore", description) { file };
        command.SetAction((parsed, stop) =>
            Run(Path.GetFullPath(parsed.GetRequiredValue(file)), configuration(), parsed.InvocationConfiguration.Output, stop));
        return command;
    }

    static async Task<int> Run(string path, IConfiguration configuration, TextWriter output, CancellationToken stop)
    {
        var took = Stopwatch.StartNew();
        using var backup = await BackupFile.Open(path, stop);
        Migrations.Embedded().RefuseUnknown(backup.Manifest.Contents.Migrations);
        var report = RegisterDatabase.ServerOf(configuration) is { } server
            ? await IntoServer(backup, server.Service, server.Owner, configuration, stop)
            : await IntoOwn(backup, path, configuration, stop);
        var contents = backup.Manifest.Contents;
        await output.WriteLineAsync(
            $"Restored the register of {backup.Manifest.MadeAt:yyyy-MM-dd HH:mm:ss'Z'}: {contents.Tables.Count} tables with "
                + $"{contents.Rows} "
            + $"rows, all as the manifest has them; the latest snapshot is {contents.LatestSnapshot?.Quarter ?? "none"}.");
        await output.WriteLineAsync(report.IsVerified
            ? $"Verification: {report.Checked.Revisions} revisions, {report.Checked.Snapshots} snapshots with "
                + $"{report.Checked.SnapshotRows} rows; nothing fails. All of it took {took.Elapsed.TotalSeconds:0.0} s."
            : $"Verification: {report.Failures.Count} rows fail, which failed when the backup was made: "
                + string.Join("; ", report.Failures.Take(FailuresShown)));
        await output.WriteLineAsync("Access keys are those of the backup: revoke again what was revoked since (key list, key revoke).");
        return report.IsVerified ? 0 : CommandLine.Failed;
    }

    static async Task<VerificationReport> IntoServer(
        BackupFile backup, string service, string? owner, IConfiguration configuration, CancellationToken stop)
    {
        if (owner is null)
        {
            throw new ConfigurationException(
                "A restore needs ConnectionStrings:RegisterOwner, the login that will own the register's tables.");
        }

        VerificationReport? report = null;
        await DatabaseServer.As("RegisterOwner", owner, async () =>
        {
            if (!await Ask(owner, IsEmpty, stop))
            {
                throw new BackupException(
                    $"The {DatabaseServer.Describe(owner)} is not empty, and a restore replaces nothing. Make an empty one "
                    + "(db/compose-init.sh, or createdb with the owner's login as its owner). Nothing was changed.");
            }

            report = await Into(owner, new NpgsqlConnectionStringBuilder(service).Username!, backup, configuration, stop);
        });
        return report!;
    }

    static async Task<VerificationReport> IntoOwn(BackupFile backup, string path, IConfiguration configuration, CancellationToken stop)
    {
        if (configuration["DataDirectory"] is null)
        {
            throw new ConfigurationException(
                "Say where the register is to be restored: --DataDirectory FOLDER, or ConnectionStrings:Register.");
        }

        var directory = RegisterDatabase.DataDirectoryOf(configuration);
        var unfinished = new UnfinishedRestore(directory);
        if (!unfinished.IsThere && (EmbeddedCluster.IsIn(directory) || AdminKey.IsIn(directory)))
        {
            throw new BackupException(
                $"'{directory}' is not empty: there is a register, or the key of one. A restore replaces nothing; choose another "
                + "DataDirectory. Nothing was changed.");
        }

        unfinished.Begin(path);
        await using var own = await EmbeddedCluster.Start(
            new EmbeddedClusterOptions { DataDirectory = directory, PostgresBin = configuration["PostgresBin"] },
            NullLogger.Instance, TimeProvider.System, stop);
        if (!await Ask(own.OwnerConnectionString, IsEmpty, stop))
            await RoleBootstrap.MakeAnew(own.SuperuserConnectionString, RoleBootstrap.Database, stop);
        var report = await Into(own.OwnerConnectionString, RoleBootstrap.Service, backup, configuration, stop);
        unfinished.End();
        return report;
    }

    /// <exception cref="BackupException">What is there afterwards is not what the manifest says.</exception>
    internal static async Task<VerificationReport> Into(
        string owner, string serviceRole, BackupFile backup, IConfiguration configuration, CancellationToken stop)
    {
        var programs = await ClientPrograms.NotOlderThan(backup.Manifest.DumpedBy, configuration["PostgresBin"], stop);
        await using (var dump = backup.OpenDump()) await programs.Read(owner, dump, stop);
        await Compare(owner, backup.Manifest.Contents, stop);
        await Migrations.Embedded().Apply(owner, serviceRole, NullLogger.Instance, stop);
        return await Verify(owner, stop);
    }

    static async Task Compare(string owner, RegisterContents expected, CancellationToken stop)
    {
        await using var connection = await Open(owner, stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var differences = expected.DifferencesOf(await RegisterContents.Read(connection, stop)).ToArray();
        if (differences.Length == 0) return;
        throw new BackupException(
            $"The manifest does not fit what was restored. {string.Join(' ', differences)} Do not start a service on it: remove it, and "
            + "take another backup.");
    }

    // As the owner, whom no time limit of the service's login stops, and with what the planner has to know of tables just filled.
    static async Task<VerificationReport> Verify(string owner, CancellationToken stop)
    {
        await using (var connection = await Open(owner, stop))
            await connection.ExecuteAsync(new CommandDefinition("set client_min_messages = error; analyze", cancellationToken: stop));
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(owner)
        {
            Pooling = false,
            CommandTimeout = 0,
            Options = "-c statement_timeout=0 -c TimeZone=UTC -c jit=off",
        });
        return await new VerifyRegister(source).Whole(digest: null, stop);
    }

    static async Task<bool> Ask(string owner, string question, CancellationToken stop)
    {
        await using var connection = await Open(owner, stop);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(question, cancellationToken: stop));
    }

    /// <summary>However long what it is asked takes.</summary>
    internal static Task<NpgsqlConnection> Open(string owner, CancellationToken stop) =>
        UnpooledConnection.Open(new NpgsqlConnectionStringBuilder(owner) { CommandTimeout = 0 }.ConnectionString, stop);
}
