using System.Security.Cryptography;
using System.Text;

namespace RiskRegister.Postgres;

/// <summary>The folder that holds a cluster, its passwords and its port.</summary>
internal sealed class ClusterHome
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    readonly string directory;

    ClusterHome(string directory, ServerUser user)
    {
        this.directory = directory;
        User = user;
    }

    public ServerUser User { get; }

    public string Cluster => Path.Combine(directory, "pgdata");

    public string ServerLog => Path.Combine(Cluster, "server.log");

    public bool Exists => Directory.Exists(Cluster);

    /// <summary>The version that made the cluster.</summary>
    public int? MadeBy =>
        File.Exists(Path.Combine(Cluster, "PG_VERSION")) && int.TryParse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")), out var version)
            ? version
            : null;

    /// <summary>The remembered port.</summary>
    public int? Port =>
        File.Exists(Path.Combine(directory, "port")) && int.TryParse(File.ReadAllText(Path.Combine(directory, "port")), out var port) ? port : null;

    /// <summary>
    /// In the data directory, or, where a root service's PostgreSQL user cannot reach that, in /var/lib/riskregister. The choice is noted in
    /// the data directory: a later change of its permissions must not lead to a second, empty cluster.
    /// </summary>
    public static async Task<ClusterHome> Locate(string dataDirectory, ILogger logger, CancellationToken cancel)
    {
        var note = Path.Combine(dataDirectory, "cluster.location");
        var nearby = Path.Combine(dataDirectory, "cluster");
        var home = File.Exists(note) ? (await File.ReadAllTextAsync(note, cancel)).Trim() : nearby;
        if (Directory.Exists(Path.Combine(home, "pgdata")))
            return new ClusterHome(home, await ServerUser.ForExistingCluster(Path.Combine(home, "pgdata"), cancel));

        if (home != nearby && Directory.Exists(dataDirectory) && !ServerUser.ServiceIsRoot)
            throw new EmbeddedClusterException($"'{note}' says that the cluster is in '{home}', where there is none that this user can reach.");

        var user = await ServerUser.ForNewCluster(cancel);
        if (home == nearby && await IsReachable(nearby, user, cancel))
            return new ClusterHome(nearby, user);

        var elsewhere = Path.Combine(
            "/var/lib/riskregister", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataDirectory)))[..16]);
        if (Directory.Exists(Path.Combine(elsewhere, "pgdata")))
        {
            user = await ServerUser.ForExistingCluster(Path.Combine(elsewhere, "pgdata"), cancel);
        }
        else if (!await IsReachable(elsewhere, user, cancel))
        {
            throw new EmbeddedClusterException(
                $"PostgreSQL, which runs as '{user.Name}', can reach neither '{dataDirectory}' nor '{elsewhere}'. Choose another DataDirectory.");
        }

        logger.LogInformation(
            "The user {User}, who runs PostgreSQL, cannot reach {DataDirectory}: the cluster is in {Directory}", user.Name, dataDirectory, elsewhere);
        WriteWhole(note, elsewhere + "\n", OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return new ClusterHome(elsewhere, user);
    }

    /// <summary>What an initdb that was interrupted left behind; the cluster that counts has been made by now.</summary>
    public async Task RemoveTornClusters(ILogger logger, TimeProvider clock, CancellationToken cancel)
    {
        foreach (var torn in Directory.GetFileSystemEntries(directory, "pgdata.new-*"))
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
        var path = Path.Combine(directory, "pgdata.new-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)));
        CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        await User.Own(path, cancel);
        return path;
    }

    /// <summary>A copy of the superuser's password that initdb can read, to be deleted after it.</summary>
    public async Task<string> PasswordFileFor(string newCluster, CancellationToken cancel)
    {
        var path = newCluster + ".password";
        WriteWhole(path, Password("postgres") + "\n", OwnerOnly);
        await User.Own(path, cancel);
        return path;
    }

    public async Task Keep(string newCluster, CancellationToken cancel)
    {
        Directory.Move(newCluster, Cluster);
        // The new name must be on the disk before anything inside it counts.
        if (!OperatingSystem.IsWindows())
            await ServerUser.Self.Run("sync", [directory], cancel);
    }

    /// <summary>A login's password, made when first asked for.</summary>
    public string Password(string login)
    {
        var path = Path.Combine(directory, login + ".password");
        if (File.Exists(path))
            return File.ReadAllText(path).Trim();

        if (login == "postgres" && Exists)
            throw new EmbeddedClusterException($"'{path}' is missing; without it the cluster beside it cannot be opened. Put it back from a backup.");

        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        WriteWhole(path, password + "\n", OwnerOnly);
        return password;
    }

    public void RememberPort(int port)
    {
        if (Port != port)
            WriteWhole(Path.Combine(directory, "port"), $"{port}\n", OwnerOnly);
    }

    static async Task<bool> IsReachable(string home, ServerUser user, CancellationToken cancel)
    {
        try
        {
            // Another user has to pass through on the way to its cluster, but need not list what else is here.
            CreateDirectory(home, OwnerOnly | UnixFileMode.UserExecute | (user.Name is null ? UnixFileMode.None : UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
            if (user.Name is null)
                return true;

            var probe = Path.Combine(home, "probe");
            CreateDirectory(probe, OwnerOnly | UnixFileMode.UserExecute);
            try
            {
                await user.Own(probe, cancel);
                return await user.CanWriteIn(probe, cancel);
            }
            finally
            {
                Directory.Delete(probe);
            }
        }
        catch (Exception refused) when (user.Name is not null && refused is EmbeddedClusterException or UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    static bool TryDelete(string path)
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            File.Delete(path);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    static void CreateDirectory(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        if (Path.GetDirectoryName(path) is { } parent)
            Directory.CreateDirectory(parent);
        Directory.CreateDirectory(path, mode);
        // The mask of the process may have taken some of it away.
        File.SetUnixFileMode(path, mode);
    }

    /// <summary>All or nothing, and never readable by others in between.</summary>
    static void WriteWhole(string path, string text, UnixFileMode mode)
    {
        var unfinished = path + ".new";
        File.Delete(unfinished);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = mode;

        using (var stream = new FileStream(unfinished, create))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
