using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

public sealed class ReferencesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Each_kind_counts_for_itself()
    {
        var editor = await app.Client(Role.Editor);
        var risk = await NextRisk(editor);
        var opportunity = Number((await editor.Create(NewEntry.Opportunity)).Entry.Reference!);

        (await editor.Create()).Entry.Reference.ShouldBe($"CR{risk + 1}");
        (await editor.Create(NewEntry.Opportunity)).Entry.Reference.ShouldBe($"CO{opportunity + 1}");
    }

    [Fact]
    public async Task A_named_number_raises_the_next_one()
    {
        var editor = await app.Client(Role.Editor);
        var next = await NextRisk(editor) + 10;

        (await editor.Create(new NewEntry { Reference = $"cr{next}" })).Entry.Reference.ShouldBe($"CR{next}");
        (await editor.Create()).Entry.Reference.ShouldBe($"CR{next + 1}");
    }

    [Fact]
    public async Task A_named_number_in_a_gap_leaves_the_next_one_alone()
    {
        var editor = await app.Client(Role.Editor);
        var high = await NextRisk(editor) + 10;
        await editor.Create(new NewEntry { Reference = $"CR{high}" });

        (await editor.Create(new NewEntry { Reference = $"CR{high - 5}" })).Entry.Reference.ShouldBe($"CR{high - 5}");
        (await editor.Create()).Entry.Reference.ShouldBe($"CR{high + 1}");
    }

    [Fact]
    public async Task A_part_of_a_split_risk_stands_beside_the_whole()
    {
        var editor = await app.Client(Role.Editor);
        var whole = (await editor.Create()).Entry.Reference!;

        (await editor.Create(new NewEntry { Reference = $"{whole}.1" })).Entry.Reference.ShouldBe($"{whole}.1");
        (await editor.Get($"{Requests.Entries}/{whole}.1").Entry()).Entry.Reference.ShouldBe($"{whole}.1");
    }

    [Theory]
    [InlineData("CO7", "must begin with CR")]
    [InlineData("CR0", "must be a reference")]
    [InlineData("CR01", "must be a reference")]
    [InlineData("CR1000000", "must be a reference")]
    [InlineData("CR1.1000", "must be a reference")]
    [InlineData("CR1.0", "must be a reference")]
    [InlineData("CR 1", "must be a reference")]
    [InlineData("CRR0065", "must be a reference")]
    [InlineData("", "must be a reference")]
    public async Task A_risk_is_not_called(string reference, string why)
    {
        var editor = await app.Client(Role.Editor);

        (await editor.Post(Requests.Entries, new NewEntry { Reference = reference }).Problem(400, "invalid")).Errors!["$.reference"]
            .ShouldHaveSingleItem().ShouldContain(why);
    }

    [Fact]
    public async Task A_reference_in_use_is_refused_everywhere_and_free_again_once_closed()
    {
        var editor = await app.Client(Role.Editor);
        var holder = await editor.Create();
        var reference = holder.Entry.Reference!;
        var other = await editor.Create();
        var proposal = await editor.Create(new NewEntry { Status = "proposed" });

        await editor.Post(Requests.Entries, new NewEntry { Reference = reference }).Problem(409, "reference_in_use");
        await editor.Patch(other.Path, new { reference }, other.ETag).Problem(409, "reference_in_use");
        await editor.Post($"{proposal.Path}/acceptance", new { reference }, proposal.ETag).Problem(409, "reference_in_use");

        var closed = await editor.Close(holder);
        var renamed = await editor.Change(other, new { reference });
        renamed.Entry.Reference.ShouldBe(reference);
        await editor.Delete($"{closed.Path}/closure", closed.ETag).Problem(409, "reference_in_use");
    }

    [Fact]
    public async Task A_reference_finds_the_live_entry_else_the_one_closed_last()
    {
        var editor = await app.Client(Role.Editor);
        var first = await editor.Create();
        var path = $"{Requests.Entries}/{first.Entry.Reference}";
        await editor.Close(first);
        var second = await editor.Create(new NewEntry { Reference = first.Entry.Reference });

        (await editor.Get(path).Entry()).Entry.Id.ShouldBe(second.Entry.Id);
        await editor.Close(second);
        (await editor.Get(path).Entry()).Entry.Id.ShouldBe(second.Entry.Id);
        (await editor.Get(path.Replace("CR", "cr", StringComparison.Ordinal)).Entry()).Entry.Id.ShouldBe(second.Entry.Id);
        (await editor.Get(first.Path).Entry()).Entry.Status.ShouldBe(EntryStatus.Closed);
    }

    [Fact]
    public async Task Renumbering_raises_the_next_number_and_keeps_the_id()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        var number = await NextRisk(editor) + 20;

        var renumbered = await editor.Change(entry, new { reference = $"CR{number}", changeNote = "Renumbered with the county" });

        (renumbered.Entry.Id, renumbered.Entry.Reference, renumbered.Entry.Revision).ShouldBe((entry.Entry.Id, $"CR{number}", 2));
        (await editor.Create()).Entry.Reference.ShouldBe($"CR{number + 1}");
        await editor.Get($"{Requests.Entries}/{entry.Entry.Reference}").Problem(404, "entry_not_found");
    }

    [Fact]
    public async Task A_reference_can_be_neither_taken_away_nor_given_to_a_proposal_by_a_patch()
    {
        var editor = await app.Client(Role.Editor);
        var open = await editor.Create();
        var proposal = await editor.Create(new NewEntry { Status = "proposed" });

        (await editor.Patch(open.Path, """{"reference": null}""", open.ETag).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.reference"]);
        (await editor.Patch(proposal.Path, new { reference = "CR950" }, proposal.ETag).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.reference"]);
    }

    [Fact]
    public async Task A_refused_creation_may_leave_a_gap_but_never_gives_a_number_twice()
    {
        var editor = await app.Client(Role.Editor);
        var before = await NextRisk(editor);
        await editor.Post(Requests.Entries, new NewEntry { Reference = $"CR{before}" }).Problem(409, "reference_in_use");

        Number((await editor.Create()).Entry.Reference!).ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task Parallel_creations_get_different_numbers()
    {
        var editor = await app.Client(Role.Editor);

        var references = (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => editor.Create(NewEntry.Opportunity))))
            .Select(held => held.Entry.Reference).ToArray();

        references.Distinct(StringComparer.Ordinal).Count().ShouldBe(20);
    }

    static async Task<int> NextRisk(HttpClient editor) => Number((await editor.Create()).Entry.Reference!);

    static int Number(string reference) =>
        EntryReference.TryParse(reference, out var read) ? read.Number : throw new FormatException(reference);
}

