using System.Data;
using System.Security.Cryptography;
using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Dossiers;

/// <summary>Reads the evidence for an entry, for who may see that.</summary>
public sealed class ReadAttachments(PlannedDatabase database) : ReadBeside<AttachmentRow>(database, Rows)
{
    static readonly RowsBeside<AttachmentRow> Rows = new(AttachmentRow.Select, "a", "attachment", DossierRefusals.AttachmentNotFound);

    const string Pieces = "select bytes from attachment_pieces where attachment_id = $1 order by number";

    /// <summary>One whose content is to be had.</summary>
    public async Task<Result<AttachmentRow>> OneToSend(Actor actor, string entry, string named, CancellationToken stop)
    {
        var (row, missing) = await One(actor, entry, named, stop);
        if (missing is not null) return missing;
        if (row!.WithdrawnAt is not null) return Withdrawn();
        return row.ContentDigest is not null ? row : new Refusal(
            DossierRefusals.AttachmentElsewhere, "Nothing of this document is kept here; it lies where its link leads.");
    }

    /// <summary>Writes the content of a file, a piece at a time.</summary>
    /// <exception cref="InvalidDataException">It is not what was kept.</exception>
    public async Task Write(AttachmentRow file, Stream output, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var connection = await Database.OpenConnectionAsync(stop);
        await using var command = new NpgsqlCommand(Pieces, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = file.Id });
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, stop);
        await using var pieces = new PieceStream(async piece =>
        {
            hash.AppendData(piece.Span);
            await output.WriteAsync(piece, stop);
        });
        while (await reader.ReadAsync(stop))
        {
            await using var piece = await reader.GetStreamAsync(0, stop);
            await piece.CopyToAsync(pieces, PieceStream.Size, stop);
        }

        await pieces.Finish();
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(file.ContentDigest))
            throw new InvalidDataException($"The content of the attachment {file.Id} does not fit its digest.");
    }

    /// <summary>An attachment of an entry, by its id.</summary>
    public static Task<Result<AttachmentRow>> Find(
        NpgsqlConnection connection, FoundEntry entry, string named, CancellationToken stop) => Rows.Find(connection, entry, named, stop);

    internal static Refusal Withdrawn() => new(DossierRefusals.AttachmentWithdrawn, "The attachment was withdrawn.");
}
