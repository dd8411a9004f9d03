using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Keys;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Start;

/// <summary>key add, list, rotate, revoke: keys with the database at hand, when nobody can sign in.</summary>
public static class KeyCommand
{
    static readonly Actor AtTheCommandLine = Actor.Service("command line");

    /// <param name="configuration">Asked when the command is carried out.</param>
    public static Command Of(Func<IConfiguration> configuration) =>
        new("key", "Make, list, rotate and revoke access keys; the service may be running or not")
    {
        Add(configuration),
        new Command("list", "List all keys, with when they were last used").Does((said, stop) =>
            Open(configuration, source => List(new ReadKeys(source, TimeProvider.System), said, stop), stop)),
        Rotate(configuration),
        Revoke(configuration),
    };

    static Command Add(Func<IConfiguration> configuration)
    {
        var roles = new Option<Role[]>("--role")
        {
            Description = "reader, auditor, owner, editor or admin; may be given again",
            HelpName = "ROLE",
            Required = true,
            CustomParser = ReadRoles,
        };
        var owners = new Option<string[]>("--owner")
        {
            Description = "A post that the key acts for, needed for the role owner; may be given again",
            HelpName = "POST",
            CustomParser = ReadOwners,
        };
        var label = new Option<string?>("--label")
        {
            Description = "What the key is called; its posts or roles when left out",
            HelpName = "TEXT",
            CustomParser = ReadLabel,
        };
        var full = new Option<bool>("--full") { Description = "Let a reader have full editions of published snapshots" };
        var expires = Expires();
        var add = new Command("add", "Make a key, and write it out: it is shown here and nowhere else")
        {
            roles,
            owners,
            label,
            full,
            expires,
        };
        add.Validators.Add(command =>
        {
            var isOwner = command.GetResult(roles)?.Tokens.Any(token => token.Value == EnumNames.Of(Role.Owner)) == true;
            if (isOwner && command.GetResult(owners) is not { Tokens.Count: > 0 })
                command.AddError("The role owner needs at least one --owner, the post it acts for.");
        });
        add.SetAction((parsed, stop) => Open(configuration, source =>
        {
            var (held, posts) = (parsed.GetRequiredValue(roles), parsed.GetValue(owners) ?? []);
            var named = parsed.GetValue(label) ?? string.Join(", ", posts.Length > 0 ? posts : held.Select(role => EnumNames.Of(role)));
            var rights = new KeyRights(named, held.ToHashSet(), posts, parsed.GetValue(full), parsed.GetValue(expires));
            return Show(new MakeKey(new Transactions(source), TimeProvider.System).Apply(AtTheCommandLine, rights, stop), parsed);
        }, stop));
        return add;
    }

    static async Task<int> List(ReadKeys keys, TextWriter output, CancellationToken stop)
    {
        var now = TimeProvider.System.GetUtcNow();
        await output.WriteLineAsync("ID            STATE    LAST USED          EXPIRES            ROLES; POSTS; LABEL");
        foreach (var key in (await keys.Page(state: null, after: null, limit: int.MaxValue, stop)).Reverse())
        {
            await output.WriteLineAsync(
                $"{key.Id}  {EnumNames.Of(key.StateAt(now)),-7}  {Minute(key.LastUsedAt),-17}  {Minute(key.ExpiresAt),-17}  "
                + $"{string.Join(", ", key.RoleNames)}; {string.Join(", ", key.Owners)}; {key.Label}");
        }

        return 0;
    }

    static Command Rotate(Func<IConfiguration> configuration)
    {
        var id = Id();
        var overlap = new Option<int>("--overlap")
        {
            Description = "How many hours the key goes on beside the one in its place",
            HelpName = "HOURS",
            DefaultValueFactory = _ => KeyRotation.StandardOverlap,
            CustomParser = ReadOverlap,
        };
        var expires = Expires();
        var rotate = new Command("rotate", "Make a key in the place of another, and write it out") { id, overlap, expires };
        rotate.SetAction((parsed, stop) => Open(configuration, source =>
        {
            var end = parsed.GetResult(expires) is null ? default : new Optional<DateTimeOffset?>(IsGiven: true, parsed.GetValue(expires));
            var rotation = new KeyRotation(parsed.GetValue(overlap), end);
            return Show(new RotateKey(new Transactions(source), TimeProvider.System).Apply(AtTheCommandLine, parsed.GetRequiredValue(id),
                rotation, stop), parsed);
        }, stop));
        return rotate;
    }

