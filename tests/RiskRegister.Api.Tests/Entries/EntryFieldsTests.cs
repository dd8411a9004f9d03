using System.Net;
using RiskRegister.Api.Features.Entries;
using RiskRegister.Api.Features.Verification;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Tests.Pages;
using RiskRegister.Api.Tests.Rounds;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

/// <summary>The service of an organisation with objectives and appetite of its own, that prints what can be printed.</summary>
public sealed class WellsApp(TestCluster cluster) : RegisterApp(cluster)
{
    protected override IEnumerable<(string Name, string Value)> Settings =>
    [
        ("Register:Types", "Wells,Pumps,Pipes"), ("Round:RequireResponse", "true"), ("Register:AssuranceMonths", "6"),
        ("Register:Objectives:0:Code", "W1"), ("Register:Objectives:0:Title", "Water for all"),
        ("Register:Objectives:1:Code", "W2"), ("Register:Objectives:1:Title", "Dry cellars"),
        ("Register:Appetite:0:Type", "Wells"), ("Register:Appetite:0:Appetite", "4"), ("Register:Appetite:0:Tolerance", "20"),
        ("Register:Appetite:0:Statement", "No village is to be without water for a day."),
        ("Register:Appetite:1:Type", "Pumps"), ("Register:Appetite:1:Appetite", "10"), ("Register:Appetite:1:Tolerance", "12"),
        .. new[] { "Response", "Objectives", "TargetDate", "TimeAtScore", "Appetite", "Assurance" }
            .Select(part => ($"Register:Print:{part}", "true")),
    ];
}

/// <summary>Response, objectives, target date, appetite and assurance, through everything that an entry goes through.</summary>
public sealed class EntryFieldsTests(WellsApp app) : IClassFixture<WellsApp>
{
    readonly string service = $"Service {Guid.NewGuid():n}";

    [Fact]
    public async Task They_are_said_read_changed_and_taken_back_and_the_history_names_each()
    {
        var editor = await app.Client(Role.Editor);
        var held = await editor.Create(New("Well") with
        {
            Response = "treat",
            Objectives = ["W2"],
            TargetScore = new(1, 4),
            TargetDate = "2027-03-31",
            Types = ["Wells"],
        });
        var made = held.Entry;
        (made.Response, made.TargetDate, made.Appetite)
            .ShouldBe((EntryResponse.Treat, new DateOnly(2027, 3, 31), AppetitePosition.WithinTolerance));
        made.Objectives.ShouldBe(["W2"]);

        held = await editor.Change(held, new { response = "tolerate", objectives = new[] { "W1", "W2" }, targetDate = "2027-06-30" });
        held = await editor.Change(held, new { response = "tolerate" });
        held.Entry.Revision.ShouldBe(2);
        var changes = (await editor.Get($"{held.Path}/revisions/2").Read<RevisionWithEntryDocument>()).Revision.Changes;
        changes.Select(change => $"{change.Field}: {change.From?.ToJsonString()} → {change.To?.ToJsonString()}").ShouldBe(
        [
            "targetDate: \"2027-03-31\" → \"2027-06-30\"", "response: \"treat\" → \"tolerate\"",
            "objectives: [\"W2\"] → [\"W1\",\"W2\"]",
        ], ignoreOrder: true);

        var bare = (await editor.Change(held, """{"response": null, "objectives": [], "targetScore": null}""")).Entry;
        (bare.Response, bare.TargetDate, bare.TargetScore).ShouldBe((null, null, null));
        bare.Objectives.ShouldBeEmpty();
        var then = await editor.Get($"{held.Path}/revisions/2").Read<RevisionWithEntryDocument>();
        then.Entry.Response.ShouldBe(EntryResponse.Tolerate);
        const string Says = "select facts::jsonb ?| array['response', 'objectives', 'targetDate'] from entries where id = @Id";
        (await app.Ask<bool>(Says, new { made.Id })).ShouldBeFalse();
        (await editor.Get("/api/v1/verification").Read<VerificationDocument>()).Verified.ShouldBeTrue();
    }

