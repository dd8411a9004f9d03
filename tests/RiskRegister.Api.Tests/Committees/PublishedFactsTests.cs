using RiskRegister.Api.Tests.Documents;
using RiskRegister.Api.Tests.Pages;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Committees;

/// <summary>What readers are told of entries at meetings is what was published of them, and agendas lead to what is there.</summary>
public sealed class PublishedFactsTests(TestCluster cluster) : FreshRegister(cluster)
{
    const string Quarter = "2016-17-Q3";

    [Fact]
    public async Task Readers_know_an_entry_by_the_number_that_was_published_last_and_nobody_who_works_with_it_does()
    {
        var entry = await Editor.Create(new NewEntry { Title = "Weirs fail", Owners = ["Head of Weirs"] });
        await Editor.Take(Quarter);
        await Editor.Publish(Quarter);
        await Editor.Change(entry, new { reference = "CR40" });
        await Editor.Found("audit");
        var meeting = await Editor.PutBefore(await Editor.Plan("audit", "2017-01-30"), new { entry = "CR40" });
        var (reader, owner) = (await App.Client(Role.Reader), await App.Client(Role.Owner, "Head of Weirs"));
        using var visitor = await Visitor.SignedIn(App, Role.Reader);
        using var clerk = await Visitor.SignedIn(App, Role.Editor);
        var page = $"/meetings/{meeting.Meeting.Id}";

        (await Reference(reader), await Reference(owner), await Reference(Editor)).ShouldBe(("CR1", "CR40", "CR40"));
        (await reader.Get($"{meeting.Path}/items/1").Result()).ShouldNotContain("CR40");
        (await visitor.Page(page)).ShouldSatisfyAllConditions(
            text => text.ShouldContain("CR1 in depth"), text => text.ShouldNotContain("CR40"));
        (await clerk.Page(page)).ShouldContain("CR40 in depth");

        await Editor.Take("2016-17-Q4");
        (await Reference(reader)).ShouldBe("CR1");
        await Editor.Publish("2016-17-Q4");
        (await Reference(reader)).ShouldBe("CR40");
        (await visitor.Page(page)).ShouldContain("CR40 in depth");

        async Task<string?> Reference(HttpClient client) =>
            (await client.Get(meeting.Path).Meeting()).Meeting.Items.ShouldHaveSingleItem().Entry!.Reference;
    }

    [Fact]
    public async Task Matters_arising_of_a_report_name_entries_as_its_own_register_does()
    {
        var entry = await Editor.Create(new NewEntry { Title = "Weirs fail" });
        await Editor.Take(Quarter);
        await Editor.Publish(Quarter);
        await Editor.Change(entry, new { reference = "CR40" });
        await Editor.Create(new NewEntry { Title = "Wells run dry" });
        await Editor.Found("audit");
        var before = await Editor.Conclude(await Editor.Plan("audit", "2017-01-05"));
        await Editor.Ask(before, "CR40", "Whose weir is it?");
        await Editor.Ask(before, "CR41", "Whose wells are they?");
        var meeting = await Editor.PutBefore(await Editor.Plan("audit", "2017-01-30"), new { snapshot = Quarter });
        var closed = await Editor.PutBefore(await Editor.Plan("audit", "2017-01-31"), new { snapshot = Quarter, part = 2 });

        var report = await Editor.Publish(await Editor.ReportOf(meeting));
        var text = await DocumentText.Of(await App.Client(Role.Reader), $"{report.Path}/document?format=html");
        text.ShouldContain("1. CR1: Councillor Holt asked on 5 January 2017: Whose weir is it?");
        text.ShouldContain("2. An entry that is not published: Councillor Holt asked on 5 January 2017: Whose wells are they?");
        text.ShouldNotContain("CR4");
        text = await DocumentText.Of(Editor, $"{(await Editor.ReportOf(closed)).Path}/document?format=html");
        text.ShouldContain("1. CR1: Councillor Holt asked");
        text.ShouldContain("2. CR41: Councillor Holt asked");
    }

    [Fact]
    public async Task An_agenda_leads_to_what_is_taken_and_nowhere_else()
    {
        await Editor.Create();
        await Editor.Found("audit");
        var meeting = await Editor.PutBefore(await Editor.Plan("audit", "2017-01-30"), new { snapshot = Quarter });
        await Editor.PutBefore(meeting, new { performanceReport = Quarter });
        using var clerk = await Visitor.SignedIn(App, Role.Editor);
        using var owner = await Visitor.SignedIn(App, Role.Owner, "Head of Weirs");
        using var visitor = await Visitor.SignedIn(App, Role.Reader);
        var page = $"/meetings/{meeting.Meeting.Id}";
        var (register, performance) = ($"href=\"/snapshots/{Quarter}\"", $"href=\"/performance-reports/{Quarter}\"");

        foreach (var each in new[] { clerk, owner, visitor })
        {
            var text = await each.Page(page);
            text.ShouldNotContain(register);
            text.ShouldNotContain(performance);
        }

        (await clerk.Page(page)).ShouldContain("not taken yet");
        await Editor.Take(Quarter);
        await (await App.Client(Role.Analyst)).Post("/api/v1/performance-reports", new { quarter = Quarter }).Result();
        (await clerk.Page(page)).ShouldSatisfyAllConditions(
            text => text.ShouldContain(register), text => text.ShouldContain(performance), text => text.ShouldNotContain("not taken yet"));
        (await owner.Page(page)).ShouldSatisfyAllConditions(
            text => text.ShouldNotContain(register), text => text.ShouldContain(performance));
        (await visitor.Page(page)).ShouldNotContain(performance);
        await Editor.Publish(Quarter);
        (await visitor.Page(page)).ShouldContain(register);
    }

    [Fact]
    public async Task No_committee_report_is_kept_of_a_performance_report_and_the_answer_says_what_to_do()
    {
        await Editor.Found("audit");
        var meeting = await Editor.PutBefore(await Editor.Plan("audit", "2017-01-30"), new { performanceReport = Quarter });
        var path = $"{meeting.Path}/items/1/report";

        foreach (var sent in new[]
        {
            Editor.Get(path), Editor.Get($"{path}/document"), Editor.Send(HttpMethod.Put, path, new { }, meeting.ETag),
            Editor.Post($"{path}/publication", etag: meeting.ETag), Editor.Post($"{path}/addenda", new { text = "Late." }, meeting.ETag),
        })
        {
            (await sent.Problem(409, "meeting_report_unsupported")).Detail.ShouldSatisfyAllConditions(
                detail => detail.ShouldContain("(performanceReport)"), detail => detail.ShouldContain("(snapshot)"));
        }

        await (await App.Client(Role.Reader)).Get($"{path}/document").Problem(404, "meeting_item_not_found");
    }
}