    static Command Revoke(Func<IConfiguration> configuration)
    {
        var id = Id();
        var revoke = new Command("revoke", "End a key at once") { id };
        revoke.SetAction((parsed, stop) =>
            Open(configuration, source => Revoke(source, parsed.GetRequiredValue(id), parsed.InvocationConfiguration.Error, stop), stop));
        return revoke;
    }

    static async Task<int> Revoke(NpgsqlDataSource source, string id, TextWriter errors, CancellationToken stop)
    {
        var (key, missing) = await new ReadKeys(source, TimeProvider.System).One(id, stop);
        if (missing is not null) return await Refuse(missing, errors);
        if (key!.StateAt(TimeProvider.System.GetUtcNow()) != KeyState.Active)
        {
            await errors.WriteLineAsync($"{key.Label} ({key.Id}) was revoked or has expired.");
            return CommandLine.Failed;
        }

        // Whoever has the database at hand can make another.
        var revoked = (await new RevokeKey(new Transactions(source), TimeProvider.System).Apply(AtTheCommandLine, id, stop,
            evenTheLast: true)).Required;
        if (!revoked.AdministratorsLeft)
            await errors.WriteLineAsync("No administrator has a key now; riskregister key add --role admin makes one.");
        return 0;
    }

    static async Task<int> Show(Task<Result<MadeKey>> making, ParseResult parsed)
    {
        var (made, refusal) = await making;
        if (refusal is not null) return await Refuse(refusal, parsed.InvocationConfiguration.Error);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(made!.Text);
        return 0;
    }

    static async Task<int> Refuse(Refusal refusal, TextWriter errors)
    {
        await errors.WriteLineAsync(refusal.Sentence);
        return CommandLine.Failed;
    }

    static async Task<int> Open(Func<IConfiguration> configuration, Func<NpgsqlDataSource, Task<int>> work, CancellationToken stop)
    {
        await using var database = await RegisterDatabase.Open(configuration(), NullLoggerFactory.Instance, share: true, stop);
        return await work(database.Source);
    }

    static Argument<string> Id() => new("ID") { Description = "Of a key, as list shows it" };

    static Option<DateTimeOffset?> Expires() => new("--expires")
    {
        Description = "Its last day, as 2027-03-31",
        HelpName = "DATE",
        CustomParser = ReadExpiry,
    };

    static Role[] ReadRoles(ArgumentResult given)
    {
        var roles = new List<Role>();
        foreach (var token in given.Tokens)
        {
            if (!EnumNames.TryParse<Role>(token.Value, out var role))
                given.AddError($"{token.Value} is no role: one is {EnumNames.List<Role>()}.");
            else if (!roles.Contains(role))
                roles.Add(role);
        }

        return [.. roles];
    }

    static string[] ReadOwners(ArgumentResult given)
    {
        if (given.Tokens.Count > EntryLimits.Owners
            || given.Tokens.Any(token => TextRules.LineFault(token.Value, EntryLimits.Owner) is not null))
            given.AddError($"An owner has 1 to {EntryLimits.Owner} characters, and there are at most {EntryLimits.Owners}.");
        return [.. given.Tokens.Select(token => token.Value.Trim())];
    }

    static string? ReadLabel(ArgumentResult given)
    {
        if (TextRules.LineFault(given.Tokens[0].Value, EntryLimits.Owner) is not null)
            given.AddError($"A label has 1 to {EntryLimits.Owner} characters.");
        return given.Tokens[0].Value.Trim();
    }

    static DateTimeOffset? ReadExpiry(ArgumentResult given)
    {
        if (DateOnly.TryParseExact(given.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        given.AddError("--expires takes a date, as 2027-03-31.");
        return null;
    }

    static int ReadOverlap(ArgumentResult given)
    {
        var isWhole = int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var hours);
        if (isWhole && hours <= KeyRotation.LongestOverlap) return hours;
        given.AddError($"--overlap takes hours, 0 to {KeyRotation.LongestOverlap}.");
        return 0;
    }

    static string Minute(DateTime? instant) => instant?.ToString("yyyy-MM-dd HH:mm'Z'") ?? "-";
}
