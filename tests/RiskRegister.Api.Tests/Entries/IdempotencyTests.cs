using System.Net;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

public sealed class IdempotencyTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    readonly string service = $"Service {Guid.NewGuid():n}";

    [Fact]
    public async Task A_retried_request_gets_the_first_answer_again()
    {
        var editor = await app.Client(Role.Editor);
        using var first = await editor.Post(Requests.Entries, new NewEntry { Service = service }, key: "k");
        var created = await first.Read<EntryDocument>();
        await editor.Patch(first.Headers.Location!.ToString(), new { title = "Changed meanwhile" }, first.Headers.ETag!.ToString()).Entry();

        using var again = await editor.Post(Requests.Entries, new NewEntry { Service = service }, key: "k");

        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (again.Headers.ETag, again.Headers.Location, again.Content.Headers.ContentType)
            .ShouldBe((first.Headers.ETag, first.Headers.Location, first.Content.Headers.ContentType));
        (await again.Text()).ShouldBe(await first.Text());
        (first.Headers.Contains("Idempotent-Replayed"), again.Headers.GetValues("Idempotent-Replayed").Single()).ShouldBe((false, "true"));
        (await Count(editor)).ShouldBe(1);
        created.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task A_query_of_thousands_of_characters_is_no_hindrance()
    {
        var editor = await app.Client(Role.Editor);
        var path = "/api/v1/imports?dryRun=false&replace="
            + $"{string.Join(',', Enumerable.Range(1, 190).Select(number => $"CR{number + 99000}"))}";
        using var content = new MultipartFormDataContent { { new StringContent("Reference,Title\n"), "file", "empty.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Idempotency-Key", new string('k', 255));
        using var answer = await editor.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBeLessThan(500);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Create(new NewEntry { Service = service }, "k");

        await editor.Post(Requests.Entries, new NewEntry { Service = service, Title = "Other" }, key: "k")
            .Problem(422, "idempotency_key_reused");
        (await Count(editor)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_of_another_caller_or_for_another_path_is_another_key()
    {
        var (editor, other) = (await app.Client(Role.Editor), await app.Client(Role.Editor));
        var one = await editor.Create(new NewEntry { Service = service }, "k");
        var two = await other.Create(new NewEntry { Service = service }, "k");

        one.Entry.Id.ShouldNotBe(two.Entry.Id);
        (await editor.Post($"{one.Path}/controls", new { text = "x" }, key: "k").Entry()).Entry.Controls.Count.ShouldBe(1);
        (await editor.Post($"{two.Path}/controls", new { text = "x" }, key: "k").Entry()).Entry.Id.ShouldBe(two.Entry.Id);
        (await editor.Post($"{two.Path}/actions", new { text = "x" }, key: "k").Entry()).Entry.Actions.Count.ShouldBe(1);
        (await Count(editor)).ShouldBe(2);
    }

    [Fact]
    public async Task Only_what_succeeded_is_kept()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Service = service });

        await editor.Post(Requests.Entries, new NewEntry { Title = "" }, key: "k").Problem(400, "invalid");
        await editor.Create(new NewEntry { Service = service }, "k");
        await editor.Post($"{entry.Path}/closure", new { reason = "x" }, "\"stale\"", "c").Problem(412, "stale");
        (await editor.Post($"{entry.Path}/closure", new { reason = "x" }, entry.ETag, "c").Entry()).Entry.Revision.ShouldBe(2);
        (await editor.Post($"{entry.Path}/closure", new { reason = "x" }, "\"stale\"", "c").Entry()).Entry.Revision.ShouldBe(2);
    }

    [Fact]
    public async Task Every_POST_takes_a_key()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Status = "proposed", Service = service });
        foreach (var (path, body) in new (string, object?)[]
        {
            ("/acceptance", null), ("/actions", new { text = "x" }), ("/controls", new { text = "x" }), ("/review", new { note = "x" }),
                ("/closure", new { reason = "x" }),
        })
        {
            var first = await editor.Post(entry.Path + path, body, entry.ETag, "k").Entry();
            var again = await editor.Post(entry.Path + path, body, entry.ETag, "k").Entry();
            (again.ETag, again.Entry.Revision).ShouldBe((first.ETag, entry.Entry.Revision + 1), path);
            entry = first;
        }
    }

    [Fact]
    public async Task Two_hundred_retried_creates_make_one_entry()
    {
        var editor = await app.Client(Role.Editor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => editor.Create(new NewEntry { Service = service }, "k")));

        answers.Select(answer => (answer.Entry.Id, answer.ETag)).Distinct().ShouldHaveSingleItem();
        (await Count(editor)).ShouldBe(1);
    }

    [Fact]
    public async Task Concurrent_twins_with_different_bodies_make_one_entry()
    {
        var editor = await app.Client(Role.Editor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(index => editor.Post(Requests.Entries, new NewEntry { Service = service, Title = $"{index % 2}" }, key: "k")));

        answers.Select(answer => (int)answer.StatusCode).Distinct().ShouldBe([201, 422], ignoreOrder: true);
        (await Count(editor)).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("tab\there")]
    [InlineData("<256>")]
    public async Task A_key_is_refused_that_is(string key)
    {
        var editor = await app.Client(Role.Editor);

        await editor.Post(Requests.Entries, new NewEntry { Service = service }, key: key == "<256>" ? new string('k', 256) : key)
            .Problem(400, "malformed");
        (await Count(editor)).ShouldBe(0);
    }

    [Fact]
    public async Task A_key_of_255_characters_is_taken()
    {
        var editor = await app.Client(Role.Editor);
        var key = new string('~', 255);

        (await editor.Create(new NewEntry { Service = service }, key))
            .ETag.ShouldBe((await editor.Create(new NewEntry { Service = service }, key)).ETag);
    }

    internal async Task<int> Count(HttpClient editor) =>
        (await editor.Get($"{Requests.Entries}?limit=200&service={Uri.EscapeDataString(service)}").Read<Page<EntryDocument>>()).Items.Count;
}

public sealed class IdempotencyOverADayTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_key_is_kept_for_24_hours_and_then_free()
    {
        var editor = await app.Client(Role.Editor);
        var first = await editor.Create(key: "k");

        app.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        (await editor.Create(key: "k")).Entry.Id.ShouldBe(first.Entry.Id);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = await editor.Create(new NewEntry { Title = "The next day" }, "k");

        second.Entry.Id.ShouldNotBe(first.Entry.Id);
        (await editor.Create(new NewEntry { Title = "The next day" }, "k")).Entry.Id.ShouldBe(second.Entry.Id);
    }
}
