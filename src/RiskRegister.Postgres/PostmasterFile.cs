using System.Diagnostics;

namespace RiskRegister.Postgres;

/// <summary>What a running server writes into <c>postmaster.pid</c>, and whether that server is still there.</summary>
/// <param name="Cluster">The directory that the file was read in.</param>
/// <param name="Text">
/// A line each: process, directory, time of start, port, directory of the socket, TCP address, shared memory, and once it listens, its
/// state.
/// </param>
sealed record PostmasterFile(string Cluster, string Text, int ProcessId, int Port)
{
    string[] Lines => Text.Split('\n');

    public string Path => PathIn(Cluster);

    /// <summary>The first three lines, process, directory and time of start, are never rewritten while the server runs.</summary>
    public string Identity => IdentityOf(Text);

    /// <summary>The cluster that the server was started on.</summary>
    public string Directory => Lines[1].Trim();

    /// <summary>Where it listens, once it does; empty when it has no socket.</summary>
    public string SocketDirectory => Lines is { Length: > 4 } lines ? lines[4].Trim() : "";

    /// <summary>Empty when it does not listen by TCP.</summary>
    public string TcpAddress => Lines is { Length: > 5 } lines ? lines[5].Trim() : "";

    /// <summary>The lines about where it listens are written by now.</summary>
    public bool Listens => Lines is { Length: > 7 } lines && lines[7].Trim().Length > 0;

    public bool IsAlive => OperatingSystem.IsLinux()
        ? WorksIn(ProcessId, Cluster) ?? (ServerUser.ServiceIsRoot && !NamesAnotherCluster)
        : IsPostgres(ProcessId) && !NamesAnotherCluster;

    /// <summary>
    /// The file came with a copy: the cluster that it names is another, which is still there. A cluster that was moved names one that is
    /// not.
    /// </summary>
    public bool NamesAnotherCluster
    {
        get
        {
            if (!OperatingSystem.IsLinux())
            {
                var (named, own) = (System.IO.Path.GetFullPath(Directory), System.IO.Path.GetFullPath(Cluster));
                return !string.Equals(named, own, StringComparison.OrdinalIgnoreCase) && System.IO.Directory.Exists(named);
            }

            try
            {
                return IsSame(Directory, Cluster) == false;
            }
            catch (UnauthorizedAccessException)
            {
                // Where this user may not look, none of its servers works.
                return false;
            }
        }
    }

    public static string PathIn(string cluster) => System.IO.Path.Combine(cluster, "postmaster.pid");

    /// <summary>Of the server that runs; null when none does.</summary>
    public static PostmasterFile? ReadRunning(string cluster) => Read(cluster) is { IsAlive: true } server ? server : null;

    /// <summary>Null when there is none, or one that is still being written, or what a power cut left of it.</summary>
    public static PostmasterFile? Read(string cluster)
    {
        var text = TryRead(PathIn(cluster));
        var lines = text?.Split('\n') ?? [];
        return lines.Length > 3 && int.TryParse(lines[0], out var processId) && int.TryParse(lines[3], out var port)
            ? new PostmasterFile(cluster, text!, Math.Abs(processId), port)
            : null;
    }

    /// <summary>
    /// Processes of a server, whether or not its postmaster is gone: without one they end by themselves, and nothing may be started before
    /// they have. Only Linux tells.
    /// </summary>
    public static bool HasProcesses(string cluster) => OperatingSystem.IsLinux()
        && System.IO.Directory.EnumerateDirectories("/proc")
            .Select(System.IO.Path.GetFileName)
            .Any(name => int.TryParse(name, out var processId) && WorksIn(processId, cluster) == true);

    public static string IdentityOf(string text) => string.Join('\n', text.Split('\n').Take(3));

    /// <summary>
    /// A number alone proves nothing: it is handed out again after a restart, a zombie keeps it, and a copy of the cluster has it in its
    /// file too.
    /// </summary>
    /// <returns>Null when the system does not let us look, which for another user's process is a no.</returns>
    static bool? WorksIn(int processId, string cluster)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            var name = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..stat.LastIndexOf(')')];
            var state = stat[stat.LastIndexOf(')') + 2];
            if (name is not ("postgres" or "postmaster") || state is 'Z' or 'X') return false;

            // Every process of a server works in its cluster's directory.
            return IsSame($"/proc/{processId}/cwd", cluster) == true;
        }
        catch (UnauthorizedAccessException)
        {
            // A container's root may be barred from looking.
            return null;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Null when one of them is not there.</summary>
    static bool? IsSame(string one, string other) =>
        FileIdentity.Of(one) is { } first && FileIdentity.Of(other) is { } second ? first.IsSameFileAs(second) : null;

    static bool IsPostgres(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited && process.ProcessName is "postgres" or "postmaster";
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    static string? TryRead(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