    [Fact]
    public async Task What_does_not_fit_the_entry_or_the_settings_is_refused_at_its_member()
    {
        var editor = await app.Client(Role.Editor);
        var opportunity = await editor.Create(NewEntry.Opportunity with { Response = "share" });
        foreach (var (body, path) in new (object Body, string Path)[]
        {
            (new { response = "treat" }, "$.response"), (new { response = "wait" }, "$.response"),
            (new { objectives = new[] { "O1" } }, "$.objectives[0]"), (new { targetDate = "2027-03-31" }, "$.targetDate"),
            (new { appetite = "outside" }, "$.appetite"),
            ("""{"controls": [{"text": "x", "assurance": {"second": {"by": "Auditor"}}}]}""", "$.controls[0].assurance.second.what"),
        })
        {
            using var refused = await editor.Patch(opportunity.Path, body, opportunity.ETag);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
            (await refused.Text()).ShouldContain($"\"{path}\"");
        }
    }

    [Fact]
    public async Task Lists_are_filtered_by_them_as_the_rules_of_the_domain_have_it_now_and_then()
    {
        var editor = await app.Client(Role.Editor);
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        string[][] types = [[], ["Wells"], ["Pumps"], ["Wells", "Pumps"], ["Pipes"]];
        Cell[] residuals = [new(1, 4), new(2, 5), new(4, 4), new(5, 5)];
        var made = new List<EntryDocument>();
        for (var at = 0; at < 20; at++)
        {
            var entry = (at % 4 == 3 ? NewEntry.Opportunity : new NewEntry()) with
            {
                Title = $"Entry {at}",
                Service = service,
                Types = types[at % 5],
                ResidualScore = residuals[at / 5],
                TargetScore = at % 3 == 0 ? null : new(2, 4),
                TargetDate = at % 3 == 0 ? null : $"{today.AddDays(at % 3 - 2):O}",
                Response = at % 2 == 0 ? null : at % 4 == 3 ? "exploit" : "treat",
                Objectives = at % 5 == 0 ? ["W1", "W2"] : at % 5 == 1 ? ["W2"] : [],
                Controls = (at % 6) switch
                {
                    0 => [],
                    1 => [new { text = "Unassured, with the word \"assurance\":" }, Assured(null)],
                    2 => [Assured(today.AddMonths(-6))],
                    3 => [Assured(today.AddMonths(-6).AddDays(-1))],
                    4 => [Assured(today), Assured(today.AddYears(-2))],
                    _ => [Assured(null), Assured(today.AddYears(-2), today.AddDays(-3))],
                },
            };
            var held = await editor.Create(entry);
            made.Add(at % 7 == 6 ? (await editor.Close(held)).Entry : held.Entry);
        }

        await Lists("response=treat", entry => entry.Response == EntryResponse.Treat);
        await Lists("response=exploit", entry => entry.Response == EntryResponse.Exploit);
        await Lists("objective=W2", entry => entry.Objectives.Contains("W2"));
        await Lists("objective=W1&response=treat", entry => entry.Objectives.Contains("W1") && entry.Response == EntryResponse.Treat);
        foreach (var overdue in new[] { true, false })
            await Lists($"targetOverdue={(overdue ? "true" : "false")}", entry => IsOverdue(entry) == overdue);
        foreach (var position in Enum.GetValues<AppetitePosition>())
            await Lists($"appetite={EnumNames.Of(position)}", entry => entry.Appetite == position);
        foreach (var standing in Enum.GetValues<AssuranceStanding>())
        {
            made.Count(entry => AssuranceRule.Of(entry.Controls, today, 6) == standing).ShouldBeGreaterThan(1);
            await Lists($"assurance={EnumNames.Of(standing)}", entry => AssuranceRule.Of(entry.Controls, today, 6) == standing);
        }

        made.Count(IsOverdue).ShouldBeGreaterThan(1);
        made.GroupBy(entry => entry.Appetite).Count().ShouldBe(4);

        async Task Lists(string query, Func<EntryDocument, bool> isMeant)
        {
            foreach (var asOf in new[] { "", $"&asOf={Uri.EscapeDataString(made.Max(entry => entry.UpdatedAt).ToString("O"))}" })
            {
                var found = await editor.AllEntries($"?limit=200&service={Uri.EscapeDataString(service)}&{query}{asOf}");
                found.Select(entry => entry.Title).ShouldBe(made.Where(isMeant).Select(entry => entry.Title), ignoreOrder: true, query);
            }
        }

        bool IsOverdue(EntryDocument entry) => TargetRule.IsOverdue(entry.Kind, entry.Status, ScoreOf(entry.ResidualScore),
            entry.TargetScore is { } target ? ScoreOf(target) : null, entry.TargetDate, today);

        static Score ScoreOf(ScoreDocument score) => new(score.Impact, score.Likelihood);
    }

