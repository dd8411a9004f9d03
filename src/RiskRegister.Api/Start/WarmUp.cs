using RiskRegister.Api.Features.Entries;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Keys;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Start;

/// <summary>
/// Does before the first request what it would otherwise wait for: connections, plans, code that is compiled when it first runs.
/// </summary>
public static class WarmUp
{
    // As numbers are given, the entry that is most likely there; when it is not, finding nothing has warmed most of it.
    const string Likely = "CR1";

    public static async Task Run(IServiceProvider services, CancellationToken stop)
    {
        var views = services.GetRequiredService<EntryViews>();
        await using var connection = await services.GetRequiredService<PlannedDatabase>().OpenConnectionAsync(stop);
        var (entry, _) = await LiveEntries.Find(connection, Likely, Actor.Service("start"), stop);
        if (entry is not null) views.Show(entry.Row);
        await services.GetRequiredService<SignInWithKey>().WarmUp(stop);
    }
}
