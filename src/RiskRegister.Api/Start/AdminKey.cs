using RiskRegister.Api.Security;

namespace RiskRegister.Api.Start;

/// <summary>The key that a first start makes, so that somebody can make others.</summary>
public static class AdminKey
{
    public const string FileName = "admin.key";

    public static async Task EnsureOne(AccessKeyStore keys, IConfiguration configuration, ILogger logger, CancellationToken stop)
    {
        if (await keys.Any(stop)) return;
        var text = await keys.Add("First administrator", [Role.Admin, Role.Editor], [], fullEdition: true, expiresAt: null, createdBy: "first start", stop);
        var directory = Directory.CreateDirectory(RegisterDatabase.DataDirectoryOf(configuration));
        var path = Path.Combine(directory.FullName, FileName);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(path);
        await using (var writer = new StreamWriter(path, options)) await writer.WriteLineAsync(text.AsMemory(), stop);
        logger.LogInformation("The first access key, with the roles admin and editor, is in {Path}", path);
    }
}
