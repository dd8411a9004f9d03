using Microsoft.Extensions.DependencyInjection;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <summary>The use cases of snapshots.</summary>
public static class SnapshotsFeature
{
    public static IServiceCollection AddSnapshots(this IServiceCollection services) => services
        .AddSingleton<SnapshotWriter>().AddSingleton<SnapshotSummaries>().AddSingleton<SnapshotConnections>()
        .AddSingleton<TakeSnapshot>().AddSingleton<DiscardSnapshot>().AddSingleton<PublishSnapshot>().AddSingleton<ReplaceFrozenEntry>()
        .AddSingleton<AddAddendum>().AddSingleton<ReadSnapshots>().AddSingleton<LiveHighlights>().AddSingleton<ReadHighlights>()
        .AddSingleton<ReadFrozenEntries>();
}
