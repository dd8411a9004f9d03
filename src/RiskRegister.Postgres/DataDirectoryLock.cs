namespace RiskRegister.Postgres;

/// <summary>Held for as long as a process of the service uses a data directory; the system lets go of it when the process dies.</summary>
sealed class DataDirectoryLock : IDisposable
{
    readonly FileStream file;

    DataDirectoryLock(FileStream file) => this.file = file;

    /// <summary>Null when another process has it.</summary>
    /// <exception cref="EmbeddedClusterException">The directory cannot be written to; the message says why.</exception>
    public static DataDirectoryLock? TryTake(string dataDirectory)
    {
        try
        {
            Directory.CreateDirectory(dataDirectory);
            // Whoever could open it could hold it.
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerFiles.File;
            var held = new FileStream(PathIn(dataDirectory), options);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(held.SafeFileHandle, OwnerFiles.File);
            Sign(dataDirectory);
            return new DataDirectoryLock(held);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new EmbeddedClusterException($"The data directory '{dataDirectory}' cannot be written to by this user.", refused);
        }
        catch (IOException failed) when (!IsHeld(failed))
        {
            throw new EmbeddedClusterException(
                DiskRoom.Explain(failed.Message, dataDirectory, DiskRoom.NeededToStart)
                ?? $"The data directory '{dataDirectory}' cannot be written to: {failed.Message}", failed);
        }
        catch (IOException)
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

    /// <summary>
    /// A locked file cannot be read everywhere, so the number of its holder stands beside it; where it cannot be written, it is missed.
    /// </summary>
    static void Sign(string dataDirectory)
    {
        try
        {
            File.WriteAllText(HolderIn(dataDirectory), $"{Environment.ProcessId}\n");
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // The lock counts without it.
        }
    }

    /// <summary>The system's own numbers for "another has it": Windows' sharing and lock violations, EAGAIN elsewhere.</summary>
    static bool IsHeld(IOException failed) => OperatingSystem.IsWindows()
        ? (failed.HResult & 0xFFFF) is 32 or 33
        : failed.HResult == (OperatingSystem.IsLinux() ? 11 : 35);

    static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "service.lock");

    static string HolderIn(string dataDirectory) => Path.Combine(dataDirectory, "service.pid");
}
