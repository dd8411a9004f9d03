using RiskRegister.Domain;

namespace RiskRegister.Api.Start;

/// <summary>Reads "Register" from the configuration and refuses to start on what is not right.</summary>
public static class SettingsConfiguration
{
    /// <exception cref="InvalidOperationException">A setting is wrong; the message names each.</exception>
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
            throw new InvalidOperationException($"The configuration of Register cannot be read: {exception.Message}", exception);
        }

        var faults = RegisterSettingsRules.FaultsOf(settings).ToArray();
        return faults.Length == 0 ? settings : throw new InvalidOperationException($"The configuration is wrong.\n{string.Join('\n', faults.Select(fault => $"Register:{fault}"))}");
    }
}
