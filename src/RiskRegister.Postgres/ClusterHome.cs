using System.Security.Cryptography;
using System.Text;

namespace RiskRegister.Postgres;

/// <summary>The folder that holds a cluster, its passwords and its socket.</summary>
sealed class ClusterHome
{
    /// <summary>What the names of clusters in the making begin with.</summary>
    public const string Unfinished = "pgdata.new-";

    // A whole cluster of a newer version that is about to take the place of the old one.
    const string Successor = "pgdata.successor";
    const string Upgrade = "upgrade-";

    const UnixFileMode ReadableByAll = OwnerFiles.File | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    ClusterHome(string directory, ServerUser user)
    {
        Directory = directory;
        User = user;
        Passwords = new ClusterPasswords(directory, () => Exists);
    }

    public string Directory { get; }

    public ServerUser User { get; }

    public ClusterPasswords Passwords { get; }

    public string Cluster => ClusterIn(Directory);

    public bool Exists => System.IO.Directory.Exists(Cluster);

    /// <summary>The version that made the cluster.</summary>
    /// <exception cref="EmbeddedClusterException">There is a folder, but no cluster in it.</exception>
    public int? MadeBy
    {
        get
        {
            if (!Exists) return null;
            var path = Path.Combine(Cluster, "PG_VERSION");
            if (File.Exists(path) && int.TryParse(File.ReadAllText(path), out var version)) return version;
            throw new EmbeddedClusterException(
                $"'{Cluster}' is not a whole PostgreSQL cluster: its file PG_VERSION is missing or damaged. Put the cluster back from a "
                + "backup, or move the folder away to start with an empty one.");
        }
    }

