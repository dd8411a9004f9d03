using System.Net;
using RiskRegister.Api.Tests.Pages;
using RiskRegister.Domain.Rounds;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Rounds;

/// <summary>A round on the pages, for those who run it, those who are asked, those who sign off, and those who look.</summary>
public sealed class RoundPageTests(RoundsApp app) : IClassFixture<RoundsApp>
{
    [Fact]
    public async Task An_editor_plans_a_round_moves_its_dates_opens_it_and_closes_it()
    {
        using var editor = await Visitor.SignedIn(app, Role.Editor);
        var form = await editor.Form("/rounds/new");
        var quarter = Domain.Quarter.Containing(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), firstMonth: 4)
            .Next.ToString();

        var empty = await Refused(editor, "/rounds/new", form, ("quarter", quarter));
        foreach (var field in new[] { "opensOn", "dueOn", "freezesOn" }) empty.ShouldContain($"href=\"#{field}\"");
        empty.ShouldContain("or the first public meeting, from which one is proposed");
        (await Refused(editor, "/rounds/new", form, [("quarter", quarter), .. Day("meetingOn", "31", "2", "2150")]))
            .ShouldContain("must be a real date");
        await Sent(editor, "/rounds/new", form, $"/rounds/{quarter}?done=planned",
            [("quarter", quarter), .. Day("meetingOn", "14", "5", "2150")]);
        (await Refused(editor, "/rounds/new", form, [("quarter", quarter), .. Day("meetingOn", "14", "5", "2150")]))
            .ShouldContain("has a round already");

        var page = await editor.Page($"/rounds/{quarter}?done=planned");
        foreach (var text in new[] { "The round has been planned.", "14 May 2150", "Planned", "Open the round now" }) page.ShouldContain(
            text);
        (await editor.Page("/rounds")).ShouldContain($"/rounds/{quarter}\"");
        var dates = await editor.Form($"/rounds/{quarter}/dates");
        (dates["meetingOn-day"], dates["meetingOn-month"], dates["meetingOn-year"]).ShouldBe(("14", "5", "2150"));
        (await Refused(editor, $"/rounds/{quarter}/dates", dates, [.. Day("dueOn", "1", "1", "2099")])).ShouldContain("href=\"#dueOn\"");
        await Sent(editor, $"/rounds/{quarter}/dates", dates, $"/rounds/{quarter}?done=moved",
            [.. Day("freezesOn", "30", "4", "2150"), ("note", "Please <look>.")]);
        (await Refused(editor, $"/rounds/{quarter}/dates", dates, [.. Day("freezesOn", "29", "4", "2150")]))
            .ShouldContain("Somebody has changed the round since");
        (await editor.Page($"/rounds/{quarter}")).ShouldContain("Please &lt;look&gt;.");

