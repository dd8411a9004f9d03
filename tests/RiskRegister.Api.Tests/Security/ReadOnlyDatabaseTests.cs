using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.Api.Tests.Access;
using RiskRegister.UseCases.Database;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

/// <summary>A server that takes no changes: a standby, or one whose administrator said so.</summary>
public sealed class ReadOnlyDatabaseTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Reading_goes_on_changes_are_503_and_it_is_not_ready()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry());
        var unused = await app.Client(Role.Auditor);
        await SetReadOnly(true);
        try
        {
            (await OnceConnected(() => unused.Get(entry.Path))).ShouldBe(HttpStatusCode.OK);
            var problem = await editor.Patch(entry.Path, new { title = "x" }, entry.ETag).Problem(503, "database_unavailable");
            problem.Detail.ShouldStartWith("The database takes no changes at present: it is read-only.");
            await app.Anonymous().Get("/health/ready").Problem(503, "database_unavailable");
            using var live = await app.Anonymous().Get("/health/live");
            live.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            await SetReadOnly(false);
        }

        (await OnceConnected(() => app.Anonymous().Get("/health/ready"))).ShouldBe(HttpStatusCode.OK);
        await editor.Patch(entry.Path, new { title = "Changed after all" }, entry.ETag).Entry();
    }

    [Fact]
    public async Task Of_several_servers_the_one_that_takes_changes_is_found_again_at_once()
    {
        var login = new NpgsqlConnectionStringBuilder(app.Database.ServiceConnectionString) { TargetSessionAttributes = "read-write" };
        login.Host = $"{login.Host},{login.Host}";
        var editor = await app.Client(Role.Editor);
        await using var second = app.Beside(builder => builder.UseSetting("ConnectionStrings:Register", login.ConnectionString));
        using var reader = second.Anonymous().With(editor.Secret());
        (await OnceConnected(() => reader.Get(Requests.Entries))).ShouldBe(HttpStatusCode.OK);
        await SetReadOnly(true);
        try
        {
            await reader.Get(Requests.Entries).Problem(503, "database_unavailable");
        }
        finally
        {
            await SetReadOnly(false);
        }

        // What a server was found to be is believed for ten seconds by what opens connections.
        var since = Stopwatch.GetTimestamp();
        (await OnceConnected(() => reader.Get(Requests.Entries))).ShouldBe(HttpStatusCode.OK);
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("25006", "The database takes no changes at present: it is read-only.")]
    [InlineData("57014", "The database did not answer in time.")]
    [InlineData("53300", "The database has no connection to spare.")]
    [InlineData("57P01", "The database is stopping or starting.")]
    [InlineData("53100", "The database's disk is full.")]
    [InlineData("08006", "The database does not answer.")]
    [InlineData("23505", null)]
    [InlineData("54000", null)]
    public void What_was_the_matter_is_said(string state, string? sentence) =>
        DatabaseFault.Of(new PostgresException("", "ERROR", "ERROR", state))?.Sentence.ShouldBe(sentence);

    // The connections that were ended each answer one request with 503.
    static async Task<HttpStatusCode> OnceConnected(Func<Task<HttpResponseMessage>> ask)
    {
        for (var tries = 1; ; tries++)
        {
            using var answer = await ask();
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || tries == 50) return answer.StatusCode;
        }
    }

    // Sessions that are open keep what they began with.
    async Task SetReadOnly(bool on)
    {
        var setting = $"alter database \"{app.Database.Name}\" set default_transaction_read_only = {(on ? "on" : "off")}";
        await app.Do($"begin; set transaction read write; {setting}; commit");
        await app.Do("""
            select pg_terminate_backend(pid, 60000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
            """);
        app.Services.GetRequiredService<NpgsqlDataSource>().Clear();
        app.Services.GetRequiredService<PlannedDatabase>().LeaveConnections();
    }
}
