using RiskRegister.Api.Tests.Dossiers;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Imports;

/// <summary>Exports say which register keeps an entry, and imports make it so where the entry is new and nowhere else.</summary>
public sealed class LevelsRoundTripTests(TestCluster cluster)
{
    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task An_export_of_every_register_makes_them_again_where_nothing_is_and_moves_nothing_where_they_are(string form)
    {
        await using var full = new RegisterApp(cluster);
        await full.InitializeAsync();
        var editor = await full.Client(Role.Editor);
        var moved = await editor.Move(await editor.Create(new NewEntry { Title = "Quays sink" }), "directorate");
        await editor.Move(await editor.Move(await editor.Create(new NewEntry { Title = "Piers rot" }), "service"), "corporate");
        await editor.Create(NewEntry.Opportunity);
        var export = ($"entries.{form}",
            await (await editor.Get($"/api/v1/entries?format={form}")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await editor.Move(moved, "corporate");
        var again = await editor.Import("", export);
        (again.Unchanged, again.Messages.Count).ShouldBe((3, 0));
        (await editor.Hold("CR1")).Entry.Level.ShouldBe(RegisterLevel.Corporate);

        await using var empty = new RegisterApp(cluster);
        await empty.InitializeAsync();
        var other = await empty.Client(Role.Editor);
        var made = await other.Import("?quarter=2016-17-Q3", export);
        made.Created.ShouldBe(3);
        made.Messages.ShouldHaveSingleItem().Code.ShouldBe(ImportCodes.EntryElsewhere);
        (await other.AllEntries()).Select(entry => (entry.Title, entry.Level)).ShouldBe(
            [("Quays sink", RegisterLevel.Directorate), ("Piers rot", RegisterLevel.Corporate),
                (NewEntry.Opportunity.Title, RegisterLevel.Corporate)], ignoreOrder: true);
        (await other.FrozenRegister("2016-17-Q3")).Entries.Select(entry => entry.Reference).ShouldNotContain("CR1");
    }
}
