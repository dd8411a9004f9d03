using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Snapshots;

/// <summary>GET /highlights says what a snapshot taken now would say.</summary>
public sealed class LiveHighlightsTests(TestCluster cluster) : FreshRegister(cluster)
{
    [Fact]
    public async Task Before_the_first_snapshot_it_is_the_first_register()
    {
        await Editor.Create();
        var live = await Live();
        (live.Quarter, live.Since).ShouldBe((null, null));
        live.Summary[0].ShouldBe("This is the first register.");
        live.Codes.ShouldContain(new KeyValuePair<string, string>("CR1", "added:new"));
    }

    [Theory]
    [InlineData("public")]
    [InlineData("full")]
    public async Task It_reads_as_the_highlights_of_a_snapshot_taken_now_whatever_became_of_entries(string edition)
    {
        var moves = await Editor.Create(new NewEntry { Title = "Moves", ResidualScore = new(4, 3) });
        var closes = await Editor.Create(new NewEntry { Title = "Closes" });
        var falls = await Editor.Create(new NewEntry { Title = "Falls" });
        var corrected = await Editor.Create(new NewEntry { Title = "Corected" });
        var hidden = await Editor.Create(new NewEntry { Title = "Hidden since" });
        var shown = await Editor.Create(new NewEntry { Title = "Shown since", Exempt = new { paragraph = "3", reason = "Was." } });
        var rises = await Editor.Create(new NewEntry { Title = "Rises", ResidualScore = new(2, 2) });
        await Editor.Create(new NewEntry { Title = "Stays" });
        var before = await Editor.Close(await Editor.Create(new NewEntry { Title = "Closed before" }));
        await Editor.Take("2016-17-Q1");
        await Editor.Publish("2016-17-Q1");
        await Editor.Change(corrected, new { title = "Corrected" });
        await Editor.Correct("2016-17-Q1", corrected.Entry.Reference!);
        await Editor.Change(moves, new { residualScore = new Cell(5, 5) });
        await Editor.Close(closes, "It came to pass.");
        await Editor.Change(falls, new { residualScore = new Cell(1, 1) });
        await Editor.Change(rises, new { residualScore = new Cell(4, 4) });
        await Editor.Change(hidden, new { exempt = new { paragraph = "4", reason = "Is." } });
        await Editor.Patch(shown.Path, "{\"exempt\": null}", shown.ETag).Entry();
        (await Editor.Delete($"{before.Path}/closure", before.ETag)).EnsureSuccessStatusCode();
        await Editor.Create(new NewEntry { Title = "Comes" });
        await Editor.Create(new NewEntry { Title = "Comes hidden", Exempt = new { paragraph = "3", reason = "Is." } });

        var live = await Live($"?edition={edition}");
        var csv = await Editor.Get($"/api/v1/highlights?edition={edition}&format=csv").Result();
        await Editor.Take("2016-17-Q2");
        var taken = await Editor.Highlights("2016-17-Q2", $"?edition={edition}");

        live.Entries.Select(entry => (entry.Reference, entry.Text)).ShouldBe(taken.Entries.Select(entry => (entry.Reference, entry.Text)));
        live.Codes.ShouldBe(taken.Codes, ignoreOrder: true);
        (live.Since, live.Edition).ShouldBe((taken.Since, taken.Edition));
        csv.ShouldBe(await Editor.Get($"/api/v1/snapshots/2016-17-Q2/highlights?edition={edition}&format=csv").Result());
        live.Entries.Length.ShouldBeGreaterThan(6);

        // Since an earlier one, with a snapshot between.
        (await Live($"?edition={edition}&since=2016-17-Q1")).Codes.ShouldBe(taken.Codes, ignoreOrder: true);
        (await Live($"?edition={edition}")).Entries.ShouldAllBe(entry => entry.Changes.Length == 1 && entry.Changes[0].Code == "unchanged");
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("html")]
    public async Task It_comes_in_every_form_as_a_draft(string form)
    {
        await Editor.Create();
        await Editor.Take("2016-17-Q1");
        using var answer = await Editor.Get($"/api/v1/highlights?format={form}");
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Text());
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldStartWith("highlights-draft-");
        if (form == "html") (await answer.Text()).ShouldContain("Draft, not a snapshot");
    }

    [Fact]
    public async Task A_quarter_that_is_not_there_is_not_found()
    {
        await Editor.Create();
        await Editor.Get("/api/v1/highlights?since=2016-17-Q1").Problem(404, "snapshot_not_found");
    }

    Task<HighlightsAnswer> Live(string query = "") => Editor.Get($"/api/v1/highlights{query}").Read<HighlightsAnswer>();
}
