using System.Diagnostics;

namespace RiskRegister.Postgres;

/// <summary>What a running server writes into <c>postmaster.pid</c>, and whether that server is still there.</summary>
internal sealed record PostmasterFile(string Path, string Text, int ProcessId, int Port)
{
    /// <summary>Null when there is none, or one that is still being written.</summary>
    public static PostmasterFile? Read(string cluster)
    {
        var path = System.IO.Path.Combine(cluster, "postmaster.pid");
        var text = TryRead(path);
        var lines = text?.Split('\n') ?? [];
        return lines.Length > 3 && int.TryParse(lines[0], out var processId) && int.TryParse(lines[3], out var port)
            ? new PostmasterFile(path, text!, Math.Abs(processId), port)
            : null;
    }

    /// <summary>The first three lines, process, directory and time of start, are never rewritten while the server runs.</summary>
    public string Identity => IdentityOf(Text);

    public bool IsAlive => BelongsToCluster(ProcessId);

    /// <summary>Processes of a server whose postmaster is gone: they end by themselves, and nothing may be started before they have.</summary>
    public bool HasLeftovers => OperatingSystem.IsLinux()
        && Directory.EnumerateDirectories("/proc")
            .Select(System.IO.Path.GetFileName)
            .Any(name => int.TryParse(name, out var processId) && BelongsToCluster(processId));

    public static string IdentityOf(string text) => string.Join('\n', text.Split('\n').Take(3));

    /// <summary>A number alone proves nothing: it is handed out again after a restart, and a zombie keeps it.</summary>
    bool BelongsToCluster(int processId)
    {
        if (!OperatingSystem.IsLinux())
            return IsPostgres(processId);

        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            var name = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..stat.LastIndexOf(')')];
            var state = stat[stat.LastIndexOf(')') + 2];
            if (name is not ("postgres" or "postmaster") || state is 'Z' or 'X')
                return false;

            // Every process of a server works in its cluster's directory.
            return IdentityOf(File.ReadAllText($"/proc/{processId}/cwd/postmaster.pid")) == Identity;
        }
        catch (UnauthorizedAccessException)
        {
            // A container's root may be barred from looking; anyone else is barred only from what is not theirs.
            return ServerUser.ServiceIsRoot && processId == ProcessId;
        }
        catch (IOException)
        {
            return false;
        }
    }

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
