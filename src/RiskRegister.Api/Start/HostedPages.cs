using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Pages;
using RiskRegister.Pages.Sessions;
using RiskRegister.UseCases.Keys;

namespace RiskRegister.Api.Start;

/// <summary>The pages, in this process.</summary>
public static class HostedPages
{
    const string Section = "Pages";

    /// <exception cref="ConfigurationException">A setting is wrong; the message names each.</exception>
    public static PagesSettings Read(IConfiguration configuration)
    {
        var settings = ConfiguredSection.Read<PagesSettings>(configuration, Section) ?? new PagesSettings();
        ConfiguredSection.Require(Section, settings.Faults());
        return settings;
    }

    /// <exception cref="ConfigurationException">A setting is wrong; the message names each.</exception>
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRegisterPages(Read(builder.Configuration));
        builder.Services.AddSingleton<IPagesHost, PagesHost>();

        // The keys that forms are sealed with are no secret that lets anybody in.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    /// <summary>Prints a link that signs in whoever started the service on a database of its own, once it listens.</summary>
    public static void PrintSignInLink(this WebApplication app)
    {
        var path = Path.Combine(RegisterDatabase.DataDirectoryOf(app.Configuration), AdminKey.FileName);
        if (!File.Exists(path) || !KeyToken.TryParse(File.ReadAllText(path).Trim(), out var key)) return;
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var listening = new Uri(app.Urls.First().Replace("://+", "://localhost", StringComparison.Ordinal)
                .Replace("://*", "://localhost", StringComparison.Ordinal)
                .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
                .Replace("://[::]", "://localhost", StringComparison.Ordinal));
            Console.WriteLine(
                $"\nOpen {new Uri(listening, app.Services.GetRequiredService<SignInLinks>().Make(key.Id))}\n(signs in once, within ten "
                    + "minutes)");
        });
    }
}
