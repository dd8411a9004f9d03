using Microsoft.Extensions.Logging.Abstractions;
using RiskRegister.Api.Http;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Keys;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Start;

/// <summary>riskregister key add, list, rotate, revoke: keys with the database at hand, when nobody can sign in.</summary>
public static class KeyCommand
{
    static readonly Actor CommandLine = Actor.Service("command line");

    public static Task<int> Run(string[] arguments) => Run(arguments, Console.Out, Console.Error);

    /// <returns>The exit code: 1 when there is no such key or no register, 2 when the arguments are not understood.</returns>
    public static async Task<int> Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            var wanted = KeyArguments.Read(arguments);
            var configuration = new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddEnvironmentVariables().AddCommandLine([.. wanted.Settings]).Build();
            await using var database = await RegisterDatabase.Open(configuration, NullLogger.Instance, share: true, CancellationToken.None);
            var (transactions, clock) = (new Transactions(database.Source), TimeProvider.System);
            var keys = new ReadKeys(database.Source, clock);
            return wanted.Verb switch
            {
                "add" => await Show(new MakeKey(transactions, clock).Apply(CommandLine, wanted.Rights, CancellationToken.None), output, errors),
                "list" => await List(keys, clock.GetUtcNow(), output),
                "rotate" => await Show(
                    new RotateKey(transactions, clock).Apply(CommandLine, wanted.Id, wanted.Rotation, CancellationToken.None), output, errors),
                _ => await Revoke(keys, new RevokeKey(transactions, clock), wanted.Id, clock.GetUtcNow(), errors),
            };
        }
        catch (UsageException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return 2;
        }
        catch (Exception refused) when (refused is EmbeddedClusterException or MigrationException or ConfigurationException)
        {
            await errors.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    static async Task<int> Show(Task<Result<MadeKey>> making, TextWriter output, TextWriter errors)
    {
        var (made, refusal) = await making;
        if (refusal is not null) return await Refuse(refusal, errors);
        await output.WriteLineAsync(made!.Text);
        return 0;
    }

    static async Task<int> List(ReadKeys keys, DateTimeOffset now, TextWriter output)
    {
        await output.WriteLineAsync("ID            STATE    LAST USED          EXPIRES            ROLES; POSTS; LABEL");
        foreach (var key in (await keys.Page(state: null, after: null, limit: int.MaxValue, CancellationToken.None)).Reverse())
        {
            await output.WriteLineAsync(
                $"{key.Id}  {EnumNames.Of(key.StateAt(now)),-7}  {Minute(key.LastUsedAt),-17}  {Minute(key.ExpiresAt),-17}  "
                + $"{string.Join(", ", key.RoleNames)}; {string.Join(", ", key.Owners)}; {key.Label}");
        }

        return 0;
    }

    static async Task<int> Revoke(ReadKeys keys, RevokeKey revoke, string id, DateTimeOffset now, TextWriter errors)
    {
        var (key, missing) = await keys.One(id, CancellationToken.None);
        if (missing is not null) return await Refuse(missing, errors);
        if (key!.StateAt(now) != KeyState.Active)
        {
            await errors.WriteLineAsync($"{key.Label} ({key.Id}) was revoked or has expired.");
            return 1;
        }

        // Whoever has the database at hand can make another.
        var revoked = (await revoke.Apply(CommandLine, id, CancellationToken.None, evenTheLast: true)).Required;
        if (!revoked.AdministratorsLeft)
            await errors.WriteLineAsync("No administrator has a key now; riskregister key add --role admin makes one.");
        return 0;
    }

    static async Task<int> Refuse(Refusal refusal, TextWriter errors)
    {
        var faults = refusal.Faults?.All.Select(fault => $"{fault.Key} {fault.Value[0]}") ?? [];
        await errors.WriteLineAsync(refusal.Detail.Length > 0 ? refusal.Detail : string.Join("; ", faults));
        return 1;
    }

    static string Minute(DateTime? instant) => instant?.ToString("yyyy-MM-dd HH:mm'Z'") ?? "-";
}
