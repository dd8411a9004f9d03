using System.Data;
using System.Security.Cryptography;
using Dapper;
using Npgsql;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Dossiers;

/// <summary>Reads the evidence for an entry, for who may see that.</summary>
public sealed class ReadAttachments(NpgsqlDataSource database)
{
    const string List = AttachmentRow.Select + """
        where a.entry_id = @entry and (@after::uuid is null or a.id < @after)
        order by a.id desc
        limit @limit
        """;

    const string Id = AttachmentRow.Select + "where a.entry_id = @entry and a.id = @id";

    const string Pieces = "select bytes from attachment_pieces where attachment_id = $1 order by number";

    /// <summary>The latest first.</summary>
    /// <param name="read">Of the entry's id: after which attachment and how many; null when nothing is to be read.</param>
    public async Task<Result<IReadOnlyList<AttachmentRow>>> OfEntry(
        Actor actor, string entry, Func<Guid, (Guid? After, int Limit)?> read, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await LiveEntries.Find(connection, entry, actor, stop);
        if (refusal is not null) return refusal;
        return read(found!.Row.Id) is not { } page ? Result.Of<IReadOnlyList<AttachmentRow>>([])
            : Result.Of(await Page(connection, found.Row.Id, page.After, page.Limit, stop));
    }

    /// <summary>Of an entry that was found for who asks.</summary>
    public async Task<IReadOnlyList<AttachmentRow>> Of(FoundEntry entry, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Page(connection, entry.Row.Id, after: null, limit, stop);
    }

    public async Task<Result<AttachmentRow>> One(Actor actor, string entry, string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await LiveEntries.Find(connection, entry, actor, stop);
        return refusal is not null ? refusal : await Find(connection, found!, named, stop);
    }

    /// <summary>The same of one whose content is to be had.</summary>
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
        await using var connection = await database.OpenConnectionAsync(stop);
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
    public static async Task<Result<AttachmentRow>> Find(
        NpgsqlConnection connection, FoundEntry entry, string named, CancellationToken stop)
    {
        var row = Guid.TryParseExact(named, "D", out var id) ? await connection.QuerySingleOrDefaultAsync<AttachmentRow>(
            new CommandDefinition(Id, new { entry = entry.Row.Id, id }, cancellationToken: stop)) : null;
        return row is not null ? row
            : new Refusal(DossierRefusals.AttachmentNotFound, $"{entry.Name} has no attachment {Refusal.Named(named)}.");
    }

    internal static Refusal Withdrawn() => new(DossierRefusals.AttachmentWithdrawn, "The attachment was withdrawn.");

    static async Task<IReadOnlyList<AttachmentRow>> Page(
        NpgsqlConnection connection, Guid entry, Guid? after, int limit, CancellationToken stop) =>
        (await connection.QueryAsync<AttachmentRow>(new CommandDefinition(List, new { entry, after, limit }, cancellationToken: stop)))
        .AsList();
}
