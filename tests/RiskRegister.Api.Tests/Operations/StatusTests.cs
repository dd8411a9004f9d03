using System.Text.Json.Nodes;
using RiskRegister.Api.Http;
using RiskRegister.Api.Operations;
using RiskRegister.Api.Start;
using RiskRegister.Api.Tests.Snapshots;
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
            ["verify", "--ConnectionStrings:Register", app.Database.ServiceConnectionString, "--Logging:LogLevel:Default", "None"], TextWriter.Null, TextWriter.Null);
        code.ShouldBe(0);

        var after = JsonNode.Parse(await (await admin.Get(Status)).Text())!;
        after["latestSnapshot"]!["quarter"]!.GetValue<string>().ShouldBe("2016-17-Q3");
        after["verification"]!["failures"]!.GetValue<int>().ShouldBe(0);
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
        Should.Throw<ConfigurationException>(() => ServiceConfiguration.Of([$"--{setting}={value}"])).Message.ShouldStartWith($"{setting} is {value}");

    [Fact]
    public void It_can_be_off() => OperationsSettings.Read(ServiceConfiguration.Of(["--Verification:At=off"])).VerifyAt.ShouldBeNull();
}
