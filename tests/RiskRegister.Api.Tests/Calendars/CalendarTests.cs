using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RiskRegister.Api.Features.Calendars;
using RiskRegister.Api.Tests.Access;
using Shouldly;
using Xunit;
using Calendar = Ical.Net.Calendar;

namespace RiskRegister.Api.Tests.Calendars;

/// <summary>Whoever has the address reads the days behind it, with any calendar program,
/// until it is taken back; nothing exempt is among them.</summary>
public sealed class CalendarTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Own = "/api/v1/me/calendar";

    static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_readers_find_the_rounds_days_and_ones_own_due_dates_and_nothing_exempt()
    {
        const string Post = "Head of Tides";
        var editor = await app.Client(Role.Editor);
        var shown = await editor.Create(new NewEntry
        {
            Title = "Überflutung, Sturm; und \\ Wellen – so hoch, dass die Zeile gefaltet werden muss: ÄÖÜäöüß ÄÖÜäöüß ÄÖÜäöüß",
            Owners = [Post],
            Actions =
            [
                new { text = "Build the wall", dueOn = Today.AddDays(9) }, new { text = "Done", dueOn = Today.AddDays(9), status = "done" },
                new { text = "Another's", dueOn = Today.AddDays(9), owner = "Head of Gates" },
            ],
        });
        var lent = await editor.Create(new NewEntry
        {
            Title = "Lock jams",
            Owners = ["Head of Locks"],
            Actions = [new { text = "Lent", dueOn = Today.AddDays(3), owner = "head of TIDES" }],
        });
        var hidden = await editor.Create(new NewEntry
        {
            Title = "Zanzibar bids",
            Owners = [Post],
            Exempt = new { paragraph = "3", reason = "Names a bidder." },
            Actions = [new { text = "Ask Zanzibar", dueOn = Today.AddDays(5) }],
        });
        await editor.Post("/api/v1/rounds",
            new { quarter = "2080-81-Q1", opensOn = "2080-05-01", dueOn = "2080-06-01", freezesOn = "2080-06-20" });

        var owner = await app.Client(Role.Owner, Post);
        var body = await Bytes(await Make(owner));
        var text = Encoding.UTF8.GetString(body);
        foreach (var secret in new[] { "Zanzibar", hidden.Entry.Reference!, hidden.Entry.Id.ToString(), "Build the wall",
            "Names a bidder" })
            text.ShouldNotContain(secret, Case.Insensitive);

        var read = IcsReader.Read(body);
        (read.Properties["VERSION"], read.Properties.ContainsKey("PRODID")).ShouldBe(("2.0", true));
        read.Events.ShouldAllBe(each => each.ContainsKey("UID") && each.ContainsKey("DTSTAMP") && each["TRANSP"] == "TRANSPARENT");
        var days = read.Events.Select(each => (Day(each["DTSTART;VALUE=DATE"]), each["SUMMARY"])).ToArray();
        days.ShouldContain((Today.AddDays(9), $"{shown.Entry.Reference}: an action is due – {shown.Entry.Title}"));
        days.ShouldContain((Today.AddDays(3), $"{lent.Entry.Reference}: an action is due – Lock jams"));
        days.Count(day => day.Item2.Contains("an action is due", StringComparison.Ordinal)).ShouldBe(2);
        days.Where(day => day.Item2.StartsWith("Quarter 1 2080/81", StringComparison.Ordinal)).Select(day => day.Item1)
            .ShouldBe([new(2080, 5, 1), new(2080, 6, 1), new(2080, 6, 20)]);

        var parsed = Calendar.Load(text)!;
        parsed.Events.Select(each => (DateOnly.FromDateTime(each.Start!.Value), each.Summary!)).ShouldBe(days, ignoreOrder: true);
        parsed.Events.ShouldAllBe(each => each.IsAllDay);
        parsed.Events.Select(each => each.Uid).Distinct().Count().ShouldBe(parsed.Events.Count);
        parsed.Events.Single(each => each.Summary!.StartsWith($"{lent.Entry.Reference}:", StringComparison.Ordinal)).Url!.ToString()
            .ShouldEndWith($"/entries/{lent.Entry.Reference}");
        var dated = Calendar.Load(Encoding.UTF8.GetString(await Bytes(await Make(owner))))!;
        dated.Events.Select(each => each.Uid).ShouldBe(parsed.Events.Select(each => each.Uid), ignoreOrder: true);
    }

    [Fact]
    public async Task An_address_is_given_once_kept_as_a_digest_and_ended_by_another_by_its_holder_and_with_its_key()
    {
        var owner = await app.Client(Role.Owner, "Head of Ends");
        (await owner.Get(Own).Read<CalendarDocument>()).ShouldBe(new CalendarDocument());
        await owner.Delete(Own).Problem(404, "calendar_not_found");
        var first = await Make(owner);
        (await (await owner.Get(Own)).Text()).ShouldNotContain("ics");
        await Bytes(first);
        var secret = Path.GetFileNameWithoutExtension(first.AbsolutePath);
        foreach (var (table, text) in new[]
        {
            ("calendars", "t::text"), ("audit_log", "t::text"), ("idempotent_answers", "t::text || convert_from(t.body, 'UTF8')"),
        })
        {
            (await app.Ask<int>($"select count(*)::integer from {table} as t where {text} like '%' || @part || '%'",
                new { part = secret[^40..] }))
                .ShouldBe(0, table);
        }


        var second = await Make(owner);
        await IsGone(first);
        await Bytes(second);
        (await owner.Delete(Own)).EnsureSuccessStatusCode();
        await IsGone(second);

        var third = await Make(owner);
        var last = third.AbsolutePath[^5] == 'A' ? 'B' : 'A';
        await IsGone(new UriBuilder(third) { Path = $"{third.AbsolutePath[..^5]}{last}.ics" }.Uri);
        var admin = await app.Client(Role.Admin);
        (await admin.Delete($"/api/v1/keys/{owner.KeyId()}")).EnsureSuccessStatusCode();
        await IsGone(third);
    }

    [Fact]
    public async Task On_the_pages_an_address_is_made_shown_once_and_taken_back()
    {
        using var visitor = await Pages.Visitor.SignedIn(app, Role.Owner, "Head of Pages");
        using var made = await visitor.Send("/my-work/calendar", await visitor.Form("/my-work/calendar"));
        var page = await made.Text();
        var address = Regex.Match(page, @"http[^<>\s]+/calendar/rr_[A-Za-z0-9_-]+\.ics", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        await Bytes(new Uri(address));
        (await visitor.Page("/my-work/calendar")).ShouldNotContain("/calendar/rr_");
        using var ended = await visitor.Send("/my-work/calendar/end", await visitor.Form("/my-work/calendar"));
        ended.Headers.Location!.ToString().ShouldBe("/my-work/calendar?done=ended");
        await IsGone(new Uri(address));
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);

    static async Task<Uri> Make(HttpClient caller)
    {
        using var made = await caller.Send(HttpMethod.Post, Own, body: null, key: Guid.NewGuid().ToString());
        return new Uri((await made.Read<CalendarDocument>()).Address.ShouldNotBeNull());
    }

    async Task<byte[]> Bytes(Uri address)
    {
        using var anybody = app.Anonymous();
        using var answer = await anybody.GetAsync(address, Stop);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Text());
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        return await answer.Content.ReadAsByteArrayAsync(Stop);
    }

    async Task IsGone(Uri address)
    {
        using var anybody = app.Anonymous();
        await anybody.Get(address.PathAndQuery).Problem(404, "calendar_not_found");
    }
}
