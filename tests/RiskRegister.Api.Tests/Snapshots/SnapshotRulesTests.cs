using System.Net;
using System.Text.Json;
using RiskRegister.Api.Features.Snapshots;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Snapshots;

public sealed class SnapshotRulesTests(TestCluster cluster) : FreshRegister(cluster)
{
    const string Snapshots = SnapshotRequests.Snapshots;

    [Fact]
    public async Task A_quarter_is_taken_once_after_it_began_and_never_before_the_latest()
    {
        App.Clock.Set(new DateTimeOffset(2017, 3, 31, 12, 0, 0, TimeSpan.Zero));
        await Refused(new { quarter = "2017-18-Q1" }, 409, "quarter_in_future");
        App.Clock.Set(new DateTimeOffset(2017, 4, 1, 0, 0, 1, TimeSpan.Zero));
        await Editor.Take("2016-17-Q3");

        await Refused(new { quarter = "2016-17-Q3" }, 409, "quarter_taken");
        await Refused(new { quarter = "2016-17-Q2" }, 409, "quarter_passed");
        await Refused(new { quarter = "2017-18-Q2" }, 409, "quarter_in_future");
        foreach (var malformed in new object[] { new { }, new { quarter = "Q3" }, new { quarter = 3 },
            new { quarter = "2016-17-Q3", note = "" }, "[]", "{" })
            await Editor.Post(Snapshots, malformed).Problem(400, malformed is "{" ? "malformed" : "invalid");
        (await Editor.Take("2017-18-Q1")).QuarterPrinted.ShouldBe("Quarter 1 2017/18");

        async Task Refused(object body, int status, string code) => await Editor.Post(Snapshots, body).Problem(status, code);
    }

