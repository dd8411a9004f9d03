using System.Net;
using System.Text.Json;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Snapshots;

/// <summary>What legal services and risk owners do from one quarter to the next.</summary>
public sealed class LifeOfAQuarterTests(TestCluster cluster) : FreshRegister(cluster)
{
    const string CorrectedText = "Corrected after the committee met.";

    [Theory]
    [InlineData(RegisterFiles.Sample)]
    [InlineData(RegisterFiles.Published)]
    public async Task A_quarter_is_lived_frozen_published_and_corrected(string register)
    {
        foreach (var quarter in new[] { "2016-17-Q2", "2016-17-Q3" })
            await Editor.Import($"?quarter={quarter}", RegisterFiles.Of(register, quarter));
        await Editor.Publish("2016-17-Q2");
        await Editor.Publish("2016-17-Q3");
        (await Editor.Import("Title,Score,Residual\nLoss of a depot,16,12", "?dryRun=true")).Rows.Single().Reference.ShouldBe("CR27");
        var atFirst = await AsItWas();

        var closed = (await Editor.Close(await Editor.Hold("CO3"), "Both strategies have been adopted.")).Entry;
        await Editor.Create(new NewEntry { Reference = "CR28", Title = "Failure of the data centre" });
        await Editor.Create(NewEntry.Opportunity with { Reference = "CO5" });
        foreach (var (reference, title) in new[] { ("CR29", "Landslip above the reservoir"), ("CR30", "Loss of the ferry") })
        {
            var owner = await App.Client(Role.Owner, "County Engineer");
            var proposed = await owner.Create(new NewEntry { Title = title, Owners = ["County Engineer"] });
            proposed.Entry.Status.ShouldBe(EntryStatus.Proposed);
            (await Editor.Post($"{proposed.Path}/acceptance", new { reference }, (await Editor.Hold(proposed.Entry.Id.ToString())).ETag)
                .Entry())
                .Entry.Reference.ShouldBe(reference);
        }

        await Editor.Change("CR24", new { residualScore = new Cell(4, 4) });
        await Editor.Change("CR12", new { residualScore = new Cell(3, 3) });
        var beforeTaking = await AsItWas();
        await Editor.Take("2016-17-Q4");
        await Editor.Publish("2016-17-Q4");

        var highlights = await Editor.Highlights("2016-17-Q4");
        highlights.Entries.Where(entry => entry.Changes.Any(change => change.Code == "added"))
            .Select(entry => $"{entry.Reference} {entry.Text}").ShouldBe([
            "CR28 New entry; residual score 16.", "CR29 New entry; residual score 16.", "CR30 New entry; residual score 16.",
            "CO5 New entry; residual score 16."]);
        highlights["CR12"].Changes.Single().ShouldBe(new HighlightChange("removed", "deescalated", From: 12, To: 9));
        highlights["CR12"].Text.ShouldBe("Removed: residual score fell from 12 to 9.");
        highlights["CO3"].Changes.Single()
            .ShouldBe(new HighlightChange("removed", "closed", ClosureReason: "Both strategies have been adopted."));
        highlights["CO3"].Text.ShouldBe("Removed: closed – Both strategies have been adopted.");
        highlights["CR24"].Changes[0].ShouldBe(new HighlightChange("residual_up", From: 12, To: 16));
        highlights.Entries.Count(entry => entry.Changes[0].Code == "removed").ShouldBe(2);
        highlights.Summary[0]
            .ShouldStartWith("There are 4 additions to the register this quarter: CR28 (Failure of the data centre), CR29");
        highlights.Summary[0].ShouldContain("There are 2 deletions: CR12 (");
        highlights.Summary[1].ShouldContain("17 risks and 4 opportunities have a residual score of 12 or above and are on the register.");

        var original = await Editor.Frozen("2016-17-Q4", "CR16");
        await Editor.Change("CR16", new { description = CorrectedText, score = new Cell(1, 1), owners = new[] { "County Engineer" } });
        var beforeAddendum = await AsItWas();
        using (var added = await Editor.Post("/api/v1/snapshots/2016-17-Q4/addenda",
            new { reference = "CR16", note = "The description was last year's." }))
        {
            added.StatusCode.ShouldBe(HttpStatusCode.Created);
            added.Headers.Location!.ToString().ShouldBe("/api/v1/snapshots/2016-17-Q4/entries/CR16");
        }

        var corrected = await Editor.Frozen("2016-17-Q4", "CR16");
        JsonSerializer.Serialize(corrected with { Addenda = [] }, Json.Strict).ShouldBe(JsonSerializer.Serialize(original, Json.Strict));
        var addendum = corrected.Addenda.ShouldHaveSingleItem();
        (addendum.Note, addendum.Corrected.Description).ShouldBe(("The description was last year's.", CorrectedText));
        addendum.Corrected.Owners.ShouldBe(["County Engineer"]);
        (addendum.Corrected.Score, addendum.Corrected.ResidualScore).ShouldBe((original.Score, original.ResidualScore));
        (await Editor.Highlights("2016-17-Q4")).Codes.ShouldBe(highlights.Codes);
        (await Editor.Csv("/api/v1/snapshots/2016-17-Q4/register")).ShouldContain(CorrectedText);

        foreach (var (at, read) in new[] { atFirst, beforeTaking, beforeAddendum })
        {
            // What stands of measures is of the present, and told of that only.
            var was = read.Replace(",\"measures\":[]", "", StringComparison.Ordinal);
            (await Editor.Get($"{Requests.Entries}?limit=200&asOf={at}").Result()).ShouldBe(was);
            using var one = JsonDocument.Parse(was);
            var held = one.RootElement.GetProperty("items").EnumerateArray()
                .Single(entry => entry.GetProperty("reference").GetString() == "CR16");
            (await Editor.Get($"{Requests.Entries}/CR16?asOf={at}").Result()).ShouldBe(held.GetRawText());
        }

        (await Editor.Get($"{Requests.Entries}/CO3?asOf={Uri.EscapeDataString(closed.UpdatedAt.ToString("O"))}").Entry())
            .Entry.Status.ShouldBe(EntryStatus.Closed);
    }

    async Task<(string At, string Was)> AsItWas()
    {
        var was = await Editor.Get($"{Requests.Entries}?limit=200").Result();
        var at = await App.Ask<DateTime>("select clock_timestamp()");
        return (Uri.EscapeDataString(at.ToString("O")), was);
    }
}