    [Fact]
    public async Task A_control_says_how_it_works_whose_it_is_and_who_assured_it()
    {
        var editor = await app.Client(Role.Editor);
        var held = await editor.Create(New("Pump") with
        {
            Controls = [new { text = "Filters", owner = "Pump Keeper", effectiveness = "notTested" }],
        });
        held = await editor.Post($"{held.Path}/controls",
            """{"text": "Spare pump", "assurance": {"first": {"what": "Started weekly", "on": "2020-05-03"}}}""").Entry();
        held = await editor.Patch($"{held.Path}/controls/2",
            """{"effectiveness": "partly", "assurance": {"third": {"what": "Seen", "by": "Auditor"}}}""", held.ETag).Entry();

        held.Entry.Controls.ShouldBe(
        [
            new Control(1, "Filters") { Owner = "Pump Keeper", Effectiveness = ControlEffectiveness.NotTested },
            new Control(2, "Spare pump")
            {
                Effectiveness = ControlEffectiveness.Partly,
                Assurance = new(new("Started weekly", null, new(2020, 5, 3)), null, new("Seen", "Auditor")),
            },
        ]);
        (await editor.Get($"{held.Path}/controls/2").Read<Control>()).ShouldBe(held.Entry.Controls[1]);
        var changes = (await editor.Get($"{held.Path}/revisions/3").Read<RevisionWithEntryDocument>()).Revision.Changes;
        changes.Select(change => change.Field).ShouldBe(["controls[2].effectiveness", "controls[2].assurance.third"], ignoreOrder: true);

        var admin = await app.Client(Role.Admin);
        using var post = await admin.Get("/api/v1/owners/Pump%20Keeper");
        using var renamed = await admin.Post(
            "/api/v1/owners/Pump%20Keeper/renaming", new { name = "Head of Pumps" }, post.Headers.ETag!.ToString());
        renamed.StatusCode.ShouldBe(HttpStatusCode.OK, await renamed.Text());
        (await editor.Get(held.Path).Entry()).Entry.Controls[0].Owner.ShouldBe("Head of Pumps");
    }

