using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Imports;

/// <summary>Says what is understood of files, what is in question, and what importing them would do; nothing is stored.</summary>
public sealed class AnalyseImport(NpgsqlDataSource database, ImportRegister import, SnapshotWriter snapshots)
{
    /// <summary>Why no snapshot of a quarter can be taken now; null where one can.</summary>
    public async Task<Refusal?> RefuseQuarter(Quarter quarter, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await snapshots.RefuseTaking(connection, quarter, stop);
    }

    public async Task<Result<ImportUnderstanding>> Of(ImportOrder order, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await import.Analyse(connection, order, stop);
    }
}
