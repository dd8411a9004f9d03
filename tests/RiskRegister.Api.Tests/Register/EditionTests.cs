using System.Globalization;
using System.Net;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Register;

/// <summary>Nothing exempt leaves in a public edition.</summary>
public sealed class EditionTests(TestCluster cluster) : FreshRegister(cluster)
{
    const string Secret = "Sale of Mill Lane to Acme";
    const string Harmless = "Sale of a site";
    static readonly object Exempt = new { paragraph = "3", reason = "Names the bidder" };

    static readonly string[] FrozenForms =
    [
        "", "/entries?limit=200", "/register", "/register?format=csv", "/matrix", "/matrix?score=score", "/highlights",
            "/highlights?format=csv",
    ];

    [Fact]
    public async Task An_exempt_entry_is_in_no_public_form_of_anything()
    {
        await Editor.Create(new NewEntry { Title = "Open to all" });
        var without = await PublicForms(await Editor.Take("2016-17-Q2"));
        await Editor.Delete("/api/v1/snapshots/2016-17-Q2");
        var exempt = await Editor.Create(new NewEntry { Title = Secret, Exempt = Exempt, ResidualScore = new(5, 5) });
        await Editor.Create(new NewEntry { Title = $"{Secret} again", Exempt = Exempt, ResidualScore = new(1, 1) });
        await Editor.Close(await Editor.Create(new NewEntry { Title = $"{Secret} once", Exempt = Exempt }));

        var snapshot = await Editor.Take("2016-17-Q2");
        var with = await PublicForms(snapshot);

        with.ShouldBe(without);
        (await Editor.Snapshot("2016-17-Q2", "?edition=full")).Counts.Open.ShouldBe(3);
        foreach (var form in FrozenForms.Skip(1))
            (await Editor.Get($"/api/v1/snapshots/2016-17-Q2{Full(form)}").Result())
                .ShouldContain(form.StartsWith("/matrix", StringComparison.Ordinal) ? exempt.Entry.Id.ToString() : Secret);
        (await Editor.Csv("/api/v1/register?edition=full")).ShouldContain("Not for publication");
        await Editor.Get($"/api/v1/snapshots/2016-17-Q2/entries/{exempt.Entry.Reference}").Problem(404, "entry_not_found");
        await Editor.Get($"/api/v1/snapshots/2016-17-Q2/entries/{exempt.Entry.Id}").Problem(404, "entry_not_found");

        // The first attempt at the quarter had another instant, which every form that tells it would differ in.
        async Task<List<string>> PublicForms(Features.Snapshots.SnapshotDocument taken)
        {
            var answers = new List<string>();
            foreach (var form in FrozenForms.Select(form => "/snapshots/2016-17-Q2" + form)
                .Concat(["/register", "/register?format=csv", "/matrix"]))
            {
                var text = await Editor.Get("/api/v1" + form).Result();
                text.ShouldNotContain(Secret);
                text.ShouldNotContain("\"exempt\"");
                text.ShouldNotContain("updatedBy");
                text.ShouldNotContain("changeNote");
                text.ShouldNotContain("takenBy");
                var publicly = await Editor.Snapshot("2016-17-Q2");
                // Zeros at the end of a second are written by some forms and left out by others.
                foreach (var written in (string[])["yyyy-MM-ddTHH:mm:ss.ffffffzzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz"])
                    text = text.Replace(taken.TakenAt.ToString(written, CultureInfo.InvariantCulture), "INSTANT", StringComparison.Ordinal);
                answers.Add(text.Replace(publicly.Digest, "DIGEST", StringComparison.Ordinal));
            }

            return answers;
        }
    }