public sealed class FarReferenceTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_number_far_beyond_the_last_is_confirmed_wherever_it_is_named()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Create(new NewEntry { Reference = "CR28" });
        var proposal = await editor.Create(new NewEntry { Status = "proposed" });
        var open = await editor.Create();

        (await editor.Post(Requests.Entries, new NewEntry { Reference = "CR10030" }).Problem(409, "reference_far"))
            .Detail.ShouldContain("29");
        await editor.Patch(open.Path, new { reference = "CR999999" }, open.ETag).Problem(409, "reference_far");
        await editor.Post($"{proposal.Path}/acceptance", new { reference = "CR500000.2", confirmReference = false }, proposal.ETag)
            .Problem(409, "reference_far");
        (await editor.Create()).Entry.Reference.ShouldBe("CR30", "what was refused has used up nothing");

        (await editor.Create(new NewEntry { Reference = "CR10030" })).Entry.Reference.ShouldBe("CR10030", "that is not far");
        var renamed = await editor.Change(open, new { reference = "CR30001", confirmReference = true });
        renamed.Entry.Reference.ShouldBe("CR30001");
        (await editor.Post($"{proposal.Path}/acceptance", new { reference = "CR50000", confirmReference = true }, proposal.ETag).Entry())
            .Entry.Reference.ShouldBe("CR50000");
        (await editor.Create()).Entry.Reference.ShouldBe("CR50001");
    }
}

public sealed class LastReferenceTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task When_every_number_has_been_given_the_service_says_so()
    {
        var editor = await app.Client(Role.Editor);
        var proposal = await editor.Create(new NewEntry { Status = "proposed" });
        await editor.Create(new NewEntry { Reference = "CR999999", ConfirmReference = true });

        await editor.Post(Requests.Entries, new NewEntry()).Problem(409, "references_used_up");
        await editor.Post($"{proposal.Path}/acceptance", etag: proposal.ETag).Problem(409, "references_used_up");
        (await editor.Create(new NewEntry { Reference = "CR5" })).Entry.Reference.ShouldBe("CR5");
    }
}
