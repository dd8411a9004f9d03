using Xunit;

namespace RiskRegister.Api.Tests.Snapshots;

/// <summary>
/// Whole registers as files: the sample, and one as a council published it, which stands beside the project and not in it.
/// </summary>
public static class RegisterFiles
{
    public const string Sample = "sample";
    public const string Published = "published";

    public static (string Name, byte[] Content)[] Of(string register, string quarter) => register == Sample
        ? Read(Path.Combine(Above("db/samples") ?? throw new InvalidOperationException("db/samples is not there."), quarter))
        : PublishedOf(quarter);

    static (string, byte[])[] PublishedOf(string quarter)
    {
        var folder = quarter == "2016-17-Q2" ? "lancashire-2016-17-q2-constructed" : $"lancashire-{quarter.ToLowerInvariant()}";
        var data = Environment.GetEnvironmentVariable("RISKREGISTER_SHARED") is { Length: > 0 } shared ? Path.Combine(shared, "data")
            : Above("shared/data");
        Assert.SkipWhen(data is null
            || !Directory.Exists(Path.Combine(data, folder)), $"The published register {folder} is not beside the project.");
        return Read(Path.Combine(data!, folder));
    }

    static (string, byte[])[] Read(string folder) =>
        [.. new[] { "risks.csv", "opportunities.csv" }.Select(name => (name, File.ReadAllBytes(Path.Combine(folder, name))))];

    static string? Above(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, path) is var found && Directory.Exists(found)) return found;
        }

        return null;
    }
}
