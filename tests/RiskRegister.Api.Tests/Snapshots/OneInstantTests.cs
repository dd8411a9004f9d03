using RiskRegister.Api.Forms;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Snapshots;

public sealed class OneInstantTests(TestCluster cluster) : FreshRegister(cluster)
{
    static readonly string[] Quarters = ["2015-16-Q3", "2015-16-Q4", "2016-17-Q1", "2016-17-Q2", "2016-17-Q3", "2016-17-Q4"];

    [Fact]
    public async Task A_snapshot_taken_while_eight_write_never_holds_half_a_pair_and_as_of_its_instant_is_the_same()
    {
        using var written = new SemaphoreSlim(0);
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(1, 8).Select(writer => Task.Run(async () =>
        {
            for (var round = 0; !enough.IsCancellationRequested; round++)
            {
                var first = (writer * 100) + (round % 3 * 2);
                var residual = round % 5 + 1;
                var import = await Editor.Import(
                    $"Reference,Title,Score,Residual\nCR{first},Depot {first},25,{residual} x 4\n"
                        + $"CR{first + 1},Depot {first + 1},25,{residual} x 4");
                import.Refused.ShouldBe(0);
                written.Release();
            }
        }, CancellationToken.None)).ToArray();

        foreach (var quarter in Quarters)
        {
            for (var imports = 0; imports < 10; imports++)
            {
                (await Task.WhenAny(Task.WhenAll(writers), written.WaitAsync(TestContext.Current.CancellationToken)))
                    .IsFaulted.ShouldBeFalse();
            }

            await Editor.Take(quarter);
        }

        await enough.CancelAsync();
        await Task.WhenAll(writers);
        foreach (var quarter in Quarters)
        {
            var frozen = await Editor.AllFrozen(quarter);
            frozen.Count.ShouldBeGreaterThan(0);
            var numbers = frozen.ToDictionary(
                entry => int.Parse(entry.Reference![2..]), entry => (entry.ResidualScore, entry.Movement, entry.UpdatedAt));
            foreach (var (number, entry) in numbers) numbers[number ^ 1].ShouldBe(entry, $"CR{number} in {quarter}");
            var at = (await Editor.Snapshot(quarter)).TakenAt;
            var asOf = await Editor.AllEntries($"?limit=200&asOf={Uri.EscapeDataString(at.ToString("O"))}");
            asOf.Select(Essence).ShouldBe(frozen.Select(Essence));
        }

        static (Guid, int, int, Domain.Movement) Essence(EntryDocument entry) =>
            (entry.Id, entry.Revision, entry.ResidualScore.Value, entry.Movement);
    }
}
