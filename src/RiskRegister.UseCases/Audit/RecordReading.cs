using Npgsql;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Audit;

/// <summary>Puts into the audit log that somebody gets a full edition, which is not for everyone, before it goes.</summary>
public sealed class RecordReading(NpgsqlDataSource database)
{
    /// <param name="quarter">As the log's filter names it; null for the live register.</param>
    /// <param name="path">Where it was asked for.</param>
    public async Task Apply(Actor actor, string? quarter, string? path, string? contentType, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await AuditLog.WriteReading(connection, actor, quarter, actor.SeesUnpublished, writer =>
        {
            writer.WriteString("path"u8, path);
            writer.WriteString("contentType"u8, contentType);
        }, stop);
    }
}
