using RiskRegister.Api.Http;

namespace RiskRegister.Api.Start;

/// <summary>A setting whose name ends in File is read from that file, so that a secret need not stand in the environment.</summary>
static class SecretFiles
{
    const string Ending = ":File";
    const int LargestBytes = 64 * 1024;

    /// <exception cref="ConfigurationException">A file cannot be read, or the setting is given beside it.</exception>
    public static void Read(IConfigurationManager configuration)
    {
        var read = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, path) in configuration.AsEnumerable().Where(pair => Names(pair.Key) && pair.Value is not null).ToArray())
        {
            var setting = name[..^Ending.Length];
            if (!string.IsNullOrEmpty(configuration[setting]))
                throw new ConfigurationException($"{setting} and {name} are both given: take one of them away.");
            read[setting] = TextOf(name, path!);
        }

        if (read.Count > 0) configuration.AddInMemoryCollection(read);
    }

    // Values of the role claim are names of the organisation's own.
    static bool Names(string key) => key.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)
        && !key.StartsWith("Oidc:Roles:", StringComparison.OrdinalIgnoreCase)
        && !key.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase)
        && KnownSettings.FaultOf(key[..^Ending.Length]) is null;

    static string TextOf(string name, string path)
    {
        try
        {
            if (new FileInfo(path).Length > LargestBytes) throw new ConfigurationException($"{name}: '{path}' is larger than a "
                + "setting can be.");
            var text = File.ReadAllText(path).Trim();
            return text.Length > 0 ? text : throw new ConfigurationException($"{name}: '{path}' is empty.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigurationException($"{name}: '{path}' cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
