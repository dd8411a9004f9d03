using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.UseCases.Keys;

namespace RiskRegister.Api.Start;

/// <summary>What the command line says of keys.</summary>
public sealed class KeyArguments
{
    public const string Usage = """
        usage: riskregister key add --role ROLE [--role ROLE …] [--owner POST …] [--label TEXT] [--expires 2027-03-31] [--full]
               riskregister key list
               riskregister key rotate ID [--overlap HOURS] [--expires 2027-03-31]
               riskregister key revoke ID
               [--DataDirectory DIR]   (with each: settings as the service takes them)

          ROLE       reader, auditor, owner, editor or admin
          ID         of a key, as list shows it
          --owner    a post that the key acts for; needed for the role owner
          --full     lets a reader have full editions of published snapshots
          --overlap  how long the key goes on beside the one in its place; 24 hours when left out
        """;

    static readonly Dictionary<string, string[]> Options = new(StringComparer.Ordinal)
    {
        ["add"] = ["--role", "--owner", "--label", "--expires"],
        ["list"] = [],
        ["rotate"] = ["--overlap", "--expires"],
        ["revoke"] = [],
    };

    string label = "";

    KeyArguments(string verb) => Verb = verb;

    public string Verb { get; }

    /// <summary>Of the key to rotate or revoke.</summary>
    public string Id { get; private set; } = "";

    public List<Role> Roles { get; } = [];

    public List<string> Owners { get; } = [];

    /// <summary>What is the service's own.</summary>
    public List<string> Settings { get; } = [];

    public bool Full { get; private set; }

    public int OverlapHours { get; private set; } = KeyRotation.StandardOverlap;

    /// <summary>Not given: as the command has it when nothing is said.</summary>
    public Optional<DateTimeOffset?> ExpiresAt { get; private set; }

    public string Label => label.Length > 0 ? label
        : Owners.Count > 0 ? string.Join(", ", Owners) : string.Join(", ", Roles.Select(role => EnumNames.Of(role)));

    /// <summary>Of the key to make.</summary>
    public KeyRights Rights => new(Label, Roles.ToHashSet(), Owners, Full, ExpiresAt.Or(null));

    public KeyRotation Rotation => new(OverlapHours, ExpiresAt);

    /// <exception cref="UsageException">They are not understood; the message says which.</exception>
    public static KeyArguments Read(string[] arguments)
    {
        if (arguments is not ["key", { } verb, .. var rest] || !Options.TryGetValue(verb, out var options)) throw new UsageException(Usage);
        var read = new KeyArguments(verb);
        if (verb is "rotate" or "revoke")
        {
            if (rest is not [{ } id, .. var others] || id.StartsWith("--", StringComparison.Ordinal)) throw new UsageException($"{verb} needs the id of a key.\n{Usage}");
            (read.Id, rest) = (id, others);
        }

        for (var index = 0; index < rest.Length; index++)
        {
            var name = rest[index];
            if (name == "--full" && verb == "add") read.Full = true;
            else if (index + 1 == rest.Length) throw new UsageException($"{name} needs a value.\n{Usage}");
            else if (options.Contains(name, StringComparer.Ordinal)) read.Take(name, rest[++index]);
            else if (Options.Values.Any(others => others.Contains(name, StringComparer.Ordinal))) throw new UsageException($"{verb} takes no {name}.\n{Usage}");
            else if (name.StartsWith("--", StringComparison.Ordinal)) read.Settings.AddRange([name, rest[++index]]);
            else throw new UsageException($"{name} is not understood.\n{Usage}");
        }

        if (verb != "add") return read;
        if (read.Roles.Count == 0) throw new UsageException($"--role is needed.\n{Usage}");
        if (read.Roles.Contains(Role.Owner) && read.Owners.Count == 0) throw new UsageException("The role owner needs at least one --owner, the post it acts for.");
        return read;
    }

    void Take(string name, string value)
    {
        switch (name)
        {
            case "--role" when EnumNames.TryParse<Role>(value, out var role):
                if (!Roles.Contains(role)) Roles.Add(role);
                break;
            case "--role":
                throw new UsageException($"A role is one of {EnumNames.List<Role>()}.");
            case "--owner" when TextRules.LineFault(value, EntryLimits.Owner) is not null || Owners.Count == EntryLimits.Owners:
                throw new UsageException($"An owner has 1 to {EntryLimits.Owner} characters, and there are at most {EntryLimits.Owners}.");
            case "--owner":
                Owners.Add(value.Trim());
                break;
            case "--label" when TextRules.LineFault(value, EntryLimits.Owner) is not null:
                throw new UsageException($"A label has 1 to {EntryLimits.Owner} characters.");
            case "--label":
                label = value.Trim();
                break;
            case "--expires" when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                ExpiresAt = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
                break;
            case "--expires":
                throw new UsageException("--expires takes a date, as 2027-03-31.");
            case "--overlap" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours <= KeyRotation.LongestOverlap:
                OverlapHours = hours;
                break;
            default:
                throw new UsageException($"--overlap takes hours, 0 to {KeyRotation.LongestOverlap}.");
        }
    }
}

/// <summary>The command line is not understood; the message says what is.</summary>
public sealed class UsageException(string message) : Exception(message);
