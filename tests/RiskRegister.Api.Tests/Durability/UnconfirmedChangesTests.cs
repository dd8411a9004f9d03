using System.Globalization;
using System.Net;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Operations;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Durability;

/// <summary>The server is to commit nothing that a standby has not got, and there is none.</summary>
public sealed class UnconfirmedChangesTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_no_standby_confirms_is_503_however_often_it_is_sent_and_made_once_when_one_does()
    {
        if (!await Prerequisites.HasPostgres(Stop)) Prerequisites.PostgresIsMissing();
        if (!OperatingSystem.IsLinux()) Assert.Skip("PostgreSQL is told by a signal.");
        var data = Path.Combine(Path.GetTempPath(), $"riskregister-unconfirmed-{Guid.NewGuid():n}");
        Directory.CreateDirectory(data);
        try
        {
            using var service = await ServiceProcess.Start(data, Stop, "--Retention:Sweep", "false", "--Limits:RequestSeconds", "2");
            var entry = await service.Client.Create();
            var settings = Path.Combine(data, "cluster", "pgdata", "postgresql.auto.conf");
            var before = await File.ReadAllTextAsync(settings, Stop);
            await Say(data, settings, $"{before}\nsynchronous_standby_names = 'nobody'\n");

            // The waits are broken off by the request's limit, and where it ends in a commit by that of the statement.
            var held = service.Client.Patch(entry.Path, new { title = "Held by nobody" }, entry.ETag);
            await Refused(held);
            await Refused(Make(service, "lone"));
            await Task.WhenAll(Refused(Make(service, "twin")), Refused(Make(service, "twin")));

            // It is on the primary by now, and said to be made no more than before.
            await Refused(Make(service, "lone"));
            (await service.Client.Get(entry.Path)).StatusCode.ShouldBe(HttpStatusCode.OK);

            await Say(data, settings, before);
            foreach (var key in (string[])["lone", "twin"])
            {
                using var made = await Make(service, key);
                made.StatusCode.ShouldBe(HttpStatusCode.Created);
                made.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
                var listed = await service.Client.Get($"{Requests.Entries}?q={key}").Read<Page<EntryDocument>>();
                listed.Items.Count.ShouldBe(1, key);
            }
        }
        finally
        {
            ServiceProcess.KillPostgres(data);
            Directory.Delete(data, recursive: true);
        }
    }

    static Task<HttpResponseMessage> Make(ServiceProcess service, string key) =>
        service.Client.Post(Requests.Entries, new NewEntry { Title = $"Made {key}" }, key: key);

    static async Task Refused(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        var problem = await answer.Problem();
        (answer.StatusCode, problem.Code).ShouldBe((HttpStatusCode.ServiceUnavailable, "database_unavailable"));
        answer.Headers.RetryAfter.ShouldNotBeNull();
        problem.Detail.ShouldContain("Whether anything was changed is not known.");
    }

    // What PostgreSQL is to know is in a file that it reads when it is told to.
    static async Task Say(string data, string settings, string text)
    {
        await File.WriteAllTextAsync(settings, text, Stop);
        var first = ServiceProcess.Postmaster(data).ShouldNotBeNull().ToString(CultureInfo.InvariantCulture);
        (await WatchedService.Run("kill", "-HUP", first)).ShouldBe(0);
        await Task.Delay(TimeSpan.FromSeconds(2), Stop);
    }
}
