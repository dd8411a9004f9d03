using Microsoft.Extensions.DependencyInjection;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>The use cases of entries.</summary>
public static class EntriesFeature
{
    public static IServiceCollection AddEntries(this IServiceCollection services) => services
        .AddSingleton<EntryWriter>().AddSingleton<EntryReads>().AddSingleton<EntryChanges>()
        .AddSingleton<CreateEntry>().AddSingleton<ChangeEntry>().AddSingleton<ChangeItems>()
        .AddSingleton<AcceptEntry>().AddSingleton<CloseEntry>().AddSingleton<ReopenEntry>().AddSingleton<ReviewEntry>()
        .AddSingleton<MoveEntry>().AddSingleton<ReadMoves>()
        .AddSingleton<ListEntries>().AddSingleton<ListActions>().AddSingleton<ListToUpdate>().AddSingleton<ReadEntry>()
        .AddSingleton<ReadHistory>().AddSingleton<ReadTrend>();
}
