using RiskRegister.Domain;

namespace RiskRegister.Api.Start;

/// <summary>Reads "Register" from the configuration and refuses to start on what is not right.</summary>
public static class SettingsConfiguration
{
    /// <exception cref="ConfigurationException">A setting is wrong; the message names each.</exception>
    public static RegisterSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Register");
        RegisterSettings settings;
        try
        {
            settings = section.Get<RegisterSettings>(options => options.ErrorOnUnknownConfiguration = true) ?? new RegisterSettings();
        }
        catch (InvalidOperationException exception)
        {
            throw new ConfigurationException($"The configuration of Register cannot be read: {exception.Message}", exception);
        }

        var faults = RegisterSettingsRules.FaultsOf(settings).ToArray();
        return faults.Length == 0 ? settings : throw new ConfigurationException($"The configuration is wrong. {string.Join(' ', faults.Select(fault => $"Register:{fault}"))}");
    }
}

/// <summary>The configuration is not one to start with; the message is for the administrator.</summary>
public sealed class ConfigurationException(string message, Exception? inner = null) : Exception(message, inner);
