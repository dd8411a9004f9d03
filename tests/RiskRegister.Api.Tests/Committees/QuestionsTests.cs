using RiskRegister.Api.Features.Committees;
using RiskRegister.Api.Features.Rounds;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Pages;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Rounds;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Committees;

/// <summary>What members ask, who answers, and who may know of it.</summary>
public sealed class QuestionsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_question_is_a_task_of_the_post_that_is_to_answer_until_it_is_answered()
    {
        var (editor, meeting) = (await app.Client(Role.Editor), await Meeting("tides"));
        var owner = await app.Client(Role.Owner, "Head of Tides");
        var other = await app.Client(Role.Owner, "Head of Winds");
        var entry = await editor.Create(new NewEntry { Title = "Tide rises", Owners = ["Head of Winds"] });
        var asked = await editor.Ask(meeting, entry.Entry.Reference!, "How high?\nAnd when?", "Head of Tides", "2017-02-20");
        (asked.Question.State, asked.Question.Meeting.BodyName, asked.Question.Exempt).ShouldBe((QuestionState.Open, "Body tides", false));
        var task = (await owner.Get("/api/v1/me/tasks").Read<Page<MyTaskDocument>>()).Items.ShouldHaveSingleItem();
        (task.Kind, task.Reference, task.Text, task.Overdue, task.Id)
            .ShouldBe((MyTaskKind.Question, entry.Entry.Reference, "How high?\nAnd when?", true, asked.Question.Id));
        await other.Post($"{asked.Path}/answer", new { text = "High." }, asked.ETag).Problem(403, "not_your_question");
        await owner.Post($"{asked.Path}/answer", new { text = "High." }).Problem(428, "match_required");
        await owner.Patch(asked.Path, new { dueOn = "2017-03-01" }, asked.ETag).Problem(403, "role_required");

        var answered = await owner.Answer(asked, "High.");
        (answered.Question.State, answered.Question.Answer!.By).ShouldBe((QuestionState.Answered, "Head of Tides"));
        await editor.Post($"{asked.Path}/answer", new { text = "Higher." }, asked.ETag).Problem(412, "stale");
        answered = await editor.Answer(answered, "Higher.");
        (answered.Question.Answer!.Text, answered.Question.Revision).ShouldBe(("Higher.", 3));
        (await app.Ask<long>("select count(*) from question_answers where question_id = @Id", new { answered.Question.Id })).ShouldBe(2);
        (await owner.Get("/api/v1/me/tasks").Read<Page<MyTaskDocument>>()).Items.ShouldBeEmpty();
        (await other.Get($"{entry.Path}/questions").Read<Page<QuestionDocument>>()).Items.ShouldHaveSingleItem()
            .Answer!.Text.ShouldBe("Higher.");
    }

    [Fact]
    public async Task A_question_about_an_exempt_entry_is_its_owners_and_nobody_elses_and_stays_exempt_when_that_was_said()
    {
        var (editor, meeting) = (await app.Client(Role.Editor), await Meeting("caves"));
        var owner = await app.Client(Role.Owner, "Head of Caves");
        var other = await app.Client(Role.Owner, "Head of Mines");
        var secret = await editor.Create(new NewEntry
        {
            Owners = ["Head of Caves"],
            Exempt = new { paragraph = "3", reason = "R" },
        });
        var plain = await editor.Create(new NewEntry { Owners = ["Head of Mines"] });
        var body = new
        {
            meeting = meeting.Meeting.Id,
            askedBy = "Councillor Holt",
            text = "Whose cave?",
            entries = new[] { plain.Entry.Reference, secret.Entry.Reference },
            assignedTo = "Head of Mines",
            dueOn = "2150-01-01",
        };
        (await editor.Post(CommitteeRequests.Questions, body).Problem(400, "invalid")).Errors!.Keys.ShouldBe(["$.assignedTo"]);
        var asked = await editor.Post(CommitteeRequests.Questions, body with { assignedTo = "head of CAVES" }).Question();
        asked.Question.Exempt.ShouldBeTrue();
        await other.Get(asked.Path).Problem(404, "question_not_found");
        await other.Post($"{asked.Path}/answer", new { text = "Ours." }, asked.ETag).Problem(404, "question_not_found");
        (await other.Get($"{plain.Path}/questions").Read<Page<QuestionDocument>>()).Items.ShouldBeEmpty();
        (await other.Get(CommitteeRequests.Questions).Read<Page<QuestionDocument>>())
            .Items.ShouldNotContain(each => each.Id == asked.Question.Id);
        await owner.Answer(asked, "Ours.");

        // What is made public takes nothing with it that was said to be exempt.
        using var now = await editor.Patch(asked.Path, new { entries = new[] { secret.Entry.Reference }, exempt = true },
            (await editor.Get(asked.Path).Question()).ETag);
        now.EnsureSuccessStatusCode();
        await editor.Change(secret, """{"exempt": null}""");
        await other.Get($"{secret.Path}/questions").Read<Page<QuestionDocument>>();
        await other.Get(asked.Path).Problem(404, "question_not_found");
        var open = await editor.Patch(asked.Path, new { exempt = false }, (await editor.Get(asked.Path).Question()).ETag).Question();
        open.Question.Exempt.ShouldBeFalse();
        (await other.Get(asked.Path).Question()).Question.Text.ShouldBe("Whose cave?");
    }

    [Fact]
    public async Task A_withdrawn_question_asks_nothing_of_anybody()
    {
        var (editor, meeting) = (await app.Client(Role.Editor), await Meeting("dunes"));
        var entry = await editor.Create();
        var asked = await editor.Ask(meeting, entry.Entry.Reference!, post: "Head of Dunes");
        var withdrawn = await editor.Post($"{asked.Path}/withdrawal", new { reason = "It was answered there." }, asked.ETag).Question();
        withdrawn.Question.WithdrawnBecause.ShouldBe("It was answered there.");
        await editor.Post($"{asked.Path}/answer", new { text = "Late." }, withdrawn.ETag).Problem(409, "question_withdrawn");
        var owner = await app.Client(Role.Owner, "Head of Dunes");
        (await owner.Get("/api/v1/me/tasks").Read<Page<MyTaskDocument>>()).Items.ShouldBeEmpty();
        (await editor.Get($"{CommitteeRequests.Questions}?state=withdrawn&meeting={meeting.Meeting.Id}&post=Head%20of%20DUNES")
            .Read<Page<QuestionDocument>>()).Items.ShouldHaveSingleItem();
        (await editor.Get($"{CommitteeRequests.Questions}?state=open&meeting={meeting.Meeting.Id}").Read<Page<QuestionDocument>>())
            .Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_renamed_post_is_asked_by_its_new_name()
    {
        var (editor, meeting) = (await app.Client(Role.Editor), await Meeting("locks"));
        var entry = await editor.Create(new NewEntry { Owners = ["Head of Locks"] });
        var asked = await editor.Ask(meeting, entry.Entry.Reference!, post: "Head of Locks");
        using var post = await editor.Get("/api/v1/owners/Head%20of%20Locks");
        (await editor.Post("/api/v1/owners/Head%20of%20Locks/renaming", new { name = "Director of Locks" }, post.Headers.ETag!.Tag))
            .EnsureSuccessStatusCode();
        (await editor.Get(asked.Path).Question()).Question.AssignedTo.ShouldBe("Director of Locks");
    }

    [Fact]
    public async Task Pages_that_do_not_show_all_questions_say_so_and_lead_to_all()
    {
        var (editor, meeting) = (await app.Client(Role.Editor), await Meeting("moors"));
        var entry = await editor.Create(new NewEntry { Title = "Moors burn" });
        var reference = entry.Entry.Reference!;
        var next = await editor.Plan("moors", "2017-05-30");
        using var visitor = await Visitor.SignedIn(app, Role.Editor);
        var (entryPage, meetingPage) = ($"/entries/{reference}", $"/meetings/{meeting.Meeting.Id}");
        var nextPage = $"/meetings/{next.Meeting.Id}";
        for (var number = 1; number <= 20; number++) await editor.Ask(meeting, reference, $"Question {number}?");
        foreach (var page in (string[])[entryPage, meetingPage, nextPage])
            Visitor.PathsOn(await visitor.Page(page), "/questions?").ShouldBeEmpty(page);
        for (var number = 21; number <= 51; number++) await editor.Ask(meeting, reference, $"Question {number}?");

        foreach (var (page, shown, all) in new[]
        {
            (entryPage, 20, $"/questions?entry={entry.Entry.Id}"), (meetingPage, 50, $"/questions?meeting={meeting.Meeting.Id}"),
            (nextPage, 50, $"/questions?arisingAt={next.Meeting.Id}"),
        })
        {
            var text = await visitor.Page(page);
            text.ShouldContain($"The latest {shown} of 51 are shown.");
            Visitor.PathsOn(text, "/questions/").Count.ShouldBe(shown, page);
            Visitor.PathsOn(text, "/questions?").ShouldBe([all]);
            var list = await visitor.Page(all);
            Visitor.PathsOn(list, "/questions/").Count.ShouldBe(50);
            var rest = Visitor.PathsOn(list, "/questions?").Single(path => path.Contains("after=", StringComparison.Ordinal));
            Visitor.PathsOn(await visitor.Page(rest), "/questions/").ShouldHaveSingleItem();
        }
    }

    [Theory]
    [InlineData("""{}""", "$.meeting,$.askedBy,$.text,$.entries")]
    [InlineData("""{"meeting": "0f0a6f0e-91c2-4d3c-8b1f-3f2a6c9d7e20", "askedBy": "", "text": " ", "entries": []}""",
        "$.meeting,$.askedBy,$.text,$.entries")]
    [InlineData("""{"meeting": "no", "askedBy": "C", "text": "T", "entries": ["CR99999"], "assignedTo": "P", "exempt": 1, "who": "me"}""",
        "$.meeting,$.entries[0],$.dueOn,$.exempt,$.who")]
    public async Task What_is_wrong_with_a_question_is_named(string body, string at)
    {
        var editor = await app.Client(Role.Editor);
        (await editor.Post(CommitteeRequests.Questions, body).Problem(400, "invalid")).Errors!.Keys.ShouldBe(at.Split(','),
            ignoreOrder: true);
    }

    [Fact]
    public async Task Texts_have_limits_and_an_entry_is_named_once()
    {
        var (editor, meeting) = (await app.Client(Role.Editor), await Meeting("fords"));
        var entry = await editor.Create();
        var asked = await editor.Ask(meeting, entry.Entry.Reference!);
        string?[] twice = [entry.Entry.Reference, entry.Entry.Id.ToString()];
        var patch = new { text = new string('t', QuestionRules.Text + 1), entries = twice };
        (await editor.Patch(asked.Path, patch, asked.ETag).Problem(400, "invalid")).Errors!.Keys
            .ShouldBe(["$.text", "$.entries[1]"], ignoreOrder: true);
        var longest = await editor.Patch(asked.Path, new { text = new string('t', QuestionRules.Text) }, asked.ETag).Question();
        (await editor.Post($"{asked.Path}/answer", new { text = new string('t', QuestionRules.Text + 1) }, longest.ETag)
            .Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.text"]);
        await editor.Answer(longest, new string('t', QuestionRules.Text));
    }

    async Task<HeldMeeting> Meeting(string body)
    {
        var editor = await app.Client(Role.Editor);
        await editor.Found(body);
        return await editor.Conclude(await editor.Plan(body, "2017-01-30"));
    }
}
