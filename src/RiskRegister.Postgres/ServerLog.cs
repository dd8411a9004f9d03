namespace RiskRegister.Postgres;

/// <summary>What the server says: one file, with the one before it beside, neither of which grows without end.</summary>
sealed class ServerLog(string cluster)
{
    /// <summary>In bytes.</summary>
    public const long Longest = 4 * 1024 * 1024;

    public string Path { get; } = System.IO.Path.Combine(cluster, "server.log");

    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>
    /// The server has the file open and appends to it: its end is copied, then it is emptied. What is said between the two is lost.
    /// </summary>
    /// <returns>Whether it was longer than it may be.</returns>
    public bool Bound()
    {
        if (Length <= Longest) return false;
        using var log = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) create.UnixCreateMode = OwnerFiles.File;
            using var before = new FileStream(Path + ".1", create);
            log.Position = log.Length - Longest;
            log.CopyTo(before);
        }
        catch (IOException)
        {
            // No room for a copy: to have room again counts for more than the log.
            File.Delete(Path + ".1");
        }

        log.SetLength(0);
        return true;
    }

    /// <summary>The end of what it said after a position, for the message that says why it did not start.</summary>
    public string Since(long position)
    {
        if (!File.Exists(Path)) return "";
        using var log = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.Position = Math.Max(Math.Min(position, log.Length), log.Length - 4_000);
        using var reader = new StreamReader(log);
        return reader.ReadToEnd().Trim();
    }
}
