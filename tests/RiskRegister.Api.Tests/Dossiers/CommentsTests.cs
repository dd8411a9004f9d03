using RiskRegister.Api.Features.Dossiers;
using RiskRegister.Api.Http;
using RiskRegister.Domain.Dossiers;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Dossiers;

/// <summary>What people say of entries, and who may know of it.</summary>
public sealed class CommentsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_comment_is_answered_withdrawn_with_a_reason_and_never_part_of_the_entry()
    {
        var editor = await app.Client(Role.Editor);
        var owner = await app.Client(Role.Owner, "Head of Winds");
        var other = await app.Client(Role.Owner, "Head of Tides");
        var entry = await editor.Create(new NewEntry { Owners = ["Head of Winds"] });
        using var made = await editor.Post($"{entry.Path}/comments", new { text = " Is it still 4?\r\nIt was 5. " });
        var asked = await made.Read<CommentDocument>();
        (asked.Text, asked.By, asked.InReplyTo, asked.Withdrawn).ShouldBe(("Is it still 4?\nIt was 5.", "Editor", null, null));
        made.Headers.Location!.ToString().ShouldBe($"{entry.Path}/comments/{asked.Id}");
        var answer = await owner.Say(entry, "It is.", asked.Id);
        var more = await other.Say(entry, "Is it?", answer.Id);

        (await other.Get($"{entry.Path}/comments").Read<Page<CommentDocument>>()).Items.Select(each => (each.Text, each.InReplyTo))
            .ShouldBe([("Is it?", answer.Id), ("It is.", asked.Id), (asked.Text, (Guid?)null)]);
        await other.Post($"{entry.Path}/comments/{answer.Id}/withdrawal", new { reason = "Wrong." }).Problem(403, "not_your_comment");
        var gone = await owner.Post($"{entry.Path}/comments/{answer.Id}/withdrawal", new { reason = "It named a person." })
            .Read<CommentDocument>();
        (gone.Text, gone.Withdrawn!.By, gone.Withdrawn.Reason).ShouldBe((null, "Head of Winds", "It named a person."));
        await owner.Post($"{entry.Path}/comments/{answer.Id}/withdrawal", new { reason = "Again." }).Problem(409, "comment_withdrawn");
        (await editor.Get($"{entry.Path}/comments/{answer.Id}").Read<CommentDocument>()).ShouldBe(gone);
        (await editor.Post($"{entry.Path}/comments/{more.Id}/withdrawal", new { reason = "Idle." }).Read<CommentDocument>())
            .Withdrawn!.By.ShouldBe("Editor");

        (await editor.Get(entry.Path).Entry()).ETag.ShouldBe(entry.ETag);
        (await app.Ask<string>("select string_agg(action, ' ' order by id) from audit_log where entry_id = @Id", new { entry.Entry.Id }))
            .ShouldBe("created commented commented commented commentWithdrawn commentWithdrawn");
        (await app.Ask<bool>("select exists (select from audit_log where detail::text like '%still 4%')")).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_comments_is_named_as_the_history_names_who_changes()
    {
        var owner = await app.Client(Role.Owner, "Head of Winds", "Head of Sails");
        var entry = await (await app.Client(Role.Editor)).Create(new NewEntry { Owners = ["Head of Winds"] });
        entry = await owner.Change(entry, new { title = "Gales" });
        var comment = await owner.Say(entry, "They are stronger.");
        var move = await owner.AskForMove(entry, "service");
        using var visitor = await Pages.Visitor.SignedIn(app, Role.Editor);
        var page = await visitor.Page($"/entries/{entry.Entry.Reference}");

        var changed = (await owner.Get($"{entry.Path}/revisions/2").Read<Features.Entries.RevisionWithEntryDocument>()).Revision.By;
        (comment.By, move.By, changed).ShouldBe((changed, changed, "Head of Winds, Head of Sails"));
        System.Text.RegularExpressions.Regex.Count(page, $"by {changed}").ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Comments_come_in_pages_and_belong_to_one_entry()
    {
        var editor = await app.Client(Role.Editor);
        var (entry, another) = (await editor.Create(), await editor.Create());
        for (var number = 1; number <= 5; number++) await editor.Say(entry, $"Comment {number}");
        var elsewhere = await editor.Say(another, "Elsewhere");
        var (said, path) = (new List<string>(), $"{entry.Path}/comments?limit=2");
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await editor.Get(path + cursor).Read<Page<CommentDocument>>();
            said.AddRange(page.Items.Select(each => each.Text!));
            cursor = page.NextCursor is { } next ? $"&cursor={next}" : null;
        }

        said.ShouldBe(["Comment 5", "Comment 4", "Comment 3", "Comment 2", "Comment 1"], ignoreOrder: true);
        var first = await editor.Get(path).Read<Page<CommentDocument>>();
        await editor.Get($"{another.Path}/comments?limit=2&cursor={first.NextCursor}").Problem(400, "invalid_query");
        await editor.Get($"{entry.Path}/comments/{elsewhere.Id}").Problem(404, "comment_not_found");
        await editor.Get($"{entry.Path}/comments/no").Problem(404, "comment_not_found");
        (await editor.Post($"{entry.Path}/comments", new { text = "No", inReplyTo = elsewhere.Id }).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.inReplyTo"]);
    }

    [Fact]
    public async Task Comments_of_an_exempt_entry_are_for_who_sees_it_and_a_proposal_has_its_own()
    {
        var editor = await app.Client(Role.Editor);
        var (owner, other) = (await app.Client(Role.Owner, "Head of Caves"), await app.Client(Role.Owner, "Head of Mines"));
        var secret = await editor.Create(new NewEntry { Owners = ["Head of Caves"], Exempt = new { paragraph = "3", reason = "R" } });
        var said = await owner.Say(secret, "Whose cave?");
        foreach (var path in (string[])["", $"/{said.Id}"]) await other.Get($"{secret.Path}/comments{path}")
            .Problem(404, "entry_not_found");
        await other.Post($"{secret.Path}/comments", new { text = "Mine?" }).Problem(404, "entry_not_found");
        await other.Post($"{secret.Path}/comments/{said.Id}/withdrawal", new { reason = "R" }).Problem(404, "entry_not_found");
        var reader = await app.Client([Role.Reader], [], fullEdition: true);
        await reader.Get($"{secret.Path}/comments").Problem(403, "role_required");
        var auditor = await app.Client(Role.Auditor);
        (await auditor.Get($"{secret.Path}/comments").Read<Page<CommentDocument>>()).Items.ShouldHaveSingleItem()
            .Text.ShouldBe("Whose cave?");
        await auditor.Post($"{secret.Path}/comments", new { text = "Mine." }).Problem(403, "role_required");

        var proposal = await editor.Create(new NewEntry { Status = "proposed" });
        await editor.Say(proposal, "Is it one?");
        using var accepted = await editor.Post($"{proposal.Path}/acceptance", etag: proposal.ETag);
        (await editor.Get($"{proposal.Path}/comments").Read<Page<CommentDocument>>()).Items.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("{}", "$.text")]
    [InlineData("""{"text": " \n", "by": "me", "at": "2016-01-01"}""", "$.text,$.by,$.at")]
    [InlineData("""{"text": 1, "inReplyTo": "no"}""", "$.text,$.inReplyTo")]
    [InlineData("""{"text": "a\u0007b"}""", "$.text")]
    [InlineData("""{"text": "a\u0000b"}""", "$.text")]
    public async Task What_is_wrong_with_a_comment_is_named(string body, string at)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        (await editor.Post($"{entry.Path}/comments", body).Problem(400, "invalid")).Errors!.Keys.ShouldBe(at.Split(','), ignoreOrder: true);
    }

    [Fact]
    public async Task Texts_and_numbers_have_limits_and_a_retry_says_it_once()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        var first = await editor.Post($"{entry.Path}/comments", new { text = new string('t', DossierLimits.Text) }, key: "once")
            .Read<CommentDocument>();
        (await editor.Post($"{entry.Path}/comments", new { text = first.Text }, key: "once").Read<CommentDocument>()).ShouldBe(first);
        (await editor.Post($"{entry.Path}/comments", new { text = first.Text + "t" }).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.text"]);
        var path = $"{entry.Path}/comments/{first.Id}/withdrawal";
        foreach (var reason in (string?[])[null, "", "two\nlines", new string('r', DossierLimits.Reason + 1)])
            (await editor.Post(path, new { reason }).Problem(400, "invalid")).Errors!.Keys.ShouldBe(["$.reason"]);
        await editor.Post(path, new { reason = new string('r', DossierLimits.Reason) }).Read<CommentDocument>();

        await app.Do("""
            insert into comments (id, entry_id, text, actor, author)
            select gen_random_uuid(), @Id, 'Said', 'test', 'test' from generate_series(2, @Comments)
            """, new { entry.Entry.Id, DossierLimits.Comments });
        await editor.Post($"{entry.Path}/comments", new { text = "One more" }).Problem(409, "comments_full");
    }

    [Fact]
    public async Task Nobody_changes_or_deletes_a_comment_in_the_database()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Say(await editor.Create(), "Kept");
        foreach (var deed in (string[])["update comments set text = 'Other'", "delete from comments", "truncate comments cascade",
            "delete from attachment_pieces", "update attachments set name = 'other.txt'", "delete from comment_withdrawals"])
            (await Should.ThrowAsync<Npgsql.PostgresException>(() => app.Do(deed)))
                .MessageText.ShouldContain("append-only", customMessage: deed);
    }
}
