using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using RiskRegister.Api.Features.Entries;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

public sealed class EntryHistoryTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Revisions_say_who_changed_which_fields_from_what_to_what_and_why()
    {
        var (editor, owner) = (await app.Client(Role.Editor), await app.Client(Role.Owner, "Head of Highways"));
        var entry = await owner.Create(new NewEntry { Controls = [new { text = "Survey" }], ChangeNote = "Proposed" });
        entry = await editor.Post($"{entry.Path}/acceptance", new { reference = "CR700" }, entry.ETag).Entry();
        entry = await owner.Change(entry, """
            {"title": "Collapse", "residualScore": {"likelihood": 3}, "types": ["Legal"], "controls": [{"id": 1, "text": "Yearly survey"}, {"text": "Pumps"}],
             "directionOfTravel": {"narrative": "Rain"}, "changeNote": "After the rain"}
            """);
        entry = await owner.Delete($"{entry.Path}/controls/1", entry.ETag).Entry();
        entry = await owner.Post($"{entry.Path}/review", etag: entry.ETag).Entry();
        await editor.Close(entry, "Rebuilt.");

        var revisions = (await editor.Get($"{entry.Path}/revisions").Read<Page<RevisionDocument>>()).Items;

        revisions.Select(each => (each.Revision, each.Action, each.By, each.Note)).ShouldBe([
            (6, EntryAction.Closed, "Editor", "Rebuilt."), (5, EntryAction.Reviewed, "Head of Highways", null),
            (4, EntryAction.Changed, "Head of Highways", null),
            (3, EntryAction.Changed, "Head of Highways", "After the rain"), (2, EntryAction.Accepted, "Editor", null),
            (1, EntryAction.Proposed, "Head of Highways", "Proposed")]);
        Changes(revisions[4]).ShouldBe(["status: \"proposed\" → \"open\"", "reference: null → \"CR700\""], ignoreOrder: true);
        Changes(revisions[3]).ShouldBe([
            "title: \"Loss of a depot\" → \"Collapse\"", "residualScore.likelihood: 4 → 3", "types: [] → [\"Legal\"]",
            "controls[1].text: \"Survey\" → \"Yearly survey\"",
            "controls[2]: null → {\"id\":2,\"text\":\"Pumps\"}", "directionOfTravel.narrative: null → \"Rain\""], ignoreOrder: true);
        Changes(revisions[2]).ShouldBe(["controls[1]: {\"id\":1,\"text\":\"Yearly survey\"} → null"]);
        revisions[1].Changes.ShouldHaveSingleItem().Field.ShouldBe("reviewedAt");
        revisions[0].Changes.Select(change => change.Field).ShouldBe(["status", "closure"], ignoreOrder: true);
        Changes(revisions[5]).ShouldContain("title: null → \"Loss of a depot\"");
        Changes(revisions[5]).ShouldContain("owners: null → [\"Head of Highways\"]");
        revisions[5].Changes.ShouldNotContain(change => change.To == null);
    }

    [Fact]
    public async Task Revisions_come_in_pages_and_one_by_one_with_the_entry_as_it_stood()
    {
        var editor = await app.Client(Role.Editor);
        var first = await editor.Create();
        var entry = first;
        foreach (var title in new[] { "Two", "Three", "Four" }) entry = await editor.Change(entry, new { title });

        var page = await editor.Get($"{entry.Path}/revisions?limit=3").Read<Page<RevisionDocument>>();
        var rest = await editor.Get($"{entry.Path}/revisions?limit=3&cursor={page.NextCursor}").Read<Page<RevisionDocument>>();
        var one = await editor.Get($"{entry.Path}/revisions/1").Read<RevisionWithEntryDocument>();

        page.Items.Select(each => each.Revision).ShouldBe([4, 3, 2]);
        (rest.Items.ShouldHaveSingleItem().Revision, rest.NextCursor).ShouldBe((1, null));
        System.Text.Json.JsonSerializer.Serialize(one.Entry, Json.Strict)
            .ShouldBe(System.Text.Json.JsonSerializer.Serialize(first.Entry with { Measures = null }, Json.Strict));
        one.Revision.Digest.ShouldBe(rest.Items[0].Digest);
        foreach (var missing in new[] { "0", "-1", "5", "2147483647" })
            await editor.Get($"{entry.Path}/revisions/{missing}").Problem(404, "revision_not_found");
        (await editor.Get($"{(await editor.Create()).Path}/revisions?cursor={page.NextCursor}").Problem(400, "invalid_query"))
            .Errors!.Keys.ShouldBe(["cursor"]);
    }

    [Fact]
    public async Task An_entry_is_read_as_it_stood_at_each_instant_of_its_life()
    {
        var editor = await app.Client(Role.Editor);
        var held = new List<Held> { await editor.Create() };
        held.Add(await editor.Change(held[0], new { title = "Two", residualScore = new { impact = 1 } }));
        held.Add(await editor.Close(held[1]));

        foreach (var then in held)
        {
            var asOf = Uri.EscapeDataString(then.Entry.UpdatedAt.ToString("O", CultureInfo.InvariantCulture));
            foreach (var name in new[] { then.Entry.Id.ToString(), then.Entry.Reference })
            {
                var (entry, etag) = await editor.Get($"{Requests.Entries}/{name}?asOf={asOf}").Entry();
                System.Text.Json.JsonSerializer.Serialize(entry, Json.Strict)
                    .ShouldBe(System.Text.Json.JsonSerializer.Serialize(then.Entry with { Measures = null }, Json.Strict));
                etag.ShouldBe(then.ETag);
            }
        }

        var before = Uri.EscapeDataString(held[0].Entry.UpdatedAt.AddTicks(-10).ToString("O", CultureInfo.InvariantCulture));
        await editor.Get($"{held[0].Path}?asOf={before}").Problem(404, "entry_not_found");
        await editor.Get($"{Requests.Entries}/CR999998?asOf=2999-01-01T00:00:00Z").Problem(404, "entry_not_found");
    }

    [Fact]
    public async Task A_reference_as_of_an_instant_finds_the_entry_that_bore_it_then()
    {
        var editor = await app.Client(Role.Editor);
        var first = await editor.Create(new NewEntry { Title = "First" });
        var reference = first.Entry.Reference;
        var renumbered = await editor.Change(first, new { reference = "CR7100" });
        await editor.Create(new NewEntry { Title = "Second", Reference = reference });

        string At(Held held) => Uri.EscapeDataString(held.Entry.UpdatedAt.ToString("O", CultureInfo.InvariantCulture));
        (await editor.Get($"{Requests.Entries}/{reference}?asOf={At(first)}").Entry()).Entry.Title.ShouldBe("First");
        await editor.Get($"{Requests.Entries}/{reference}?asOf={At(renumbered)}").Problem(404, "entry_not_found");
        (await editor.Get($"{Requests.Entries}/{reference}").Entry()).Entry.Title.ShouldBe("Second");
    }

    [Fact]
    public async Task Digests_chain_the_stored_texts_and_can_be_recomputed_outside()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Title = "Ünïcödé \"quoted\" \\ 🜁" });
        foreach (var title in new[] { "Two", "Three" }) entry = await editor.Change(entry, new { title });
        await editor.Close(entry);

        await using var connection = new NpgsqlConnection(app.Database.ServiceConnectionString);
        var rows = await connection.QueryAsync<(int Revision, DateTime At, string Action, string Facts, string Content, byte[] Digest)>(
            "select revision, recorded_at, action, facts::text, content::text, digest from entry_revisions where entry_id = @Id order by "
                + "revision", new { entry.Entry.Id });
        var shown = (await editor.Get($"{entry.Path}/revisions").Read<Page<RevisionDocument>>())
            .Items.ToDictionary(each => each.Revision, each => each.Digest);

        byte[] previous = [];
        foreach (var row in rows)
        {
            var microseconds = (row.At - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            var text = string.Join('\n', entry.Entry.Id, row.Revision, microseconds, row.Action, row.Facts, row.Content);
            previous = SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(text)]);
            row.Digest.ShouldBe(previous);
            shown[row.Revision].ShouldBe(Convert.ToHexStringLower(previous));
        }

        shown.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Before_the_first_snapshot_a_trend_has_no_points()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();

        var trend = await editor.Get($"{entry.Path}/trend").Read<TrendDocument>();

        (trend.Id, trend.Reference, trend.Title, trend.Points.Count)
            .ShouldBe((entry.Entry.Id, entry.Entry.Reference, entry.Entry.Title, 0));
    }

    static string[] Changes(RevisionDocument revision) =>
        [.. revision.Changes.Select(
            change => $"{change.Field}: {change.From?.ToJsonString() ?? "null"} → {change.To?.ToJsonString() ?? "null"}")];
}
