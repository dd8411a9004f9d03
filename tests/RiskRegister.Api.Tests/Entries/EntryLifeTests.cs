using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

public sealed class EntryLifeTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_proposal_is_accepted_with_the_next_number()
    {
        var (editor, owner) = (await app.Client(Role.Editor), await app.Client(Role.Owner, "Head of Waste Management"));
        var proposal = await owner.Create();

        var accepted = await editor.Post($"{proposal.Path}/acceptance", etag: proposal.ETag).Entry();

        (accepted.Entry.Status, accepted.Entry.OnRegister, accepted.Entry.Revision).ShouldBe((EntryStatus.Open, true, 2));
        accepted.Entry.Reference.ShouldNotBeNull().ShouldStartWith("CR");
    }

    [Fact]
    public async Task An_acceptance_may_name_the_reference_and_say_why()
    {
        var editor = await app.Client(Role.Editor);
        var proposal = await editor.Create(new NewEntry { Status = "proposed" });

        (await editor.Post($"{proposal.Path}/acceptance", new { reference = "CO5" }, proposal.ETag).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.reference"]);
        var accepted = await editor.Post($"{proposal.Path}/acceptance", new { reference = "CR777", changeNote = "Cabinet agreed" },
            proposal.ETag).Entry();
        (accepted.Entry.Reference, accepted.Entry.ChangeNote).ShouldBe(("CR777", "Cabinet agreed"));
        await editor.Post($"{proposal.Path}/acceptance", etag: accepted.ETag).Problem(409, "wrong_status");
    }

    [Fact]
    public async Task An_entry_is_closed_with_its_reason_and_what_replaces_it()
    {
        var editor = await app.Client(Role.Editor);
        var (whole, one, two) = (await editor.Create(), await editor.Create(), await editor.Create());

        var closed = (await editor.Close(whole, "Split in two.", one.Entry.Reference!, two.Entry.Id.ToString())).Entry;

        (closed.Status, closed.OnRegister, closed.ChangeNote, closed.Closure!.Reason)
            .ShouldBe((EntryStatus.Closed, false, "Split in two.", "Split in two."));
        closed.Closure.ReplacedBy.ShouldBe([one.Entry.Id, two.Entry.Id]);
    }

    [Fact]
    public async Task A_closure_is_refused_with_the_path_of_its_fault()
    {
        var editor = await app.Client(Role.Editor);
        var (entry, other) = (await editor.Create(), await editor.Create());
        var (self, reference) = (entry.Entry.Id.ToString(), other.Entry.Reference!);

        async Task Refused(object body, params string[] paths) =>
            (await editor.Post($"{entry.Path}/closure", body, entry.ETag).Problem(400, "invalid"))
                .Errors!.Keys.ShouldBe(paths, ignoreOrder: true);

        await Refused(new { }, "$.reason");
        await Refused(new { reason = " " }, "$.reason");
        await Refused(new { reason = "two\nlines" }, "$.reason");
        await Refused(new { reason = new string('r', EntryLimits.ClosureReason + 1) }, "$.reason");
        await Refused(new { reason = "x", replacedBy = new object[] { "CR999998", self, reference, other.Entry.Id, 7 } },
            "$.replacedBy[0]", "$.replacedBy[1]", "$.replacedBy[3]", "$.replacedBy[4]");
        await Refused(new { reason = "x", because = "y" }, "$.because");
    }

    [Fact]
    public async Task A_closed_entry_refuses_every_change_but_reopening()
    {
        var editor = await app.Client(Role.Editor);
        var closed = await editor.Close(
            await editor.Create(new NewEntry { Actions = [new { text = "x" }], Controls = [new { text = "x" }] }));
        var (path, etag) = (closed.Path, closed.ETag);

        await editor.Patch(path, new { title = "y" }, etag).Problem(409, "wrong_status");
        await editor.Post($"{path}/actions", new { text = "y" }).Problem(409, "wrong_status");
        await editor.Post($"{path}/controls", new { text = "y" }).Problem(409, "wrong_status");
        await editor.Patch($"{path}/actions/1", new { text = "y" }, etag).Problem(409, "wrong_status");
        await editor.Patch($"{path}/controls/1", new { text = "y" }, etag).Problem(409, "wrong_status");
        await editor.Delete($"{path}/actions/1", etag).Problem(409, "wrong_status");
        await editor.Delete($"{path}/controls/1", etag).Problem(409, "wrong_status");
        await editor.Post($"{path}/review", etag: etag).Problem(409, "wrong_status");
        await editor.Post($"{path}/acceptance", etag: etag).Problem(409, "wrong_status");
        await editor.Post($"{path}/closure", new { reason = "again" }, etag).Problem(409, "wrong_status");
    }

    [Theory]
    [InlineData("open", EntryStatus.Open)]
    [InlineData("proposed", EntryStatus.Proposed)]
    public async Task Reopening_brings_back_the_former_status(string created, EntryStatus former)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Status = created });
        await editor.Delete($"{entry.Path}/closure", entry.ETag).Problem(409, "wrong_status");
        var closed = await editor.Close(entry);

        var reopened = (await editor.Delete($"{entry.Path}/closure", closed.ETag).Entry()).Entry;

        (reopened.Status, reopened.Reference, reopened.Closure, reopened.Revision).ShouldBe((former, entry.Entry.Reference, null, 3));
    }

    [Fact]
    public async Task A_review_sets_the_instant_and_keeps_the_rest()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { ChangeNote = "First" });

        var reviewed = (await editor.Post($"{entry.Path}/review", new { note = "Stands as it is" }, entry.ETag).Entry()).Entry;

        reviewed.ReviewedAt.ShouldNotBeNull().ShouldBeGreaterThan(entry.Entry.UpdatedAt.AddSeconds(-5));
        (reviewed.Revision, reviewed.ChangeNote, reviewed.Title).ShouldBe((2, "Stands as it is", entry.Entry.Title));
        (await editor.Post($"{entry.Path}/review", etag: (await editor.Get(entry.Path).Entry()).ETag).Entry())
            .Entry.ChangeNote.ShouldBeNull();
    }
}
