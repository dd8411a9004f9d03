using System.Net;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>An entry is read and changed by somebody without scripts.</summary>
public sealed class EntryPageTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Post = "Head of Waste Management";

    // What would run, or leave its attribute, wherever it is not written as text.
    const string Attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> &amp;";

    [Fact]
    public async Task An_owner_changes_the_residual_score_and_the_direction_in_three_pages()
    {
        using var editor = await app.Client(Role.Editor);
        var held = await editor.Create(new NewEntry { Owners = [Post] });
        using var owner = await Visitor.SignedIn(app, Role.Owner, Post);
        var page = await owner.Page($"/entries/{held.Entry.Reference}");
        page.ShouldContain("High");
        var change = Visitor.PathsOn(page, $"/entries/{held.Entry.Reference}/change/scores")[0];

        using var answer = await owner.Send(change, await owner.Form(change), ("residual-impact", "5"), ("direction", "upwards"),
            ("narrative", "Two claims\r\nwere lost."), ("changeNote", "Quarterly update"));

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Text());
        answer.Headers.Location!.ToString().ShouldBe($"/entries/{held.Entry.Reference}?done=changed");
        var after = await owner.Page(answer.Headers.Location.ToString());
        after.ShouldContain("has been saved");
        after.ShouldContain("Severe");
        after.ShouldContain("Upwards (worsening)");
        after.ShouldContain("Quarterly update");
        var stored = (await editor.Get(held.Path).Entry()).Entry;
        stored.ResidualScore.Value.ShouldBe(20);
        stored.DirectionOfTravel.Narrative.ShouldBe("Two claims\nwere lost.");
        stored.Score.ShouldBe(held.Entry.Score);
    }

    [Fact]
    public async Task A_form_that_is_sent_as_it_was_shown_changes_nothing()
    {
        using var editor = await app.Client(Role.Editor);
        var held = await editor.Create(new NewEntry
        {
            Owners = [Post, "MT"],
            Description = "First\n\nthird line",
            Effects = ["One", "Two"],
            Types = ["Legal", "Social"],
            Service = "Waste",
            Controls =
            [
                new
                {
                    text = "Depot",
                    owner = "MT",
                    effectiveness = "partly",
                    assurance = new { second = new { what = "Seen", on = "2026-01-31" } },
                },
                new { text = "Depot" },
                new { text = "Lease" },
            ],
            Actions = [new { text = "Do", owner = "MT", dueOn = "2027-03-31", progress = "Half\ndone" }],
            TargetScore = new(2, 3),
            TargetDate = "2027-03-31",
            Response = "transfer",
            DirectionOfTravel = new { direction = "level", narrative = "As before" },
        });
        using var visitor = await Visitor.SignedIn(app, Role.Editor);
        foreach (var section in new[] { "about", "scores", "controls", "control?control=1", "action?action=1", "owners", "exemption" })
        {
            var path = $"/entries/{held.Entry.Reference}/change/{section}";
            var form = await visitor.Form(path);
            using var request = new HttpRequestMessage(HttpMethod.Post,
                path.Split('?')[0])
            { Content = new FormUrlEncodedContent(Doubled(form, held.Entry.Types)) };
            using var answer = await visitor.Send(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, $"{section}: {await answer.Text()}");
            (await editor.Get(held.Path).Entry()).Entry.Revision.ShouldBe(1, section);
        }
    }

    [Fact]
    public async Task Who_comes_second_sees_both_versions_and_loses_nothing()
    {
        using var editor = await app.Client(Role.Editor);
        var held = await editor.Create(new NewEntry { Owners = [Post] });
        using var owner = await Visitor.SignedIn(app, Role.Owner, Post);
        var path = $"/entries/{held.Entry.Reference}/change/about";
        var form = await owner.Form(path);
        await editor.Change(held, new { title = "Loss of the northern depot" });

        using var answer = await owner.Send(path, form, ("title", "Loss of both depots"),
            ("changeNote", "The lease of the other ends too"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.Text();
        page.ShouldContain("<title>Error: ");
        page.ShouldContain("Loss of the northern depot");
        var again = Visitor.ValuesOf(page);
        again["title"].ShouldBe("Loss of both depots");
        again["changeNote"].ShouldBe("The lease of the other ends too");
        again["revision"].ShouldBe("2");
        using var saved = await owner.Send(path, again);
        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await editor.Get(held.Path).Entry()).Entry.Title.ShouldBe("Loss of both depots");
    }

    [Fact]
    public async Task What_is_wrong_is_said_where_it_is_mended_and_what_was_typed_stays()
    {
        using var editor = await app.Client(Role.Editor);
        var held = await editor.Create(new NewEntry());
        using var visitor = await Visitor.SignedIn(app, Role.Editor);
        var path = $"/entries/{held.Entry.Reference}/change/action";
        using var answer = await visitor.Send(path, await visitor.Form(path), ("text", new string('x', 5001)), ("due-day", "31"),
            ("due-month", "2"), ("due-year", "2027"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.Text();
        page.ShouldContain("href=\"#due\"");
        page.ShouldContain("Due on must be a real date");
        Visitor.ValuesOf(page)["due-day"].ShouldBe("31");
        Visitor.ValuesOf(page)["text"].Length.ShouldBe(5001);
        using var longer = await visitor.Send(path, await visitor.Form(path), ("text", new string('x', 5001)));
        longer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await longer.Text()).ShouldContain("href=\"#text\"");
        (await editor.Get(held.Path).Entry()).Entry.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task An_owner_changes_nothing_of_others_and_nothing_that_is_not_an_owners_to_change()
    {
        using var editor = await app.Client(Role.Editor);
        var (own, others) = (await editor.Create(new NewEntry { Owners = [Post] }), await editor.Create(new NewEntry { Owners = ["MT"] }));
        using var owner = await Visitor.SignedIn(app, Role.Owner, Post);
        var form = await owner.Form($"/entries/{own.Entry.Reference}/change/about");
        foreach (var (path, status) in new[]
        {
            ($"/entries/{others.Entry.Reference}/change/about", HttpStatusCode.Forbidden),
            ($"/entries/{others.Entry.Reference}/review", HttpStatusCode.Forbidden),
            ($"/quick-update/{others.Entry.Id}", HttpStatusCode.Forbidden),
            ($"/entries/{own.Entry.Reference}/change/owners", HttpStatusCode.NotFound),
            ($"/entries/{own.Entry.Reference}/change/exemption", HttpStatusCode.NotFound),
        })
        {
            using var answer = await owner.Send(path, form, ("owners", "Me"), ("title", "Changed"));
            answer.StatusCode.ShouldBe(status, path);
        }

        (await editor.Get(own.Path).Entry()).Entry.Revision.ShouldBe(1);
        (await editor.Get(others.Path).Entry()).Entry.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_to_change_is_one_click()
    {
        using var editor = await app.Client(Role.Editor);
        var held = await editor.Create(new NewEntry { Owners = [Post] });
        using var owner = await Visitor.SignedIn(app, Role.Owner, Post);
        var path = $"/entries/{held.Entry.Reference}";
        using var answer = await owner.Send($"{path}/review", await owner.Form(path));
        answer.Headers.Location!.ToString().ShouldBe($"{path}?done=reviewed");
        (await editor.Get(held.Path).Entry()).Entry.ReviewedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Quick_update_goes_from_entry_to_entry_until_none_is_left()
    {
        const string Group = "Quick group";
        using var editor = await app.Client(Role.Editor);
        var (first, second) = (await editor.Create(new NewEntry { Owners = [Group], Actions = [new { text = "Do" }] }),
            await editor.Create(new NewEntry { Owners = [Group] }));
        await editor.Take("2016-17-Q1");
        await editor.Publish("2016-17-Q1");
        using var owner = await Visitor.SignedIn(app, Role.Owner, Group);
        (await owner.Page("/quick-update")).ShouldContain($"Start with {first.Entry.Reference}");
        var path = $"/quick-update/{first.Entry.Id}";
        using var saved = await owner.Send(path, await owner.Form(path), ("does", "save"), ("residual-impact", "3"), ("status-1", "done"));
        saved.Headers.Location!.ToString().ShouldBe($"/quick-update/{second.Entry.Id}?done=saved", await saved.Text());
        using var left = await owner.Send($"/quick-update/{second.Entry.Id}", await owner.Form($"/quick-update/{second.Entry.Id}"),
            ("does", "nothing"));
        left.Headers.Location!.ToString().ShouldBe("/quick-update?done=last");
        (await owner.Page("/quick-update")).ShouldContain("up to date");
        var stored = (await editor.Get(first.Path).Entry()).Entry;
        stored.ResidualScore.Value.ShouldBe(12);
        (await owner.Page($"/entries/{first.Entry.Reference}")).ShouldContain("Quarter 1 2016/17");
    }

    [Fact]
    public async Task What_an_entry_says_is_text_on_every_page_whatever_it_is()
    {
        using var editor = await app.Client([Role.Editor, Role.Owner], [Attack]);
        var held = await editor.Create(new NewEntry
        {
            Title = Attack,
            Description = Attack,
            Service = Attack,
            SourceReference = Attack,
            Effects = [Attack],
            Controls = [new { text = Attack, owner = Attack, assurance = new { first = new { what = Attack, by = Attack } } }],
            Actions = [new { text = Attack, owner = Attack, progress = Attack }],
            Owners = [Attack],
            DirectionOfTravel = new { direction = "upwards", narrative = Attack },
            Exempt = new { paragraph = "3", reason = Attack },
            ChangeNote = Attack,
        });
        held = await editor.Change(held, new { changeNote = Attack, description = $"{Attack} again" });
        using var visitor = await Visitor.SignedIn(app, [Role.Editor, Role.Owner], Attack);
        var path = $"/entries/{held.Entry.Reference}";
        var pages = new List<string> { "/", "/register",
            $"/register?q={Uri.EscapeDataString(Attack)}&owner={Uri.EscapeDataString(Attack)}",
            $"/register?minResidual={Uri.EscapeDataString(Attack)}",
            $"/register?service={Uri.EscapeDataString(Attack)}", "/heat-map", $"/heat-map?kind={Uri.EscapeDataString(Attack)}",
            "/quick-update", $"/quick-update/{held.Entry.Id}", path,
            $"{path}?done={Uri.EscapeDataString(Attack)}", $"/entries/{Uri.EscapeDataString(Attack)}",
            $"/sign-in?to={Uri.EscapeDataString("/" + Attack)}" };
        pages.AddRange(new[] { "about", "scores", "controls", "control?control=1", "action?action=1", "owners", "exemption" }
            .Select(section => $"{path}/change/{section}"));
        foreach (var page in pages)
        {
            using var answer = await visitor.Get(page);
            ShouldBeText(await answer.Text(), page);
        }

        // And what is sent back because something is wrong with it.
        var form = await visitor.Form($"{path}/change/about");
        using var wrong = await visitor.Send($"{path}/change/about", form, ("title", ""), ("description", Attack));
        ShouldBeText(await wrong.Text(), "about, wrong");
        using var stale = await visitor.Send($"{path}/change/about", form, ("revision", "1"), ("description", Attack + Attack));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        ShouldBeText(await stale.Text(), "about, stale");
    }

    [Fact]
    public async Task The_list_is_downloaded_as_it_is_filtered()
    {
        using var editor = await app.Client(Role.Editor);
        var service = $"Service {Guid.NewGuid()}";
        var (listed, other) = (await editor.Create(new NewEntry { Service = service }), await editor.Create());
        using var visitor = await Visitor.SignedIn(app, Role.Auditor);
        var page = await visitor.Page($"/register?service={Uri.EscapeDataString(service)}");
        page.ShouldContain($"/entries/{listed.Entry.Reference}\"");
        page.ShouldNotContain($"/entries/{other.Entry.Reference}\"");
        foreach (var path in Visitor.PathsOn(page, "/downloads/entries").Where(path => !path.Contains("pdf", StringComparison.Ordinal)))
        {
            using var answer = await visitor.Get(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            if (!path.Contains("csv", StringComparison.Ordinal) && !path.Contains("json", StringComparison.Ordinal)
                && !path.Contains("html", StringComparison.Ordinal)) continue;
            var text = await answer.Text();
            text.ShouldContain(listed.Entry.Reference!);
            text.ShouldNotContain($"{other.Entry.Reference}\"");
        }
    }

    static void ShouldBeText(string page, string what)
    {
        page.ShouldNotContain("<script>alert", Case.Insensitive, what);
        page.ShouldNotContain("<img src=x", Case.Insensitive, what);
        page.ShouldNotContain("\"'><", Case.Sensitive, what);
    }

    // Check boxes have one name between them.
    static IEnumerable<KeyValuePair<string, string>> Doubled(Dictionary<string, string> form, IReadOnlyList<string> types) =>
        form.Where(pair => pair.Key != "types")
            .Concat(form.ContainsKey("types") ? types.Select(type => KeyValuePair.Create("types", type)) : []);
}
