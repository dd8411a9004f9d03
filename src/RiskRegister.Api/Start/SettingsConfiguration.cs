using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.UseCases.Rounds;

namespace RiskRegister.Api.Start;

/// <summary>Reads what is configured of registers and reports, and refuses to start on what is not right.</summary>
public static class SettingsConfiguration
{
    /// <exception cref="ConfigurationException">A setting is wrong; the message names each.</exception>
    public static RegisterSettings Read(IConfiguration configuration)
    {
        var settings = ConfiguredSection.Read<RegisterSettings>(configuration, "Register") ?? new RegisterSettings();
        ConfiguredSection.Require("Register", RegisterSettingsRules.FaultsOf(settings));
        return settings;
    }

    /// <summary>Reads "Round": bank holidays, proposed dates, and who signs off.</summary>
    /// <exception cref="ConfigurationException">A setting is wrong; the message names each.</exception>
    public static RoundSettings ReadRound(IConfiguration configuration)
    {
        var settings = ConfiguredSection.Read<RoundSettings>(configuration, "Round") ?? new RoundSettings();
        ConfiguredSection.Require("Round", settings.Faults());
        return settings;
    }

    /// <summary>Reads "Report", the texts of reports to committees.</summary>
    /// <exception cref="ConfigurationException">A text is wrong; the message names each.</exception>
    public static CommitteeReport ReadReport(IConfiguration configuration)
    {
        var report = ConfiguredSection.Read<CommitteeReport>(configuration, "Report") ?? new CommitteeReport();
        var faults = new Faults();
        CommitteeReportRules.Check(report, faults);
        ConfiguredSection.Require("Report", faults.All.Select(fault => $"{fault.Key} {fault.Value[0]}."));
        return report;
    }
}
