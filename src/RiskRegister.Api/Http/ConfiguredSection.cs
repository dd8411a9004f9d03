namespace RiskRegister.Api.Http;

/// <summary>Reads a section of the configuration strictly: what is misspelt or wrong stops the start.</summary>
public static class ConfiguredSection
{
    /// <summary>Null when nothing of the section is configured.</summary>
    /// <exception cref="ConfigurationException">It has a setting that does not exist or cannot be read.</exception>
    public static T? Read<T>(IConfiguration configuration, string name) where T : class
    {
        try
        {
            var section = configuration.GetSection(name);
            return section.Exists() ? section.Get<T>(options => options.ErrorOnUnknownConfiguration = true) : null;
        }
        catch (InvalidOperationException exception)
        {
            throw new ConfigurationException($"The configuration of {name} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The texts of a list, be they numbered settings or one with commas between them.</summary>
    public static IReadOnlyList<string> Texts(IConfiguration configuration, string name)
    {
        var section = configuration.GetSection(name);
        var texts = section.GetChildren().Select(child => child.Value ?? "").Concat((section.Value ?? "").Split([',', ';']));
        return [.. texts.Select(text => text.Trim()).Where(text => text.Length > 0)];
    }

    /// <exception cref="ConfigurationException">There are faults.</exception>
    public static void Require(string name, IEnumerable<string> faults)
    {
        var found = faults.Select(fault => $"{name}:{fault}").ToArray();
        if (found.Length > 0) throw new ConfigurationException($"The configuration is wrong. {string.Join(' ', found)}");
    }
}
