using RiskRegister.Api.Features.Committees;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Documents;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Committees;

/// <summary>One quarter at its committees, as councils' papers tell it.</summary>
public sealed class CommitteeReplayTests(TestCluster cluster) : FreshRegister(cluster)
{
    const string Quarter = "2016-17-Q3";

    [Fact]
    public async Task A_cancelled_meeting_is_passed_over_and_what_was_asked_at_the_next_arises_at_the_one_after()
    {
        foreach (var number in new[] { 5, 16, 20, 21 })
            await Editor.Create(new NewEntry { Reference = $"CR{number}", Title = $"Risk {number}", Owners = [$"Head of {number}"] });
        foreach (var (key, position) in new[] { ("team", 1), ("cabinet", 2), ("audit", 3), ("council", 4) })
            await Editor.Found(key, isPublic: key != "team", position: position);

        // Management Team has one entry replaced, and no other that was changed meanwhile.
        await Editor.Take(Quarter);
        await Editor.Change("CR5", new { title = "Risk as the team would have it" });
        await Editor.Change("CR16", new { title = "Risk that is half rewritten" });
        (await Editor.Post($"/api/v1/snapshots/{Quarter}/entries/CR5/replacement")).EnsureSuccessStatusCode();
        await Editor.Publish(Quarter);
        var snapshot = new { snapshot = Quarter };
        await Editor.Conclude(await Editor.PutBefore(await Editor.Plan("team", "2016-11-15"), snapshot));
        await Editor.Cancel(await Editor.PutBefore(await Editor.Plan("cabinet", "2016-12-05"), snapshot));

        // New text of CR16 is handed out; two questions are taken away.
        var planned = await Editor.PutBefore(await Editor.Plan("audit", "2017-01-30"), snapshot);
        var report = await Editor.Publish(await Editor.Keep(await Editor.ReportOf(planned), new { reportOf = "Director of Rivers" }));
        var audit = await Editor.Conclude(planned);
        await Editor.Correct(Quarter, "CR16", "Handed out at the meeting.");
        report = await Editor.HandOut(report, "CR16 is half rewritten.");
        audit = await Editor.Resolve(audit, 1, "Resolved: that the register be noted.");
        var first = await Editor.Ask(audit, "CR20", "How many wait?", "Head of 20");
        var second = await Editor.Ask(audit, "CR21", "What is done first?", "Head of 21");
        await Editor.Conclude(await Editor.PutBefore(await Editor.Plan("council", "2017-02-23"), snapshot));
        await (await App.Client(Role.Owner, "Head of 20")).Answer(first, "Eleven.");

        var next = await Editor.Plan("audit", "2017-03-27");
        var elsewhere = await Editor.Plan("council", "2017-03-30");
        (await Arising(next)).ShouldBe([(second.Question.Id, QuestionState.Open), (first.Question.Id, QuestionState.Answered)]);
        (await Arising(elsewhere)).ShouldBeEmpty();
        await (await App.Client(Role.Owner, "Head of 21")).Answer(second, "The lists.");
        (await Arising(next)).Select(each => each.State).ShouldBe([QuestionState.Answered, QuestionState.Answered]);
        (await Arising(audit)).ShouldBeEmpty();

        // The report stays as it went out, and says what was handed out; the next one says what was asked.
        var reader = await App.Client(Role.Reader);
        (await reader.Printed(report))["Addendum 1: handed out at the meeting on 30 January 2017"].ShouldBe(["CR16 is half rewritten."]);
        (await HtmlOf(reader, report)).ShouldSatisfyAllConditions(html => html.ShouldNotContain("Risk that is half rewritten"),
            html => html.ShouldContain("Risk as the team would have it"));
        (await DocumentText.Of(reader, $"/api/v1/snapshots/{Quarter}/register?format=html")).ShouldContain("Risk that is half rewritten");
        var secret = await Editor.Create(new NewEntry { Exempt = new { paragraph = "3", reason = "A bid" }, Owners = ["Head of 16"] });
        await Editor.Ask(audit, secret.Entry.Reference!, "Who has bid?", "Head of 16");
        var after = await Editor.Publish(await Editor.ReportOf(await Editor.PutBefore(next, snapshot)));
        (await reader.Printed(after))["Matters arising"].ShouldBe(
        [
            "1. CR20: Councillor Holt asked on 30 January 2017: How many wait?", $"Answer of Head of 20, {Today}: Eleven.",
            "2. CR21: Councillor Holt asked on 30 January 2017: What is done first?", $"Answer of Head of 21, {Today}: The lists.",
        ]);
        (await HtmlOf(reader, after)).ShouldNotContain("Who has bid?");
        (await Arising(next)).Count.ShouldBe(3);

        var route = await reader.Get($"/api/v1/snapshots/{Quarter}/route").Read<RouteDocument>();
        route.Steps.Select(step => (step.Meeting.Body, step.Meeting.State, step.Item.Outcome?.Resolution)).ShouldBe(
        [
            ("cabinet", MeetingState.Cancelled, null), ("audit", MeetingState.Held, "Resolved: that the register be noted."),
            ("council", MeetingState.Held, null), ("audit", MeetingState.Planned, null),
        ]);

        foreach (var number in new[] { 1, 2, 3 }) await Editor.Create(NewEntry.Opportunity with { Title = $"Chance of {number} words" });
        await Editor.Take("2016-17-Q4");
        (await Editor.Highlights("2016-17-Q4")).Entries.Count(entry => entry.Changes.Any(change => change.Code == "added")).ShouldBe(3);
    }

    static string Today => RegisterWording.Day(new RegisterSettings().DayOf(TimeProvider.System.GetUtcNow()));

    static Task<string> HtmlOf(HttpClient client, HeldReport report) =>
        DocumentText.Of(client, $"{report.Path}/document?format=html");

    async Task<IReadOnlyList<(Guid Id, QuestionState State)>> Arising(HeldMeeting at)
    {
        var page = await Editor.Get($"{CommitteeRequests.Questions}?arisingAt={at.Meeting.Id}").Read<Page<QuestionDocument>>();
        return [.. page.Items.Select(question => (question.Id, question.State))];
    }
}
