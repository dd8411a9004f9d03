using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using RiskRegister.Api.Features.Snapshots;
using RiskRegister.Api.Forms;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Scale;

/// <summary>Two instances of the service on one database are one service: neither holds anything that the other must know.</summary>
public sealed class TwoInstancesTests : IClassFixture<RegisterApp>, IAsyncLifetime
{
    readonly RegisterApp app;
    readonly WebApplicationFactory<Program> other;
    HttpClient one = null!;
    HttpClient two = null!;

    public TwoInstancesTests(RegisterApp app)
    {
        this.app = app;
        other = app.WithWebHostBuilder(_ => { });
    }

    public async ValueTask InitializeAsync()
    {
        one = await app.Client(Role.Editor);
        two = other.CreateClient();
        two.DefaultRequestHeaders.Authorization = one.DefaultRequestHeaders.Authorization;
    }

    public async ValueTask DisposeAsync()
    {
        one.Dispose();
        two.Dispose();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task What_one_instance_changes_the_other_shows_with_the_same_ETag()
    {
        var made = await one.Create();
        (await two.Get(made.Path).Entry()).ETag.ShouldBe(made.ETag);
        var changed = await two.Change(made, new { title = "Loss of two depots" });
        (await one.Get(made.Path).Entry()).Entry.Title.ShouldBe("Loss of two depots");
        await one.Patch(made.Path, new { title = "Loss of a bridge" }, made.ETag).Problem(412, "stale");
        (await one.Change(changed, new { title = "Loss of a bridge" })).Entry.Revision.ShouldBe(3);
    }

    [Fact]
    public async Task A_retry_at_the_other_instance_gets_the_first_answer()
    {
        var made = await one.Create(key: "the-same-key");
        var again = await two.Create(key: "the-same-key");
        (again.Entry.Id, again.ETag).ShouldBe((made.Entry.Id, made.ETag));
    }

    [Fact]
    public async Task Both_number_entries_from_one_sequence()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? one : two).Create()));
        made.Select(each => each.Entry.Reference).ShouldBeUnique();
    }

    [Fact]
    public async Task A_snapshot_of_one_is_counted_corrected_and_discarded_by_the_other()
    {
        var held = await one.Create();
        const string Quarter = "/api/v1/snapshots/2016-17-Q3";
        (await one.Post("/api/v1/snapshots", new { quarter = "2016-17-Q3" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await one.Get(Quarter).Read<SnapshotDocument>()).Counts.Open.ShouldBeGreaterThan(0);
        var before = await two.Get(Quarter).Read<SnapshotDocument>();
        var changed = await one.Change(held, new { residualScore = new Cell(1, 1) });
        (await one.Post($"{Quarter}/entries/{held.Entry.Id}/replacement")).EnsureSuccessStatusCode();
        var after = await two.Get(Quarter).Read<SnapshotDocument>();
        after.Counts.Risks.ShouldBe(before.Counts.Risks - 1);
        (await two.Get($"{Quarter}/entries/{held.Entry.Id}").Read<FrozenEntryDocument>()).Revision.ShouldBe(changed.Entry.Revision);
        (await two.Delete(Quarter)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await one.Get(Quarter).Problem(404, "snapshot_not_found");
    }
}
