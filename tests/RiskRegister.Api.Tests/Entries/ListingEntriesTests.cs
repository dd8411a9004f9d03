using System.Globalization;
using System.Text;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

/// <summary>Each test lists within a service of its own.</summary>
public sealed class ListingEntriesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    readonly string service = $"Service {Guid.NewGuid():n}";

    [Fact]
    public async Task Filters_choose_and_combine()
    {
        var editor = await app.Client(Role.Editor);
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        var flood = await Make(editor, new NewEntry { Title = "Flood", Types = ["Environmental"], Owners = ["Head of Highways", "MT"] });
        var strike = await Make(editor,
            new NewEntry { Title = "Strike", Types = ["Social", "Financial"], ResidualScore = new(2, 4), Owners = ["MT"] });
        var grant = await Make(editor,
            NewEntry.Opportunity with
            {
                Title = "Grant",
                ResidualScore = new(3, 4),
                Actions = [new { text = "Apply", dueOn = today.AddDays(-1) }]
            });
        var idea = await Make(editor,
            new NewEntry { Title = "Idea", Status = "proposed", Actions = [new { text = "Ask", dueOn = today }] });
        var gone = await editor.Close(await Make(editor,
            new NewEntry { Title = "Gone", Actions = [new { text = "Late", dueOn = "2001-01-01" }] }));
        var done = await Make(editor,
            new NewEntry
            {
                Title = "Done",
                ResidualScore = new(1, 1),
                Actions = [new { text = "Was late", dueOn = "2001-01-01", status = "done" }]
            });

        async Task Lists(string filter, params Held[] expected) =>
            (await Titles(editor, filter)).ShouldBe(expected.Select(held => held.Entry.Title), ignoreOrder: true, filter);

        await Lists("", flood, strike, grant, idea, gone, done);
        await Lists("kind=risk", flood, strike, idea, gone, done);
        await Lists("kind=opportunity", grant);
        await Lists("status=open", flood, strike, grant, done);
        await Lists("status=proposed", idea);
        await Lists("status=closed", gone);
        await Lists("owner=MT", flood, strike);
        await Lists("owner=mt", flood, strike);
        await Lists("owner=m");
        await Lists("type=Financial", strike);
        await Lists("onRegister=true", flood, grant);
        await Lists("onRegister=false", strike, idea, gone, done);
        await Lists("minResidual=12", flood, grant, idea, gone);
        await Lists("minResidual=13", flood, idea, gone);
        await Lists("overdue=true", grant);
        await Lists("overdue=false", flood, strike, idea, gone, done);
        await Lists("owner=MT&minResidual=12&kind=risk&status=open&onRegister=true&overdue=false&type=Environmental&q=flood", flood);
    }

    [Fact]
    public async Task An_owner_asks_for_its_own_by_me_and_for_what_has_changed_since()
    {
        var (editor, owner) = (await app.Client(Role.Editor), await app.Client(Role.Owner, $"{service} first", $"{service} second"));
        var first = await Make(editor, new NewEntry { Title = "First", Owners = [$"{service} first", "MT"] });
        var second = await Make(editor, new NewEntry { Title = "Second", Owners = [$"{service} second"] });
        await Make(editor, new NewEntry { Title = "Another's", Owners = ["MT"] });

        (await Titles(owner, "owner=me")).ShouldBe(["First", "Second"], ignoreOrder: true);
        (await Titles(editor, "owner=me")).ShouldBeEmpty();

        var changed = (await editor.Change(first, new { description = "Changed" })).Entry.UpdatedAt;
        string Since(DateTimeOffset at) => $"updatedSince={Uri.EscapeDataString(at.ToString("O", CultureInfo.InvariantCulture))}";
        (await Titles(editor, Since(changed))).ShouldBe(["First"]);
        (await Titles(editor, Since(second.Entry.UpdatedAt))).ShouldBe(["First", "Second", "Another's"], ignoreOrder: true);
        (await Titles(editor, Since(changed.AddSeconds(1)))).ShouldBeEmpty();
        await editor.Get($"{Requests.Entries}?updatedSince=yesterday").Problem(400, "invalid_query");
    }

    [Fact]
    public async Task Lists_come_in_register_order_or_by_residual_or_by_last_change()
    {
        var editor = await app.Client(Role.Editor);
        await Make(editor, NewEntry.Opportunity with { Title = "CO9031", Reference = "CO9031", ResidualScore = new(1, 2) });
        await Make(editor, new NewEntry { Title = "CR9310", Reference = "CR9310", ResidualScore = new(5, 5) });
        await Make(editor, new NewEntry { Title = "CR9310.2", Reference = "CR9310.2", ResidualScore = new(1, 1) });
        var second = await Make(editor, new NewEntry { Title = "CR932", Reference = "CR932", ResidualScore = new(2, 5) });
        await Make(editor, new NewEntry { Title = "proposal", Status = "proposed", ResidualScore = new(4, 5) });
        await Make(editor, NewEntry.Opportunity with { Title = "opportunity proposal", Status = "proposed", ResidualScore = new(3, 1) });
        await editor.Change(second, new { description = "changed last" });

        (await Titles(editor, "")).ShouldBe(["CR932", "CR9310", "CR9310.2", "CO9031", "proposal", "opportunity proposal"]);
        (await Titles(editor, "sort=reference")).ShouldBe(await Titles(editor, ""));
        (await Titles(editor, "sort=-residual")).ShouldBe(["CR9310", "proposal", "CR932", "opportunity proposal", "CO9031", "CR9310.2"]);
        (await Titles(editor, "sort=-updatedAt")).ShouldBe(["CR932", "opportunity proposal", "proposal", "CR9310.2", "CR9310", "CO9031"]);
    }

    [Theory]
    [InlineData("reference")]
    [InlineData("-residual")]
    [InlineData("-updatedAt")]
    public async Task Pages_neither_repeat_nor_skip_while_entries_are_added(string sort)
    {
        var editor = await app.Client(Role.Editor);
        var made = new List<Held>();
        for (var index = 0; index < 7; index++) made.Add(await Make(editor, new NewEntry { ResidualScore = new((index % 3) + 1, 2) }));

        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await editor.Get(Path($"sort={sort}&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}"))
                .Read<Page<EntryDocument>>();
            page.Items.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Items.Select(item => item.Id));
            cursor = page.NextCursor;
            if (seen.Count <= 4) await Make(editor, new NewEntry { ResidualScore = new(5, 5) });
        }
        while (cursor is not null);

        seen.Distinct().Count().ShouldBe(seen.Count);
        made.Select(held => held.Entry.Id).Except(seen).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_Link_header_leads_to_the_next_page_and_the_last_page_has_none()
    {
        var editor = await app.Client(Role.Editor);
        for (var index = 0; index < 3; index++) await Make(editor, new NewEntry { Title = $"Entry {index}" });

        using var first = await editor.Get(Path("limit=2&kind=risk"));
        var link = first.Headers.GetValues("Link").ShouldHaveSingleItem();
        var cursor = (await first.Read<Page<EntryDocument>>()).NextCursor;
        link.ShouldBe($"</api/v1/entries?service={Uri.EscapeDataString(service)}&limit=2&kind=risk&cursor={cursor}>; rel=\"next\"");
        using var last = await editor.Get(link[1..link.IndexOf('>', StringComparison.Ordinal)]);
        (await last.Read<Page<EntryDocument>>()).Items.ShouldHaveSingleItem().Title.ShouldBe("Entry 2");
        last.Headers.Contains("Link").ShouldBeFalse();
        last.Headers.ETag.ShouldBeNull();
        last.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        last.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding", "Authorization"]);
    }

    [Fact]
    public async Task A_page_has_50_items_unless_it_is_told_otherwise()
    {
        var editor = await app.Client(Role.Editor);
        await Task.WhenAll(Enumerable.Range(0, 51).Select(_ => Make(editor, new NewEntry())));

        (await editor.Get(Path("")).Read<Page<EntryDocument>>()).Items.Count.ShouldBe(50);
        (await editor.Get(Path("limit=200")).Read<Page<EntryDocument>>()).Items.Count.ShouldBe(51);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var editor = await app.Client(Role.Editor);
        for (var index = 0; index < 2; index++) await Make(editor, new NewEntry());
        var cursor = (await editor.Get(Path("limit=1")).Read<Page<EntryDocument>>()).NextCursor!;

        foreach (var other in new[] { "sort=-residual", "kind=risk", "onRegister=true", "q=depot", "asOf=2026-01-01T00:00:00Z",
            "minResidual=1", "overdue=false" })
            (await editor.Get(Path($"limit=1&{other}&cursor={cursor}")).Problem(400, "invalid_query")).Errors!.Keys.ShouldBe(["cursor"]);
        (await editor.Get(Path($"limit=100&cursor={cursor}")).Read<Page<EntryDocument>>()).Items.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("reference", "99999999999999999999")]
    [InlineData("-residual", "99999999999")]
    [InlineData("-residual", "-9223372036854775808")]
    [InlineData("-updatedAt", "9223372036854775807")]
    [InlineData("-updatedAt", "-1")]
    [InlineData("-updatedAt", "x")]
    public async Task A_forged_cursor_is_refused(string sort, string key)
    {
        var editor = await app.Client(Role.Editor);
        for (var index = 0; index < 2; index++) await Make(editor, new NewEntry());
        var real = (await editor.Get(Path($"limit=1&sort={sort}")).Read<Page<EntryDocument>>()).NextCursor!;
        var parts = System.Text.Json.JsonSerializer.Deserialize<string[]>(
            Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(real)))!;

        (await editor.Get(Path($"sort={sort}&cursor={new Cursor(parts[0], key, parts[2])}")).Problem(400, "invalid_query"))
            .Errors!.Keys.ShouldBe(["cursor"]);
        (await editor.Get(Path($"sort={sort}&cursor={new Cursor(parts[0], parts[1], "not-an-id")}")).Problem(400, "invalid_query"))
            .Errors!.Keys.ShouldBe(["cursor"]);
    }

    [Fact]
    public async Task Words_phrases_alternatives_and_exclusions_are_searched()
    {
        var editor = await app.Client(Role.Editor);
        await Make(editor, new NewEntry { Title = "Failing bridges", Description = "Weak piers", Reference = "CR8410" });
        await Make(editor, new NewEntry
        {
            Title = "Bridge tolls",
            Controls = [new { text = "Camera enforcement" }],
            Owners = ["Head of Tolling"]
        });
        await Make(editor, new NewEntry
        {
            Title = "Heating",
            Actions = [new { text = "Replace the boilers", owner = "Facilities", progress = "Survey commissioned" }],
            Effects = ["Frozen pipes"]
        });
        await Make(editor, new NewEntry
        {
            Title = "Staffing",
            DirectionOfTravel = new { narrative = "Turnover subsiding" },
            Types = ["Organisational"]
        });

        async Task Finds(string query, params string[] titles) =>
            (await Titles(editor, $"q={Uri.EscapeDataString(query)}")).ShouldBe(titles, ignoreOrder: true, query);

        await Finds("bridge", "Failing bridges", "Bridge tolls");
        await Finds("bridge -tolls", "Failing bridges");
        await Finds("\"weak piers\"", "Failing bridges");
        await Finds("\"piers weak\"");
        await Finds("boilers or turnover", "Heating", "Staffing");
        await Finds("CR8410", "Failing bridges");
        await Finds("tolling", "Bridge tolls");
        await Finds("cameras", "Bridge tolls");
        await Finds("pipe", "Heating");
        await Finds("commissioned", "Heating");
        await Finds("organisational", "Staffing");
        await Finds("and or not \" ( ) & | ! :* <->");
    }

    [Fact]
    public async Task A_list_as_of_an_instant_shows_what_stood_then()
    {
        var editor = await app.Client(Role.Editor);
        var kept = await Make(editor, new NewEntry { Title = "Kept" });
        var closing = await Make(editor, new NewEntry { Title = "Closing" });
        var raising = await Make(editor, new NewEntry { Title = "Raising", ResidualScore = new(1, 1) });
        var then = raising.Entry.UpdatedAt.ToString("O", CultureInfo.InvariantCulture).Replace("+", "%2B", StringComparison.Ordinal);
        await editor.Close(closing);
        await editor.Change(raising, new { residualScore = new { impact = 5, likelihood = 5 }, title = "Raised" });
        await Make(editor, new NewEntry { Title = "Later" });

        (await Titles(editor, $"asOf={then}")).ShouldBe(["Kept", "Closing", "Raising"]);
        (await Titles(editor, $"asOf={then}&onRegister=true")).ShouldBe(["Kept", "Closing"]);
        (await Titles(editor, $"asOf={then}&sort=-updatedAt")).ShouldBe(["Raising", "Closing", "Kept"]);
        (await Titles(editor, $"asOf={then}&sort=-residual&limit=2")).ShouldBe(["Kept", "Closing"], ignoreOrder: true);
        (await Titles(editor, "onRegister=true")).ShouldBe(["Kept", "Raised", "Later"]);
        (await Titles(editor, "asOf=2001-01-01T00:00:00Z")).ShouldBeEmpty();
        (await editor.Get($"{Requests.Entries}/{kept.Entry.Reference}?asOf=2001-01-01T00:00:00Z").Problem(404, "entry_not_found"))
            .Detail.ShouldContain("was no entry at");
    }

    [Theory]
    [InlineData("kind=Risk", "kind")]
    [InlineData("status=", "status")]
    [InlineData("owner=", "owner")]
    [InlineData("onRegister=yes", "onRegister")]
    [InlineData("minResidual=0", "minResidual")]
    [InlineData("minResidual=26", "minResidual")]
    [InlineData("response=Treat", "response")]
    [InlineData("objective=", "objective")]
    [InlineData("appetite=above", "appetite")]
    [InlineData("targetOverdue=1", "targetOverdue")]
    [InlineData("assurance=old", "assurance")]
    [InlineData("level=county", "level")]
    [InlineData("moveAsked=yes", "moveAsked")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=5&limit=6", "limit")]
    [InlineData("sort=residual", "sort")]
    [InlineData("asOf=2016-12-05", "asOf")]
    [InlineData("asOf=2016-12-05T10:00:00", "asOf")]
    [InlineData("asOf=2999-12-05T10:00:00Z", "asOf")]
    [InlineData("asOf=2016-12-05T10:00:00Z&q=x", "q")]
    [InlineData("colour=red", "colour")]
    [InlineData("Kind=risk", "Kind")]
    [InlineData("cursor=rubbish", "cursor")]
    [InlineData("q=%00", "q")]
    [InlineData("q=%FF", "q")]
    [InlineData("q=a%ED%A0%80b", "q")]
    public async Task A_wrong_parameter_is_refused_by_name(string query, string parameter)
    {
        var editor = await app.Client(Role.Editor);

        (await editor.Get($"{Requests.Entries}?{query}").Problem(400, "invalid_query")).Errors!.Keys.ShouldBe([parameter]);
    }

    [Fact]
    public async Task The_register_filter_agrees_with_the_register_rule_for_every_cell_and_status()
    {
        var editor = await app.Client(Role.Editor);
        var cells = from impact in Enumerable.Range(1, 5) from likelihood in Enumerable.Range(1, 5) select new Cell(impact, likelihood);
        await Task.WhenAll(cells.SelectMany(cell => new[]
        {
            Make(editor, new NewEntry { ResidualScore = cell }),
            Make(editor, new NewEntry { ResidualScore = cell, Status = "proposed" }),
            Make(editor, NewEntry.Opportunity with { ResidualScore = cell })
                .ContinueWith(made => editor.Close(made.Result), TaskScheduler.Default).Unwrap(),
        }));

        var all = (await editor.Get(Path("limit=200")).Read<Page<EntryDocument>>()).Items;
        var listed = (await editor.Get(Path("limit=200&onRegister=true")).Read<Page<EntryDocument>>()).Items.Select(item => item.Id);
        var left = (await editor.Get(Path("limit=200&onRegister=false")).Read<Page<EntryDocument>>()).Items.Select(item => item.Id);

        bool ByRule(EntryDocument entry) =>
            RegisterRule.IsOnRegister(entry.Status, new Score(entry.ResidualScore.Impact, entry.ResidualScore.Likelihood), threshold: 12);
        all.Count.ShouldBe(75);
        listed.ShouldBe(all.Where(ByRule).Select(entry => entry.Id), ignoreOrder: true);
        left.ShouldBe(all.Where(entry => !ByRule(entry)).Select(entry => entry.Id), ignoreOrder: true);
        all.Select(entry => entry.OnRegister).ShouldBe(all.Select(ByRule));
    }

    string Path(string query) => $"{Requests.Entries}?service={Uri.EscapeDataString(service)}{(query.Length == 0 ? "" : "&" + query)}";

    Task<Held> Make(HttpClient editor, NewEntry entry) => editor.Create(entry with { Service = service });

    async Task<string[]> Titles(HttpClient client, string query) =>
        [.. (await client.Get(Path(query)).Read<Page<EntryDocument>>()).Items.Select(item => item.Title)];
}
