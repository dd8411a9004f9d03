using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests;

/// <summary>What is held is seen in the whole process, so nothing else runs meanwhile. Time is measured by the benchmarks.</summary>
[CollectionDefinition(nameof(DocumentCostTests), DisableParallelization = true)]
[Collection(nameof(DocumentCostTests))]
public sealed class DocumentCostTests
{
    const int Mebibyte = 1024 * 1024;

    public static TheoryData<string> EachForm => Forms.Each;

    [Theory]
    [MemberData(nameof(EachForm))]
    public async Task Writing_never_holds_as_much_as_the_file(string form)
    {
        await Forms.Write(form, DocumentCost.Register(10), Stream.Null);

        var (held, written) = await DocumentCost.Measure(form, DocumentCost.Register(1_000));

        held.ShouldBeLessThan(written);
    }

    [Theory]
    [MemberData(nameof(EachForm))]
    public async Task What_is_held_hardly_grows_with_the_entries(string form)
    {
        await Forms.Write(form, DocumentCost.Register(10), Stream.Null);

        var (held, _) = await DocumentCost.Measure(form, DocumentCost.Register(5_000));

        held.ShouldBeLessThan(Mebibyte);
    }

    [Theory]
    [MemberData(nameof(EachForm))]
    public async Task Work_grows_with_the_entries_and_not_faster(string form)
    {
        await Forms.Write(form, DocumentCost.Register(10), Stream.Null);

        var (hundred, thousand) = (await Allocated(form, 100), await Allocated(form, 1_000));

        thousand.ShouldBeLessThan(hundred * 11);
    }

    // Lines in memory are read without waiting, so all is done by this thread.
    static async Task<long> Allocated(string form, int entries)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        await Forms.Write(form, DocumentCost.Register(entries), Stream.Null);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
