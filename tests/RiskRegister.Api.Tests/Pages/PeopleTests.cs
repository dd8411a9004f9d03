using System.Net;
using System.Text;
using Microsoft.Playwright;
using RiskRegister.Api.Tests.Access;
using RiskRegister.Api.Tests.Committees;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>
/// People do their work at a browser, by the keyboard, with scripts and without; and axe-core finds nothing that keeps anybody out of any
/// page, at 1280 pixels in forced colours, nor is any broader than a telephone, which is a screen of 1280 pixels at 400 %.
/// </summary>
public sealed class PeopleTests(RolesApp app, Browser browser) : IClassFixture<RolesApp>
{
    // Of the screen, times how far: what counts as good. A column may widen while the rest of a long table arrives.
    const double MostMoved = 0.1;

    static readonly int[] Widths = [320, 768, 1280];

    static readonly Lazy<Task<string>> Axe = new(() => File.ReadAllTextAsync(Prerequisites.Axe()));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Every page that is one, but for those that sign in by a link or a provider, and files that were sent.</summary>
    public static TheoryData<string> Pages =>
        [.. PageRolesTests.ReadTable().Skip(1).Select(row => row[0]).Where(page => page.StartsWith("GET ", StringComparison.Ordinal))
        .Select(page => page[4..])
        .Where(page => !page.StartsWith("/downloads/", StringComparison.Ordinal)
        && page is not ("/assets/{name}" or "/sign-in/{code}" or "/sign-in/provider" or "/import/{id}"))];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_owner_updates_an_entry_meets_a_conflict_and_confirms_the_rest(bool hasScripts)
    {
        var post = $"Head of Piers {hasScripts}";
        using var editor = await app.Client(Role.Editor);
        var held = await editor.Create(new NewEntry { Owners = [post], Title = $"Piers rot {hasScripts}" });
        var rest = await editor.Create(new NewEntry { Owners = [post], Title = $"Piers rust {hasScripts}" });
        await using var owner = await SignedIn(hasScripts, [Role.Owner], post);
        await owner.Menu("Register");
        await owner.Unfold();
        await owner.Type("q", "rot");
        await owner.Push("Show these");
        await owner.Follow(held.Entry.Reference!);
        await owner.Follow("Change residual score");
        await editor.Change(held, new { directionOfTravel = new { direction = "level", narrative = "As ever" } });
        await owner.Choose("residual-impact", "5");
        await owner.Choose("direction", "upwards");
        await owner.Type("narrative", "Two more planks are gone.");
        await owner.Type("changeNote", "Inspection");
        await owner.Push("Save");
        (await owner.Text()).ShouldContain("Somebody else has changed this entry meanwhile");
        (await owner.Text()).ShouldContain("As ever");
        await owner.Push("Save");
        (await owner.Text()).ShouldContain("has been saved");
        if (hasScripts) (await owner.Page.EvaluateAsync<string>("document.activeElement.className"))
            .ShouldContain("govuk-notification-banner");
        var stored = (await editor.Get(held.Path).Entry()).Entry;
        (stored.ResidualScore.Impact, stored.DirectionOfTravel.Narrative).ShouldBe((5, "Two more planks are gone."));
        await owner.Open($"/quick-update/{rest.Entry.Id}");
        await owner.Push("Nothing to change");
        (await editor.Get(rest.Path).Entry()).Entry.ReviewedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Legal_services_import_take_look_through_mend_publish_and_correct_a_quarter(bool hasScripts)
    {
        await using var clerk = await SignedIn(hasScripts, [Role.Editor]);
        // Far enough from one another not to be taken for the same, reworded.
        var title = hasScripts ? "Weirs leak into the meadows" : "Ferries run aground in winter";
        var file = $"Title,Impact,Likelihood,Residual score\n{title},Tremendous,3,12\n{title} more,4,4,4 x 3 = 13\n";
        await clerk.Menu("Import");
        await Send(clerk, file);
        (await clerk.Text()).ShouldContain("row 3");
        await clerk.Menu("Import");
        await Send(clerk, file.Replace("= 13", "= 12", StringComparison.Ordinal));
        await clerk.Choose("answer.0", "5");
        await clerk.Push("Go on");
        await clerk.Push("Import");
        (await clerk.Text()).ShouldContain("What the import did");

        // The oldest that is still to be had, so that both runs find one.
        await clerk.Menu("Snapshots");
        await clerk.Follow("Take a snapshot");
        var quarter = (await clerk.Page.Locator("#quarter option").Last.GetAttributeAsync("value"))!;
        await clerk.Page.SelectOptionAsync("#quarter", quarter);
        await clerk.Push("Take the snapshot");
        await clerk.Follow("What changed since the snapshot before");
        (await clerk.Text()).ShouldContain("Added to the register");
        using var editor = await app.Client(Role.Editor);
        var id = await app.Ask<Guid>("select id from entries where content ->> 'title' = @title", new { title });
        await editor.Change(await editor.Get($"/api/v1/entries/{id}").Entry(), new { title = $"{title} badly" });
        await clerk.Open($"/snapshots/{quarter}/entries/{id}");
        await clerk.Push("Take in the present version");
        (await clerk.Text()).ShouldContain($"{title} badly");
        await clerk.Open($"/snapshots/{quarter}");
        await clerk.Follow("Publish");
        await clerk.Push("Publish");
        (await clerk.Text()).ShouldContain("has been published");
        foreach (var (name, type) in new[] { ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("PDF", "application/pdf") })
        {
            var link = await clerk.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name }).First.GetAttributeAsync("href");
            var document = await clerk.Page.APIRequest.GetAsync(link!);
            document.Headers["content-type"].ShouldBe(type);
        }

