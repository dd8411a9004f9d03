using System.Net.Sockets;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Security;

/// <summary>
/// Puts refused sign-ins into the audit log: the first few of an address in a minute each by itself, then how many more there were, so
/// that nobody fills the log by guessing.
/// </summary>
public sealed class RefusedSignIns(NpgsqlDataSource database, TimeProvider clock, ILogger<RefusedSignIns> logger) : BackgroundService
{
    public const int RowsPerMinute = 3;

    /// <summary>Refusals from further addresses within the minute are counted together, under no address.</summary>
    public const int Addresses = 100;

    /// <summary>Whom the log names when nobody has signed in.</summary>
    public const string Nobody = "unknown";

    const string Others = "";
    const int MostWaiting = 1000;
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    readonly Lock gate = new();
    readonly Dictionary<string, Refusals> counting = new(StringComparer.Ordinal);
    readonly Queue<Refusals> waiting = new();

    /// <summary>Records that a credential was not accepted.</summary>
    /// <param name="key">The id of the key that was meant, where there is one; never what was sent.</param>
    public async Task Note(HttpContext http, SignInFault fault, string? key)
    {
        var refusals = Count(NetworkOf(http), http.TraceIdentifier, out var isWritten);
        if (!isWritten) return;
        try
        {
            await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
            await AuditLog.Write(connection, ActorAt(http.AddressOfCaller(), http.TraceIdentifier), AuditAction.SignInRefused, writer =>
            {
                writer.WriteString("reason"u8, EnumNames.Of(fault));
                writer.WriteString("key"u8, key);
            }, CancellationToken.None);
        }
        catch (Exception exception) when (DatabaseFault.Of(exception) is not null)
        {
            // Counted with the rest, and written when the database is back.
            lock (gate) refusals.More++;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteCounts(all: true, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteCounts(all: false, stoppingToken);
    }

    Refusals Count(string network, string request, out bool isWritten)
    {
        lock (gate)
        {
            if (!counting.ContainsKey(network) && counting.Count >= Addresses) network = Others;
            if (!counting.TryGetValue(network, out var refusals) || IsOver(refusals))
            {
                if (refusals is not null) Put(refusals);
                counting[network] = refusals = new Refusals(network, clock.GetUtcNow(), clock.GetTimestamp());
            }

            isWritten = network != Others && refusals.Written < RowsPerMinute;
            if (isWritten) refusals.Written++;
            else refusals.More++;
            refusals.LastRequest = request;
            return refusals;
        }
    }

    // By what has elapsed: a clock that is set back would make a minute an hour.
    bool IsOver(Refusals refusals) => clock.GetElapsedTime(refusals.Began) >= Window;

    void Put(Refusals ended)
    {
        if (ended.More > 0 && waiting.Count < MostWaiting) waiting.Enqueue(ended);
    }

    async Task WriteCounts(bool all, CancellationToken stop)
    {
        lock (gate)
        {
            foreach (var (network, refusals) in counting.Where(each => all || IsOver(each.Value)).ToArray())
            {
                counting.Remove(network);
                Put(refusals);
            }
        }

        try
        {
            while (Next() is { } refusals)
            {
                await using var connection = await database.OpenConnectionAsync(stop);
                await AuditLog.Write(connection, ActorAt(refusals.Network.Length == 0 ? null : refusals.Network, refusals.LastRequest),
                    AuditAction.SignInRefused, writer =>
                {
                    writer.WriteNumber("more"u8, refusals.More);
                    writer.WriteInstant("since"u8, refusals.Since);
                }, stop);
                lock (gate) waiting.Dequeue();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // They wait: what cannot be counted now must not end the service.
            logger.LogWarning(exception, "Refused sign-ins wait to be recorded");
        }
    }

    Refusals? Next()
    {
        lock (gate) return waiting.TryPeek(out var refusals) ? refusals : null;
    }

    static Actor ActorAt(string? address, string request) => Actor.Nobody(Nobody, address, request);

    static string NetworkOf(HttpContext http) => CallerNetwork.Of(http) switch
    {
        null => "none",
        { AddressFamily: AddressFamily.InterNetworkV6 } network => $"{network}/64",
        var address => address.ToString(),
    };

    sealed class Refusals(string network, DateTimeOffset since, long began)
    {
        public string Network { get; } = network;

        public DateTimeOffset Since { get; } = since;

        /// <summary>The same as the clock's timestamp.</summary>
        public long Began { get; } = began;

        public int Written { get; set; }

        public long More { get; set; }

        public string LastRequest { get; set; } = "";
    }
}
