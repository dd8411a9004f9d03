using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

/// <summary>Entries asked for at the same moment are read together: each caller still sees what it alone would.</summary>
public sealed class EntryReadsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Waste = "Head of Waste Management";
    const string Fleet = "Head of Fleet";

    static readonly Actor[] Callers = [Who(Role.Owner, Waste), Who(Role.Owner, Fleet), Who(Role.Owner, Waste, Fleet), Who(Role.Owner),
        Who(Role.Auditor), Who(Role.Editor)];

    [Fact]
    public async Task Each_of_many_callers_at_once_sees_what_it_would_see_alone()
    {
        var editor = await app.Client(Role.Editor);
        var exempt = new { paragraph = "3", reason = "Names a bidder." };
        EntryReference[] references =
        [
            await Made(new NewEntry { Owners = [Waste] }), await Made(new NewEntry { Owners = [Waste], Exempt = exempt }),
            await Made(new NewEntry { Owners = [Fleet], Exempt = exempt }),
            await Made(new NewEntry { Owners = [Waste, Fleet], Exempt = exempt }),
            new EntryReference(EntryKind.Risk, 9999),
        ];
        var reads = app.Services.GetRequiredService<EntryReads>();
        var asked = Enumerable.Range(0, 20)
            .SelectMany(_ => Callers.SelectMany(caller => references.Select(reference => (Caller: caller, Reference: reference)))).ToList();

        var (entries, tags) = (asked.Select(each => reads.Find(each.Reference, each.Caller, Stop)).ToList(),
            asked.Select(each => reads.FindTag(each.Reference, each.Caller, Stop)).ToList());
        await Task.WhenAll(entries);
        await Task.WhenAll(tags);

        for (var i = 0; i < asked.Count; i++)
        {
            var (caller, reference) = asked[i];
            var alone = await Alone(reference, caller);
            var (entry, tag) = (await entries[i], await tags[i]);
            (entry?.Id, entry?.Revision, entry?.Position, entry?.ResidualBefore, entry?.SnapshotId, entry?.SnapshotHead).ShouldBe(
                (alone?.Id, alone?.Revision, alone?.Position, alone?.ResidualBefore, alone?.SnapshotId,
                    alone?.SnapshotHead), $"{reference} for {string.Join(", ", caller.Posts)}");
            entry?.Facts.ShouldBe(alone!.Facts);
            entry?.Content.ShouldBe(alone!.Content);
            (tag?.Id, tag?.Revision, tag?.SnapshotId, tag?.SnapshotHead)
                .ShouldBe((alone?.Id, alone?.Revision, alone?.SnapshotId, alone?.SnapshotHead));
        }

        // 4 for each who sees all; of the exempt ones two for each post, and all three for who has both; a caller without posts has the
        // open one alone.
        entries.Count(entry => entry.Result is not null).ShouldBe(20 * (3 + 3 + 4 + 1 + 4 + 4));

        async Task<EntryReference> Made(NewEntry entry) =>
            EntryReference.TryParse((await editor.Create(entry)).Entry.Reference, out var reference) ? reference
                : throw new InvalidDataException();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static Actor Who(Role role, params string[] posts) =>
        new("key", "Somebody", new HashSet<Role> { role }, posts, GrantedFullEdition: false);

    async Task<EntryRow?> Alone(EntryReference reference, Actor caller)
    {
        await using var connection = await app.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().OpenConnectionAsync(Stop);
        return (await LiveEntries.Find(connection, reference.ToString(), caller, Stop)).Value?.Row;
    }
}