    [Fact]
    public async Task What_committees_read_of_them_is_frozen_with_the_quarter()
    {
        var editor = await app.Client(Role.Editor);
        var held = await editor.Create(New("Drain") with
        {
            Types = ["Pumps"],
            Response = "treat",
            Objectives = ["W2"],
            TargetScore = new(1, 4),
            TargetDate = "2016-10-31",
        });
        var other = await editor.Create(New("Lid") with
        {
            Types = ["Wells"],
            Exempt = new { paragraph = "3", reason = "Terms" },
            Response = "tolerate",
        });
        await editor.Take("2016-17-Q1");
        await editor.Publish("2016-17-Q1");
        var digest = (await editor.Snapshot("2016-17-Q1")).Digest;
        held = await editor.Change(held, new { response = "tolerate", targetDate = "2016-12-31" });
        await editor.Take("2016-17-Q2");
        var reference = held.Entry.Reference!;

        var highlights = (await editor.Highlights("2016-17-Q2"))[reference];
        highlights.Text.ShouldBe("Response changed from treat to tolerate and target date moved from 31 October 2016 to 31 December 2016; "
            + "the residual score remains at 16.");
        highlights.Changes.ShouldBe(
        [
            new HighlightChange("response_changed") { FromResponse = "treat", ToResponse = "tolerate" },
            new HighlightChange("target_date_changed") { FromDate = "2016-10-31", ToDate = "2016-12-31" },
        ]);
        (await editor.Snapshot("2016-17-Q1")).Digest.ShouldBe(digest);
        (await editor.Frozen("2016-17-Q1", reference)).Response.ShouldBe(EntryResponse.Treat);
        (await editor.Get($"{held.Path}/trend?edition=full").Read<TrendDocument>()).QuartersAtResidual.ShouldBe(2);

        foreach (var path in new[] { "/api/v1/matrix", "/api/v1/snapshots/2016-17-Q2/matrix" })
        {
            (await Placed($"{path}?edition=full&response=tolerate&objective=W2")).ShouldContain(reference);
            (await Placed($"{path}?edition=full&appetite=outside&objective=W2")).ShouldContain(reference);
            (await Placed($"{path}?edition=full&appetite=withinAppetite")).ShouldNotContain(reference);
            (await Placed($"{path}?edition=full&objective=W1&response=tolerate")).ShouldNotContain(reference);
            (await Placed($"{path}?response=tolerate")).ShouldNotContain(other.Entry.Reference);
            var picture = $"{path}?edition=full&format=svg&objective=W2";
            (await (await editor.Get($"{picture}&response=tolerate")).Text()).ShouldContain($">{reference}<");
            (await (await editor.Get($"{picture}&response=treat")).Text()).ShouldNotContain($">{reference}<");
        }

        (await Placed("/api/v1/snapshots/2016-17-Q1/matrix?edition=full&response=treat&objective=W2")).ShouldContain(reference);
        var document = await (await editor.Get("/api/v1/snapshots/2016-17-Q2/register?format=html&edition=full")).Text();
        foreach (var text in new[] { "W2 – Dry cellars", "Outside tolerance", "31 December 2016", "2 quarters", "Tolerate" })
            document.ShouldContain(text);
        (await editor.Get("/api/v1/verification").Read<VerificationDocument>()).Verified.ShouldBeTrue();

        async Task<string[]> Placed(string path) =>
            [.. (await editor.Get(path).Read<MatrixDocument>()).Cells.SelectMany(cell => cell.Entries).Select(entry => entry.Reference)];
    }

    [Fact]
    public async Task An_export_comes_back_unchanged_and_a_councils_column_of_four_Ts_is_read()
    {
        var editor = await app.Client(Role.Editor);
        var held = await editor.Create(New("Sluice") with
        {
            Types = ["Wells"],
            Response = "transfer",
            Objectives = ["W2", "W1"],
            TargetScore = new(1, 4),
            TargetDate = "2027-03-31",
            Controls =
            [
                new
                {
                    text = "Gate",
                    owner = "Keeper",
                    effectiveness = "ineffective",
                    assurance = new { second = new { what = "Seen; once", by = "A | B", on = "2026-01-31" } },
                },
                new { text = "Bar" },
            ],
        });
        foreach (var form in new[] { "csv", "xlsx" })
        {
            using var export = await editor.Get($"{Requests.Entries}?format={form}&service={Uri.EscapeDataString(service)}");
            var file = await export.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var import = await editor.Import("", ($"entries.{form}", file));
            (import.Unchanged, import.Rows.Count).ShouldBe((1, 1), form);
        }

        var read = await editor.Import("Reference,Title,Score,Residual,4Ts,Corporate priority\n"
            + $"{held.Entry.Reference},{held.Entry.Title},20,16,Terminate,Dry cellars");
        read.Rows.Single().Fields.ShouldBe(["response", "objectives"], ignoreOrder: true);
        var after = (await editor.Get(held.Path).Entry()).Entry;
        (after.Response, after.TargetDate).ShouldBe((EntryResponse.Terminate, held.Entry.TargetDate));
        after.Objectives.ShouldBe(["W2"]);
        after.Controls.ShouldBe(held.Entry.Controls);
    }

