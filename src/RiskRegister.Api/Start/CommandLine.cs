using System.CommandLine;
using RiskRegister.Api.Http;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Api.Start;

/// <summary>
/// The command line: without a command the service is started; all others end when
/// they are done. Settings may stand anywhere among the words.
/// </summary>
public static class CommandLine
{
    /// <summary>What was asked for could not be done, or a setting is wrong.</summary>
    public const int Failed = 1;

    /// <summary>Words that are not understood.</summary>
    public const int NotUnderstood = 2;

    const string Description = """
        The register of an organisation's risks and opportunities, as a service over HTTP. Without a command it is started.

        Settings are --Name VALUE here, Name=VALUE in the environment (Section__Name for Section:Name), or in appsettings.json:
          --urls http://localhost:8080            where it listens
          --DataDirectory data                    its own PostgreSQL, and admin.key, the key of the first start
          --Sample true|false                     whether an empty register of its own PostgreSQL is filled with the sample
          --ConnectionStrings:Register "Host=…"   the service's login on a server of yours; :RegisterOwner the one that migrates
          --ConnectionStrings:Register:File PATH  the same from a file; so with every setting that is a secret
          --WaitForDatabase true|SECONDS          wait for that server rather than fail
          --Register:Threshold 12                 the register's own settings
        docs/for-operators.md has them all. It ends with 1 when something fails or a setting is wrong, with 2 when it is not understood.
        """;

    /// <summary>Carries out a command.</summary>
    /// <returns>Its exit code, or null where the service is to be started with the settings.</returns>
    public static async Task<(int? ExitCode, string[] Settings)> Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        string[] settings = [];
        var serves = false;
        var root = new RootCommand(Description)
        {
            new Command("migrate", "Bring the database to this version's schema, renew the service's rights, and end").Does(
                (said, stop) => MigrateCommand.Run(ServiceConfiguration.Of(settings), said, stop)),
            new Command("check", "Say whether settings and database are in order; nothing is started or changed").Does(
                (said, stop) => CheckCommand.Run(ServiceConfiguration.Of(settings), said, stop)),
            KeyCommand.Of(() => ServiceConfiguration.Of(settings)),
            new Command("verify", "Verify every digest of the register, and end with 1 when one does not fit").Does(
                (said, stop) => VerifyCommand.Run(ServiceConfiguration.Of(settings), said, stop)),
            new Command("upgrade", "Carry the service's own PostgreSQL over to a newer version that is installed").Does(
                (said, stop) => UpgradeCommand.Run(ServiceConfiguration.Of(settings), said, stop)),
            BackupCommand.Of(() => ServiceConfiguration.Of(settings)),
            RestoreCommand.Of(() => ServiceConfiguration.Of(settings)),
            AuditCommand.Of(() => ServiceConfiguration.Of(settings)),
            PersonCommand.Of(() => ServiceConfiguration.Of(settings)),
        };
        root.SetAction(_ => serves = true);
        try
        {
            var given = GivenSettings.Among(arguments, OptionsOf(root));
            settings = given.Settings;
            var parsed = root.Parse(given.Words);
            if (parsed.Errors.Count > 0)
                throw new UsageException(string.Join(' ', parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal)));
            var code = await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = errors,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                });
            return (serves ? null : code, settings);
        }
        catch (UsageException exception)
        {
            await errors.WriteLineAsync($"{exception.Message}\nriskregister --help says what there is.");
            return (NotUnderstood, settings);
        }
        catch (Exception refused) when (refused is EmbeddedClusterException or MigrationException or ConfigurationException
            or BackupException)
        {
            await errors.WriteLineAsync(refused.Message);
            return (Failed, settings);
        }
    }

    internal static Command Does(this Command command, Func<TextWriter, CancellationToken, Task<int>> work)
    {
        command.SetAction((parsed, stop) => work(parsed.InvocationConfiguration.Output, stop));
        return command;
    }

    static IEnumerable<string> OptionsOf(Command command) =>
        [.. command.Options.SelectMany(option => option.Aliases.Append(option.Name)), .. command.Subcommands.SelectMany(OptionsOf)];
}

/// <summary>The command line is not understood; the message says what is.</summary>
public sealed class UsageException(string message) : Exception(message);
