using System.Net;
using RiskRegister.Api.Features.Snapshots;
using RiskRegister.Api.Tests.Access;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Snapshots;

/// <summary>dryRun of taking and of publishing: the answer as it would be, and nothing done.</summary>
public sealed class RehearsalTests(TestCluster cluster) : FreshRegister(cluster)
{
    [Fact]
    public async Task Taking_is_rehearsed_with_its_counts_and_its_refusals_and_leaves_nothing()
    {
        await Editor.Create();
        var before = await RegisterDigest.Of(App);
        using var rehearsed = await Editor.Post("/api/v1/snapshots?dryRun=true", new { quarter = "2016-17-Q1" }, key: "one");
        rehearsed.StatusCode.ShouldBe(HttpStatusCode.OK);
        rehearsed.Headers.Location.ShouldBeNull();
        var would = await rehearsed.Read<SnapshotDocument>();
        (would.Quarter, would.Status, would.Counts.Open).ShouldBe(("2016-17-Q1", SnapshotStatus.Taken, 1));
        await Editor.Post("/api/v1/snapshots?dryRun=true", new { quarter = "2999-00-Q1" }).Problem(400, "invalid");
        (await RegisterDigest.Of(App)).ShouldBe(before);
        await Editor.Get("/api/v1/snapshots/2016-17-Q1").Problem(404, "snapshot_not_found");

        (await Editor.Take("2016-17-Q1")).Counts.ShouldBe(would.Counts);
        await Editor.Post("/api/v1/snapshots?dryRun=true", new { quarter = "2016-17-Q1" }).Problem(409, "quarter_taken");
    }

    [Fact]
    public async Task Publishing_is_rehearsed_with_its_refusals_and_leaves_nothing()
    {
        await Editor.Create();
        await Editor.Take("2016-17-Q1");
        await Editor.Take("2016-17-Q2");
        var before = await RegisterDigest.Of(App);
        var would = await Editor.Post("/api/v1/snapshots/2016-17-Q1/publication?dryRun=true").Read<SnapshotDocument>();
        (would.Status, would.PublishedAt is not null).ShouldBe((SnapshotStatus.Published, true));
        await Editor.Post("/api/v1/snapshots/2016-17-Q2/publication?dryRun=true").Problem(409, "earlier_unpublished");
        (await RegisterDigest.Of(App)).ShouldBe(before);
        (await Editor.ReadAudit("action=snapshotPublished")).ShouldBeEmpty();

        await Editor.Publish("2016-17-Q1");
        await Editor.Post("/api/v1/snapshots/2016-17-Q1/publication?dryRun=true").Problem(409, "already_published");
    }
}
