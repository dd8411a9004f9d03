namespace RiskRegister.Postgres;

/// <summary>Held for as long as a process of the service uses a data directory; the system lets go of it when the process dies.</summary>
internal sealed class DataDirectoryLock : IDisposable
{
    readonly FileStream file;

    DataDirectoryLock(FileStream file) => this.file = file;

    /// <summary>Null when another process has it.</summary>
    /// <exception cref="EmbeddedClusterException">The directory cannot be written to.</exception>
    public static DataDirectoryLock? TryTake(string dataDirectory)
    {
        try
        {
            Directory.CreateDirectory(dataDirectory);
            var open = new FileStream(PathIn(dataDirectory), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // A locked file cannot be read, so the number of its holder stands beside it.
            File.WriteAllText(HolderIn(dataDirectory), $"{Environment.ProcessId}\n");
            return new DataDirectoryLock(open);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new EmbeddedClusterException($"The data directory '{dataDirectory}' cannot be written to by this user.", refused);
        }
        catch (IOException) when (File.Exists(PathIn(dataDirectory)))
        {
            return null;
        }
    }

    /// <summary>The process that has it, where the system lets us read that.</summary>
    public static string? Holder(string dataDirectory)
    {
        try
        {
            return File.ReadAllText(HolderIn(dataDirectory)).Trim() is { Length: > 0 } processId ? processId : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();

    static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "service.lock");

    static string HolderIn(string dataDirectory) => Path.Combine(dataDirectory, "service.pid");
}
