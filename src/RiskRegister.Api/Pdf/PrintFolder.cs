namespace RiskRegister.Api.Pdf;

/// <summary>A folder for one print, which holds the page: gone with the print, and with
/// the next start where the service was killed over it.</summary>
sealed class PrintFolder : IDisposable
{
    const string Prefix = "riskregister-pdf-";

    // Locked as long as somebody prints there; whoever is killed lets go of it.
    const string Held = "held";

    /// <summary>What one that has no lock yet may be young for.</summary>
    static readonly TimeSpan LongestMaking = TimeSpan.FromMinutes(10);

    readonly FileStream held;

    PrintFolder(string path, FileStream held) => (Path, this.held) = (path, held);

    public string Path { get; }

    /// <summary>For this user alone.</summary>
    public static PrintFolder Make()
    {
        var path = Directory.CreateTempSubdirectory(Prefix).FullName;
        return new PrintFolder(path,
            new FileStream(System.IO.Path.Combine(path, Held), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
    }

    /// <summary>Removes what services that were killed left behind, and leaves alone where another one prints.</summary>
    /// <returns>How many there were.</returns>
    public static int RemoveLeft(TimeProvider clock)
    {
        var left = Directory.GetDirectories(System.IO.Path.GetTempPath(), Prefix + "*").Where(folder => IsLeft(folder, clock)).ToArray();
        return left.Count(TryRemove);
    }

    public void Dispose()
    {
        // A browser that was stopped may hold on to its profile for a moment.
        TryRemove(Path);
        held.Dispose();
        if (Directory.Exists(Path)) TryRemove(Path);
    }

    static bool IsLeft(string folder, TimeProvider clock)
    {
        try
        {
            var mark = System.IO.Path.Combine(folder, Held);
            if (!File.Exists(mark)) return Directory.GetLastWriteTimeUtc(folder) < clock.GetUtcNow().UtcDateTime - LongestMaking;
            using var free = new FileStream(mark, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static bool TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
