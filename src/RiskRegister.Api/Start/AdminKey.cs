using RiskRegister.Api.Http;
using RiskRegister.UseCases.Keys;

namespace RiskRegister.Api.Start;

/// <summary>The key that a first start makes, so that somebody can make others.</summary>
public sealed class AdminKey(ReadKeys keys, MakeKey make)
{
    public const string FileName = "admin.key";

    /// <summary>Whether a register's key is in a data directory; an empty file is what a start that broke off left.</summary>
    public static bool IsIn(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        return File.Exists(path) && new FileInfo(path).Length > 0;
    }

    /// <exception cref="ConfigurationException">The file is another register's, and is not replaced.</exception>
    public async Task EnsureOne(IConfiguration configuration, ILogger logger, CancellationToken stop)
    {
        if (await keys.Any(stop)) return;
        var directory = Directory.CreateDirectory(RegisterDatabase.DataDirectoryOf(configuration)).FullName;
        var path = Path.Combine(directory, FileName);
        if (IsIn(directory))
        {
            throw new ConfigurationException(
                $"'{path}' is the key of another register: this one's database has no key yet. Set DataDirectory to another folder, or "
                    + "move that file away, and start again to have a key made.");
        }

        // The file is there, and nobody else's to read, before the key is.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(path, options);
        var rights = new KeyRights("First administrator", new HashSet<Role> { Role.Admin, Role.Editor }, [], FullEdition: true,
            ExpiresAt: null);
        var made = await make.Apply(Actor.Service("first start"), rights, stop);
        await writer.WriteLineAsync(made.Required.Text.AsMemory(), stop);
        logger.LogInformation("The first access key, with the roles admin and editor, is in {Path}", path);
    }
}
