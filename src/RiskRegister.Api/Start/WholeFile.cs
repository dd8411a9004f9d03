using RiskRegister.Postgres;

namespace RiskRegister.Api.Start;

/// <summary>Writes a file whole or not at all, for its owner alone to read; it replaces none.</summary>
static class WholeFile
{
    /// <param name="what">For people: "backup".</param>
    /// <exception cref="BackupException">There is a file of this name already, or it cannot be written.</exception>
    public static async Task Write(string path, string what, Func<FileStream, Task> write)
    {
        if (Path.Exists(path)) throw new BackupException($"'{path}' is there already; a {what} replaces nothing. Choose another name.");
        var unfinished = path + ".unfinished";
        try
        {
            File.Delete(unfinished);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var file = new FileStream(unfinished, options))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The {what} cannot be written: {failed.Message}", failed);
        }
        finally
        {
            if (File.Exists(unfinished)) File.Delete(unfinished);
        }
    }
}
