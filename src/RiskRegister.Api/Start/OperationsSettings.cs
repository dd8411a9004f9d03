using System.Globalization;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Operations;

namespace RiskRegister.Api.Start;

/// <summary>What operators set of how the service is watched and verified.</summary>
/// <param name="MetricsUrl">Where Prometheus is answered; null where it is not.</param>
/// <param name="VerifyAt">The hour, where the register is, at which everything is verified; null for never.</param>
public sealed record OperationsSettings(Uri? MetricsUrl, TimeOnly? VerifyAt)
{
    const string Metrics = "MetricsUrl";
    const string Verify = "Verification:At";
    const string Retention = "Retention";
    const string Never = "off";

    static readonly TimeOnly AtNight = new(2, 30);

    /// <exception cref="ConfigurationException">A setting is wrong; the message names it.</exception>
    public static OperationsSettings Read(IConfiguration configuration) =>
        new(UrlOf(configuration[Metrics]), HourOf(configuration[Verify]));

    /// <exception cref="ConfigurationException">A setting is wrong; the message names each.</exception>
    public static RetentionSettings ReadRetention(IConfiguration configuration)
    {
        var settings = ConfiguredSection.Read<RetentionSettings>(configuration, Retention) ?? new RetentionSettings();
        ConfiguredSection.Require(Retention, settings.Faults());
        return settings;
    }

    static Uri? UrlOf(string? said) => said switch
    {
        null or "" => null,
        _ when Uri.TryCreate(said, UriKind.Absolute, out var url) && url is { Scheme: "http", AbsolutePath: "/" } => url,
        _ => throw new ConfigurationException($"{Metrics} is {said}: it is an address to listen on, as http://127.0.0.1:9464."),
    };

    static TimeOnly? HourOf(string? said) => said switch
    {
        null or "" => AtNight,
        Never => null,
        _ when TimeOnly.TryParseExact(said, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) => hour,
        _ => throw new ConfigurationException($"{Verify} is {said}: it is an hour, as 02:30, or {Never}."),
    };
}
