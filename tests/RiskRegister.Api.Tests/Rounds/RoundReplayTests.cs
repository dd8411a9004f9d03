using RiskRegister.Api.Features.Rounds;
using RiskRegister.Api.Features.Snapshots;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Rounds;

/// <summary>One quarter's round from its opening to the snapshot, as officers live it.</summary>
public sealed class RoundReplayTests(RoundsApp app) : IClassFixture<RoundsApp>
{
    const string Quarter = "2016-17-Q3";
    const string Owner = "Head of Coast";

    [Fact]
    public async Task Owners_are_asked_reminded_and_sent_back_their_service_signs_off_and_the_snapshot_says_who_was_late()
    {
        var editor = await app.Client(Role.Editor);
        var owner = await app.Client(Role.Owner, Owner);
        var director = await app.Client(Role.Owner, RoundsApp.Director);
        for (var number = 1; number <= 19; number++)
        {
            await editor.Create(new NewEntry
            {
                Reference = $"CR{number}",
                Title = $"Cliff {number} falls",
                Owners = [Owner, RoundsApp.Director],
                Service = "Environment"
            });
        }

        await editor.OpenRound(Quarter);
        (await editor.Round(Quarter)).Counts.ShouldBe(new(19, 0, 0, 0, 0));

        // Twelve look at theirs: seven have something to say.
        for (var number = 1; number <= 12; number++)
        {
            if (number <= 7) await owner.Retitle($"CR{number}", $"Cliff {number} moves");
            else await owner.Review($"CR{number}");
        }

        (await editor.Round(Quarter)).Counts.ShouldBe(new(7, 7, 5, 0, 0));
        var reminded = await editor.Mark(Quarter, "reminders", new { references = new[] { "CR13", "cr14", "CR15" } }).Read<MarksDocument>();
        reminded.Entries.Select(entry => entry.Reference).ShouldBe(["CR13", "CR14", "CR15"]);
        await editor.Mark(Quarter, "reminders", new { references = new[] { "CR1" } }).Problem(409, "round_task_state");
        for (var number = 13; number <= 18; number++) await owner.Review($"CR{number}");

        await editor.Mark(Quarter, "returns", new { references = new[] { "CR3" }, reason = "Which way does it move?" })
            .Read<MarksDocument>();
        (await owner.Tasks(Quarter, "state=returned")).ShouldHaveSingleItem().Reason.ShouldBe("Which way does it move?");
        await director.Mark(Quarter, "sign-offs", new { references = new[] { "CR3" } }).Problem(409, "round_task_state");
        await owner.Retitle("CR3", "Cliff 3 moves seawards");
        (await editor.Round(Quarter)).Counts.ShouldBe(new(1, 7, 11, 0, 0));

        await editor.Mark(Quarter, "sign-offs", new { service = "environment" }).Problem(403, "not_your_sign_off");
        (await director.Mark(Quarter, "sign-offs", new { service = "environment" }).Read<MarksDocument>()).Entries.Count.ShouldBe(18);
        (await editor.Round(Quarter)).Counts.ShouldBe(new(1, 0, 0, 0, 18));
        (await editor.Round(Quarter)).Services.ShouldHaveSingleItem().SignedOffBy.ShouldBe(RoundsApp.Director);

        // What is changed after the signature has to be signed again.
        await owner.Retitle("CR4", "Cliff 4 has moved");
        (await editor.Round(Quarter)).Counts.ShouldBe(new(1, 1, 0, 0, 17));
        await director.Mark(Quarter, "sign-offs", new { references = new[] { "CR4" } }).Read<MarksDocument>();

        await editor.Post(SnapshotRequests.Snapshots, new { quarter = Quarter }).Problem(409, "round_outstanding");
        await editor.Post($"{SnapshotRequests.Snapshots}?dryRun=true", new { quarter = Quarter }).Problem(409, "round_outstanding");
        var taken = await editor.Post(SnapshotRequests.Snapshots, new { quarter = Quarter, despiteOutstanding = true })
            .Read<SnapshotDocument>();
        taken.Quarter.ShouldBe(Quarter);
        var full = await editor.Snapshot(Quarter, "?edition=full");
        full.Round.ShouldBe(new(1, 0, 0, 0, 18));
        (await editor.Snapshot(Quarter)).Round.ShouldBeNull();
        (await (await editor.Get("/api/v1/verification")).Text()).ShouldContain("\"verified\":true");

        await app.Do("""
            alter table snapshot_rounds disable trigger all;
            update snapshot_rounds set counts = '{"outstanding":0,"updated":0,"confirmed":0,"returned":0,"signedOff":19}';
            alter table snapshot_rounds enable always trigger append_only
            """);
        (await (await editor.Get("/api/v1/verification")).Text()).ShouldContain("what it keeps of its round does not fit its digest");
    }
}
