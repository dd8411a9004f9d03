using System.Net;
using System.Text;
using System.Web;
using RiskRegister.Api.Tests.Performance;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>Business intelligence, and the owners of measures, do their work without scripts.</summary>
public sealed class AnalystPagesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Post = "Head of Canals";
    const string Attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> &amp;";

    [Fact]
    public async Task Tables_are_imported_when_their_faults_are_mended_and_once_only()
    {
        using var analyst = await Visitor.SignedIn(app, Role.Analyst);
        var title = $"Locks opened {Guid.NewGuid()}";
        var faulty = $"Measure,Good is,Q1 16/17,Q2 16/17,Q1-2 2016\n{title},H,120,many,300\n";
        var look = await SendFile(analyst, "canals.csv", faulty);
        var page = await analyst.Page(look);
        page.ShouldContain("1 thing to mend");
        page.ShouldContain("many");
        page.ShouldNotContain("value=\"import\"");

        look = await SendFile(analyst, "canals.csv", faulty.Replace("many", "150", StringComparison.Ordinal));
        var ready = await analyst.Page(look);
        ready.ShouldContain("value=\"import\"");
        ready.ShouldContain("270");
        using var moved = await analyst.Send(look, Visitor.ValuesOf(ready), ("theme", "Waterways"), ("does", "check"));
        (await moved.Text()).ShouldContain("Waterways");
        using var wrong = await analyst.Send(look, Visitor.ValuesOf(ready), ("theme", new string('x', 101)), ("does", "import"));
        (await wrong.Text()).ShouldContain("href=\"#theme\"");
        (await app.Ask<long>("select count(*) from measures where title = @title", new { title })).ShouldBe(0);

        using var unseen = await analyst.Send(look, Visitor.ValuesOf(ready), ("theme", "Waterways"), ("does", "import"));
        var seen = await unseen.Text();
        seen.ShouldContain("Importing would do something else than you were shown");
        (await app.Ask<long>("select count(*) from measures where title = @title", new { title })).ShouldBe(0);
        using var done = await analyst.Send(look, Visitor.ValuesOf(seen), ("theme", "Waterways"), ("does", "import"));
        using var twice = await analyst.Send(look, Visitor.ValuesOf(seen), ("theme", "Waterways"), ("does", "import"));
        (done.StatusCode, twice.StatusCode).ShouldBe((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther));
        (await analyst.Page(done.Headers.Location!.ToString())).ShouldContain("canals.csv: imported.");
        (await app.Ask<string>("select string_agg(theme, '; ') from measures where title = @title", new { title })).ShouldBe("Waterways");
        var tables = await analyst.Page("/measures?quarter=2016-17-Q2");
        tables.ShouldContain(title);
        tables.ShouldContain("<svg class=\"rr-spark\"");
        tables.ShouldContain("Quarter 1 2016/17 120; Quarter 2 2016/17 150.");
        using var none = await analyst.Upload("/measures/import", await analyst.Form("/measures/import"), "", []);
        (await none.Text()).ShouldContain("href=\"#file\"");
    }

    [Fact]
    public async Task Values_are_pasted_looked_at_mended_saved_and_revised_and_nothing_unseen_is_saved()
    {
        using var client = await app.Client(Role.Analyst);
        var measure = await client.Make("Locks closed", "low", [Post]);
        using var owner = await Visitor.SignedIn(app, Role.Owner, Post);
        var path = $"/measures/{measure.Reference}/values";
        (await owner.Page($"/measures/{measure.Reference}")).ShouldContain(path);
        var form = await owner.Form(path);

        using var refused = await owner.Send(path, form, ("values", "Q1 16/17\t12\r\nQ2 16/17\tsome\r\nSpring\t4"), ("does", "check"));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await refused.Text();
        page.ShouldContain("<title>Error: ");
        page.ShouldContain("Line 2 ");
        page.ShouldContain("Line 3 ");
        page.ShouldNotContain("Line 1 ");
        Visitor.ValuesOf(page)["values"].ShouldBe("Q1 16/17\t12\nQ2 16/17\tsome\nSpring\t4");

        using var looked = await owner.Send(path, form, ("values", "Q1 16/17\t12\nQ2 16/17\t14.5 [p]"), ("does", "check"));
        var seen = Visitor.ValuesOf(await looked.Text());
        (await Count(measure)).ShouldBe(0);
        using var edited = await owner.Send(path, seen, ("values", "Q1 16/17\t12\nQ2 16/17\t99"), ("does", "save"));
        edited.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Count(measure)).ShouldBe(0);
        using var saved = await owner.Send(path, seen, ("does", "save"));
        saved.Headers.Location!.ToString().ShouldBe($"/measures/{measure.Reference}?done=given", await saved.Text());
        page = await owner.Page(saved.Headers.Location.ToString());
        page.ShouldContain("14.5 [p]");
        page.ShouldContain("[p] provisional");
        page.ShouldContain("<svg");

        // Revised with a reason; a conflict in between shows what is there now.
        using var again = await owner.Send(path, form, ("values", "2016-17-Q2\t15"), ("does", "check"));
        var revising = Visitor.ValuesOf(await again.Text());
        using var mute = await owner.Send(path, revising, ("does", "save"));
        (await mute.Text()).ShouldContain("href=\"#reason\"");
        var held = await client.Get(Measures.Observation(measure, "2016-17-Q2"));
        await client.Revise(measure, "2016-17-Q2", new { value = 16, reason = "A lock was left out." }, held.Headers.ETag!.Tag).Json();
        using var stale = await owner.Send(path, revising, ("reason", "Counted anew"), ("does", "save"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var now = await stale.Text();
        now.ShouldContain("it was 16.0");
        using var revised = await owner.Send(path, Visitor.ValuesOf(now), ("does", "save"));
        revised.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await revised.Text());
        var versions = (await client.Get($"{measure.Path}/observations/2016-17-Q2/versions").Json())["items"]!.AsArray();
        (versions[0]!["value"]!.GetValue<decimal>(), versions[0]!["reason"]!.GetValue<string>(), versions.Count)
            .ShouldBe((15, "Counted anew", 3));

        using var same = await owner.Send(path, form, ("values", "2016-17-Q2\t15"), ("does", "check"));
        using var unchanged = await owner.Send(path, Visitor.ValuesOf(await same.Text()), ("does", "save"));
        unchanged.Headers.Location!.ToString().ShouldEndWith("done=same");
        (await app.Ask<long>("select count(*) from audit_log where detail ->> 'measure' = @Reference and action like 'observation%'",
            new { measure.Reference }))
            .ShouldBe(4);
    }

    [Fact]
    public async Task Values_of_others_are_neither_shown_a_form_nor_taken()
    {
        using var client = await app.Client(Role.Analyst);
        var measure = await client.Make("Boats hired", owners: ["Head of Boats"]);
        using var owner = await Visitor.SignedIn(app, Role.Owner, Post);
        var page = await owner.Page($"/measures/{measure.Reference}");
        page.ShouldNotContain($"/measures/{measure.Reference}/values");
        using var shown = await owner.Get($"/measures/{measure.Reference}/values");
        using var sent = await owner.Send($"/measures/{measure.Reference}/values", Visitor.ValuesOf(page), ("values", "2016-17-Q2\t1"),
            ("does", "save"));
        (shown.StatusCode, sent.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
        (await Count(measure)).ShouldBe(0);
    }

    [Fact]
    public async Task A_report_is_taken_written_explained_and_published_and_then_stays()
    {
        using var client = await app.Client(Role.Analyst);
        var bad = await client.Make("Leaks", "low", [Post], theme: "Waterways");
        var hidden = await client.Make("Leaks in dispute", "low", exempt: new { paragraph = "5", reason = "Legal advice." },
            theme: "Waterways");
        var quarter = QuarterBefore();
        foreach (var each in new[] { bad, hidden }) await client.Give(each, quarter, new { value = 9 }).Json();
        using var target = await client.Send(HttpMethod.Put, $"{bad.Path}/targets/2017-04-01", new { good = new { to = 5 } },
            noneMatch: "*");
        using var analyst = await Visitor.SignedIn(app, Role.Analyst);
        using var owner = await Visitor.SignedIn(app, Role.Owner, Post);
        using var reader = await Visitor.SignedIn(app, Role.Reader);

        var report = $"/performance-reports/{quarter}";
        var take = await analyst.Page("/performance-reports/take");
        take.ShouldContain($"<option value=\"{quarter}\" selected");
        using var taken = await analyst.Send("/performance-reports/take", Visitor.ValuesOf(take), ("quarter", quarter));
        taken.Headers.Location!.ToString().ShouldBe($"{report}?edition=full&done=taken", await taken.Text());
        using var early = await reader.Get(report);
        early.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // A text is seen before it is saved, and a token that names nothing, or what is exempt, is said at the text.
        var text = $"{report}/text?theme=Waterways&section=Libraries";
        (await analyst.Page(taken.Headers.Location.ToString())).ShouldContain(HttpUtility.HtmlEncode(text));
        var form = await analyst.Form(text);
        foreach (var token in new[] { "{{PM99999}}", $"{{{{{hidden.Reference}}}}}" })
        {
            using var wrong = await analyst.Send(text.Split('?')[0], form, ("text", $"Leaks: {token}"), ("does", "preview"));
            wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await wrong.Text()).ShouldContain("href=\"#text\"");
        }

        using var preview = await analyst.Send(text.Split('?')[0], form, ("text", $"Leaks rose to {{{{{bad.Reference}}}}}.\n- One\n- Two"),
            ("does", "preview"));
        var previewed = await preview.Text();
        previewed.ShouldContain("Leaks rose to 9.0.");
        previewed.ShouldContain("<li>One</li>");
        (await analyst.Page(report)).ShouldNotContain("Leaks rose");
        using var written = await analyst.Send(text.Split('?')[0], Visitor.ValuesOf(previewed), ("does", "save"));
        (await analyst.Page(written.Headers.Location!.ToString())).ShouldContain("Leaks rose to 9.0.");
        using var late = await analyst.Send(text.Split('?')[0], form, ("text", "Otherwise"), ("does", "save"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var both = await late.Text();
        both.ShouldContain("Leaks rose to 9.0.");
        Visitor.ValuesOf(both)["text"].ShouldBe("Otherwise");
        var points = $"{report}/text?theme=&section=";
        using var said = await analyst.Send($"{report}/text", await analyst.Form(points), ("text", "All is well but the leaks."),
            ("does", "save"));
        said.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await said.Text());
        using var back = await analyst.Send($"{report}/text", await analyst.Form(points), ("text", ""), ("does", "save"));
        back.Headers.Location!.ToString().ShouldEndWith("done=back", Case.Sensitive, await back.Text());
        using var anew = await analyst.Send($"{report}/text", await analyst.Form(points), ("text", "Mind the leaks."), ("does", "save"));
        anew.Headers.Location!.ToString().ShouldEndWith("done=written", Case.Sensitive, await anew.Text());

        // Its owner says why.
        var exception = $"{report}/exceptions/{bad.Reference}";
        (await owner.Page(report)).ShouldContain(exception);
        using var badDay = await owner.Send(exception, await owner.Form(exception), ("reason", "A dry spring"), ("due-day", "31"),
            ("due-month", "2"), ("due-year", "2027"));
        (await badDay.Text()).ShouldContain("href=\"#due\"");
        using var explained = await owner.Send(exception, await owner.Form(exception), ("reason", "A dry spring"),
            ("action", "Puddle the clay"), ("post", Post),
            ("due-day", "31"), ("due-month", "3"), ("due-year", "2027"));
        (await owner.Page(explained.Headers.Location!.ToString())).ShouldContain("A dry spring");

        // Published, in every form; then nothing changes.
        (await analyst.Page($"{report}/publish")).ShouldContain("public edition has");
        using var published = await analyst.Send($"{report}/publish", await analyst.Form($"{report}/publish"));
        using var twice = await analyst.Send($"{report}/publish", await analyst.Form($"{report}/publish"));
        (published.StatusCode, twice.StatusCode).ShouldBe((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther));
        using var changed = await analyst.Send(text.Split('?')[0], await analyst.Form(text), ("text", "Other"), ("does", "save"));
        using var discarded = await analyst.Send($"{report}/discard", await analyst.Form($"{report}/discard"));
        (changed.StatusCode, discarded.StatusCode).ShouldBe((HttpStatusCode.Conflict, HttpStatusCode.Conflict));
        var open = await reader.Page(report);
        open.ShouldContain("Mind the leaks.");
        open.ShouldContain("Puddle the clay");
        open.ShouldNotContain("in dispute");
        open.ShouldNotContain($"/measures/{bad.Reference}");
        (await analyst.Page($"{report}?edition=full")).ShouldContain("in dispute");
        using var full = await reader.Get($"{report}?edition=full");
        full.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var download in Visitor.PathsOn(open, "/downloads/").Where(path => !path.EndsWith("pdf", StringComparison.Ordinal)))
        {
            using var document = await reader.Get(download);
            document.StatusCode.ShouldBe(HttpStatusCode.OK, download);
            if (download.EndsWith("html", StringComparison.Ordinal)) (await document.Text()).ShouldNotContain("in dispute");
        }

        (await app.Ask<long>("select count(*) from audit_log where action = 'fullEditionRead' and detail ->> 'path' = @report",
            new { report }))
            .ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_measure_is_made_changed_given_a_target_and_rated()
    {
        using var analyst = await Visitor.SignedIn(app, Role.Analyst);
        var title = $"Swans {Guid.NewGuid()}";
        var form = await analyst.Form("/measures/new");
        using var empty = await analyst.Send("/measures/new", form, ("decimals", "some"), ("paragraph", "3"));
        empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await empty.Text();
        foreach (var field in new[] { "title", "theme", "decimals", "reason" }) page.ShouldContain($"href=\"#{field}\"");
        using var made = await analyst.Send("/measures/new", form, ("title", title), ("theme", "Waterways"), ("goodIs", "low"),
            ("owners", $"{Post}\r\nMT"), ("decimals", "1"));
        var path = made.Headers.Location!.ToString().Split('?')[0];
        (await analyst.Page(made.Headers.Location.ToString())).ShouldContain(title);

        // A form that is sent as it was shown changes nothing; who comes second is told.
        using var same = await analyst.Send($"{path}/change", await analyst.Form($"{path}/change"));
        (await app.Ask<int>("select revision from measures where title = @title", new { title })).ShouldBe(1, await same.Text());
        var second = await analyst.Form($"{path}/change");
        using var changed = await analyst.Send($"{path}/change", await analyst.Form($"{path}/change"),
            ("description", "Counted from the towpath."), ("changeNote", "Asked for"));
        changed.Headers.Location!.ToString().ShouldBe($"{path}?done=changed", await changed.Text());
        using var stale = await analyst.Send($"{path}/change", second, ("description", "Otherwise"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        Visitor.ValuesOf(await stale.Text())["description"].ShouldBe("Otherwise");

        var targets = await analyst.Form($"{path}/targets");
        using var wrong = await analyst.Send($"{path}/targets", targets, ("from-day", "1"), ("from-month", "4"), ("from-year", "2016"),
            ("goodTo", "few"), ("does", "set"));
        (await wrong.Text()).ShouldContain("href=\"#goodTo\"");
        using var set = await analyst.Send($"{path}/targets", targets, ("from-day", "1"), ("from-month", "4"), ("from-year", "2016"),
            ("goodTo", "1,000"), ("tolerance", "10"), ("does", "set"));
        set.Headers.Location!.ToString().ShouldBe($"{path}?done=target", await set.Text());
        using var again = await analyst.Send($"{path}/targets", targets, ("from-day", "1"), ("from-month", "4"), ("from-year", "2016"),
            ("goodTo", "5"), ("does", "set"));
        (await again.Text()).ShouldContain("href=\"#from\"");
        using var looked = await analyst.Send($"{path}/values", await analyst.Form($"{path}/values"),
            ("values", "Q1 16/17\t1,100\nQ2 16/17\t1,101"), ("does", "check"));
        using var given = await analyst.Send($"{path}/values", Visitor.ValuesOf(await looked.Text()), ("does", "save"));
        page = await analyst.Page(path);
        page.ShouldContain("at most 1,000.0");
        page.ShouldContain("Slightly below target");
        page.ShouldContain("Requires improvement");
        using var back = await analyst.Send($"{path}/targets", await analyst.Form($"{path}/targets"), ("does", "remove"));
        back.Headers.Location!.ToString().ShouldBe($"{path}?done=untargeted", await back.Text());
        (await analyst.Page(path)).ShouldNotContain("Requires improvement");
    }

    [Fact]
    public async Task A_measure_is_linked_to_an_entry_shown_there_and_unlinked()
    {
        using var client = await app.Client([Role.Analyst, Role.Editor], []);
        var measure = await client.Make("Banks slip", "low");
        await client.Give(measure, "2016-17-Q3", new { value = 4 }).Json();
        var entry = await client.Create(new NewEntry { Title = "Towpaths close" });
        using var editor = await Visitor.SignedIn(app, Role.Editor);
        var path = $"/entries/{entry.Entry.Reference}";
        var link = HttpUtility.HtmlDecode(Visitor.PathsOn(await editor.Page(path), "/measures/link")[0]);
        using var unknown = await editor.Send("/measures/link", await editor.Form(link), ("measure", "PM99999"));
        (await unknown.Text()).ShouldContain("href=\"#measure\"");
        using var nowhere = await editor.Send("/measures/link", await editor.Form(link), ("measure", measure.Reference),
            ("entry", "CR99999"));
        (await nowhere.Text()).ShouldContain("href=\"#entry\"");
        using var linked = await editor.Send("/measures/link", await editor.Form(link), ("measure", measure.Reference),
            ("why", "Each slip closes one."));
        linked.Headers.Location!.ToString().ShouldBe($"{path}?done=linked", await linked.Text());
        var page = await editor.Page(linked.Headers.Location.ToString());
        page.ShouldContain("4.0, Quarter 3 2016/17");
        page.ShouldContain("Each slip closes one.");
        page.ShouldContain("No target");
        using var twice = await editor.Send("/measures/link", await editor.Form(link), ("measure", measure.Reference));
        (await twice.Text()).ShouldContain("linked to");

        using var analyst = await Visitor.SignedIn(app, Role.Analyst);
        page = await analyst.Page($"/measures/{measure.Reference}");
        page.ShouldContain("Towpaths close");
        page.ShouldNotContain($"href=\"{path}\"");
        var unlink = Visitor.PathsOn(page, "/measures/unlink")[0];
        using var unlinked = await analyst.Send("/measures/unlink", await analyst.Form(unlink));
        unlinked.Headers.Location!.ToString().ShouldBe($"/measures/{measure.Reference}?done=unlinked", await unlinked.Text());
        (await editor.Page(path)).ShouldNotContain("Banks slip");
        using var gone = await analyst.Get(unlink);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_a_measure_says_is_text_on_every_page_and_an_exempt_one_is_on_none_of_others()
    {
        using var client = await app.Client([Role.Analyst, Role.Editor], []);
        var measure = await client.Make(Attack, "low", [Attack], new { paragraph = "5", reason = Attack }, theme: Attack);
        await client.Give(measure, "2016-17-Q3", new { value = 4711 }).Json();
        await client.Give(measure, "2016-17-Q3", new { value = 3 }, Attack).Json();
        var entry = await client.Create(new NewEntry { Title = "Slips" });
        await client.Send(HttpMethod.Put, $"{entry.Path}/measures/{measure.Reference}", new { why = Attack }, noneMatch: "*").Json();
        using var analyst = await Visitor.SignedIn(app, [Role.Analyst, Role.Editor]);
        using var owner = await Visitor.SignedIn(app, Role.Owner, Post);
        foreach (var path in new[]
        {
            "/measures?quarter=2016-17-Q3", $"/measures?theme={Uri.EscapeDataString(Attack)}", $"/measures/{measure.Reference}",
            $"/measures/{measure.Reference}/values", $"/entries/{entry.Entry.Reference}",
            $"/measures/link?measure={Uri.EscapeDataString(Attack)}&entry={Uri.EscapeDataString(Attack)}&from=entry",
            $"/measures/unlink?measure={measure.Reference}&entry={entry.Entry.Reference}",
            $"/measures/import?theme={Uri.EscapeDataString(Attack)}",
        })
        {
            ShouldBeText(await analyst.Page(path), path);
            using var others = await owner.Get(path);
            var text = await others.Text();
            text.ShouldNotContain("4,711", Case.Sensitive, path);
            if (!path.Contains(measure.Reference, StringComparison.Ordinal)) text.ShouldNotContain($">{measure.Reference}<",
                Case.Sensitive, path);
        }

        var form = await analyst.Form($"/measures/{measure.Reference}/values");
        foreach (var does in new[] { "check", "save" })
        {
            using var wrong = await analyst.Send($"/measures/{measure.Reference}/values", form, ("values", Attack), ("series", Attack),
                ("reason", Attack), ("does", does));
            ShouldBeText(await wrong.Text(), does);
        }

        foreach (var odd in new[] { "1900-01-Q1", "2199-00-Q4", "Christmas", Attack })
        {
            using var answer = await analyst.Get($"/measures?quarter={Uri.EscapeDataString(odd)}");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, odd);
            ShouldBeText(await answer.Text(), odd);
        }
    }

    // The quarter that has ended last, as the service's clock has it; the financial year starts in April.
    string QuarterBefore() => Domain.Quarter.Containing(DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime), 4).Previous.ToString();

    Task<long> Count(HeldMeasure measure) => app.Ask<long>(
        "select count(*) from observations where measure_id = @id::uuid", new { id = measure.Document["id"]!.GetValue<string>() });

    static async Task<string> SendFile(Visitor visitor, string name, string content)
    {
        using var sent = await visitor.Upload("/measures/import", await visitor.Form("/measures/import"), name,
            Encoding.UTF8.GetBytes(content));
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await sent.Text());
        return sent.Headers.Location!.ToString();
    }

    static void ShouldBeText(string page, string what)
    {
        page.ShouldNotContain("<script>alert", Case.Insensitive, what);
        page.ShouldNotContain("<img src=x", Case.Insensitive, what);
        page.ShouldNotContain("\"'><", Case.Sensitive, what);
    }
}
