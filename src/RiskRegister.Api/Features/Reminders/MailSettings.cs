using System.Net.Mail;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cronos;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Features.Reminders;

/// <summary>What is configured of e-mail; nothing is sent without a host.</summary>
public sealed record MailSettings
{
    /// <summary>Of the mail server; null sends nothing.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public string? UserName { get; init; }

    /// <summary>Never logged, nor told by the API.</summary>
    public string? Password { get; init; }

    /// <summary>Whether nothing is sent without TLS; unless said, it may be without where the server is this machine.</summary>
    public bool? RequireTls { get; init; }

    /// <summary>A PEM file with certificates that are trusted for the mail server beside the system's: the organisation's own.</summary>
    public string? TrustedRoots { get; init; }

    /// <summary>Whom it comes from; demanded where there is a host.</summary>
    public string From { get; init; } = "risk-register@example.org";

    /// <summary>Where the pages are, for links: https://risk.example.gov.uk; demanded where there is a host.</summary>
    public string Address { get; init; } = "http://localhost:8080";

    /// <summary>When digests are made, as cron has it, where the organisation is.</summary>
    public string Schedule { get; init; } = "0 7 * * 1-5";

    /// <summary>A folder with digest.txt and digest.html in the place of those that come with the service.</summary>
    public string? Templates { get; init; }

    /// <summary>Whether this instance sends; one of several is enough.</summary>
    public bool Dispatch { get; init; } = true;

    /// <summary>How long the mail server has for each step.</summary>
    public int TimeoutSeconds { get; init; } = 30;

    public const int LongestTimeout = 120;

    public bool Sends => Dispatch && !string.IsNullOrWhiteSpace(Host);

    /// <exception cref="ConfigurationException">A setting is wrong, and named.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var settings = ConfiguredSection.Read<MailSettings>(configuration, "Mail") ?? new MailSettings();
        ConfiguredSection.Require("Mail", [.. settings.Faults(), .. settings.Missing(configuration)]);
        return settings;
    }

    // Whoever gets a digest answers its sender and follows its links: neither can be guessed once there is a mail server.
    IEnumerable<string> Missing(IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(Host)) yield break;
        if (configuration["Mail:From"] is null) yield return "From must be given with Host: whom e-mail comes from.";
        if (configuration["Mail:Address"] is null) yield return "Address must be given with Host: where the pages are, for links.";
    }

    /// <summary>The certificates of <see cref="TrustedRoots"/>.</summary>
    public X509Certificate2Collection ReadRoots()
    {
        var roots = new X509Certificate2Collection();
        if (TrustedRoots is not null) roots.ImportFromPemFile(TrustedRoots);
        return roots;
    }

    /// <summary>What is wrong with it, a sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        if (Port is < 1 or > 65_535) yield return "Port must be 1 to 65535.";
        if (!MailAddress.TryCreate(From, out _)) yield return "From is no e-mail address.";
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return "Address is no address, as https://risk.example.gov.uk.";
        if (!CronExpression.TryParse(Schedule, out _)) yield return "Schedule is no cron expression, as 0 7 * * 1-5.";
        if (TrustedRoots is not null && !HasRoots()) yield return $"TrustedRoots: {TrustedRoots} is no file with certificates (PEM).";
        if (UserName is null != Password is null) yield return "UserName and Password must be given together.";
        if (TimeoutSeconds is < 1 or > LongestTimeout) yield return $"TimeoutSeconds must be 1 to {LongestTimeout}.";
    }

    bool HasRoots()
    {
        try
        {
            return ReadRoots().Count > 0;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