    [Fact]
    public async Task One_made_public_is_disclosed_and_one_made_exempt_is_not_mentioned()
    {
        var (disclosed, hidden) = (await Editor.Create(new NewEntry { Title = Secret, Exempt = Exempt }),
            await Editor.Create(new NewEntry { Title = "Soon hidden" }));
        await Editor.Create(new NewEntry { Title = "Always open" });
        await Editor.Take("2016-17-Q2");
        await Editor.Change(disclosed, new { exempt = (object?)null, title = Harmless });
        using (var made = await Editor.Patch(disclosed.Path, """{"exempt":null}""", (await Editor.Hold("CR1")).ETag))
            made.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Editor.Change(hidden, new { exempt = Exempt });
        await Editor.Take("2016-17-Q3");

        var publicly = await Editor.Highlights("2016-17-Q3");
        publicly.Codes.ShouldBe(new Dictionary<string, string> { ["CR1"] = "added:disclosed", ["CR3"] = "unchanged" });
        publicly.Summary[0].ShouldBe($"There is 1 addition to the register this quarter: CR1 ({Harmless}). There are no deletions.");
        publicly.Summary[1].ShouldContain("2 risks");
        (await Editor.Frozen("2016-17-Q3", "CR1")).Movement.ShouldBe(Domain.Movement.New);
        (await Editor.Frozen("2016-17-Q3", "CR1", "?edition=full")).Movement.ShouldBe(Domain.Movement.Level);
        (await Editor.Highlights("2016-17-Q3", "?edition=full")).Codes["CR2"].ShouldBe("made_exempt");
        (await Editor.Get("/api/v1/register").Read<RegisterDocument<EntryDocument>>()).Entries.Select(entry => entry.Title)
            .ShouldBe([Harmless, "Always open"]);
        foreach (var trend in new[] { "CR1", "CR2" })
            (await Editor.Get($"/api/v1/entries/{trend}/trend?edition=full").Result()).ShouldContain("2016-17-Q2");
        (await Editor.Get("/api/v1/entries/CR1/trend").Result()).ShouldNotContain("2016-17-Q2");
        await Editor.Get("/api/v1/entries/CR2/trend").Problem(404, "entry_not_found");
    }

    [Fact]
    public async Task An_exemption_imposed_by_addendum_withdraws_the_original_everywhere_and_one_lifted_shows_the_corrected_text_alone()
    {
        await Editor.Create(new NewEntry { Title = Secret });
        await Editor.Create(new NewEntry { Title = "Always open" });
        await Editor.Take("2016-17-Q2");
        await Editor.Publish("2016-17-Q2");
        await Editor.Change("CR1", new { residualScore = new Cell(5, 5) });
        await Editor.Take("2016-17-Q3");
        await Editor.Publish("2016-17-Q3");
        var reader = await App.Client(Role.Reader);
        (await reader.Highlights("2016-17-Q3")).Summary[1].ShouldContain("2 risks");
        string before, after;
        using (var one = await reader.Get("/api/v1/snapshots/2016-17-Q3/entries/CR1")) before = one.Headers.ETag!.Tag;

        await Editor.Change("CR1", new { exempt = Exempt });
        await Editor.Correct("2016-17-Q3", "CR1", "Not for the public after all.");

        foreach (var form in FrozenForms) (await reader.Get($"/api/v1/snapshots/2016-17-Q3{form}").Result()).ShouldNotContain("Mill Lane");
        await reader.Get("/api/v1/snapshots/2016-17-Q3/entries/CR1").Problem(404, "entry_not_found");
        var withdrawn = await reader.Highlights("2016-17-Q3");
        withdrawn.Codes.ShouldBe(new Dictionary<string, string> { ["CR2"] = "unchanged" });
        withdrawn.Summary[1].ShouldContain("1 risk has");
        (await reader.Snapshot("2016-17-Q3")).Counts.Risks.ShouldBe(1);
        (await reader.Frozen("2016-17-Q2", "CR1")).Title.ShouldBe(Secret);
        (await Editor.Frozen("2016-17-Q3", "CR1", "?edition=full")).Title.ShouldBe(Secret);

        await Editor.Correct("2016-17-Q2", "CR1", "Nor before.");
        foreach (var form in FrozenForms) (await reader.Get($"/api/v1/snapshots/2016-17-Q2{form}").Result()).ShouldNotContain("Mill Lane");

        using (var lifted = await Editor.Patch("/api/v1/entries/CR1", $$"""{"exempt":null,"title":"{{Harmless}}"}""",
            (await Editor.Hold("CR1")).ETag)) lifted.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Editor.Correct("2016-17-Q3", "CR1", "Without the bidder's name.");

        foreach (var form in FrozenForms) (await reader.Get($"/api/v1/snapshots/2016-17-Q3{form}").Result()).ShouldNotContain("Mill Lane");
        var disclosed = (await reader.Highlights("2016-17-Q3"))["CR1"];
        (disclosed.Title, disclosed.Changes.Single().Reason).ShouldBe((Harmless, "disclosed"));
        var shown = await reader.Frozen("2016-17-Q3", "CR1");
        (shown.Title, shown.Addenda.Count, shown.Movement).ShouldBe((Harmless, 0, Domain.Movement.New));
        using (var one = await reader.Get("/api/v1/snapshots/2016-17-Q3/entries/CR1")) after = one.Headers.ETag!.Tag;
        after.ShouldNotBe(before);
        var full = await Editor.Frozen("2016-17-Q3", "CR1", "?edition=full");
        (full.Title, full.Addenda.Count, full.Addenda[0].By).ShouldBe((Secret, 2, "Editor"));

        await Editor.Take("2016-17-Q4");
        (await Editor.Highlights("2016-17-Q4", "?since=2016-17-Q2")).Codes["CR1"].ShouldBe("added:disclosed");
        (await Editor.Highlights("2016-17-Q4")).Codes["CR1"].ShouldBe("unchanged");
    }

