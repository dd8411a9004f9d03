namespace RiskRegister.Postgres;

/// <summary>
/// Carries a cluster over to a newer major version of PostgreSQL: a second one is made and filled beside it and takes its place when it is
/// whole. Until then the old one is as it was, whatever breaks off; afterwards it is kept.
/// </summary>
public sealed class ClusterUpgrade(EmbeddedClusterOptions options, ILogger logger, TimeProvider clock)
{
    /// <param name="write">Writes everything out of the old cluster; it is given the connection string of the register's owner.</param>
    /// <param name="fill">Puts it into the new one, and throws where that is not the same; it is given the same of the new one.</param>
    /// <returns>The versions, and where the old cluster is kept; null where it is of the newest version already.</returns>
    /// <exception cref="EmbeddedClusterException">It cannot be done; the message says why. The old cluster is as it was.</exception>
    public async Task<(int From, int To, string Kept)?> Run(
        Func<string, Task> write, Func<string, Task> fill, CancellationToken cancel)
    {
        var dataDirectory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.DataDirectory));
        if (!ClusterHome.IsThere(dataDirectory)) throw new EmbeddedClusterException($"There is no register in '{dataDirectory}'.");
        using var hold = DataDirectoryLock.TryTake(dataDirectory) ?? throw new EmbeddedClusterException(
            $"The data directory '{dataDirectory}' is in use by the service. Stop it, and upgrade then.");

        ClusterHome.FinishUpgrade(dataDirectory);
        var home = await ClusterHome.Locate(dataDirectory, logger, cancel);
        var found = await PostgresBinaries.Find(configured: null, cancel);
        if (options.PostgresBin is { } configured) found = [.. await PostgresBinaries.Find(configured, cancel), .. found];
        var old = PostgresBinaries.Choose(found, options.PostgresBin, home.MadeBy, home.Cluster);
        var newest = found.MaxBy(one => one.MajorVersion)!;
        if (newest.MajorVersion <= old.MajorVersion) return null;

        await StopAndRemoveUnfinished(home, newest, cancel);
        var making = home.Beside();
        await With(home, old, write, cancel);
        await With(making, newest, fill, cancel);
        var kept = await home.Replace(making, cancel);
        return (old.MajorVersion, newest.MajorVersion, kept);
    }

    async Task With(ClusterHome home, PostgresBinaries binaries, Func<string, Task> work, CancellationToken cancel)
    {
        await using var cluster = await EmbeddedCluster.StartHeld(options, logger, clock, home, binaries, cancel);
        await work(cluster.OwnerConnectionString);
    }

    /// <summary>What a kill left: the new cluster's server may still run.</summary>
    async Task StopAndRemoveUnfinished(ClusterHome home, PostgresBinaries newest, CancellationToken cancel)
    {
        foreach (var left in home.UnfinishedUpgrades())
        {
            logger.LogInformation("An upgrade was interrupted; {Path} is removed", left);
            var cluster = ClusterHome.ClusterIn(left);
            string[] stop = ["stop", "--pgdata", cluster, "--mode", "immediate", "--wait", "--timeout", "30", "--silent"];
            if (PostmasterFile.Read(cluster) is { IsAlive: true }) await home.User.Run(newest.PgCtl, stop, cancel);
            Directory.Delete(left, recursive: true);
        }
    }
}
