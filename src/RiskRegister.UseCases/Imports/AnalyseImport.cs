using Npgsql;

namespace RiskRegister.UseCases.Imports;

/// <summary>Says what is understood of files, what is in question, and what importing them would do; nothing is stored.</summary>
public sealed class AnalyseImport(NpgsqlDataSource database, ImportRegister import)
{
    public async Task<Result<ImportUnderstanding>> Of(ImportOrder order, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await import.Analyse(connection, order, stop);
    }
}
