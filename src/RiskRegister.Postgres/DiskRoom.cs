namespace RiskRegister.Postgres;

/// <summary>
/// The room on a cluster's disk. A full disk stops PostgreSQL's start as well as its writing, so some room is kept in a file that is given
/// up when a start needs it, and made again when there is plenty.
/// </summary>
/// <param name="kept">How many bytes are kept.</param>
sealed class DiskRoom(string directory, long kept, ILogger logger)
{
    /// <summary>What PostgreSQL may need to start: a segment of its log of changes, a checkpoint, its small files.</summary>
    public const long NeededToStart = 32 * Megabyte;

    /// <summary>What making a cluster takes.</summary>
    public const long NeededToMake = 96 * Megabyte;

    const long Megabyte = 1024 * 1024;

    // As the C library says it of ENOSPC and EDQUOT.
    static readonly string[] WordsForFull = ["No space left on device", "Disk quota exceeded", "not enough space on the disk"];

    string Ballast => Path.Combine(directory, "room.to.start");

    public static bool SaysFull(string message) => WordsForFull.Any(words => message.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>In bytes, to those who are not root.</summary>
    public static long FreeAt(string path) =>
        new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(path)! : path).AvailableFreeSpace;

    /// <summary>Why something failed, in words, when it failed because a disk is full.</summary>
    /// <returns>Null when it did not.</returns>
    public static string? Explain(string message, string path, long needed)
    {
        if (!SaysFull(message)) return null;
        var there = path;
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } above) there = above;
        return Say("is full", path, FreeAt(there), needed);
    }

    /// <summary>What is to be said where there is not enough room, whatever the programs make of that.</summary>
    /// <returns>Null when there is enough.</returns>
    public static string? TooLittleAt(string path, long needed) =>
        FreeAt(path) is var free && free < needed ? Say("has too little room", path, free, needed) : null;

    /// <summary>Before a start.</summary>
    public void GiveUpWhenShort()
    {
        if (!File.Exists(Ballast) || FreeAt(directory) >= NeededToStart) return;
        var size = new FileInfo(Ballast).Length;
        File.Delete(Ballast);
        logger.LogError(
            "The disk that holds {Directory} is full. {Megabytes} MB that were kept for this are given up so that PostgreSQL can start: "
            + "make room soon, for when they are used up nothing can be changed, nor the service started", directory, size / Megabyte);
    }

    /// <summary>While it runs.</summary>
    public void KeepWhenPlenty()
    {
        if (kept == 0 || File.Exists(Ballast) || FreeAt(directory) < NeededToStart + (2 * kept)) return;
        var unfinished = Ballast + ".new";
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, PreallocationSize = kept };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = OwnerFiles.File;
        using (var ballast = new FileStream(unfinished, create)) ballast.SetLength(kept);
        File.Move(unfinished, Ballast);
    }
    static string Say(string what, string path, long free, long needed) =>
        $"The disk that holds '{path}' {what}: {free / Megabyte} MB are free, and about {needed / Megabyte} MB are needed. "
        + "Make room there, and start again.";
}
