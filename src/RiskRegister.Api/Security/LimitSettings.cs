using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>How much one caller may ask of one instance of the service.</summary>
public sealed record LimitSettings
{
    public int RequestsPerMinute { get; init; } = 60_000;

    /// <summary>Of one address.</summary>
    public int FailedSignInsPerMinute { get; init; } = 100;

    /// <summary>Of one caller, however slowly they come.</summary>
    public int RequestsAtOnce { get; init; } = 250;

    /// <summary>After which a request that is still being worked on is given up; what its
    /// client takes to send and receive does not count.</summary>
    public int RequestSeconds { get; init; } = 60;

    /// <summary>Within which a request's head must have come.</summary>
    public int HeadSeconds { get; init; } = 15;

    /// <summary>To the database, over both pools: half are for short statements that keep their plans.</summary>
    public int DatabaseConnections { get; init; } = 80;

    /// <summary>
    /// How long an instance that is told to stop goes on answering while it says that it is not ready, so that nobody is sent to it any
    /// more. Null: 5 on a server that other instances may share, else none.
    /// </summary>
    public int? DrainSeconds { get; init; }

    /// <summary>In MiB: what the heap may keep while nothing is asked of the service; what is beyond is given back.</summary>
    public int IdleMemory { get; init; } = 96;

    /// <exception cref="ConfigurationException">A setting is wrong; the message names each.</exception>
    public static LimitSettings Read(IConfiguration configuration)
    {
        var settings = ConfiguredSection.Read<LimitSettings>(configuration, "Limits") ?? new LimitSettings();
        ConfiguredSection.Require("Limits", FaultsOf(settings));
        return settings;
    }

    static IEnumerable<string> FaultsOf(LimitSettings settings)
    {
        if (settings.RequestsPerMinute < 1) yield return "RequestsPerMinute must be at least 1.";
        if (settings.RequestsAtOnce < 1) yield return "RequestsAtOnce must be at least 1.";
        if (settings.FailedSignInsPerMinute < 1) yield return "FailedSignInsPerMinute must be at least 1.";
        if (settings.RequestSeconds is < 1 or > 3600) yield return "RequestSeconds must be 1 to 3600.";
        if (settings.DrainSeconds is < 0 or > 120) yield return "DrainSeconds must be 0 to 120.";
        if (settings.DatabaseConnections is < 4 or > 10_000) yield return "DatabaseConnections must be 4 to 10000.";
        if (settings.IdleMemory is < 16 or > 1_000_000) yield return "IdleMemory must be 16 to 1000000.";
        if (settings.HeadSeconds is < 1 or > 600) yield return "HeadSeconds must be 1 to 600.";
    }
}
