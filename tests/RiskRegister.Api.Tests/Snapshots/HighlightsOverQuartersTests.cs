using System.Globalization;
using RiskRegister.Api.Features.Entries;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Snapshots;

public sealed class HighlightsOverQuartersTests(TestCluster cluster) : FreshRegister(cluster)
{
    [Fact]
    public async Task Entries_come_and_go_for_reasons_that_each_comparison_tells()
    {
        foreach (var title in new[] { "Split in two", "Comes back", "Rises", "Falls", "Renumbered" })
            await Editor.Create(new NewEntry { Title = title });
        await Editor.Change("CR3", new { residualScore = new Cell(3, 3) });
        await Editor.Take("2016-17-Q1");
        (await Editor.Highlights("2016-17-Q1")).Summary[0].ShouldBe("This is the first register.");

        await Editor.Close(await Editor.Hold("CR2"), "It is over.");
        await Editor.Close(await Editor.Hold("CR5"), "Superseded.");
        await Editor.Create(new NewEntry { Reference = "CR5", Title = "Something else" });
        await Editor.Change("CR3", new { residualScore = new Cell(4, 4) });
        await Editor.Take("2016-17-Q2");

        var held = (await Editor.AllFrozen("2016-17-Q2")).Where(entry => entry.Reference == "CR5").ToArray();
        held.Select(entry => (entry.Status, entry.Title))
            .ShouldBe([(EntryStatus.Closed, "Renumbered"), (EntryStatus.Open, "Something else")], ignoreOrder: true);
        (await Editor.Frozen("2016-17-Q2", "CR5")).Title.ShouldBe("Something else");
        foreach (var each in held) (await Editor.Frozen("2016-17-Q2", each.Id.ToString())).Title.ShouldBe(each.Title);
        var second = await Editor.Highlights("2016-17-Q2");
        second.Entries.Select(entry => $"{entry.Reference} {entry.Title}: {entry.Text}").ShouldBe([
            "CR1 Split in two: No change; the residual score remains at 16.",
            "CR2 Comes back: Removed: closed – It is over.",
            "CR3 Rises: Escalated; residual score increased from 9 to 16.",
            "CR4 Falls: No change; the residual score remains at 16.",
            "CR5 Renumbered: Removed: closed – Superseded.",
            "CR5 Something else: New entry; residual score 16."], ignoreOrder: true);

        var reopened = await Editor.Delete("/api/v1/entries/CR2/closure", (await Editor.Hold("CR2")).ETag).Entry();
        var (left, right) = (await Editor.Create(new NewEntry { Reference = "CR1.1", Title = "First half" }),
            await Editor.Create(new NewEntry { Reference = "CR1.2", Title = "Second half" }));
        await Editor.Close(await Editor.Hold("CR1"), "Split.", "CR1.1", "CR1.2");
        await Editor.Change("CR4", new { residualScore = new Cell(3, 3) });
        await Editor.Take("2016-17-Q3");

        (await Editor.Highlights("2016-17-Q3")).Codes.ShouldBe(new Dictionary<string, string>
        {
            ["CR1"] = "removed:closed",
            ["CR1.1"] = "added:new",
            ["CR1.2"] = "added:new",
            ["CR2"] = "added:reopened",
            ["CR3"] = "unchanged",
            ["CR4"] = "removed:deescalated",
            ["CR5"] = "unchanged",
        });
        (await Editor.Frozen("2016-17-Q3", "CR1", "?edition=full")).Closure!.ReplacedBy.ShouldBe([left.Entry.Id, right.Entry.Id]);

        await Editor.Take("2016-17-Q4");
        var since = await Editor.Highlights("2016-17-Q4", "?since=2016-17-Q1");
        since.Since.ShouldBe("2016-17-Q1");
        since.Summary[0].ShouldContain("since Quarter 1 2016/17");
        since.Entries.Select(entry => $"{entry.Title}: {string.Join(' ', entry.Changes.Select(change => change.Code))}").ShouldBe([
            "Split in two: removed", "First half: added", "Second half: added", "Comes back: unchanged", "Rises: added", "Falls: removed",
            "Renumbered: removed", "Something else: added"], ignoreOrder: true);
        since["CR1"].Changes.Single().ClosureReason.ShouldBe("Split.");

        var trend = await Editor.Get($"{reopened.Path}/trend").Read<TrendDocument>();
        trend.Points.Select(point => string.Create(
            CultureInfo.InvariantCulture, $"{point.Quarter} {point.Status} {point.ResidualScore.Value} {point.OnRegister}")).ShouldBe([
            "2016-17-Q1 Open 16 True", "2016-17-Q2 Closed 16 False", "2016-17-Q3 Open 16 True", "2016-17-Q4 Open 16 True"]);
        var rising = await Editor.Get("/api/v1/entries/CR3/trend").Read<TrendDocument>();
        rising.Points.Select(point => (point.ResidualScore.Value, point.Movement, point.DirectionOfTravel.Direction)).ShouldBe([
            (9, Movement.New, null), (16, Movement.Up, Direction.Upwards), (16, Movement.Level, Direction.Level),
            (16, Movement.Level, Direction.Level)]);
    }
}
