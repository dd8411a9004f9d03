using RiskRegister.Api.Features.Verification;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Tests.Dossiers;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

/// <summary>What another register keeps is in no snapshot.</summary>
public sealed class MovesInSnapshotsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Snapshots_the_register_and_lists_are_of_the_corporate_register_and_highlights_say_what_came_and_went()
    {
        var editor = await app.Client(Role.Editor);
        var goes = await editor.Create(new NewEntry { Title = "Goes" });
        var stays = await editor.Create(new NewEntry { Title = "Stays" });
        var comes = await editor.Move(await editor.Create(new NewEntry { Title = "Comes" }), "service");
        (await editor.Take("2016-17-Q1")).Counts.Risks.ShouldBe(2);
        (await editor.AllFrozen("2016-17-Q1", "?edition=full&limit=200")).Select(each => each.Title)
            .ShouldBe(["Goes", "Stays"], ignoreOrder: true);
        await editor.Publish("2016-17-Q1");

        goes = await editor.Move(goes, "directorate");
        (await editor.Get("/api/v1/highlights?edition=full").Read<HighlightsAnswer>())[goes.Entry.Reference!].Text
            .ShouldBe("Removed: moved to the directorate's register.");
        comes = await editor.Move(comes, "corporate");
        (await editor.Take("2016-17-Q2")).Counts.Risks.ShouldBe(2);
        await editor.Post($"/api/v1/snapshots/2016-17-Q2/entries/{goes.Entry.Reference}/replacement").Problem(409, "not_in_snapshot");
        await editor.Publish("2016-17-Q2");
        var highlights = await editor.Highlights("2016-17-Q2");
        highlights.Codes.ShouldBe(new Dictionary<string, string>
        {
            [goes.Entry.Reference!] = "removed:moved",
            [stays.Entry.Reference!] = "unchanged",
            [comes.Entry.Reference!] = "added:moved",
        }, ignoreOrder: true);
        highlights[comes.Entry.Reference!].Text.ShouldBe("Moved here from the service's register; residual score 16.");
        highlights[goes.Entry.Reference!].Changes[0].Register.ShouldBe("directorate");
        highlights[comes.Entry.Reference!].Changes[0].Register.ShouldBe("service");

        foreach (var (query, titles) in new (string, string[])[]
        {
            ("level=directorate", ["Goes"]), ("level=service", []), ("level=corporate", ["Stays", "Comes"]),
            ("onRegister=true", ["Stays", "Comes"]), ("onRegister=false", ["Goes"]), ("moveAsked=true", []),
            ("moveAsked=false", ["Goes", "Stays", "Comes"]),
        })
            (await editor.AllEntries($"?limit=200&{query}")).Select(each => each.Title).ShouldBe(titles, ignoreOrder: true, query);
        var then = Uri.EscapeDataString(goes.Entry.UpdatedAt.ToString("O"));
        (await editor.AllEntries($"?limit=200&level=service&asOf={then}")).ShouldHaveSingleItem().Title.ShouldBe("Comes");
        (await editor.Get("/api/v1/register").Read<RegisterDocument<EntryDocument>>()).Entries.Select(each => each.Title)
            .ShouldBe(["Stays", "Comes"], ignoreOrder: true);
        (await (await editor.Get("/api/v1/matrix?edition=full")).Text()).ShouldNotContain(goes.Entry.Reference!);
        await editor.Move(goes, "corporate");
        var since = await editor.Get("/api/v1/highlights?edition=full&since=2016-17-Q2").Read<HighlightsAnswer>();
        since[goes.Entry.Reference!].Changes[0].Reason.ShouldBe("moved");
        (await editor.Get("/api/v1/verification").Read<VerificationDocument>()).Verified.ShouldBeTrue();
    }
}