        await clerk.Open($"/snapshots/{quarter}/entries/{id}");
        await clerk.Follow("Add an addendum");
        await clerk.Type("note", "Spelling");
        await clerk.Push("Add the addendum");
        (await clerk.Text()).ShouldContain("Spelling");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_auditor_reads_the_history_of_an_entry_and_verifies(bool hasScripts)
    {
        var entry = app.Entries[new WhoseEntry(Own: true, Exempt: false)].Entry;
        await using var auditor = await SignedIn(hasScripts, [Role.Auditor]);
        await auditor.Menu("Register");
        await auditor.Follow(entry.Reference!);
        await auditor.Follow("The whole history");
        (await auditor.Text()).ShouldContain("revision 1");
        await auditor.Follow("The entry as it then stood");
        (await auditor.Text()).ShouldContain("As it stood on");
        await auditor.Menu("Verification");
        await auditor.Push("Verify");
        (await auditor.Text()).ShouldContain("Verified: everything");
        await auditor.Menu("Audit log");
        (await auditor.Text()).ShouldContain("Signed in");
    }

    [Fact]
    public async Task A_register_goes_past_a_cancelled_meeting_and_what_is_asked_at_the_next_is_printed_for_the_one_after()
    {
        const string Post = "Head of Weirs";
        using var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Owners = [Post], Title = "Weirs crack" });
        foreach (var body in (string[])["weirs-cabinet", "weirs-audit"]) await editor.Found(body);
        await using var clerk = await SignedIn(hasScripts: true, [Role.Editor]);
        await PutBefore(clerk, "weirs-cabinet", "5", "12", "2016");
        await clerk.Follow("It is cancelled");
        await clerk.Type("reason", "Too few members.");
        await clerk.Push("Cancel the meeting");
        (await clerk.Text()).ShouldContain("goes on to the next meeting");

        await PutBefore(clerk, "weirs-audit", "30", "1", "2017");
        var meeting = clerk.Page.Url;
        await clerk.Follow("Committee report");
        await clerk.Follow("Change its texts");
        await ShouldBeOpen(clerk, "the form of a report's texts");
        await clerk.Type("reportOf", "Director of Weirs");
        await clerk.Push("Save");
        await clerk.Follow("Publish it with the agenda");
        await clerk.Push("Publish");
        (await clerk.Text()).ShouldContain("The report has been published.");
        await clerk.Type("text", "CR16 is half rewritten.");
        await Day(clerk, "day", "30", "1", "2017");
        await clerk.Push("Add it to the report");
        (await clerk.Text()).ShouldContain("Addendum 1");
        await clerk.Open(meeting);
        await clerk.Push("It was held");
        await clerk.Follow("Note a question");
        await clerk.Type("askedBy", "Councillor Holt");
        await clerk.Type("text", "How many crack?");
        await clerk.Type("entries", entry.Entry.Reference!);
        await clerk.Type("assignedTo", Post);
        await Day(clerk, "dueOn", "31", "1", "2150");
        await clerk.Push("Save");
        await using var owner = await SignedIn(hasScripts: true, [Role.Owner], Post);
        await owner.Open(clerk.Page.Url);
        await owner.Type("text", "Eleven.");
        await owner.Push("Answer");

        await PutBefore(clerk, "weirs-audit", "27", "3", "2017");
        (await clerk.Text()).ShouldContain("Matters arising");
        await clerk.Follow("Committee report");
        await clerk.Follow("Look at it");
        (await clerk.Text()).ShouldSatisfyAllConditions(text =>
            text.ShouldContain("Councillor Holt asked on 30 January 2017: How many crack?"),
            text => text.ShouldContain($"Answer of {Post}"), text => text.ShouldContain("Eleven."));
    }

    static async Task PutBefore(Person clerk, string body, string day, string month, string year)
    {
        await clerk.Menu("Meetings");
        await clerk.Follow("Plan a meeting");
        await clerk.Page.SelectOptionAsync("#body", body);
        await Day(clerk, "day", day, month, year);
        await clerk.Push("Plan the meeting");
        await clerk.Follow("Put something before it");
        await clerk.Type("named", RolesApp.Published);
        await clerk.Push("Save");
        (await clerk.Text()).ShouldContain("It has been put before the meeting.");
    }

    static async Task Day(Person person, string field, string day, string month, string year)
    {
        await person.Type(field, day);
        await person.Type($"{field}-month", month);
        await person.Type($"{field}-year", year);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_administrator_makes_a_key_and_links_a_post(bool hasScripts)
    {
        await using var admin = await SignedIn(hasScripts, [Role.Admin]);
        await admin.Menu("Keys");
        await admin.Follow("Make a key");
        await admin.Push("Make the key");
        (await admin.Page.TitleAsync()).ShouldStartWith("Error: ");
        if (hasScripts) (await admin.Page.EvaluateAsync<string>("document.activeElement.className")).ShouldContain("govuk-error-summary");
        await admin.Type("label", "Committee site");
        await admin.Choose("roles", "reader");
        await admin.Push("Make the key");
        var key = await admin.Page.InnerTextAsync("#key");
        await using var reader = await browser.Person(app, hasScripts);
        await reader.SignIn(key);
        await admin.Menu("Posts");
        await admin.Type("name", $"Head of Ferries {hasScripts}");
        await admin.Push("Link people with it");
        await admin.Type("subjects", "ada@example.org");
        await admin.Push("Save");
        (await admin.Text()).ShouldContain("has been saved");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_on_a_page_keeps_anybody_out(string pattern)
    {
        var person = await Everybody();
        await person.Open(await PageRolesTests.PathOf(app, pattern, new WhoseEntry(Own: true, Exempt: true)));
        await ShouldBeOpen(person, pattern);
    }

    [Theory]
    [InlineData("/entries/new?kind=opportunity", "Make the entry")]
    [InlineData("/keys/new", "Make the key")]
    [InlineData("/import", "Look at the file")]
    [InlineData("/register?minResidual=99&overdue=true&q=nothing+at+all", null)]
    [InlineData("/register?q=%22nothing+at+all%22", null)]
    [InlineData("/audit?from=never", null)]
    [InlineData("/verification?of=all", null)]
    [InlineData("/verification?of=all&digest=0000000000000000000000000000000000000000000000000000000000000000", null)]
    [InlineData("/snapshots?edition=full", null)]
    [InlineData("/snapshots/2016-17-Q2?edition=full", null)]
    [InlineData("/keys?state=expired", null)]
    [InlineData("/nowhere", null)]
    [InlineData("/", null)]
    [InlineData("/register", null)]
    [InlineData("/heat-map", null)]
    [InlineData("/measures", null)]
    public async Task Nor_on_one_that_says_what_is_wrong_or_that_there_is_nothing(string path, string? push)
    {
        var person = await Everybody();
        await person.Open(path);
        if (push is not null) await person.Push(push);
        await ShouldBeOpen(person, path, isInOwnColours: true);
    }

    [Fact]
    public async Task Nor_on_what_an_import_asks_and_finds()
    {
        await using var person = await SignedIn(hasScripts: true, [Role.Editor]);
        await person.Open("/import");
        await Send(person, "Title,Impact,Likelihood,Residual score,Colour\nWeirs,Tremendous,3,12,red\nDams,4,4,4 x 3 = "
            + "13,red\nLocks,4,9,77,red\n");
        await ShouldBeOpen(person, "an import");
        await person.Open("/sign-in");
        await person.Page.Context.ClearCookiesAsync();
        await person.Open("/sign-in");
        await person.Push("Sign in");
        await ShouldBeOpen(person, "a sign-in that failed");
    }

    [Fact]
    public async Task Nor_where_a_move_is_asked_for_and_decided()
    {
        using var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Title = "Weirs move" });
        await using var person = await SignedIn(hasScripts: true, [Role.Editor]);
        await person.Open($"/entries/{entry.Entry.Reference}/move");
        await ShouldBeOpen(person, "asking for a move");
        await person.Push("Ask for it");
        (await person.Text()).ShouldContain("Choose the register that is to keep it.");
        await ShouldBeOpen(person, "a move without what it needs");
        using var asked = await editor.Post($"{entry.Path}/moves", new { to = "directorate", reason = "One service can carry it" });
        asked.StatusCode.ShouldBe(HttpStatusCode.Created);
        await person.Open($"/entries/{entry.Entry.Reference}");
        await person.Follow("Decide on it");
        await person.Push("Decide");
        await ShouldBeOpen(person, "a decision without what it needs");
    }

    static async Task Send(Person person, string text)
    {
        await person.Page.SetInputFilesAsync("#file",
            new FilePayload { Name = "register.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await person.Push("Look at the file");
    }

    static async Task ShouldBeOpen(Person person, string what, bool isInOwnColours = false)
    {
        (await person.Page.EvaluateAsync<double>("""
            () => new Promise(told => {
                let moved = 0;
                new PerformanceObserver(list => { for (const each of list.getEntries()) moved += each.value; }).observe({ type: 'layout-shift', buffered: true });
                requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => told(moved))));
            })
            """)).ShouldBeLessThan(MostMoved, $"{what} moves while it is loaded");
        foreach (var width in Widths)
        {
            await person.Page.SetViewportSizeAsync(width, 900);
            (await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth"))
                .ShouldBeLessThanOrEqualTo(0, $"{what} at {width}");
            if (width != Widths[0] && !isInOwnColours) continue;

            // Large as it is, and in the colours of somebody who needs their own.
            await person.Page.EmulateMediaAsync(new() { ForcedColors = width == Widths[0] ? ForcedColors.None : ForcedColors.Active });
            if (width == Widths[0]) await person.Page.EvaluateAsync(await Axe.Value);
            var rules = width == Widths[0]
                ? "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }"
                : "['color-contrast']";
            var found = await person.Page.EvaluateAsync<string>($$"""
                axe.run(document, { runOnly: {{rules}} })
                    .then(result => result.violations.map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ')).slice(0, 5).join(', ')).join('; '))
                """);
            found.ShouldBeEmpty($"{what} at {width}");
        }
    }

    Task<Person> Everybody() => browser.Everybody(app, [Role.Editor, Role.Admin, Role.Owner, Role.Auditor], RolesApp.Own);

    async Task<Person> SignedIn(bool hasScripts, Role[] roles, params string[] posts)
    {
        var person = await browser.Person(app, hasScripts);
        return await person.SignIn(await Visitor.KeyFor(app, roles, posts));
    }
}
