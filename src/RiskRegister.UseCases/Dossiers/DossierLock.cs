using Dapper;
using Npgsql;

namespace RiskRegister.UseCases.Dossiers;

/// <summary>One change at a time to what lies beside an entry, so that nothing passes its limits; the entry itself stays free.</summary>
static class DossierLock
{
    // "file" in ASCII before the entry's own number, so that it is nobody else's lock. In the order of the numbers, whoever asks.
    const string Hold = """
        select pg_advisory_xact_lock(x'66696c65'::integer, n.number)
        from (select distinct hashtext(e.id::text) as number from unnest(@entries) as e (id) order by number) as n
        """;

    /// <summary>Until the transaction ends.</summary>
    public static Task Take(NpgsqlConnection connection, CancellationToken stop, params Guid[] entries) =>
        connection.ExecuteAsync(new CommandDefinition(Hold, new { entries }, cancellationToken: stop));
}