    [Fact]
    public async Task The_latest_can_be_discarded_and_taken_again_until_it_is_published()
    {
        var entry = await Editor.Create();
        await Editor.Take("2016-17-Q2");
        var first = await Editor.Take("2016-17-Q3");
        await Editor.Delete($"{Snapshots}/2016-17-Q2").Problem(409, "not_latest");
        await Editor.Delete($"{Snapshots}/2016-17-Q4").Problem(404, "snapshot_not_found");

        (await Editor.Delete($"{Snapshots}/2016-17-Q3")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await Editor.Get($"{Snapshots}/2016-17-Q3").Problem(404, "snapshot_not_found");
        (await Editor.Snapshot("latest")).Quarter.ShouldBe("2016-17-Q2");
        await Editor.Change(entry, new { title = "Another title of the depot" });
        var again = await Editor.Take("2016-17-Q3");
        again.Digest.ShouldNotBe(first.Digest);
        again.TakenAt.ShouldBeGreaterThan(first.TakenAt);
        (await Editor.Frozen("2016-17-Q3", entry.Entry.Reference!)).Title.ShouldBe("Another title of the depot");
        (await Editor.Highlights("2016-17-Q3")).Codes.Values.ShouldBe(["description_changed"]);
        (await Editor.Get(Snapshots).Read<Page<SnapshotDocument>>()).Items.Select(each => each.Quarter)
            .ShouldBe(["2016-17-Q3", "2016-17-Q2"]);
        await Editor.Publish("2016-17-Q2");
        await Editor.Publish("2016-17-Q3");
        await Editor.Delete($"{Snapshots}/2016-17-Q3").Problem(409, "already_published");
    }

    [Fact]
    public async Task What_readers_are_told_of_an_addendum_is_one_line()
    {
        var entry = await Editor.Create();
        await Editor.Take("2016-17-Q3");
        await Editor.Publish("2016-17-Q3");

        foreach (var note in new[] { " ", "Two\nlines.", "Two\u2028lines." })
            await Editor.Post($"{Snapshots}/2016-17-Q3/addenda", new { reference = entry.Entry.Reference!, note }).Problem(400, "invalid");
    }

    [Fact]
    public async Task Publication_is_oldest_first_and_keeps_the_highlights_as_they_then_read()
    {
        var entry = await Editor.Create();
        var reference = entry.Entry.Reference!;
        await Editor.Take("2016-17-Q2");
        await Editor.Change(entry, new { description = "Built on a marsh." });
        await Editor.Take("2016-17-Q3");
        await Editor.Post($"{Snapshots}/2016-17-Q2/addenda", new { reference, note = "Too early." }).Problem(409, "not_published");
        await Editor.Post($"{Snapshots}/2016-17-Q3/publication").Problem(409, "earlier_unpublished");
        var published = await Editor.Publish("2016-17-Q2");
        (published.Status, published.PublishedBy).ShouldBe((SnapshotStatus.Published, "Editor"));
        await Editor.Post($"{Snapshots}/2016-17-Q2/publication").Problem(409, "already_published");
        await Editor.Publish("2016-17-Q3");

        await Editor.Correct("2016-17-Q2", reference, revision: 2);

        foreach (var query in new[] { "", "?since=2016-17-Q2", "?edition=full" })
            (await Editor.Highlights("2016-17-Q3", query)).Codes[reference].ShouldBe("description_changed");
        await Editor.Take("2016-17-Q4");
        (await Editor.Highlights("2016-17-Q4")).Codes[reference].ShouldBe("unchanged");
        (await Editor.Highlights("2016-17-Q4", "?since=2016-17-Q2")).Codes[reference].ShouldBe("unchanged");
        await Editor.Get($"{Snapshots}/2016-17-Q3/highlights?since=2016-17-Q4").Problem(400, "invalid_query");
        await Editor.Get($"{Snapshots}/2016-17-Q3/highlights?since=2015-16-Q4").Problem(404, "snapshot_not_found");
    }

    [Fact]
    public async Task What_is_not_published_is_there_for_editors_alone()
    {
        await Editor.Create();
        await Editor.Take("2016-17-Q2");
        await Editor.Publish("2016-17-Q2");
        await Editor.Take("2016-17-Q3");

        (await Editor.Snapshot("latest")).Quarter.ShouldBe("2016-17-Q3");
        foreach (var role in new[] { Role.Reader, Role.Auditor, Role.Owner, Role.Admin })
        {
            var client = await App.Client(role, role == Role.Owner ? ["Head of Fleet"] : []);
            (await client.Snapshot("latest")).Quarter.ShouldBe("2016-17-Q2");
            (await client.Get(Snapshots).Read<Page<SnapshotDocument>>()).Items.ShouldHaveSingleItem().Quarter.ShouldBe("2016-17-Q2");
            foreach (var part in new[] { "", "/entries", "/entries/CR1", "/register", "/matrix", "/highlights" })
            {
                await client.Get($"{Snapshots}/2016-17-Q3{part}").Problem(404, "snapshot_not_found");
                using var published = await client.Get($"{Snapshots}/2016-17-Q2{part}");
                published.StatusCode.ShouldBe(HttpStatusCode.OK);
            }

            await client.Post(Snapshots, new { quarter = "2016-17-Q4" }).Problem(403, "role_required");
            await client.Post($"{Snapshots}/2016-17-Q3/publication").Problem(403, "role_required");
            await client.Delete($"{Snapshots}/2016-17-Q3").Problem(403, "role_required");
        }
    }

    [Fact]
    public async Task Before_publication_one_entry_is_replaced_and_nothing_else_changes()
    {
        var (amended, halfFinished) = (await Editor.Create(new NewEntry { Title = "Amended by the team" }),
            await Editor.Create(new NewEntry { Title = "Half finished" }));
        await Editor.Take("2016-17-Q2");
        var taken = await Editor.Take("2016-17-Q3");
        await Editor.Change(amended, new { residualScore = new Cell(5, 4) });
        await Editor.Change(halfFinished, new { title = "Half finished still" });
        var late = await Editor.Create(new NewEntry { Title = "Forgotten by its owner" });
        var other = await Editor.Frozen("2016-17-Q3", halfFinished.Entry.Reference!);
        await Editor.Post($"{Snapshots}/2016-17-Q2/entries/{amended.Entry.Reference}/replacement").Problem(409, "not_latest");
        await Editor.Post($"{Snapshots}/2016-17-Q3/entries/CR99/replacement").Problem(404, "entry_not_found");
        var proposal = await Editor.Create(new NewEntry { Status = "proposed" });
        await Editor.Post($"{Snapshots}/2016-17-Q3/entries/{proposal.Entry.Id}/replacement").Problem(409, "wrong_status");

        foreach (var each in new[] { amended, late, late })
            (await Editor.Post($"{Snapshots}/2016-17-Q3/entries/{each.Entry.Reference}/replacement").Read<FrozenEntryDocument>())
                .Title.ShouldBe(each.Entry.Title);

        var replaced = await Editor.Frozen("2016-17-Q3", amended.Entry.Reference!);
        (replaced.Revision, replaced.ResidualScore.Value, replaced.Movement, replaced.ResidualChange).ShouldBe((2, 20, Movement.Up, 4));
        var brought = await Editor.Frozen("2016-17-Q3", late.Entry.Reference!);
        (brought.Movement, brought.ResidualChange).ShouldBe((Movement.New, null));
        JsonSerializer.Serialize(await Editor.Frozen("2016-17-Q3", halfFinished.Entry.Reference!), Json.Strict)
            .ShouldBe(JsonSerializer.Serialize(other, Json.Strict));
        var after = await Editor.Snapshot("2016-17-Q3", "?edition=full");
        (taken.Counts.Risks, after.Counts.Risks, after.Counts.NotReviewed).ShouldBe((2, 3, 1));
        after.Digest.ShouldNotBe(taken.Digest);
        after.TakenAt.ShouldBe(taken.TakenAt);
        (await Editor.Highlights("2016-17-Q3")).Codes.Values.ShouldBe(["residual_up", "unchanged", "added:new"]);
        await Editor.Publish("2016-17-Q2");
        await Editor.Publish("2016-17-Q3");
        await Editor.Post($"{Snapshots}/2016-17-Q3/entries/{halfFinished.Entry.Reference}/replacement").Problem(409, "already_published");
    }

    [Fact]
    public async Task Entries_that_nobody_looked_at_since_the_snapshot_before_are_counted()
    {
        var (untouched, reviewed, changed) = (await Editor.Create(), await Editor.Create(), await Editor.Create());
        await Editor.Create(NewEntry.Opportunity with { ResidualScore = new(1, 1) });
        var first = await Editor.Take("2016-17-Q2");
        await Editor.Post($"{reviewed.Path}/review", new { note = "Stands." }, reviewed.ETag).Entry();
        await Editor.Change(changed, new { title = "Loss of the southern depot" });
        await Editor.Close(await Editor.Create());
        var second = await Editor.Take("2016-17-Q3");

        first.Counts.ShouldBe(new SnapshotCounts(Risks: 3, Opportunities: 0, Open: 4, Closed: 0, NotReviewed: 0));
        second.Counts.ShouldBe(new SnapshotCounts(Risks: 3, Opportunities: 0, Open: 4, Closed: 1, NotReviewed: 2));
        (await Editor.AllFrozen("2016-17-Q3")).Where(entry => !entry.Reviewed).Select(entry => entry.Reference)
            .ShouldBe([untouched.Entry.Reference, "CO1"]);
    }

    [Fact]
    public async Task Snapshots_keep_the_settings_they_were_taken_under()
    {
        var (high, middling) = (await Editor.Create(new NewEntry { Title = "High" }),
            await Editor.Create(new NewEntry { Title = "Middling", ResidualScore = new(4, 3) }));
        await Editor.Take("2016-17-Q2");
        await Editor.Publish("2016-17-Q2");

        await using (var stricter = App.WithWebHostBuilder(
            host => host.UseSetting("Register:Threshold", "15").UseSetting("Register:Organisation", "Lowland Council")))
        {
            var client = Like(Editor, stricter.CreateClient());
            (await client.Take("2016-17-Q3")).Settings.Threshold.ShouldBe(15);
            var removed = (await client.Highlights("2016-17-Q3"))[middling.Entry.Reference!];
            removed.Changes.Single().ShouldBe(new HighlightChange("removed", "threshold", From: 12, To: 15));
            (await client.Highlights("2016-17-Q3")).Codes[high.Entry.Reference!].ShouldBe("unchanged");
            (await client.Get("/api/v1/register").Read<RegisterDocument<EntryDocument>>()).Entries.ShouldHaveSingleItem();
            (await client.FrozenRegister("2016-17-Q2")).Entries.Count.ShouldBe(2);
            (await client.Snapshot("2016-17-Q2")).Settings.Organisation.ShouldBe("Example Council");
            (await client.FrozenRegister("2016-17-Q3")).Organisation.ShouldBe("Lowland Council");
            (await client.Get($"{high.Path}/trend").Result()).ShouldContain("\"onRegister\":true");
        }

        await Editor.Take("2016-17-Q4");
        (await Editor.Highlights("2016-17-Q4"))[middling.Entry.Reference!].Changes.Single()
            .ShouldBe(new HighlightChange("added", "threshold", From: 15, To: 12));
        (await Editor.FrozenRegister("2016-17-Q3")).Entries.ShouldHaveSingleItem();

        static HttpClient Like(HttpClient client, HttpClient other)
        {
            other.DefaultRequestHeaders.Authorization = client.DefaultRequestHeaders.Authorization;
            return other;
        }
    }
}
