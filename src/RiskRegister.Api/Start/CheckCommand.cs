using Microsoft.Extensions.Logging.Abstractions;
using RiskRegister.Api.Features.Reminders;
using RiskRegister.Api.Http;
using RiskRegister.Api.Pdf;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Api.Start;

/// <summary>Looks at what a start would need, starts nothing and changes nothing; whatever is wrong is thrown, in words.</summary>
static class CheckCommand
{
    public static async Task<int> Run(IConfiguration configuration, TextWriter output, CancellationToken stop)
    {
        SpoolFolder.Read(configuration);
        Proxies.Networks(configuration);
        CrossOrigin.Origins(configuration);
        _ = new DigestTemplates(MailSettings.Read(configuration), SettingsConfiguration.Read(configuration));
        await output.WriteLineAsync("Settings: in order.");
        await output.WriteLineAsync($"Database: {(RegisterDatabase.ServerOf(configuration) is { } server
            ? await OfServer(server.Service, server.Owner, configuration, stop)
            : await OfOwn(configuration, stop))}");
        await output.WriteLineAsync(Browsers.Find(configuration["Chromium"]) is { } browser
            ? $"PDF: printed by {browser}."
            : "PDF: no Chromium was found, so that PDF is answered with 501.");
        return 0;
    }

    static async Task<string> OfServer(string service, string? owner, IConfiguration configuration, CancellationToken stop)
    {
        var missing = 0;
        await DatabaseServer.WhenThere(
            async () =>
            {
                if (owner is not null)
                    await DatabaseServer.As("RegisterOwner", owner,
                        async () => missing = await Migrations.Embedded().CountMissing(owner, stop));
                if (missing == 0) await DatabaseServer.As("Register", service, () => Migrations.Embedded().Check(service, stop));
                await DatabaseServer.As("Register", service, () => ServiceLogin.RefuseOwningLogin(service, stop));
            },
            DatabaseServer.LongestWait(configuration), NullLogger.Instance, TimeProvider.System, stop);
        return missing == 0 ? $"{DatabaseServer.Describe(service)}; it is migrated, and the service's login owns nothing."
            : $"{DatabaseServer.Describe(service)}; {missing} migrations are to be applied, which migrate or the next start does.";
    }

    static async Task<string> OfOwn(IConfiguration configuration, CancellationToken stop)
    {
        var directory = RegisterDatabase.DataDirectoryOf(configuration);
        if (!EmbeddedCluster.IsIn(directory))
        {
            if (RegisterDatabase.WhyNoneIsMade(configuration, share: false) is { } why) throw new ConfigurationException(why);
            var bin = configuration["PostgresBin"];
            var found = PostgresBinaries.Choose(await PostgresBinaries.Find(bin, stop), bin, madeBy: null, directory);
            return $"PostgreSQL {found.MajorVersion} of its own; there is no register in '{directory}' yet, and a start makes one.";
        }

        if (!EmbeddedCluster.IsInUse(directory))
            return $"PostgreSQL of its own, in '{directory}'; no service runs on it, and it is not started to be looked at.";
        await using var running = await EmbeddedCluster.Start(
            new EmbeddedClusterOptions
            {
                DataDirectory = directory,
                PostgresBin = configuration["PostgresBin"],
                ShareWithRunningService = true,
            },
            NullLogger.Instance, TimeProvider.System, stop);
        var missing = await Migrations.Embedded().CountMissing(running.OwnerConnectionString, stop);
        return $"PostgreSQL of its own, in '{directory}'; a service runs on it, "
            + (missing == 0
                ? "and it is migrated."
                : $"of an earlier version: {missing} migrations are to be applied, which the next start does.");
    }
}
