using System.Net;
using System.Net.Sockets;
using Npgsql;
using RiskRegister.Api.Tests.Access;
using RiskRegister.Api.Tests.Durability;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>Connections that nobody uses, requests that are slow, and an end in the midst of work.</summary>
public sealed class PressureTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_hundred_idle_connections_keep_nobody_waiting()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        var address = editor.BaseAddress!;
        var idle = Enumerable.Range(0, 500).Select(_ => new TcpClient()).ToArray();
        try
        {
            foreach (var connection in idle) await connection.ConnectAsync(address.Host, address.Port, Stop);
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => editor.Get(entry.Path)));
            answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
            (await editor.Change(entry, new { title = "Changed beside them" })).Entry.Revision.ShouldBe(2);
            idle.ShouldAllBe(connection => connection.Available == 0, "nobody was ended for it");
        }
        finally
        {
            foreach (var connection in idle) connection.Dispose();
        }
    }

    [Fact]
    public async Task Requests_that_find_no_connection_to_the_database_are_503_with_when_to_come_again_and_then_it_goes_on()
    {
        // Two connections in each of the two pools, and a second's patience for one of them.
        await using var small = app.Beside(builder => builder.UseSetting("Limits:DatabaseConnections", "4")
            .UseSetting("ConnectionStrings:Register", $"{app.Database.ServiceConnectionString};Timeout=1"));
        var editor = small.Anonymous().With((await app.Client(Role.Editor)).Secret());
        (await editor.Get(Requests.Entries)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var holder = new NpgsqlConnection(app.Database.SuperuserConnectionString);
        await holder.OpenAsync(Stop);
        await using (var transaction = await holder.BeginTransactionAsync(Stop))
        {
            await using var hold = new NpgsqlCommand("lock table entries in access exclusive mode", holder, transaction);
            await hold.ExecuteNonQueryAsync(Stop);
            var slow = Enumerable.Range(0, 8).Select(_ => editor.Get(Requests.Entries)).ToList();
            var refused = new List<HttpResponseMessage>();
            while (refused.Count < 6)
            {
                var next = await Task.WhenAny(slow);
                slow.Remove(next);
                refused.Add(await next);
            }

            foreach (var answer in refused)
            {
                (await answer.Problem()).Code.ShouldBe("database_unavailable");
                (answer.StatusCode, answer.Headers.RetryAfter?.ToString()).ShouldBe((HttpStatusCode.ServiceUnavailable, "5"));
            }

            (await small.Anonymous().Get("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
            await transaction.RollbackAsync(Stop);
            (await Task.WhenAll(slow)).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK, "those that had one");
        }

        (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => editor.Get(Requests.Entries))))
            .ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Told_to_stop_under_load_it_answers_what_it_has_taken_loses_nothing_and_ends_in_order()
    {
        var data = Directory.CreateTempSubdirectory("riskregister-ending-");
        try
        {
            // The key that it finds, as after a first start.
            await File.WriteAllTextAsync(Path.Combine(data.FullName, "admin.key"), (await app.Client(Role.Editor)).Secret(), Stop);
            using var service = await ServiceProcess.Start(data.FullName, Stop, "--ConnectionStrings:Register",
                app.Database.ServiceConnectionString,
                "--Limits:DrainSeconds", "0", "--Retention:Sweep", "false", "--Webhooks:Dispatch", "false");
            var slow = await service.Client.Create();
            var load = new WriteLoad(service.Client);
            var writing = load.Run(4, Stop);
            while (load.Acknowledged < 50) await Task.Delay(20, Stop);

            // One change is under way for certain.
            await using var holder = new NpgsqlConnection(app.Database.SuperuserConnectionString);
            await holder.OpenAsync(Stop);
            await using var transaction = await holder.BeginTransactionAsync(Stop);
            await using var hold = new NpgsqlCommand($"select from entries where id = '{slow.Entry.Id}' for update", holder, transaction);
            await hold.ExecuteNonQueryAsync(Stop);
            var patch = service.Client.Patch(slow.Path, new { title = "Under way" }, slow.ETag);
            while (await app.Ask<long>("select count(*) from pg_stat_activity where datname = current_database() and "
                + "wait_event_type = 'Lock'") == 0)
                await Task.Delay(20, Stop);
            var ending = service.Terminate(Stop);
            await writing;
            await transaction.RollbackAsync(Stop);

            (await patch.Entry()).Entry.Title.ShouldBe("Under way");
            await ending;
            service.ExitCode.ShouldBe(0);
            load.Statuses.Keys.Except([HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable]).ShouldBeEmpty();
            foreach (var (id, revision) in load.Changes)
                (await app.Ask<bool>("select exists (select from entry_revisions where entry_id = @id and revision = @revision)",
                    new { id, revision })).ShouldBeTrue();
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
