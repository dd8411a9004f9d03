using RiskRegister.Api.Security;

namespace RiskRegister.Api.Background;

/// <summary>
/// Gives memory back that an import or a large document took. The runtime does so in collections, and a service of which nothing is asked
/// afterwards has none: so once it is quiet, a few are made that hold up nobody, for they go on beside whatever else there is.
/// </summary>
public sealed class SpentMemory(LimitSettings limits, TimeProvider clock, ILogger<SpentMemory> logger)
    : TirelessService("Giving memory back", clock, logger)
{
    static readonly TimeSpan Turns = TimeSpan.FromSeconds(1);

    // Bytes that are allocated in a turn in which nothing much is asked of the service.
    const long Quiet = 2 << 20;

    // Bytes after which there may be something to give back again.
    const long Worth = 16 << 20;

    // What has become free is given back when several collections have found it so.
    const int Enough = 5;

    long allocated;
    long allocatedAtCollection;
    int collections;

    protected override Task<TimeSpan> Turn(CancellationToken stop)
    {
        var before = allocated;
        allocated = GC.GetTotalAllocatedBytes();
        if (allocated - allocatedAtCollection > Worth) collections = 0;
        if (allocated - before < Quiet && collections < Enough && GC.GetGCMemoryInfo().TotalCommittedBytes > (long)limits.IdleMemory << 20)
        {
            collections++;
            allocatedAtCollection = allocated;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false, compacting: false);
        }

        return Task.FromResult(Turns);
    }
}
