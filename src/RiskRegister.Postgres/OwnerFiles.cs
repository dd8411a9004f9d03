using System.Text;

namespace RiskRegister.Postgres;

/// <summary>Files and folders that nobody but their owner may read.</summary>
static class OwnerFiles
{
    public const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    /// <summary>All or nothing, and never readable by others in between.</summary>
    public static void Write(string path, string text, UnixFileMode mode = File)
    {
        var unfinished = path + ".new";
        System.IO.File.Delete(unfinished);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = mode;
        using (var stream = new FileStream(unfinished, create))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        System.IO.File.Move(unfinished, path, overwrite: true);
    }

    public static void CreateFolder(string path, UnixFileMode mode = Folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        if (Path.GetDirectoryName(path) is { } parent) Directory.CreateDirectory(parent);
        Directory.CreateDirectory(path, mode);
        // The mask of the process may have taken some of it away.
        System.IO.File.SetUnixFileMode(path, mode);
    }
}