    [Fact]
    public async Task What_an_addendum_made_exempt_in_a_quarter_between_is_not_mentioned_since_an_older_one()
    {
        await Editor.Create(new NewEntry { Title = "Closed in between" });
        await Editor.Create(new NewEntry { Title = "Always open" });
        await Editor.Take("2016-17-Q1");
        await Editor.Publish("2016-17-Q1");
        await Editor.Close(await Editor.Hold("CR1"), Secret);
        await Editor.Take("2016-17-Q2");
        await Editor.Publish("2016-17-Q2");
        await Editor.Take("2016-17-Q3");
        (await Editor.Highlights("2016-17-Q3", "?since=2016-17-Q1")).Codes["CR1"].ShouldBe("removed:closed");
        var reopened = await Editor.Delete("/api/v1/entries/CR1/closure", (await Editor.Hold("CR1")).ETag).Entry();
        await Editor.Change(reopened, new { exempt = Exempt });
        await Editor.Correct("2016-17-Q2", "CR1");

        (await Editor.Highlights("2016-17-Q3", "?since=2016-17-Q1")).Codes.Keys.ShouldBe(["CR2"]);
        (await Editor.Highlights("2016-17-Q2")).Codes.Keys.ShouldBe(["CR2"]);
    }

    [Fact]
    public async Task Public_ETags_and_digests_stand_while_only_what_is_not_public_changes()
    {
        await Editor.Create(new NewEntry { Title = "Open to all" });
        await Editor.Create(new NewEntry { Title = Secret, Exempt = Exempt });
        await Editor.Take("2016-17-Q2");
        await Editor.Publish("2016-17-Q2");
        var before = await Tags("public");
        var fullBefore = await Tags("full");

        await Editor.Change("CR2", new { title = $"{Secret} and others", residualScore = new Cell(1, 1) });
        await Editor.Correct("2016-17-Q2", "CR2", "The bidder's name was wrong.");

        (await Tags("public")).ShouldBe(before);
        (await Tags("full")).ShouldNotBe(fullBefore);

        async Task<string[]> Tags(string edition)
        {
            string[] forms =
            [
                "/snapshots/2016-17-Q2", "/snapshots/2016-17-Q2/register", "/snapshots/2016-17-Q2/matrix",
                    "/snapshots/2016-17-Q2/highlights",
                "/snapshots/2016-17-Q2/entries/CR1", "/register", "/matrix",
            ];
            var tags = new List<string>();
            foreach (var form in forms)
            {
                using var answer = await Editor.Get($"/api/v1{form}?edition={edition}");
                tags.Add(answer.Headers.ETag!.Tag);
            }

            return [.. tags, (await Editor.Snapshot("2016-17-Q2", $"?edition={edition}")).Digest];
        }
    }

    static string Full(string form) => form + (form.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "edition=full";
}
