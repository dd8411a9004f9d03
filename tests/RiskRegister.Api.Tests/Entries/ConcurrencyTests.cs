using System.Net;
using RiskRegister.Api.Features.Entries;
using RiskRegister.Api.Http;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

public sealed class ConcurrencyTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Of_50_parallel_changes_with_one_ETag_one_succeeds_and_49_are_told_so()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(index => editor.Patch(entry.Path, new { title = $"Title {index}" }, entry.ETag)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(49);
        var now = await editor.Get(entry.Path).Entry();
        now.Entry.Revision.ShouldBe(2);
        answers.Select(answer => answer.Headers.ETag!.ToString()).Distinct().ShouldBe([now.ETag]);
    }

    [Fact]
    public async Task Fifty_parallel_appends_all_land_with_ids_of_their_own()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(index => editor.Post($"{entry.Path}/{(index % 2 == 0 ? "actions" : "controls")}", new { text = $"{index}" })));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        answers.Select(answer => answer.Headers.Location!.ToString()).Distinct().Count().ShouldBe(50);
        var now = (await editor.Get(entry.Path).Entry()).Entry;
        now.Revision.ShouldBe(51);
        now.Actions.Select(item => item.Id).ShouldBe(Enumerable.Range(1, 25));
        now.Controls.Select(item => item.Id).ShouldBe(Enumerable.Range(1, 25));
        now.Actions.Select(item => item.Text).Concat(now.Controls.Select(item => item.Text)).Order()
            .ShouldBe(Enumerable.Range(0, 50).Select(index => $"{index}").Order());
    }

    [Fact]
    public async Task Appends_and_changes_at_once_lose_nothing()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();

        async Task Change(int index)
        {
            while (true)
            {
                var present = await editor.Get(entry.Path).Entry();
                using var answer = await editor.Patch(entry.Path, new { effects = present.Entry.Effects.Append($"{index}") }, present.ETag);
                if (answer.StatusCode == HttpStatusCode.OK) return;
                answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(Change)
            .Concat(Enumerable.Range(0, 8).Select(index => (Task)editor.Post($"{entry.Path}/actions", new { text = $"{index}" }).Entry())));

        var now = (await editor.Get(entry.Path).Entry()).Entry;
        (now.Revision, now.Effects.Count, now.Actions.Count).ShouldBe((17, 8, 8));
        (await editor.Get($"{entry.Path}/revisions?limit=200").Read<Page<RevisionDocument>>()).Items.Select(each => each.Revision)
            .ShouldBe(Enumerable.Range(1, 17).Reverse());
    }
}
