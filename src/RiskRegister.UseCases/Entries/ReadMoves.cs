using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>Reads what was asked for and decided of an entry's register, for who may see the entry.</summary>
public sealed class ReadMoves(PlannedDatabase database) : ReadBeside<MoveRow>(database, Rows)
{
    static readonly RowsBeside<MoveRow> Rows = new(MoveRow.Select, "m", "move", EntryRefusals.MoveNotFound);

    /// <summary>A move of an entry, by its id.</summary>
    public static Task<Result<MoveRow>> Find(NpgsqlConnection connection, FoundEntry entry, string named, CancellationToken stop) =>
        Rows.Find(connection, entry, named, stop);
}
