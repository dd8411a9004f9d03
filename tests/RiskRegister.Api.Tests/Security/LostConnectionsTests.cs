using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Security;
using RiskRegister.Api.Tests.Access;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

/// <summary>What a restart or a failover of PostgreSQL leaves behind: connections that look open.</summary>
public sealed class LostConnectionsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_reading_is_answered_on_a_fresh_connection_and_a_change_after_one_refusal_at_most()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => editor.Get(entry.Path)));

        await EndConnections();
        (await editor.Get(entry.Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await editor.Get("/api/v1/entries")).StatusCode.ShouldBe(HttpStatusCode.OK);

        // Nor does it matter that the caller must be looked up.
        await EndConnections();
        app.Services.GetRequiredService<RememberedKeys>().Forget(editor.KeyId());
        (await editor.Get(entry.Path)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await EndConnections();
        using var first = await editor.Patch(entry.Path, new { title = "Once" }, entry.ETag);
        if (first.StatusCode != HttpStatusCode.OK)
        {
            first.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            await editor.Patch(entry.Path, new { title = "Once" }, entry.ETag).Entry();
        }

        (await editor.Get(entry.Path).Entry()).Entry.Revision.ShouldBe(2);
    }

    Task EndConnections() => app.Do("""
        select pg_terminate_backend(pid, 60000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        """);
}
