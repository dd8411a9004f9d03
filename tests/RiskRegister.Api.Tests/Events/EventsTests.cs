using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using CloudNative.CloudEvents.SystemTextJson;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Tests.Committees;
using RiskRegister.Api.Tests.Dossiers;
using RiskRegister.Api.Tests.Performance;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Events;

/// <summary>What has happened, in the order in which it was committed, without gaps, and thin.</summary>
public sealed class EventsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Events = "/api/v1/events";

    [Fact]
    public async Task Under_16_writers_a_reader_that_goes_on_after_the_last_event_misses_none_and_gets_none_twice()
    {
        var (editor, reader) = (await app.Client(Role.Editor), await app.Client(Role.Auditor));
        var from = (await All(reader, null)).LastOrDefault()?.Id;
        var writing = Enumerable.Range(0, 16).Select(async writer =>
        {
            var held = await editor.Create(new NewEntry { Title = $"Writer {writer}" });
            for (var change = 0; change < 12; change++) held = await editor.Change(held,
                new { title = $"Writer {writer}, change {change}" });
            return held.Entry.Id;
        }).ToArray();
        var (seen, last, all) = (new List<EventDocument>(), from, Task.WhenAll(writing));
        for (var isLast = false; !isLast;)
        {
            isLast = all.IsCompleted;
            var more = await All(reader, last);
            seen.AddRange(more);
            last = more.Count > 0 ? more[^1].Id : last;
        }

        var ids = await all;
        seen.Select(each => each.Id).ShouldBe((await All(reader, from)).Select(each => each.Id));
        seen.Select(each => each.Id).Distinct().Count().ShouldBe(seen.Count);
        foreach (var id in ids)
        {
            seen.Where(each => each.Data.Link.EndsWith(id.ToString(), StringComparison.Ordinal)).Select(each => each.Data.Revision)
                .ShouldBe(Enumerable.Range(1, 13).Select(revision => (int?)revision));
        }

        (await app.Ask<bool>("select max(position) = count(*) and min(position) = 1 from events")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_committed_late_stands_late_and_what_is_undone_leaves_no_gap()
    {
        var (editor, reader) = (await app.Client(Role.Editor), await app.Client(Role.Auditor));
        var first = await editor.Create(new NewEntry { Title = "Before" });
        await using var connection = new Npgsql.NpgsqlConnection(app.Database.SuperuserConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var open = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Insert("Late");
        await editor.Change(first, new { title = "Meanwhile" });
        var before = await All(reader, null);
        before[^1].Data.Revision.ShouldBe(2);

        await open.CommitAsync(TestContext.Current.CancellationToken);
        var late = (await All(reader, before[^1].Id)).ShouldHaveSingleItem();
        (late.Type, late.Subject).ShouldBe(("riskregister.round.opened", "2099-00-Q1"));

        await using (await connection.BeginTransactionAsync(TestContext.Current.CancellationToken)) await Insert("Undone");
        await editor.Create(new NewEntry { Title = "After" });
        (await All(reader, late.Id)).ShouldHaveSingleItem().Type.ShouldBe("riskregister.entry.created");
        (await app.Ask<bool>("select max(position) = count(*) from events")).ShouldBeTrue();

        async Task Insert(string name)
        {
            await using var command = new Npgsql.NpgsqlCommand("insert into audit_log (actor, roles, action, quarter, request_id) "
                + "values ($1, '{}', 'roundOpened', '2099-00-Q1', 'test')", connection)
            { Parameters = { new() { Value = name } } };
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task An_event_is_a_CloudEvent_that_says_what_happened_to_what_and_nothing_of_its_text()
    {
        var editor = await app.Client(Role.Editor);
        var last = (await All(editor, null)).LastOrDefault()?.Id;
        var entry = await editor.Create(new NewEntry { Title = "Wordy title", Owners = ["Wordy post"], ChangeNote = "Wordy note" });
        await editor.Close(entry, "Wordy reason");
        var text = await (await editor.Get(last is null ? Events : $"{Events}?after={last}")).Text();
        text.ShouldNotContain("Wordy");
        var batch = JsonNode.Parse(text)!["items"]!.ToJsonString();

        var decoded = new JsonEventFormatter().DecodeBatchModeMessage(
            Encoding.UTF8.GetBytes(batch), new ContentType("application/cloudevents-batch+json"), []);

        decoded.Count.ShouldBe(2);
        decoded.ShouldAllBe(each => each.IsValid && each.Subject == entry.Entry.Reference);
        decoded.Select(each => each.Type).ShouldBe(["riskregister.entry.created", "riskregister.entry.closed"]);
        decoded[1].Source!.ToString().ShouldBe("/api/v1");
    }

    [Fact]
    public async Task Whoever_may_not_see_something_is_not_told_of_it()
    {
        var (editor, owner) = (await app.Client(Role.Editor), await app.Client(Role.Owner, "Head of Vaults"));
        var analyst = await app.Client(Role.Analyst);
        var (fromOwner, fromEditor) = ((await All(owner, null)).LastOrDefault()?.Id, (await All(editor, null)).LastOrDefault()?.Id);
        var exempt = new { paragraph = "3", reason = "Names a bidder." };
        var hidden = await editor.Create(new NewEntry { Owners = ["Another"], Exempt = exempt });
        await editor.Create(new NewEntry { Owners = ["Head of Vaults"], Exempt = exempt });
        var lifted = await editor.Patch(hidden.Path, """{"exempt": null}""", hidden.ETag).Entry();
        await editor.Change(await editor.Create(new NewEntry { Owners = ["Another"] }), new { exempt });
        await analyst.Make("Hidden counts", exempt: exempt);
        await editor.Take("2016-17-Q1");
        await editor.Publish("2016-17-Q1");

        (await All(owner, fromOwner)).Select(each => $"{each.Type} {each.Data.Revision}").ShouldBe(
            ["riskregister.entry.created 1", "riskregister.entry.changed 2", "riskregister.snapshot.published "]);
        (await All(owner, fromOwner))[1].Subject.ShouldBe(lifted.Entry.Reference);
        (await All(editor, fromEditor)).Count.ShouldBe(8);
    }

    [Fact]
    public async Task Meetings_and_questions_are_told_to_who_may_know_of_them_and_nothing_that_they_say()
    {
        var (editor, auditor) = (await app.Client(Role.Editor), await app.Client(Role.Auditor));
        var owner = await app.Client(Role.Owner, "Head of Locks");
        var open = await editor.Create(new NewEntry { Owners = ["Head of Locks"] });
        var hidden = await editor.Create(new NewEntry { Owners = ["Another"], Exempt = new { paragraph = "3", reason = "A bidder." } });
        await editor.Found("locks");
        var from = (await All(editor, null))[^1].Id;
        var held = await editor.Plan("locks", "2017-01-30");
        held = await editor.PutBefore(held, new { entry = open.Entry.Reference, title = "Wordy title" });
        held = await editor.PutBefore(held, new { entry = hidden.Entry.Reference });
        held = await editor.PutBefore(held, new { snapshot = "2149-50-Q1" });
        held = await editor.Resolve(await editor.Resolve(await editor.Conclude(held), 1, "Wordy resolution"), 2, "Wordy resolution");
        var asked = await editor.Ask(held, open.Entry.Reference!, "Wordy question");
        await editor.Answer(asked, "Wordy answer");
        await editor.Ask(held, hidden.Entry.Reference!, "Wordy question");

        static string Told(EventDocument each) => each.Type["riskregister.".Length..];
        string[] all =
        [
            "meeting.planned", "meeting.itemAdded", "meeting.itemAdded", "meeting.itemAdded", "meeting.held", "meeting.outcomeRecorded",
            "meeting.outcomeRecorded", "question.asked", "question.answered", "question.asked",
        ];
        var told = await All(editor, from);
        told.Select(Told).ShouldBe(all);
        (await All(auditor, from)).Select(Told).ShouldBe([.. all[..3], .. all[4..]]);
        (await All(owner, from)).Select(Told).ShouldBe(
            ["meeting.planned", "meeting.itemAdded", "meeting.held", "meeting.outcomeRecorded", "question.asked", "question.answered"]);
        told[0].Data.Link.ShouldBe(held.Path);
        (told[^3].Subject, told[^3].Data.Link).ShouldBe((asked.Question.Id.ToString(), asked.Path));
        (await (await owner.Get($"{Events}?after={from}")).Text()).ShouldNotContain("Wordy");
        (await app.Ask<long>("select count(*) from told_events where id = any(@ids) and exempt",
            new { ids = told.Select(each => each.Id).ToArray() })).ShouldBe(3);
    }

    [Fact]
    public async Task What_is_laid_beside_an_entry_is_told_to_who_sees_it_and_links_where_both_ends_are_seen()
    {
        var (editor, owner) = (await app.Client(Role.Editor), await app.Client(Role.Owner, "Head of Weirs"));
        var entry = await editor.Create(new NewEntry { Owners = ["Head of Weirs"] });
        var other = await editor.Create(new NewEntry { Title = "Another" });
        var hidden = await editor.Create(new NewEntry { Owners = ["Another"], Exempt = new { paragraph = "3", reason = "A bidder." } });
        var from = (await All(editor, null))[^1].Id;
        await owner.Say(entry, "Wordy comment");
        await editor.Say(hidden, "Wordy comment");
        await owner.Attach(entry, "wordy.txt");
        (await editor.LinkWith(entry, "dependsOn", other)).EnsureSuccessStatusCode();
        (await editor.LinkWith(entry, "dependsOn", hidden)).EnsureSuccessStatusCode();
        await owner.AskForMove(entry, "service");

        (await All(owner, from)).Select(each => $"{each.Type} {each.Subject}").ShouldBe(
        [
            $"riskregister.entry.commented {entry.Entry.Reference}", $"riskregister.entry.attached {entry.Entry.Reference}",
            $"riskregister.entry.linked {entry.Entry.Reference}", $"riskregister.entry.linked {other.Entry.Reference}",
            $"riskregister.entry.moveAsked {entry.Entry.Reference}",
        ]);
        (await All(editor, from)).Count.ShouldBe(8);
    }

    [Fact]
    public async Task An_event_that_was_never_given_is_refused()
    {
        var editor = await app.Client(Role.Editor);
        (await editor.Get($"{Events}?after={Guid.NewGuid()}").Problem(400, "invalid_query")).Errors!.Keys.ShouldBe(["after"]);
        (await editor.Get($"{Events}?after=1").Problem(400, "invalid_query")).Errors!.Keys.ShouldBe(["after"]);
    }

    static async Task<List<EventDocument>> All(HttpClient client, Guid? after)
    {
        var all = new List<EventDocument>();
        while (true)
        {
            var page = await client.Get($"{Events}?limit=100{(after is null ? "" : $"&after={after}")}").Read<EventsDocument>();
            all.AddRange(page.Items);
            after = page.Last;
            if (!page.More) return all;
        }
    }
}
