using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using RiskRegister.Api.Tests.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>Legal services, an auditor and an administrator do their work without scripts.</summary>
public sealed class ClerkPagesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Post = "Head of Bridges";
    const string Attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> &amp;";

    [Fact]
    public async Task A_register_is_imported_when_its_questions_are_answered_and_its_faults_mended_and_once_only()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        const string Heading = "Title,Impact,Likelihood,Residual score,Owner\n";
        var title = $"Bridges {Guid.NewGuid()}";
        var faulty = $"{Heading}\"{title}\",Gigantic,3,12,{Post}\n\"{title} again\",4,3,not a score at all,{Post}\n";
        var look = await SendFile(clerk, "faulty.csv", faulty);
        var page = await clerk.Page(look);
        page.ShouldContain("row 3");
        page.ShouldNotContain("value=\"import\"");
        page.ShouldContain("Gigantic");

        look = await SendFile(clerk, "mended.csv", faulty.Replace("not a score at all", "12", StringComparison.Ordinal));
        var form = await clerk.Form(look);
        using var answered = await clerk.Send(look.Split('?')[0], form, ("answer.0", "5"), ("does", "check"));
        var ready = await answered.Text();
        ready.ShouldContain("value=\"import\"");
        (await app.Ask<int>("select count(*)::integer from entries where content ->> 'title' like @title", new { title = $"{title}%" }))
            .ShouldBe(0);

        using var done = await clerk.Send(look.Split('?')[0], Visitor.ValuesOf(ready), ("does", "import"));
        done.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await done.Text());
        using var twice = await clerk.Send(look.Split('?')[0], Visitor.ValuesOf(ready), ("does", "import"));
        twice.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await clerk.Page(done.Headers.Location!.ToString())).ShouldContain("mended.csv: imported.");
        (await app.Ask<int>("select count(*)::integer from entries where content ->> 'title' like @title", new { title = $"{title}%" }))
            .ShouldBe(2);
        (await app.Ask<int>("select (content ->> 'title' = @title)::integer * (facts #>> '{score,impact}')::integer from entries where "
            + "content ->> 'title' = @title", new { title })).ShouldBe(5);
    }

    [Fact]
    public async Task A_quarter_that_cannot_be_taken_is_said_before_it_is_imported_and_how_the_file_is_read_stays()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        var profile = $"bridges-{Guid.NewGuid():N}"[..24];
        using var editor = await app.Client(Role.Editor);
        await editor.PutProfile(profile, new { answers = new Dictionary<string, string> { ["impact:gigantic"] = "5" } })
            .Is(HttpStatusCode.Created);
        var file = $"Title,Impact,Likelihood,Residual score,Owner\n\"Bridges {Guid.NewGuid()}\",Gigantic,3,12,{Post}\n";
        var look = await SendFile(clerk, "future.csv", file);
        var form = await clerk.Form(look);

        using var answer = await clerk.Send(look.Split('?')[0], form, ("quarter", "2098-99-Q1"), ("profile", profile), ("does", "check"));
        var page = await answer.Text();

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("begins on");
        page.ShouldNotContain("value=\"import\"");
        page.ShouldContain("1 question is answered");
        Visitor.ValuesOf(page)["profile"].ShouldBe(profile);
    }

    [Fact]
    public async Task Files_of_one_session_are_nobody_elses_and_go_when_another_is_sent_or_the_session_ends()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        using var other = await Visitor.SignedIn(app, Role.Editor);
        var first = await SendFile(clerk, "a.csv", "Title,Impact,Likelihood,Residual score\nOne,4,4,12\n");
        using var stranger = await other.Get(first);
        stranger.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var second = await SendFile(clerk, "b.csv", "Title,Impact,Likelihood,Residual score\nOne,4,4,12\n");
        using var gone = await clerk.Get(first);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        _ = await clerk.Page(second);
        using var signedOut = await clerk.Send("/sign-out", await clerk.Form("/import"));
        (await app.Ask<int>("select count(*)::integer from page_uploads where id = @id",
            new { id = Guid.Parse(second.Split('/', '?')[2]) })).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_file_or_too_large_is_said_and_nothing_is_kept()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        var form = await clerk.Form("/import");
        using var none = await clerk.Upload("/import", form, "", []);
        none.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await none.Text()).ShouldContain("href=\"#file\"");
        using var large = await clerk.Upload("/import", form, "large.csv", new byte[(10 * 1024 * 1024) + 1]);
        large.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await large.Text()).ShouldContain("too large");
        using var quarter = await clerk.Upload("/import", new Dictionary<string, string>(form) { ["quarter"] = "Christmas" }, "a.csv",
            "Title\n"u8.ToArray());
        (await quarter.Text()).ShouldContain("href=\"#quarter\"");
    }

    [Fact]
    public async Task A_quarter_is_taken_looked_through_mended_published_and_corrected()
    {
        using var editor = await app.Client(Role.Editor);
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        var held = await editor.Create(new NewEntry { Owners = [Post], Title = "Bridges close" });
        (await clerk.Page("/snapshots/take")).ShouldContain("neither been changed nor reviewed");
        var quarter = QuarterNow();
        using var taken = await clerk.Send("/snapshots/take", await clerk.Form("/snapshots/take"), ("quarter", quarter));
        taken.Headers.Location!.ToString().ShouldBe($"/snapshots/{quarter}?done=taken", await taken.Text());
        held = await editor.Change(held, new { title = "Bridges fall" });
        var entry = $"/snapshots/{quarter}/entries/{held.Entry.Id}";
        using var replaced = await clerk.Send($"{entry}/replace", await clerk.Form(entry));
        (await clerk.Page(replaced.Headers.Location!.ToString())).ShouldContain("Bridges fall");

        using var published = await clerk.Send($"/snapshots/{quarter}/publish", await clerk.Form($"/snapshots/{quarter}/publish"));
        using var twice = await clerk.Send($"/snapshots/{quarter}/publish", await clerk.Form($"/snapshots/{quarter}/publish"));
        (published.StatusCode, twice.StatusCode).ShouldBe((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther));
        var page = await clerk.Page(published.Headers.Location!.ToString());
        page.ShouldContain("has been published");
        foreach (var path in Visitor.PathsOn(page, "/downloads/").Where(path => !path.EndsWith("pdf", StringComparison.Ordinal)))
        {
            using var document = await clerk.Get(path);
            document.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        await editor.Change(held, new { title = "Two bridges fall" });
        using var empty = await clerk.Send($"{entry}/addendum", await clerk.Form($"{entry}/addendum"));
        (await empty.Text()).ShouldContain("href=\"#note\"");
        using var corrected = await clerk.Send($"{entry}/addendum", await clerk.Form($"{entry}/addendum"), ("note", "There are two"));
        var shown = await clerk.Page(corrected.Headers.Location!.ToString());
        shown.ShouldContain("There are two");
        shown.ShouldContain("Two bridges fall");
        shown.ShouldContain("As it was published first");
        using var discard = await clerk.Send($"/snapshots/{quarter}/discard", await clerk.Form($"/snapshots/{quarter}/discard"));
        discard.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await clerk.Page($"/snapshots/{quarter}/compare")).ShouldContain("first register");
        (await clerk.Page("/verification?of=all")).ShouldContain("Verified: everything");
    }

    [Fact]
    public async Task A_full_edition_that_a_page_shows_is_in_the_audit_log_and_a_public_one_is_not()
    {
        using var editor = await app.Client(Role.Editor);
        await editor.Create();
        using var auditor = await Visitor.SignedIn(app, [Role.Auditor]);
        const string Readings = "select count(*)::integer from audit_log where action = 'fullEditionRead' and detail ->> 'path' = "
            + "'/snapshots'";
        _ = await auditor.Page("/snapshots");
        (await app.Ask<int>(Readings)).ShouldBe(0);
        _ = await auditor.Page("/snapshots?edition=full");
        (await app.Ask<int>(Readings)).ShouldBe(1);
        using var owner = await Visitor.SignedIn(app, Role.Owner, Post);
        using var refused = await owner.Get("/snapshots?edition=full");
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_proposal_is_made_by_an_owner_accepted_closed_and_reopened_by_legal_services()
    {
        using var owner = await Visitor.SignedIn(app, Role.Owner, Post, "Head of Tunnels");
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        var form = await owner.Form("/entries/new?kind=risk");
        using var wrong = await owner.Send("/entries/new", form, ("title", "Tunnels flood"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Visitor.ValuesOf(await wrong.Text())["title"].ShouldBe("Tunnels flood");
        using var made = await owner.Send("/entries/new", form, ("title", "Tunnels flood"), ("owners", "Head of Tunnels"),
            ("score-impact", "4"), ("score-likelihood", "4"),
            ("residual-impact", "4"), ("residual-likelihood", "3"));
        made.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await made.Text());
        var path = made.Headers.Location!.ToString().Split('?')[0];
        (await owner.Page(made.Headers.Location.ToString())).ShouldContain("The proposal has been made");
        (await clerk.Page("/proposals")).ShouldContain("Tunnels flood");
        using var bad = await clerk.Send($"{path}/accept", await clerk.Form($"{path}/accept"), ("reference", "X1"));
        (await bad.Text()).ShouldContain("href=\"#reference\"");
        using var accepted = await clerk.Send($"{path}/accept", await clerk.Form($"{path}/accept"));
        (await clerk.Page(accepted.Headers.Location!.ToString())).ShouldContain("The proposal has been accepted");
        var close = await clerk.Form($"{path}/close");
        using var unsaid = await clerk.Send($"{path}/close", close);
        (await unsaid.Text()).ShouldContain("href=\"#reason\"");
        using var other = await clerk.Send($"{path}/close", close, ("reason", "Filled in"), ("replacedBy", "CR999999"));
        (await other.Text()).ShouldContain("href=\"#replacedBy\"");
        using var stale = await clerk.Send($"{path}/close", close, ("reason", "Filled in"), ("revision", "1"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        Visitor.ValuesOf(await stale.Text())["reason"].ShouldBe("Filled in");
        using var closed = await clerk.Send($"{path}/close", close, ("reason", "Filled in"));
        (await clerk.Page(closed.Headers.Location!.ToString())).ShouldContain("Filled in");
        using var reopened = await clerk.Send($"{path}/reopen", await clerk.Form($"{path}/reopen"));
        (await clerk.Page(reopened.Headers.Location!.ToString())).ShouldContain("has been reopened");
        using var auditor = await Visitor.SignedIn(app, Role.Auditor);
        var history = await auditor.Page($"{path}/history");
        foreach (var deed in new[] { "Proposed", "Accepted", "Closed", "Reopened" }) history.ShouldContain(deed);
        (await auditor.Page($"{path}/revisions/1")).ShouldContain("Tunnels flood");
    }

    [Fact]
    public async Task A_key_is_shown_once_signs_in_and_is_revoked_and_a_post_is_linked_one_version_at_a_time()
    {
        using var admin = await Visitor.SignedIn(app, [Role.Admin]);
        var form = await admin.Form("/keys/new");
        using var wrong = await admin.Send("/keys/new", form, ("roles", "owner"));
        var said = await wrong.Text();
        foreach (var field in new[] { "label", "owners" }) said.ShouldContain($"href=\"#{field}\"");
        using var made = await admin.Send("/keys/new", form, ("label", "Ada"), ("roles", "owner"), ("owners", Post));
        var page = await made.Text();

        // Not what a form's seal, which is random, may have within it.
        var key = Regex.Match(page, "(?<![A-Za-z0-9_-])rr_[A-Za-z0-9_-]{56}(?![A-Za-z0-9_-])", RegexOptions.None, TimeSpan.FromSeconds(5))
            .Value;
        made.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var ada = await Visitor.With(app, key);
        (await admin.Page("/keys")).ShouldNotContain(key);
        using var revoked = await admin.Send($"/keys/{key[3..15]}/revoke", await admin.Form($"/keys/{key[3..15]}/revoke"));
        (await admin.Page(revoked.Headers.Location!.ToString())).ShouldContain("has been revoked");
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        using var outside = await ada.Get("/");
        outside.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var post = $"Head of {Guid.NewGuid()} / Parks";
        var change = $"/posts/change?name={Uri.EscapeDataString(post)}";
        var before = await admin.Form(change);
        using var linked = await admin.Send("/posts/change", before, ("subjects", "ada@example.org\r\ngrace@example.org"));
        linked.Headers.Location!.ToString().ShouldBe("/posts?done=linked", await linked.Text());
        (await admin.Page(change)).ShouldContain("grace@example.org");
        using var late = await admin.Send("/posts/change", before, ("subjects", "somebody"));
        late.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await late.Text()).ShouldContain("Somebody else has changed");
    }

    [Fact]
    public async Task The_audit_log_is_filtered_and_taken_away_as_it_is_listed()
    {
        using var editor = await app.Client(Role.Editor);
        var held = await editor.Create();
        var other = await editor.Create();
        using var auditor = await Visitor.SignedIn(app, Role.Auditor);
        var page = await auditor.Page($"/audit?entry={held.Entry.Reference}");
        page.ShouldContain($">{held.Entry.Reference}, revision 1<");
        page.ShouldNotContain($">{other.Entry.Reference}, revision 1<");
        using var csv = await auditor.Get(Visitor.PathsOn(page, "/downloads/audit").ShouldHaveSingleItem());
        csv.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await csv.Text()).ShouldContain(held.Entry.Reference!);
        using var wrong = await auditor.Get("/audit?entry=none&from=yesterday");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var nothing = await auditor.Get($"/verification?of=all&digest={new string('z', 64)}");
        nothing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await auditor.Page($"/verification?of=all&digest={new string('0', 64)}")).ShouldContain("Verification failed");
    }

    [Fact]
    public async Task Whatever_is_stored_or_sent_is_text_on_every_one_of_these_pages()
    {
        using var editor = await app.Client([Role.Editor, Role.Owner], [Attack]);
        var held = await editor.Create(new NewEntry
        {
            Title = Attack,
            Description = Attack,
            Service = Attack,
            Effects = [Attack],
            Controls = [new { text = Attack }],
            Actions = [new { text = Attack, owner = Attack, progress = Attack }],
            Owners = [Attack],
            DirectionOfTravel = new { direction = "upwards", narrative = Attack },
            ChangeNote = Attack,
        });
        var proposed = await editor.Create(new NewEntry { Title = Attack, Status = "proposed", Owners = [Attack] });
        var closed = await editor.Close(await editor.Create(new NewEntry { Title = Attack }));
        using var visitor = await Visitor.SignedIn(app, [Role.Editor, Role.Owner, Role.Admin], Attack);
        await app.Do("insert into post_holders (subject, post, linked_by) values (@Attack, @Attack, 'test')", new { Attack });
        using var keyed = await visitor.Send("/keys/new", await visitor.Form("/keys/new"), ("label", Attack), ("roles", "owner"),
            ("owners", Attack));
        ShouldBeText(await keyed.Text(), "a new key");
        var look = await SendFile(visitor, $"{Attack.Replace("/", "", StringComparison.Ordinal)}.csv",
            $"Title,Impact,Likelihood,Residual "
                + $"score,\"{Attack.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n\""
                + $"{Attack.Replace("\"", "\"\"", StringComparison.Ordinal)}\",\""
                + $"{Attack.Replace("\"", "\"\"", StringComparison.Ordinal)}\",4,12,x\n");
        var (path, escaped) = ($"/entries/{held.Entry.Reference}", Uri.EscapeDataString(Attack));
        foreach (var page in new[]
        {
            look, "/proposals", $"{path}/history", $"{path}/revisions/1", $"{path}/close", $"/entries/{proposed.Entry.Id}/accept",
            $"/entries/{closed.Entry.Id}/reopen", "/entries/new?kind=risk",
            $"/entries/new?kind={escaped}", "/audit",
            $"/audit?actor={escaped}&entry={escaped}&action={escaped}&quarter={escaped}&from={escaped}", "/keys",
            $"/keys?state={escaped}&after={escaped}",
            $"/keys/{escaped}/revoke", "/posts", $"/posts?after={escaped}", $"/posts/change?name={escaped}", $"/verification?of={escaped}",
            $"/verification?of=all&digest={escaped}",
            $"/snapshots/{escaped}", $"/snapshots?done={escaped}&after={escaped}", "/snapshots/take",
            $"/import?quarter={escaped}&profile={escaped}",
        })
        {
            using var answer = await visitor.Get(page);
            ShouldBeText(await answer.Text(), page);
        }

        foreach (var (form, to, fields) in new (string, string, string[])[]
        {
            ("/posts/change?name=MT", "/posts/change", ["subjects", "was"]), ($"{path}/close", $"{path}/close", ["replacedBy", "reason"]),
            ($"/entries/{proposed.Entry.Id}/accept", $"/entries/{proposed.Entry.Id}/accept", ["reference", "changeNote"]),
            ("/snapshots/take", "/snapshots/take", ["quarter"]),
            ("/entries/new?kind=risk", "/entries/new", ["title", "description", "owners", "service"]),
            (look, look.Split('?')[0], ["quarter"]),
            (look, look.Split('?')[0], ["answer.0"]), (look, look.Split('?')[0], ["profile"]),
        })
        {
            using var answer = await visitor.Send(to, await visitor.Form(form), [.. fields.Select(field => (field, Attack))]);
            ShouldBeText(await answer.Text(), $"{to}: {string.Join(", ", fields)}");
        }
    }

    static void ShouldBeText(string page, string what)
    {
        page.ShouldNotContain("<script>alert", Case.Insensitive, what);
        page.ShouldNotContain("<img src=x", Case.Insensitive, what);
        page.ShouldNotContain("\"'><", Case.Sensitive, what);
    }

    static async Task<string> SendFile(Visitor visitor, string name, string text)
    {
        using var sent = await visitor.Upload("/import", await visitor.Form("/import"), name, Encoding.UTF8.GetBytes(text));
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await sent.Text());
        return sent.Headers.Location!.ToString();
    }

    string QuarterNow() => Domain.Quarter.Containing(DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime), 4).ToString();
}