    [Fact]
    public async Task A_round_is_not_closed_while_an_open_entry_has_no_response()
    {
        var editor = await app.Client(Role.Editor);
        var held = await editor.Create(New("Weir"));
        await editor.OpenRound("2068-69-Q1");
        var opened = await editor.Get($"{RoundRequests.Rounds}/2068-69-Q1");

        using var refused = await editor.Post($"{RoundRequests.Rounds}/2068-69-Q1/closure", etag: opened.Headers.ETag!.ToString());
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await refused.Text();
        problem.ShouldContain("round_response_missing");
        problem.ShouldContain("no response yet");
        held.Entry.Response.ShouldBeNull();
    }

    [Fact]
    public async Task The_pages_show_them_and_people_change_them()
    {
        var editor = await app.Client(Role.Editor);
        var held = await editor.Create(New("Cistern") with
        {
            Types = ["Wells"],
            Owners = ["Cistern Keeper"],
            TargetScore = new(1, 4),
            Controls = [new { text = "Lining" }],
        });
        var path = $"/entries/{held.Entry.Reference}";
        using var owner = await Visitor.SignedIn(app, Role.Owner, "Cistern Keeper");
        var before = await owner.Page(path);
        foreach (var text in new[] { "Within tolerance", "No village is to be without water for a day.", "None stated" })
            before.ShouldContain(text);

        await Sent($"{path}/change/about", ("response", "tolerate"), ("objectives", "W1"));
        await Sent($"{path}/change/scores", ("targetDate-day", "31"), ("targetDate-month", "3"), ("targetDate-year", "2016"));
        await Sent($"{path}/change/control?control=1", ("effectiveness", "partly"), ("controlOwner", "Mason"),
            ("first-what", "Tapped"), ("first-by", "Mason"), ("first-on-day", "1"), ("first-on-month", "2"), ("first-on-year", "2016"));
        var page = await owner.Page(path);
        foreach (var text in new[]
        {
            "Tolerate", "Water for all", "31 March 2016", "Overdue", "Partly effective", "Mason sees to it.",
            "First line: Tapped, Mason, 1 February 2016", "Assurance stale",
        }) page.ShouldContain(text);
        (await owner.Page("/register?targetOverdue=true&objective=W1&appetite=withinTolerance&response=tolerate"))
            .ShouldContain(held.Entry.Reference!);
        (await owner.Page("/register?assurance=stale")).ShouldContain(held.Entry.Reference!);
        (await owner.Page("/register?assurance=current")).ShouldNotContain($"{path}\"");
        (await owner.Page($"/register?response=terminate")).ShouldNotContain($"{path}\"");

        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        (await clerk.Page("/heat-map?objective=W1&appetite=withinTolerance&response=tolerate")).ShouldContain($"{path}\"");
        (await clerk.Page("/heat-map?appetite=outside&objective=W1")).ShouldNotContain($"{path}\"");

        var form = await owner.Form($"{path}/change/scores");
        using var wrong = await owner.Send($"{path}/change/scores", form, ("target-impact", ""), ("target-likelihood", ""));
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Text()).ShouldContain("href=\"#targetDate\"");
        form = await owner.Form($"{path}/change/control?control=1");
        using var blank = await owner.Send($"{path}/change/control", form, ("first-what", ""));
        (await blank.Text()).ShouldContain("Say what was done.");
        await Sent($"{path}/change/controls", ("controls", "Lining\nA lid"));
        (await editor.Get(held.Path).Entry()).Entry.Controls.ShouldBe(
        [
            new Control(1, "Lining")
            {
                Effectiveness = ControlEffectiveness.Partly,
                Owner = "Mason",
                Assurance = new(new("Tapped", "Mason", new(2016, 2, 1))),
            },
            new Control(2, "A lid"),
        ]);

        async Task Sent(string change, params (string, string)[] typed)
        {
            using var answer = await owner.Send(change.Split('?')[0], await owner.Form(change), typed);
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Text());
        }
    }

    // By the first line of defence, and the third.
    static object Assured(DateOnly? first, DateOnly? third = null) => new
    {
        text = "Tapped",
        assurance = new
        {
            first = new { what = "Tapped", on = first?.ToString("O") },
            third = third is null ? null : new { what = "Seen", on = third.Value.ToString("O") },
        },
    };

    NewEntry New(string title) => new() { Title = $"{title} of the village", Service = service };
}
