using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Http;
using RiskRegister.Api.Operations;
using RiskRegister.Api.Start;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.UseCases.Webhooks;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>What operators are told at /health/status, and when the nightly verification is due.</summary>
public sealed class StatusTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Status = "/health/status";

    [Fact]
    public async Task It_says_how_everything_is_before_and_after_a_snapshot_and_a_verification()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        var before = JsonNode.Parse(await (await admin.Get(Status)).Text())!;
        before["latestSnapshot"].ShouldBeNull();
        before["verification"].ShouldBeNull();
        before["databaseFault"].ShouldBeNull();
        before["database"]!["takesChanges"]!.GetValue<bool>().ShouldBeTrue();
        before["database"]!["migrations"]!.GetValue<int>().ShouldBe(await app.Ask<int>("select max(number) from schema_migrations"));
        before["disks"]!.AsArray().Select(disk => disk!["what"]!.GetValue<string>()).ShouldBe(["data", "spool", "temporary"]);

        await editor.Create();
        await editor.Take("2016-17-Q3");
        var (code, _) = await CommandLine.Run(
            ["verify", "--ConnectionStrings:Register", app.Database.ServiceConnectionString, "--Logging:LogLevel:Default", "None"],
            TextWriter.Null, TextWriter.Null);
        code.ShouldBe(0);

        var after = JsonNode.Parse(await (await admin.Get(Status)).Text())!;
        after["latestSnapshot"]!["quarter"]!.GetValue<string>().ShouldBe("2016-17-Q3");
        after["verification"]!["failures"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task It_says_what_is_yet_to_be_sent_since_when_and_what_was_given_up()
    {
        var admin = await app.Client(Role.Admin);
        var webhook = Guid.NewGuid();
        await (await app.Client(Role.Editor)).Create();
        var created = await app.Ask<DateTime>("select min(at) from audit_log where action = 'created'");
        await app.Do("""
            insert into webhooks (id, revision, url, secret, position, made_at, made_by) values (@webhook, 1, 'https://away.example/', 'x', 0, now(), 'test');
            insert into mails (id, address, day, subject, plain, html, next_at, made_at, state) values
                (gen_random_uuid(), 'a@example.org', '2016-12-05', 's', 'p', 'h', '2016-12-05T09:00:00Z', '2016-12-05T07:00:00Z', 'pending'),
                (gen_random_uuid(), 'b@example.org', '2016-12-05', 's', 'p', 'h', '2016-12-05T09:00:00Z', '2016-12-05T06:00:00Z', 'sent'),
                (gen_random_uuid(), 'c@example.org', '2016-12-05', 's', 'p', 'h', '2016-12-05T09:00:00Z', '2016-12-05T05:00:00Z', 'failed')
            """, new { webhook });

        // Not given to the webhook yet, waiting for it, given up: the same event.
        var queued = await Look();
        queued["waiting"]!.GetValue<int>().ShouldBeGreaterThan(0);
        queued["since"]!.GetValue<DateTimeOffset>().UtcDateTime.ShouldBeLessThanOrEqualTo(created);
        await app.Services.GetRequiredService<WebhookOutbox>().Distribute(TestContext.Current.CancellationToken);
        var waiting = await Look();
        waiting["waiting"]!.GetValue<int>().ShouldBeInRange(1, queued["waiting"]!.GetValue<int>());
        await app.Do("update webhook_deliveries set state = 'failed' where webhook_id = @webhook", new { webhook });
        var over = await Look();
        over["waiting"]!.GetValue<int>().ShouldBe(0);
        over["since"].ShouldBeNull();
        over["givenUp"]!.GetValue<int>().ShouldBe(waiting["waiting"]!.GetValue<int>());

        var mail = JsonNode.Parse(await (await admin.Get(Status)).Text())!["mail"]!;
        mail["waiting"]!.GetValue<int>().ShouldBe(1);
        mail["since"]!.GetValue<DateTimeOffset>().ShouldBe(new DateTimeOffset(2016, 12, 5, 7, 0, 0, TimeSpan.Zero));
        mail["givenUp"]!.GetValue<int>().ShouldBe(1);

        // Of one that is disabled nothing is on its way.
        await app.Do("""
            update webhook_deliveries set state = 'pending' where webhook_id = @webhook;
            update webhooks set disabled_at = now(), disabled_because = 'test' where id = @webhook
            """, new { webhook });
        (await Look())["waiting"]!.GetValue<int>().ShouldBe(0);

        async Task<JsonNode> Look() => JsonNode.Parse(await (await admin.Get(Status)).Text())!["webhooks"]!;
    }

    [Theory]
    [InlineData("2016-12-05T01:00:00Z", "02:30", "2016-12-05T02:30:00Z")]
    [InlineData("2016-12-05T02:30:00Z", "02:30", "2016-12-06T02:30:00Z")]
    [InlineData("2016-07-05T01:00:00Z", "02:30", "2016-07-05T01:30:00Z")]
    [InlineData("2017-03-25T12:00:00Z", "01:30", "2017-03-26T01:30:00Z")]
    [InlineData("2016-12-31T23:59:00Z", "00:00", "2017-01-01T00:00:00Z")]
    public void The_night_is_that_of_where_the_register_is(string now, string hour, string due) =>
        NightlyVerification.Next(
            DateTimeOffset.Parse(now, null), TimeOnly.Parse(hour, null), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"))
            .ShouldBe(DateTimeOffset.Parse(due, null));

    [Theory]
    [InlineData("Verification:At", "25:00")]
    [InlineData("Verification:At", "noon")]
    [InlineData("MetricsUrl", "9464")]
    [InlineData("MetricsUrl", "https://localhost:9464")]
    [InlineData("MetricsUrl", "http://localhost:9464/metrics")]
    public void What_is_wrong_of_its_settings_is_named(string setting, string value) =>
        Should.Throw<ConfigurationException>(() => ServiceConfiguration.Of([$"--{setting}={value}"]))
            .Message.ShouldStartWith($"{setting} is {value}");

    [Fact]
    public void It_can_be_off() => OperationsSettings.Read(ServiceConfiguration.Of(["--Verification:At=off"])).VerifyAt.ShouldBeNull();
}
