using RiskRegister.Api.Http;
using RiskRegister.Api.Security;

namespace RiskRegister.Api.Start;

/// <summary>The key that a first start makes, so that somebody can make others.</summary>
public static class AdminKey
{
    public const string FileName = "admin.key";

    /// <summary>Whether a register's key is in a data directory; an empty file is what a start that broke off left.</summary>
    public static bool IsIn(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        return File.Exists(path) && new FileInfo(path).Length > 0;
    }

    /// <exception cref="ConfigurationException">The file is another register's, and is not replaced.</exception>
    public static async Task EnsureOne(AccessKeyStore keys, IConfiguration configuration, ILogger logger, CancellationToken stop)
    {
        if (await keys.Any(stop)) return;
        var directory = Directory.CreateDirectory(RegisterDatabase.DataDirectoryOf(configuration)).FullName;
        var path = Path.Combine(directory, FileName);
        if (IsIn(directory))
        {
            throw new ConfigurationException(
                $"'{path}' is the key of another register: this one's database has no key yet. Set DataDirectory to another folder, or move "
                + "that file away, and start again to have a key made.");
        }

        // The file is there, and nobody else's to read, before the key is.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(path, options);
        var text = await keys.Add(
            "First administrator", [Role.Admin, Role.Editor], [], fullEdition: true, expiresAt: null, createdBy: "first start", stop);
        await writer.WriteLineAsync(text.AsMemory(), stop);
        logger.LogInformation("The first access key, with the roles admin and editor, is in {Path}", path);
    }
}
