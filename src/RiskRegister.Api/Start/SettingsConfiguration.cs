using RiskRegister.Api.Http;
using RiskRegister.Domain;

namespace RiskRegister.Api.Start;

/// <summary>Reads "Register" from the configuration and refuses to start on what is not right.</summary>
public static class SettingsConfiguration
{
    /// <exception cref="ConfigurationException">A setting is wrong; the message names each.</exception>
    public static RegisterSettings Read(IConfiguration configuration)
    {
        var settings = ConfiguredSection.Read<RegisterSettings>(configuration, "Register") ?? new RegisterSettings();
        ConfiguredSection.Require("Register", RegisterSettingsRules.FaultsOf(settings));
        return settings;
    }
}
