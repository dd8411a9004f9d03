using System.Net;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

public sealed class CreatingEntriesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task An_editor_creates_an_open_entry_that_says_everything_that_was_sent()
    {
        var editor = await app.Client(Role.Editor);
        using var response = await editor.Post(Requests.Entries, new NewEntry
        {
            SourceReference = "CRR0065",
            Title = " Collapse of a culvert ",
            Description = "Under the high street.\r\nBuilt in 1880.",
            Service = "Highways",
            Types = ["Financial", "Reputational"],
            Effects = ["Flooding", "Closed shops"],
            Controls = [new { text = "Yearly survey" }],
            Actions = [new { text = "Line it", owner = "County Engineer", dueOn = "2017-01-31", progress = "Tendered" }, new { text = "Insure", status = "done" }],
            Score = new(4, 5),
            ResidualScore = new(4, 3),
            TargetScore = new(2, 2),
            Owners = ["Head of Highways", "MT"],
            DirectionOfTravel = new { direction = "downwards", narrative = "Survey went well." },
            Exempt = new { paragraph = "3", reason = "Names a contractor" },
            ChangeNote = "From the workshop",
        });

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var entry = await response.Read<EntryDocument>();
        response.Headers.Location!.ToString().ShouldBe($"/api/v1/entries/{entry.Reference}");
        response.Headers.ETag!.ToString().ShouldStartWith($"\"{entry.Id}.1.");
        entry.Status.ShouldBe(EntryStatus.Open);
        entry.Reference.ShouldNotBeNull().ShouldStartWith("CR");
        entry.SourceReference.ShouldBe("CRR0065");
        entry.Title.ShouldBe("Collapse of a culvert");
        entry.Description.ShouldBe("Under the high street.\nBuilt in 1880.");
        entry.Service.ShouldBe("Highways");
        entry.Types.ShouldBe(["Financial", "Reputational"]);
        entry.Effects.ShouldBe(["Flooding", "Closed shops"]);
        entry.Controls.ShouldBe([new Control(1, "Yearly survey")]);
        entry.Actions.ShouldBe([
            new PlannedAction(1, "Line it", "County Engineer", new DateOnly(2017, 1, 31), ActionStatus.Open, "Tendered"),
            new PlannedAction(2, "Insure", Status: ActionStatus.Done)]);
        entry.Score.ShouldBe(new ScoreDocument(4, 5, 20, "severe", Assumed: false));
        entry.ResidualScore.ShouldBe(new ScoreDocument(4, 3, 12, "high", Assumed: false));
        entry.TargetScore.ShouldBe(new ScoreDocument(2, 2, 4, "low", Assumed: false));
        entry.Owners.ShouldBe(["Head of Highways", "MT"]);
        (entry.DirectionOfTravel with { StatedAt = null }).ShouldBe(new DirectionOfTravel(Direction.Downwards, true, null, "Survey went well.", false));
        entry.DirectionOfTravel.StatedAt.ShouldNotBeNull();
        entry.Movement.ShouldBe(Movement.New);
        entry.OnRegister.ShouldBeTrue();
        entry.Exempt.ShouldBe(new Exemption("3", "Names a contractor"));
        entry.ReviewedAt.ShouldBeNull();
        entry.Closure.ShouldBeNull();
        (entry.Revision, entry.UpdatedBy, entry.ChangeNote).ShouldBe((1, "Editor", "From the workshop"));
    }
}