        await Sent(editor, $"/rounds/{quarter}/open", await editor.Form($"/rounds/{quarter}/open"), $"/rounds/{quarter}?done=opened");
        var close = await editor.Form($"/rounds/{quarter}/close");
        await Sent(editor, $"/rounds/{quarter}/close", close, $"/rounds/{quarter}?done=closed");
        using var again = await editor.Send($"/rounds/{quarter}/close", close);
        again.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await editor.Page($"/rounds/{quarter}")).ShouldNotContain("/close\"");
        using var none = await editor.Get("/rounds/2199-00-Q1");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Entries_are_reminded_of_sent_back_and_signed_off_and_each_is_shown_where_it_stands()
    {
        const string Quarter = "2070-71-Q2";
        const string Owner = "Head of Harbours";
        var editor = await app.Client(Role.Editor);
        var (late, done) = (await Make("Quay sinks"), await Make("Crane falls"));
        var elsewhere = await editor.Create(new NewEntry { Title = "Roof leaks", Owners = ["Head of Roofs"], Service = "Property" });
        await editor.OpenRound(Quarter);
        await editor.Review(done.Entry.Reference!);
        await editor.Review(elsewhere.Entry.Reference!);

        using var runs = await Visitor.SignedIn(app, Role.Editor);
        using var owner = await Visitor.SignedIn(app, Role.Owner, Owner);
        using var director = await Visitor.SignedIn(app, Role.Owner, RoundsApp.Director);
        var list = $"/rounds/{Quarter}?service=Environment";
        var form = await runs.Form(list);
        (await Refused(runs, Deed("reminders"), form)).ShouldContain("Choose the entries that are meant.");
        (await Refused(runs, Deed("returns"), form, ("entry", await Box(runs, done)))).ShouldContain("Say what the owners are to do");
        var kept = await Refused(runs, Deed("returns"), form, ("entry", await Box(runs, late)), ("reason", "Which crane?"));
        kept.ShouldContain($"{late.Entry.Reference} is outstanding");
        kept.ShouldContain("value=\"Which crane?\"");
        await Sent(runs, Deed("reminders"), form, $"{list}&done=reminded", ("service", "Environment"));
        await Sent(runs, Deed("returns"), form, $"{list}&done=returned", ("entry", await Box(runs, done)), ("reason", "Which crane?"));
        var page = await runs.Page($"{list}&done=returned");
        foreach (var text in new[] { "have been sent back", "Which crane?", "Reminded of", "Looked at by" }) page.ShouldContain(text);

        var work = await owner.Page("/my-work");
        work.ShouldContain("2 things are outstanding.");
        foreach (var text in new[] { "Sent back", "Which crane?", "Quay sinks" }) work.ShouldContain(text);
        work.ShouldNotContain("Roof leaks");
        (await owner.Page("/")).ShouldContain("2 to do");
        (await runs.Page("/")).ShouldContain($"/rounds/{Quarter}?state=outstanding");
        (await owner.Page(list)).ShouldNotContain("name=\"entry\"");
        await editor.Retitle(done.Entry.Reference!, "Crane of quay 3 sways");
        await editor.Review(late.Entry.Reference!);
        (await owner.Page("/my-work")).ShouldContain("Nothing is outstanding.");

        var signs = await director.Form(list);
        (await director.Page(list)).ShouldNotContain("Send back");
        var seen = await Box(director, done);
        await editor.Retitle(done.Entry.Reference!, "Crane of quay 3 falls");
        (await Refused(director, Deed("sign-offs"), signs, ("entry", seen)))
            .ShouldContain($"{done.Entry.Reference} was changed since you opened this page.");
        (await Refused(director, Deed("sign-offs"), signs, ("entry", await Box(runs, elsewhere, "Property"))))
            .ShouldContain("signed off by an editor");
        await Sent(director, Deed("sign-offs"), signs, $"{list}&done=signedOff", ("service", "Environment"));
        await Sent(director, Deed("sign-offs"), signs, $"{list}&done=nothing", ("service", "Environment"));
        (await editor.Tasks(Quarter, "service=Environment")).ShouldAllBe(task => task.State == TaskState.SignedOff);
        (await runs.Page($"/rounds/{Quarter}?state=signedOff")).ShouldContain("Crane of quay 3 falls");
        (await runs.Page($"/rounds/{Quarter}?owner=head%20of%20harbours")).ShouldNotContain("Roof leaks");
        using var wrong = await runs.Get($"/rounds/{Quarter}?state=lost");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var auditor = await Visitor.SignedIn(app, Role.Auditor);
        var looked = await auditor.Page($"/rounds/{Quarter}?service=Property");
        looked.ShouldContain("Roof leaks");
        looked.ShouldNotContain("name=\"entry\"");
        looked.ShouldNotContain("/close\"");

        // What its box says of an entry: its id and the revision that is shown.
        async Task<string> Box(Visitor visitor, Held entry, string service = "Environment")
        {
            var shown = await visitor.Page($"/rounds/{Quarter}?service={service}");
            var start = shown.IndexOf($"{entry.Entry.Id}~", StringComparison.Ordinal);
            return shown[start..shown.IndexOf('"', start)];
        }

        static string Deed(string noun) => $"/rounds/{Quarter}/{noun}?service=Environment";

        Task<Held> Make(string title) =>
            editor.Create(new NewEntry { Title = title, Owners = [Owner, RoundsApp.Director], Service = "Environment" });
    }

    [Fact]
    public async Task Many_entries_come_in_pages_and_whoever_takes_the_snapshot_is_told_what_is_outstanding()
    {
        var editor = await app.Client(Role.Editor);
        var quarter = Domain.Quarter.Containing(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), firstMonth: 4)
            .ToString();
        for (var number = 0; number < 52; number++) await editor.Create(new NewEntry
        {
            Title = $"Groyne {number} rots",
            Service = "Groynes"
        });
        await editor.OpenRound(quarter);
        using var runs = await Visitor.SignedIn(app, Role.Editor);
        var first = await runs.Page($"/rounds/{quarter}?service=Groynes");
        var next = Visitor.PathsOn(first, $"/rounds/{quarter}?service=Groynes&after=").ShouldHaveSingleItem();
        var second = await runs.Page(next);
        for (var number = 0; number < 52; number++)
            (first.Contains($"Groyne {number} rots", StringComparison.Ordinal) ^ second.Contains($"Groyne {number} rots",
                StringComparison.Ordinal)).ShouldBeTrue($"{number}");

        var outstanding = (await editor.Round(quarter)).Counts.Outstanding;
        var page = await runs.Page("/snapshots/take");
        page.ShouldContain($"{outstanding} entries are still to be looked at in the round of");
        page.ShouldContain($"{outstanding} outstanding, 0 updated, 0 confirmed, 0 sent back, 0 signed off");
        Visitor.PathsOn(page, "/rounds/").ShouldContain($"/rounds/{quarter}");
    }

    static (string, string)[] Day(string name, string day, string month, string year) =>
        [($"{name}-day", day), ($"{name}-month", month), ($"{name}-year", year)];

    static async Task<string> Refused(Visitor visitor, string path, Dictionary<string, string> form, params (string, string)[] typed)
    {
        using var answer = await visitor.Send(path, form, typed);
        var text = WebUtility.HtmlDecode(await answer.Text());
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, text);
        return text;
    }

    static async Task Sent(Visitor visitor, string path, Dictionary<string, string> form, string to, params (string, string)[] typed)
    {
        using var answer = await visitor.Send(path, form, typed);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Text());
        answer.Headers.Location!.ToString().ShouldBe(to);
    }
}
