using RiskRegister.Api.Features.Dossiers;
using RiskRegister.Domain;
using RiskRegister.Domain.Dossiers;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Dossiers;

/// <summary>How entries hang together, from both sides, and who may know of it.</summary>
public sealed class EntryLinksTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_link_is_shown_from_both_sides_in_the_words_of_each_and_taken_back_from_either()
    {
        var editor = await app.Client(Role.Editor);
        foreach (var (relation, words, inverse, inWords) in new[]
        {
            ("dependsOn", "Depends on", "neededBy", "Is needed by"), ("relatesTo", "Relates to", "relatesTo", "Relates to"),
            ("splitFrom", "Was split from", "splitInto", "Was split into"), ("mergedInto", "Was merged into", "mergedFrom", "Took in"),
        })
        {
            foreach (var (from, back) in new[] { (relation, inverse), (inverse, relation) })
            {
                var (one, another) = (await editor.Create(), await editor.Create(new NewEntry { Title = $"The other of {from}" }));
                using var made = await editor.LinkWith(one, from, another);
                ((int)made.StatusCode).ShouldBe(201, await made.Text());
                var link = await made.Read<EntryLinkDocument>();
                (EnumNames.Of(link.Relation), link.Words, link.Other.Reference, link.Other.Title, link.Other.Status, link.By).ShouldBe(
                    (from, from == relation ? words
                        : inWords, another.Entry.Reference, $"The other of {from}", EntryStatus.Open, "Editor"));
                using var again = await editor.LinkWith(one, from, another);
                ((int)again.StatusCode).ShouldBe(200);
                using var reversed = await editor.LinkWith(another, back, one);
                ((int)reversed.StatusCode).ShouldBe(200);
                (await editor.LinksOf(one)).ShouldBe([(from, another.Entry.Id)]);
                (await editor.LinksOf(another)).ShouldBe([(back, one.Entry.Id)]);
                (await app.Ask<string>("""
                    select string_agg(concat_ws(' ', action, detail ->> 'relation', detail ->> 'other' = any(@ids)), ', ' order by id)
                    from audit_log where entry_id::text = any(@ids) and action like 'entries%'
                    """, new { ids = new[] { $"{one.Entry.Id}", $"{another.Entry.Id}" } }))
                    .ShouldBe($"entriesLinked {from} t, entriesLinked {back} t");

                using var gone = await editor.Delete($"{another.Path}/links/{back}/{one.Entry.Reference}");
                ((int)gone.StatusCode).ShouldBe(204);
                (await editor.LinksOf(one)).ShouldBeEmpty();
                (await editor.LinksOf(another)).ShouldBeEmpty();
                await editor.Delete($"{one.Path}/links/{from}/{another.Entry.Id}").Problem(404, "entry_link_not_found");
            }
        }
    }

    [Fact]
    public async Task No_entry_is_linked_with_itself_nor_came_both_out_of_another_and_the_other_way_round()
    {
        var editor = await app.Client(Role.Editor);
        var (one, another) = (await editor.Create(), await editor.Create());
        foreach (var relation in EnumNames.All<EntryRelation>())
            await editor.LinkWith(one, relation, one).Problem(409, "link_to_itself");
        foreach (var (relation, inverse) in new[] { ("splitFrom", "splitInto"), ("mergedInto", "mergedFrom") })
        {
            (await editor.LinkWith(one, relation, another)).EnsureSuccessStatusCode();
            await editor.LinkWith(one, inverse, another).Problem(409, "link_contradicts");
            await editor.LinkWith(another, relation, one).Problem(409, "link_contradicts");
        }

        // They may well need each other.
        (await editor.LinkWith(one, "dependsOn", another)).EnsureSuccessStatusCode();
        (await editor.LinkWith(one, "neededBy", another)).EnsureSuccessStatusCode();
        (await editor.LinksOf(one)).Select(link => link.Relation).ShouldBe(["dependsOn", "neededBy", "splitFrom", "mergedInto"]);
        await editor.LinkWith(one, "blocks", another).Problem(404, "entry_link_not_found");
        await editor.Send(HttpMethod.Put, $"{one.Path}/links/relatesTo/CR99999").Problem(404, "entry_not_found");
        await editor.Send(HttpMethod.Put, $"{one.Path}/links/relatesTo/{another.Entry.Id}", new { note = "x" }).Problem(400, "malformed");
        await editor.Send(HttpMethod.Put, $"{one.Path}/links/relatesTo/{another.Entry.Id}?why=x").Problem(400, "invalid_query");
    }

    [Fact]
    public async Task Who_does_not_see_the_other_entry_is_told_nothing_of_a_link_with_it()
    {
        var editor = await app.Client(Role.Editor);
        var owner = await app.Client(Role.Owner, "Head of Mines");
        var plain = await editor.Create(new NewEntry { Owners = ["Head of Mines"] });
        var secret = await editor.Create(new NewEntry { Owners = ["Head of Caves"], Exempt = new { paragraph = "3", reason = "R" } });
        var before = await (await owner.Get($"{plain.Path}/links")).Text();
        (await editor.LinkWith(plain, "dependsOn", secret)).EnsureSuccessStatusCode();
        (await editor.LinksOf(plain)).ShouldHaveSingleItem();
        (await (await owner.Get($"{plain.Path}/links")).Text()).ShouldBe(before);
        var there = await owner.LinkWith(plain, "relatesTo", secret).Problem(404, "entry_not_found");
        var notThere = await owner.Send(HttpMethod.Put, $"{plain.Path}/links/relatesTo/{Guid.Empty}").Problem(404, "entry_not_found");
        there.Detail.Replace($"{secret.Entry.Id}", "", StringComparison.Ordinal)
            .ShouldBe(notThere.Detail.Replace($"{Guid.Empty}", "", StringComparison.Ordinal));
        await owner.Delete($"{plain.Path}/links/dependsOn/{secret.Entry.Id}").Problem(404, "entry_not_found");
        await owner.Get($"{secret.Path}/links").Problem(404, "entry_not_found");

        var theirs = await app.Client(Role.Owner, "Head of Caves");
        (await theirs.LinksOf(secret)).ShouldBe([("neededBy", plain.Entry.Id)]);
        await theirs.LinkWith(plain, "relatesTo", secret).Problem(403, "not_your_entry");
        (await theirs.LinkWith(secret, "relatesTo", plain)).EnsureSuccessStatusCode();

        // A link that was seen is not once the other is exempt.
        var later = await editor.Create(new NewEntry { Owners = ["Head of Caves"] });
        (await editor.LinkWith(plain, "relatesTo", later)).EnsureSuccessStatusCode();
        (await owner.LinksOf(plain)).ShouldHaveSingleItem();
        await editor.Change(later, new { exempt = new { paragraph = "3", reason = "R" } });
        (await owner.LinksOf(plain)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_entry_has_so_many_links_and_twins_make_one()
    {
        var editor = await app.Client(Role.Editor);
        var (one, another) = (await editor.Create(), await editor.Create());
        var twins = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => number % 2 == 0 ? editor.LinkWith(one, "relatesTo", another)
            : editor.LinkWith(another, "relatesTo", one)));
        twins.Count(answer => (int)answer.StatusCode == 201).ShouldBe(1);
        twins.ShouldAllBe(answer => answer.IsSuccessStatusCode);
        await app.Do("""
            with made as (
                insert into entries (id, revision, updated_at, facts, content)
                select gen_random_uuid(), 1, now(), replace(e.facts::text, e.reference, 'CR' || 800000 + n.number)::json, e.content
                from entries as e cross join generate_series(2, @Links) as n (number) where e.id = @Id
                returning id
            )
            insert into entry_links (from_id, kind, to_id, actor) select @Id, 'dependsOn', id, 'test' from made
            """, new { one.Entry.Id, DossierLimits.Links });
        var more = await editor.Create();
        await editor.LinkWith(one, "dependsOn", more).Problem(409, "links_full");
        await editor.LinkWith(more, "dependsOn", one).Problem(409, "links_full");
        (await editor.LinksOf(one)).Count.ShouldBe(DossierLimits.Links);
    }
}
