using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Domain;

namespace RiskRegister.Api.Start;

/// <summary>riskregister key add --role owner --owner "Head of Waste Management": makes an access key and prints it, once.</summary>
public static class KeyCommand
{
    const string Usage = """
        usage: riskregister key add --role ROLE [--role ROLE …] [--owner POST …] [--label TEXT] [--expires 2027-03-31] [--full]
               [--DataDirectory DIR]   (settings as the service takes them)

          ROLE     reader, auditor, owner, editor or admin
          --owner  a post that the key acts for; needed for the role owner
          --full   lets a reader have full editions of published snapshots
        """;

    public static async Task<int> Run(string[] arguments)
    {
        try
        {
            if (arguments is not ["key", "add", .. var rest]) throw new UsageException(Usage);
            var wanted = Read(rest);
            var configuration = new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddEnvironmentVariables().AddCommandLine([.. wanted.Settings]).Build();
            await using var database = await RegisterDatabase.Open(configuration, NullLogger.Instance, share: true, CancellationToken.None);
            var keys = new AccessKeyStore(database.Source, TimeProvider.System);
            var text = await keys.Add(wanted.Label, wanted.Roles, wanted.Owners, wanted.Full, wanted.ExpiresAt, "command line", CancellationToken.None);
            await Console.Out.WriteLineAsync(text);
            return 0;
        }
        catch (UsageException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }
    }

    static Wanted Read(string[] arguments)
    {
        var wanted = new Wanted();
        for (var index = 0; index < arguments.Length; index++)
        {
            var name = arguments[index];
            if (name == "--full") wanted.Full = true;
            else if (index + 1 == arguments.Length) throw new UsageException($"{name} needs a value.\n{Usage}");
            else wanted.Take(name, arguments[++index]);
        }

        if (wanted.Roles.Count == 0) throw new UsageException($"--role is needed.\n{Usage}");
        if (wanted.Roles.Contains(Role.Owner) && wanted.Owners.Count == 0) throw new UsageException("The role owner needs at least one --owner, the post it acts for.");
        if (wanted.Label.Length == 0) wanted.Label = wanted.Owners.Count > 0 ? string.Join(", ", wanted.Owners) : string.Join(", ", wanted.Roles.Select(role => EnumNames.Of(role)));
        return wanted;
    }

    sealed class Wanted
    {
        public List<Role> Roles { get; } = [];

        public List<string> Owners { get; } = [];

        public List<string> Settings { get; } = [];

        public string Label { get; set; } = "";

        public bool Full { get; set; }

        public DateTimeOffset? ExpiresAt { get; private set; }

        public void Take(string name, string value)
        {
            switch (name)
            {
                case "--role" when EnumNames.TryParse<Role>(value, out var role):
                    if (!Roles.Contains(role)) Roles.Add(role);
                    break;
                case "--role":
                    throw new UsageException($"A role is one of {EnumNames.List<Role>()}.");
                case "--owner" when value.Trim().Length is 0 or > EntryLimits.Owner || Owners.Count == EntryLimits.Owners:
                    throw new UsageException($"An owner has 1 to {EntryLimits.Owner} characters, and there are at most {EntryLimits.Owners}.");
                case "--owner":
                    Owners.Add(value.Trim());
                    break;
                case "--label" when value.Trim().Length is 0 or > EntryLimits.Owner:
                    throw new UsageException($"A label has 1 to {EntryLimits.Owner} characters.");
                case "--label":
                    Label = value.Trim();
                    break;
                case "--expires" when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                    ExpiresAt = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
                    break;
                case "--expires":
                    throw new UsageException("--expires takes a date, as 2027-03-31.");
                case var setting when setting.StartsWith("--", StringComparison.Ordinal):
                    Settings.AddRange([name, value]);
                    break;
                default:
                    throw new UsageException($"{name} is not understood.\n{Usage}");
            }
        }
    }

    sealed class UsageException(string message) : Exception(message);
}
