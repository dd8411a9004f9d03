using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using RiskRegister.Postgres;

namespace RiskRegister.Api.Start;

/// <summary>
/// upgrade: carries the service's own cluster over to the newest PostgreSQL that is installed, by a backup and its restore, held against
/// its manifest and verified before it takes the old one's place.
/// </summary>
static class UpgradeCommand
{
    public static async Task<int> Run(IConfiguration configuration, TextWriter output, CancellationToken stop)
    {
        if (RegisterDatabase.ServerOf(configuration) is not null)
            throw new UsageException("upgrade is for the service's own PostgreSQL; that of ConnectionStrings:Register is "
                + "yours to upgrade.");
        var took = Stopwatch.StartNew();
        var directory = RegisterDatabase.DataDirectoryOf(configuration);
        new UnfinishedRestore(directory).Refuse();
        var options = new EmbeddedClusterOptions { DataDirectory = directory, PostgresBin = configuration["PostgresBin"] };
        var between = Path.Combine(directory, "before-upgrade.backup");
        var done = await new ClusterUpgrade(options, NullLogger.Instance, TimeProvider.System).Run(
            async owner =>
            {
                // What an upgrade that broke off has written.
                File.Delete(between);
                await BackupCommand.Write(between, owner, configuration, TextWriter.Null, took, stop);
            },
            async owner =>
            {
                using var backup = await BackupFile.Open(between, stop);
                var report = await RestoreCommand.Into(owner, RoleBootstrap.Service, backup, configuration, stop);
                if (!report.IsVerified)
                    throw new BackupException($"{report.Failures.Count} rows fail verification: see to these first (verify). Nothing "
                        + "was changed.");
            },
            stop);
        File.Delete(between);
        await output.WriteLineAsync(done is { } upgraded
            ? $"The cluster is of PostgreSQL {upgraded.To} now, with all that was in that of {upgraded.From}, verified, in "
                + $"{took.Elapsed.TotalSeconds:0.0} s. "
                + $"The old one is kept in '{upgraded.Kept}': delete it when you are sure."
            : "No newer PostgreSQL is installed than the one that made the cluster; nothing was changed.");
        return 0;
    }
}
