using RiskRegister.Api.Http;
using RiskRegister.Api.Security;

namespace RiskRegister.Api.Start;

/// <summary>The service's settings, wherever they were given: files beside it, the environment, the command line, in this order.</summary>
public static class ServiceConfiguration
{
    /// <summary>As the service itself would have them.</summary>
    /// <exception cref="ConfigurationException">A setting is misspelt, wrong, or names a file that cannot be read.</exception>
    public static IConfiguration Of(string[] settings)
    {
        var configuration = new ConfigurationManager();
        AddFiles(configuration);
        configuration.AddEnvironmentVariables().AddCommandLine(settings);
        Complete(configuration);
        SettingsConfiguration.Read(configuration);
        LimitSettings.Read(configuration);
        OidcSettings.Read(configuration);
        HostedPages.Read(configuration);
        OperationsSettings.Read(configuration);
        OperationsSettings.ReadRetention(configuration);
        return configuration;
    }

    /// <summary>Refuses what is misspelt, and reads secrets that are files.</summary>
    /// <exception cref="ConfigurationException">A setting is misspelt or wrong, or names a file that cannot be read.</exception>
    public static void Complete(IConfigurationManager configuration)
    {
        var files = new ConfigurationManager();
        AddFiles(files);
        KnownSettings.Require(files, Environment.GetEnvironmentVariables().Keys.Cast<string>());
        SecretFiles.Read(configuration);
        DatabaseServer.LongestWait(configuration);
    }

    static void AddFiles(ConfigurationManager configuration)
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Production";
        foreach (var name in (ReadOnlySpan<string>)["appsettings.json", $"appsettings.{environment}.json"])
            configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, name), optional: true);
    }
}
