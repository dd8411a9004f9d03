using System.CommandLine;
using System.Data;
using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Start;

/// <summary>
/// backup: the register as it is at one instant, in one file, while the service goes on. It does not migrate: what an older version made
/// can be kept before a newer one is started on it. Afterwards the audit log has it.
/// </summary>
static class BackupCommand
{
    static readonly Actor AtTheCommandLine = Actor.Service("command line");

    public static Command Of(Func<IConfiguration> configuration)
    {
        var file = new Argument<string>("FILE") { Description = "Where to; nothing is replaced" };
        const string description = "Write the whole register into one file; the service may be running or not";
        var command = new Command("backup", description) { file };
        command.SetAction((parsed, stop) =>
            Run(Path.GetFullPath(parsed.GetRequiredValue(file)), configuration(), parsed.InvocationConfiguration.Output, stop));
        return command;
    }

    static async Task<int> Run(string path, IConfiguration configuration, TextWriter output, CancellationToken stop)
    {
        var took = Stopwatch.StartNew();
        if (RegisterDatabase.ServerOf(configuration) is { } server)
        {
            var owner = server.Owner ?? throw new ConfigurationException(
                "A backup needs ConnectionStrings:RegisterOwner: the service's login may not read every table.");
            await DatabaseServer.As("RegisterOwner", owner, () => Write(path, owner, configuration, output, took, stop));
            return 0;
        }

        var directory = RegisterDatabase.DataDirectoryOf(configuration);
        new UnfinishedRestore(directory).Refuse();
        await using var own = await EmbeddedCluster.Start(
            new EmbeddedClusterOptions
            {
                DataDirectory = directory,
                PostgresBin = configuration["PostgresBin"],
                ShareWithRunningService = true,
                NotToBeMade = RegisterDatabase.WhyNoneIsMade(configuration, share: true),
            },
            NullLogger.Instance, TimeProvider.System, stop);
        await Write(path, own.OwnerConnectionString, configuration, output, took, stop);
        return 0;
    }

    internal static async Task Write(
        string path, string owner, IConfiguration configuration, TextWriter output, Stopwatch took, CancellationToken stop)
    {
        await using var connection = await RestoreCommand.Open(owner, stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var (snapshot, instant) = await connection.QuerySingleAsync<(string, DateTime)>(new CommandDefinition(
            """
            set transaction read only; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
            select pg_export_snapshot(), clock_timestamp()
            """,
            cancellationToken: stop));
        var contents = await RegisterContents.Read(connection, stop);
        var programs = await ClientPrograms.NotOlderThan(connection.PostgreSqlVersion.Major, configuration["PostgresBin"], stop);
        // Where several hosts are named, the snapshot is that of the one that answered.
        var answered = new NpgsqlConnectionStringBuilder(owner) { Host = connection.Host, Port = connection.Port }.ConnectionString;
        await BackupFile.Write(
            path,
            dump => programs.Write(answered, snapshot, dump, stop),
            digest => new BackupManifest(
                BackupManifest.PresentFormat, new DateTimeOffset(instant), ServiceLog.Version, connection.PostgreSqlVersion.Major,
                programs.MajorVersion, digest, contents));
        await transaction.CommitConfirmed();
        await Note(connection, contents, output, stop);
        await output.WriteLineAsync(
            $"The register of {instant:yyyy-MM-dd HH:mm:ss'Z'} is in '{path}': {contents.Tables.Count} tables with {contents.Rows} rows, "
            + $"schema {RegisterContents.Schema(contents)}, {new FileInfo(path).Length / 1_000_000.0:0.0} MB, in "
            + $"{took.Elapsed.TotalSeconds:0.0} s.");
    }

    // Of a standby, and of a schema that has no such log yet, a backup is one all the same.
    static async Task Note(NpgsqlConnection connection, RegisterContents contents, TextWriter output, CancellationToken stop)
    {
        try
        {
            await AuditLog.Write(connection, AtTheCommandLine, AuditAction.BackedUp, writer =>
            {
                writer.WriteNumber("rows"u8, contents.Rows);
                writer.WriteString("schema"u8, RegisterContents.Schema(contents));
            }, stop);
        }
        catch (PostgresException refused)
        {
            await output.WriteLineAsync($"The audit log could not take that a backup was made: {refused.MessageText}.");
        }
    }
}
