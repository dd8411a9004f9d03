using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Features.Reminders;
using RiskRegister.Api.Tests.Committees;
using RiskRegister.Api.Tests.Rounds;
using RiskRegister.UseCases.Reminders;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Reminders;

/// <summary>Who is told what on a day, once, and nothing exempt.</summary>
public sealed class RemindersTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task An_editor_sees_who_would_be_told_what_and_why()
    {
        var (editor, admin) = (await app.Client(Role.Editor), await app.Client(Role.Admin));
        await admin.Write("Head of Told", "told@example.gov.uk", "too@example.gov.uk");
        await admin.Write("Head of Lent", "told@example.gov.uk");
        var due = Today.AddDays(20);
        await editor.Create(new NewEntry
        {
            Title = "Told of",
            Owners = ["Head of Told"],
            Actions =
            [
                new { text = "Own", dueOn = due }, new { text = "Lent", dueOn = due, owner = "head of LENT" },
                new { text = "Done", dueOn = due, status = "done" },
                new { text = "Nobody's address", dueOn = due, owner = "Head of Silence" },
            ],
        });
        var hidden = await editor.Create(new NewEntry
        {
            Title = "Hidden bid",
            Owners = ["Head of Told"],
            Exempt = new { paragraph = "3", reason = "Names a bidder." },
            Actions = [new { text = "Secret", dueOn = due }],
        });

        foreach (var (day, reason) in new (DateOnly, ReminderReason?)[]
        {
            (due.AddDays(-6), null), (due.AddDays(-5), ReminderReason.ActionDue), (due.AddDays(-1), null), (due, ReminderReason.ActionDue),
            (due.AddDays(6), null), (due.AddDays(7), ReminderReason.ActionOverdue), (due.AddDays(14), ReminderReason.ActionOverdue),
        })
        {
            var told = (await Reminders(editor, day)).Where(digest => digest.Address is "told@example.gov.uk" or "too@example.gov.uk")
                .ToArray();
            told.Length.ShouldBe(reason is null ? 0 : 2, $"{day}");
            foreach (var line in told.SelectMany(digest => digest.Lines)) (line.Reason, line.DueOn).ShouldBe((reason!.Value, due));
        }

        var text = await (await editor.Get($"/api/v1/reminders?on={due:O}")).Text();
        text.ShouldNotContain("Hidden");
        text.ShouldNotContain($"\"{hidden.Entry.Reference}\"");
        var lines = (await Reminders(editor, due)).Single(digest => digest.Address == "told@example.gov.uk").Lines;
        lines.Select(line => $"{line.Post} {line.Title}")
            .ShouldBe(["Head of Told Told of", "Head of Lent Told of", "Head of Told "], ignoreOrder: true);
        await editor.Get("/api/v1/reminders?on=2017-02-30").Problem(400, "invalid_query");
    }

    [Fact]
    public async Task Who_is_to_answer_a_members_question_is_told_until_it_is_answered()
    {
        var (editor, admin) = (await app.Client(Role.Editor), await app.Client(Role.Admin));
        await admin.Write("Head of Answers", "answers@example.gov.uk");
        var entry = await editor.Create(new NewEntry { Title = "Asked about", Owners = ["Head of Answers"] });
        var secret = await editor.Create(new NewEntry
        {
            Title = "Hidden tender",
            Owners = ["Head of Answers"],
            Exempt = new { paragraph = "3", reason = "R" }
        });
        await editor.Found("scrutiny");
        var meeting = await editor.Plan("scrutiny", "2017-01-30");
        var due = Today.AddDays(20);
        var asked = await editor.Ask(meeting, entry.Entry.Reference!, "Which?", "Head of Answers", $"{due:O}");
        var hidden = await editor.Ask(meeting, secret.Entry.Reference!, "Whose tender?", "head of ANSWERS", $"{due:O}");
        foreach (var (day, reason) in new (DateOnly, ReminderReason?)[]
        {
            (Today, ReminderReason.QuestionAsked), (due.AddDays(-6), null), (due.AddDays(-5), ReminderReason.QuestionDue),
            (due, ReminderReason.QuestionDue), (due.AddDays(6), null), (due.AddDays(7), ReminderReason.QuestionOverdue),
        })
        {
            var lines = await Lines(day);
            lines.Select(line => (line.Reference, line.Title, line.Reason, line.DueOn)).ShouldBe(reason is not { } told ? []
                : [(entry.Entry.Reference, "Asked about", told, due), (null, null, told, due)], ignoreOrder: true, $"{day}");
        }

        await editor.Answer(asked, "That one.");
        (await Lines(due)).ShouldHaveSingleItem().Reference.ShouldBeNull();
        (await editor.Post($"{hidden.Path}/withdrawal", new { reason = "It needs none." }, hidden.ETag)).EnsureSuccessStatusCode();
        (await Lines(due)).ShouldBeEmpty();

        async Task<IReadOnlyList<ReminderDocument>> Lines(DateOnly day) =>
            (await Reminders(editor, day)).SingleOrDefault(digest => digest.Address == "answers@example.gov.uk")?.Lines ?? [];
    }

    [Fact]
    public async Task A_round_is_announced_and_chased_and_what_is_done_is_not_spoken_of()
    {
        var (editor, admin) = (await app.Client(Role.Editor), await app.Client(Role.Admin));
        await admin.Write("Head of Chase", "chase@example.gov.uk");
        var looked = await editor.Create(new NewEntry { Title = "Looked at", Owners = ["Head of Chase"] });
        var waiting = await editor.Create(new NewEntry { Title = "Waiting", Owners = ["Head of Chase"] });
        var round = await editor.OpenRound("2070-71-Q1");
        (await Lines(Today)).ShouldBe([("Looked at", ReminderReason.RoundOpened), ("Waiting", ReminderReason.RoundOpened)],
            ignoreOrder: true);

        await editor.Review(looked.Entry.Reference!);
        (await Lines(round.DueOn.AddDays(-5))).ShouldBe([("Waiting", ReminderReason.DueSoon)]);
        (await Lines(round.DueOn)).ShouldBe([("Waiting", ReminderReason.DueToday)]);
        (await Lines(round.DueOn.AddDays(7))).ShouldBe([("Waiting", ReminderReason.Overdue)]);
        (await Lines(round.DueOn.AddDays(8))).ShouldBeEmpty();
        await editor.Mark("2070-71-Q1", "returns", new { references = new[] { looked.Entry.Reference }, reason = "Why?" });
        await editor.Mark("2070-71-Q1", "reminders", new { references = new[] { waiting.Entry.Reference } });
        (await Lines(Today)).ShouldBe([("Looked at", ReminderReason.Returned), ("Waiting", ReminderReason.Reminded)], ignoreOrder: true);

        async Task<(string?, ReminderReason)[]> Lines(DateOnly day) =>
            [.. (await Reminders(editor, day)).Where(digest => digest.Address == "chase@example.gov.uk").SelectMany(digest => digest.Lines)
                .Select(line => (line.Title, line.Reason))];
    }

    [Fact]
    public async Task A_days_digests_are_made_once_by_whoever_comes_first_and_days_that_were_missed_are_made_up_for_in_one()
    {
        var (editor, admin) = (await app.Client(Role.Editor), await app.Client(Role.Admin));
        await admin.Write("Head of Once", "once@example.gov.uk");
        var first = Today.AddDays(1000);
        await editor.Create(new NewEntry
        {
            Owners = ["Head of Once"],
            Actions = [new { text = "A", dueOn = first }, new { text = "B", dueOn = first.AddDays(2) },
                new { text = "C", dueOn = first.AddDays(3) }],
        });
        await using var other = app.Beside();
        var outboxes = new[] { app, other }.Select(each => each.Services.GetRequiredService<MailOutbox>()).ToArray();
        var made = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(n => outboxes[n % 2].MakeFor(first, Write, TestContext.Current.CancellationToken)));
        made.Count(count => count > 0).ShouldBe(1);
        (await MailsOf("once@example.gov.uk")).ShouldBe(1);

        // Nothing ran for two days; then the clock goes on a day, and back.
        await outboxes[0].MakeFor(first.AddDays(3), Write, TestContext.Current.CancellationToken);
        await outboxes[1].MakeFor(first.AddDays(3), Write, TestContext.Current.CancellationToken);
        await outboxes[1].MakeFor(first.AddDays(2), Write, TestContext.Current.CancellationToken);
        (await MailsOf("once@example.gov.uk")).ShouldBe(2);
        (await app.Ask<string>("select plain from mails where address = 'once@example.gov.uk' order by day desc limit 1")).ShouldBe("2");

        static MailText Write(Digest digest, DateOnly day) => new("s", $"{digest.Lines.Count}", "h");
    }

    [Fact]
    public async Task What_an_instance_that_died_had_taken_is_sent_by_another_under_the_same_id()
    {
        var outbox = app.Services.GetRequiredService<MailOutbox>();
        await app.Do("""
            insert into mails (id, address, day, subject, plain, html, next_at)
            select gen_random_uuid(), 'dead' || n || '@example.gov.uk', '2017-01-01', 's', 'p', 'h', now() from generate_series(1, 30) as n
            """);
        var taken = new List<DueMail>();
        for (var some = await Take(); some.Count > 0; some = await Take()) taken.AddRange(some);
        await Pass(TimeSpan.FromMinutes(6));
        var again = new List<DueMail>();
        for (var some = await Take(); some.Count > 0; some = await Take()) again.AddRange(some);
        again.Select(mail => mail.Id).ShouldBe(taken.Select(mail => mail.Id), ignoreOrder: true);
        again.ShouldAllBe(mail => mail.Attempts == 2);
        foreach (var mail in again) await outbox.Keep(mail, fault: null, isFinal: false, TestContext.Current.CancellationToken);
        await Pass(TimeSpan.FromMinutes(6));
        (await Take()).ShouldBeEmpty();

        Task<IReadOnlyList<DueMail>> Take() => outbox.TakeDue(7, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_no_pause_longer()
    {
        var outbox = app.Services.GetRequiredService<MailOutbox>();
        await app.Do("""
            insert into mails (id, address, day, subject, plain, html, next_at)
            values (gen_random_uuid(), 'back@example.gov.uk', '2017-01-01', 's', 'p', 'h', now())
            """);
        await outbox.Keep((await Take()).ShouldNotBeNull(), "The server is away.", isFinal: false, Stop);
        await Pass(TimeSpan.FromMinutes(2));
        await outbox.Keep((await Take()).ShouldNotBeNull(), "The server is away.", isFinal: false, Stop);

        // An instance's own clock decides nothing; what the database's wrote down before it was set back lies ahead.
        app.Clock.Step(-TimeSpan.FromHours(1));
        await Pass(-TimeSpan.FromHours(1));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Take()).ShouldBeNull();
        await Pass(TimeSpan.FromMinutes(5));
        var last = (await Take()).ShouldNotBeNull();
        last.Attempts.ShouldBe(3);
        await outbox.Keep(last, fault: null, isFinal: false, Stop);
        app.Clock.Step(TimeSpan.FromHours(1));

        async Task<DueMail?> Take() => (await outbox.TakeDue(100, Stop)).SingleOrDefault(mail => mail.Address == "back@example.gov.uk");
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    // As when so much time passes by the clock of the database, or when that is set back by it.
    Task Pass(TimeSpan time) => app.Do("update mails set next_at = next_at - @time where state = 'pending'", new { time });

    async Task<int> MailsOf(string address) =>
        await app.Ask<int>("select count(*)::integer from mails where address = @address", new { address });

    static async Task<IReadOnlyList<DigestDocument>> Reminders(HttpClient editor, DateOnly day) =>
        (await editor.Get($"/api/v1/reminders?on={day:O}").Read<RemindersDocument>()).Digests;
}