    /// <summary>The TCP port that is remembered where there are no sockets.</summary>
    public int? Port => File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), out var port) ? port : null;

    string PortFile => Path.Combine(Directory, "port");

    /// <summary>Whether there is a cluster for a data directory; what this user may not look into may hold one.</summary>
    public static bool IsThere(string dataDirectory) =>
        IsBarred(dataDirectory) || IsBarred(Nearby(dataDirectory))
        || System.IO.Directory.Exists(ClusterIn(Nearby(dataDirectory)))
        || System.IO.Directory.Exists(Path.Combine(Nearby(dataDirectory), Successor))
        || NotedIn(dataDirectory) is not null
        || System.IO.Directory.Exists(ClusterIn(Elsewhere(dataDirectory)))
        || System.IO.Directory.Exists(Path.Combine(Elsewhere(dataDirectory), Successor));

    /// <summary>
    /// In the data directory, or, where a root service's PostgreSQL user cannot reach that, in /var/lib/riskregister. The choice is noted
    /// in the data directory: a later change of its permissions must not lead to a second, empty cluster.
    /// </summary>
    public static async Task<ClusterHome> Locate(string dataDirectory, ILogger logger, CancellationToken cancel)
    {
        var noted = NotedIn(dataDirectory);
        var home = noted ?? Nearby(dataDirectory);
        if (System.IO.Directory.Exists(ClusterIn(home)))
        {
            if (noted is not null) ClaimFor(dataDirectory, noted);
            return new ClusterHome(home, await ServerUser.ForExistingCluster(ClusterIn(home), cancel));
        }

        if (noted is not null && !ServerUser.ServiceIsRoot)
        {
            throw new EmbeddedClusterException(
                $"'{NoteIn(dataDirectory)}' says that the cluster is in '{home}', where there is none that this user can reach.");
        }

        var user = await ServerUser.ForNewCluster(cancel);
        if (noted is null && await IsReachable(home, user, cancel)) return new ClusterHome(home, user);

        var elsewhere = Elsewhere(dataDirectory);
        if (System.IO.Directory.Exists(ClusterIn(elsewhere)))
        {
            user = await ServerUser.ForExistingCluster(ClusterIn(elsewhere), cancel);
        }
        else if (!await IsReachable(elsewhere, user, cancel))
        {
            throw new EmbeddedClusterException(
                $"PostgreSQL, which runs as '{user.Name}', can reach neither '{dataDirectory}' nor '{elsewhere}'. "
                + "Choose another DataDirectory.");
        }

        logger.LogInformation(
            "The user {User}, who runs PostgreSQL, cannot reach {DataDirectory}: the cluster is in {Directory}",
            user.Name, dataDirectory, elsewhere);
        OwnerFiles.Write(NoteIn(dataDirectory), elsewhere + "\n", ReadableByAll);
        ClaimFor(dataDirectory, elsewhere);
        return new ClusterHome(elsewhere, user);
    }

    /// <summary>What an initdb that was interrupted left behind; the cluster that counts has been made by now.</summary>
    public async Task RemoveTornClusters(ILogger logger, TimeProvider clock, CancellationToken cancel)
    {
        foreach (var torn in System.IO.Directory.GetFileSystemEntries(Directory, Unfinished + "*"))
        {
            logger.LogWarning("The making of a cluster was interrupted; {Path} is removed", torn);
            for (var attempt = 1; !TryDelete(torn); attempt++)
            {
                // The initdb of a service that was killed goes on for a while. It does no harm: each has a name of its own.
                if (attempt == 20)
                {
                    logger.LogWarning("{Path} could not be removed; it is of no use", torn);
                    break;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(250), clock, cancel);
            }
        }
    }

    /// <summary>A folder for a cluster in the making; it gets its name only when it is whole.</summary>
    public async Task<string> NewCluster(CancellationToken cancel)
    {
        var path = Path.Combine(Directory, Unfinished + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)));
        OwnerFiles.CreateFolder(path);
        await User.Own(path, cancel);
        return path;
    }

    /// <summary>A copy of the superuser's password that initdb can read, to be deleted after it.</summary>
    public async Task<string> PasswordFileFor(string newCluster, CancellationToken cancel)
    {
        var path = newCluster + ".password";
        OwnerFiles.Write(path, Passwords.Of(ClusterPasswords.Superuser) + "\n");
        await User.Own(path, cancel);
        return path;
    }

    public async Task Keep(string newCluster, CancellationToken cancel)
    {
        System.IO.Directory.Move(newCluster, Cluster);
        // The new name must be on the disk before anything inside it counts.
        if (!OperatingSystem.IsWindows()) await ServerUser.Self.Run("sync", [Directory], cancel);
    }

    /// <param name="port">Null where the server listens on a socket.</param>
    public void RememberPort(int? port)
    {
        if (port is null) File.Delete(PortFile);
        else if (Port != port) OwnerFiles.Write(PortFile, $"{port}\n");
    }

    /// <summary>A place for a second cluster with the same passwords, within this one's folder.</summary>
    public ClusterHome Beside()
    {
        var directory = Path.Combine(Directory, Upgrade + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)));
        OwnerFiles.CreateFolder(directory, OperatingSystem.IsWindows() ? OwnerFiles.Folder : File.GetUnixFileMode(Directory));
        foreach (var secret in System.IO.Directory.GetFiles(Directory, "*.secret"))
            File.Copy(secret, Path.Combine(directory, Path.GetFileName(secret)));
        return new ClusterHome(directory, User);
    }

    /// <summary>The folders of upgrades that were interrupted.</summary>
    public string[] UnfinishedUpgrades() => System.IO.Directory.GetDirectories(Directory, Upgrade + "*");

    /// <summary>
    /// Puts another cluster in the place of this one, both being stopped. It is whole: where a kill comes between the two moves, the next
    /// start makes the second.
    /// </summary>
    /// <returns>Where the old one is kept.</returns>
    public async Task<string> Replace(ClusterHome other, CancellationToken cancel)
    {
        var kept = $"{Cluster}.{MadeBy}";
        for (var number = 2; System.IO.Directory.Exists(kept); number++) kept = $"{Cluster}.{MadeBy}-{number}";
        var successor = Path.Combine(Directory, Successor);
        if (!OperatingSystem.IsWindows()) await ServerUser.Self.Run("sync", [], cancel);
        System.IO.Directory.Move(other.Cluster, successor);
        System.IO.Directory.Move(Cluster, kept);
        await Keep(successor, cancel);
        System.IO.Directory.Delete(other.Directory, recursive: true);
        return kept;
    }

    /// <summary>For one who holds the data directory: nobody is upgrading it.</summary>
    public static void FinishUpgrade(string dataDirectory)
    {
        foreach (var home in new[] { NotedIn(dataDirectory), Nearby(dataDirectory), Elsewhere(dataDirectory) }.OfType<string>().Distinct())
        {
            var successor = Path.Combine(home, Successor);
            if (!System.IO.Directory.Exists(successor)) continue;
            if (!System.IO.Directory.Exists(ClusterIn(home))) System.IO.Directory.Move(successor, ClusterIn(home));
            // The old one was not moved away, and may have been written to since.
            else System.IO.Directory.Delete(successor, recursive: true);
        }
    }

    internal static string ClusterIn(string home) => Path.Combine(home, "pgdata");

    static string Nearby(string dataDirectory) => Path.Combine(dataDirectory, "cluster");

    static string Elsewhere(string dataDirectory) => Path.Combine(
        "/var/lib/riskregister", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataDirectory)))[..16]);

    static string NoteIn(string dataDirectory) => Path.Combine(dataDirectory, "cluster.location");

    static string? NotedIn(string dataDirectory) =>
        File.Exists(NoteIn(dataDirectory)) && File.ReadAllText(NoteIn(dataDirectory)).Trim() is { Length: > 0 } home ? home : null;

    /// <summary>A copy of a data directory has the note too, but the cluster is the original's.</summary>
    static void ClaimFor(string dataDirectory, string home)
    {
        var claim = Path.Combine(home, "data.directory");
        var claimed = File.Exists(claim) ? File.ReadAllText(claim).Trim() : "";
        if (claimed == dataDirectory) return;
        if (claimed.Length > 0 && home != Elsewhere(dataDirectory) && NotedIn(claimed) == home)
        {
            throw new EmbeddedClusterException(
                $"'{dataDirectory}' is a copy of '{claimed}', whose cluster is in '{home}' and was not copied with it. "
                + $"Choose another DataDirectory, or, if '{claimed}' is not used any more, delete '{NoteIn(claimed)}' and start again.");
        }

        OwnerFiles.Write(claim, dataDirectory + "\n");
    }

    static async Task<bool> IsReachable(string home, ServerUser user, CancellationToken cancel)
    {
        try
        {
            // Another user has to pass through on the way to its cluster, but need not list what else is here.
            const UnixFileMode passage = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            OwnerFiles.CreateFolder(home, user.Name is null ? OwnerFiles.Folder : OwnerFiles.Folder | passage);
            if (user.Name is null) return true;

            var probe = Path.Combine(home, "probe");
            OwnerFiles.CreateFolder(probe);
            try
            {
                await user.Own(probe, cancel);
                return await user.CanWriteIn(probe, cancel);
            }
            finally
            {
                System.IO.Directory.Delete(probe);
            }
        }
        catch (Exception refused) when (user.Name is not null && refused is EmbeddedClusterException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static bool IsBarred(string directory)
    {
        try
        {
            _ = System.IO.Directory.EnumerateFileSystemEntries(directory).Any();
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    static bool TryDelete(string path)
    {
        try
        {
            if (System.IO.Directory.Exists(path)) System.IO.Directory.Delete(path, recursive: true);
            File.Delete(path);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
