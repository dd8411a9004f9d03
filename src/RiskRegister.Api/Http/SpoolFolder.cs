namespace RiskRegister.Api.Http;

/// <summary>Where documents lie, in files without a name, while they are made and sent.</summary>
public sealed record SpoolFolder(string Path)
{
    /// <exception cref="ConfigurationException">The folder is not there.</exception>
    public static SpoolFolder Read(IConfiguration configuration)
    {
        var path = configuration["SpoolFolder"] is { Length: > 0 } configured ? configured : System.IO.Path.GetTempPath();
        return Directory.Exists(path) ? new SpoolFolder(path)
            : throw new ConfigurationException($"SpoolFolder is {path}, and there is no such folder.");
    }
}
