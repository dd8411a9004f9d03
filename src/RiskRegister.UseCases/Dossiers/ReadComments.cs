using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Dossiers;

/// <summary>Reads what was said of an entry, for who may see that.</summary>
public sealed class ReadComments(PlannedDatabase database) : ReadBeside<CommentRow>(database, Rows)
{
    static readonly RowsBeside<CommentRow> Rows = new(CommentRow.Select, "c", "comment", DossierRefusals.CommentNotFound);

    /// <summary>A comment of an entry, by its id.</summary>
    public static Task<Result<CommentRow>> Find(NpgsqlConnection connection, FoundEntry entry, string named, CancellationToken stop) =>
        Rows.Find(connection, entry, named, stop);
}
