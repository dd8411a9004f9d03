using System.Globalization;
using Npgsql;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>The fault of each alert: made, and mended when it is disposed of.</summary>
static class WatchedFaults
{
    const string EndSessions = "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'riskregister' and pid <> "
        + "pg_backend_pid()";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <returns>Null for an alert that none is known of.</returns>
    public static Func<WatchedService, Task<Mending>>? Of(string alert) => alert switch
    {
        "RegisterDown" => async service => await Signal(service, "-STOP", "-CONT"),
        "DatabaseAway" => TakeDatabaseAway,
        "DatabaseReadOnly" => async service => await Change(service, "alter database riskregister set default_transaction_read_only = on",
            "alter database riskregister reset default_transaction_read_only"),
        "DiskNearlyFull" => FillDisk,
        "VerificationFailed" => Tamper,
        "VerificationOverdue" => async service => await Age(service, "verified"),
        "BackupOverdue" => async service => await Age(service, "backedUp"),
        "OutboxStuck" => async service => await Owe(service),
        "InternalErrors" => BreakSchema,
        "Unavailable" => AskWhileAway,
        "SignInsRefused" => Guess,
        "SlowRequests" => HoldEntries,
        "ConnectionsExhausted" => TakeConnections,
        "NoPdf" => TakeChromiumAway,
        _ => null,
    };

    static async Task<Mending> Guess(WatchedService service)
    {
        await service.Refused(60);
        return new Mending(() => Task.CompletedTask);
    }

    static Task<Mending> TakeChromiumAway(WatchedService service)
    {
        File.Delete(service.Chromium);
        return Task.FromResult(new Mending(() => File.WriteAllTextAsync(service.Chromium, "", Stop)));
    }

    static async Task<Mending> Signal(WatchedService service, string now, string later)
    {
        var id = service.Service.Id.ToString(CultureInfo.InvariantCulture);
        (await WatchedService.Run("kill", now, id)).ShouldBe(0);
        return new Mending(() => WatchedService.Run("kill", later, id));
    }

    static Task<Mending> TakeDatabaseAway(WatchedService service) =>
        Change(service, "alter database riskregister with allow_connections false",
            "alter database riskregister with allow_connections true");

    static async Task<Mending> Change(WatchedService service, string fault, string mending)
    {
        await service.Do($"{fault}; {EndSessions}", "postgres");
        return new Mending(() => service.Do($"{mending}; {EndSessions}", "postgres"));
    }

    static async Task<Mending> FillDisk(WatchedService service)
    {
        if (!service.HasSpoolDisk) Assert.Skip("A disk of one's own may not be mounted.");
        var path = Path.Combine(service.Spool, "filling");
        await File.WriteAllBytesAsync(path, new byte[7_900_000], Stop);
        return new Mending(() =>
        {
            File.Delete(path);
            return Task.CompletedTask;
        });
    }

    static async Task<Mending> Tamper(WatchedService service)
    {
        await service.Do("update entries set updated_at = updated_at + interval '1 second'");
        (await service.Command("verify")).ShouldBe(1);
        return new Mending(async () =>
        {
            await service.Do("update entries set updated_at = updated_at - interval '1 second'");
            (await service.Command("verify")).ShouldBe(0);
        });
    }

    static async Task<Mending> Age(WatchedService service, string action)
    {
        await service.Do(Moved(action, "-", "3 days"));
        return new Mending(() => service.Do(Moved(action, "+", "3 days")));
    }

    static string Moved(string action, string sign, string by) => $"""
        begin;
        alter table audit_log disable trigger append_only;
        update audit_log set at = at {sign} interval '{by}' where action = '{action}';
        alter table audit_log enable always trigger append_only;
        commit;
        """;

    // To a receiver that nobody lets it reach.
    static async Task<Mending> Owe(WatchedService service)
    {
        await service.Do($"""
            {Moved("created", "-", "2 hours")}
            insert into webhooks (id, revision, url, secret, position, made_at, made_by)
            values ('11111111-1111-4111-8111-111111111111', 1, 'https://127.0.0.1:9/', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 0, now(), 'test');
            """);
        return new Mending(() => service.Do($"delete from webhooks; {Moved("created", "+", "2 hours")}"));
    }

    static async Task<Mending> BreakSchema(WatchedService service)
    {
        await service.Do("alter table entries rename to entries_mislaid");
        (await service.Service.Client.Get(Requests.Entries)).StatusCode.ShouldBe(System.Net.HttpStatusCode.InternalServerError);
        return new Mending(() => service.Do("alter table entries_mislaid rename to entries"));
    }

    static async Task<Mending> AskWhileAway(WatchedService service)
    {
        var mending = await TakeDatabaseAway(service);
        for (var number = 0; number < 10; number++)
            (await service.Service.Client.Get(Requests.Entries)).StatusCode.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
        return mending;
    }

    static async Task<Mending> HoldEntries(WatchedService service)
    {
        await using var connection = await service.Open();
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using (var command = new NpgsqlCommand("lock table entries in access exclusive mode", connection,
            transaction)) await command.ExecuteNonQueryAsync(Stop);
        var asked = service.Service.Client.Get(Requests.Entries);
        await Task.Delay(TimeSpan.FromSeconds(3), Stop);
        await transaction.RollbackAsync(Stop);
        (await asked).EnsureSuccessStatusCode();
        return new Mending(() => Task.CompletedTask);
    }

    static async Task<Mending> TakeConnections(WatchedService service)
    {
        var taken = new List<NpgsqlConnection>();
        for (var number = 0; number < 92; number++) taken.Add(await service.Open());
        return new Mending(async () =>
        {
            foreach (var connection in taken) await connection.DisposeAsync();
        });
    }

    public sealed class Mending(Func<Task> mend) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await mend();
    }
}
