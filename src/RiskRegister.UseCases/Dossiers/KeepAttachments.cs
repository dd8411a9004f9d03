using System.Globalization;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using RiskRegister.Domain;
using RiskRegister.Domain.Dossiers;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Dossiers;

/// <summary>Keeps the evidence for an entry. Nothing of it is ever overwritten; what should not be there is withdrawn.</summary>
public static class KeepAttachments
{
    const string Present = """
        select count(*)::integer as Number, coalesce(sum(length), 0)::bigint as Bytes from attachments where entry_id = @entry
        """;

    const string Insert = """
        insert into attachments (
            id, entry_id, action_id, control_id, name, media_type, length, content_digest, link, note, at, actor, digest)
        select @id, @entry, @action, @control, @name, @mediaType, @length, @contentDigest, @link, @note, t.at, @actor,
            attachment_digest(@id, @entry, @action, @control, @name, @mediaType, @length, @contentDigest, @link, @note, t.at, @actor)
        from (select clock_timestamp() as at) as t
        """;

    const string Pieces = "copy attachment_pieces (attachment_id, number, bytes) from stdin (format binary)";

    const string Withdrawal = "insert into attachment_withdrawals (attachment_id, reason, actor) values (@id, @reason, @actor)";

    /// <param name="file">Null where none was sent, which <paramref name="faults"/> then say.</param>
    public static async Task<Result<AttachmentRow>> AddFile(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, SentFile? file, AttachmentSubject subject, Faults faults,
        CancellationToken stop)
    {
        if (file is null) faults.AddUnlessCovered("file", "is required");
        else if (file.Length > DossierLimits.File) faults.AddUnlessCovered("file", $"must have at most {DossierLimits.File} bytes");
        else faults.AddUnlessCovered("file", file.Contents.Fault);
        if (await Refuse(connection, entry, subject, file?.Length ?? 0, faults, stop) is { } refusal) return refusal;
        var id = Guid.CreateVersion7();
        await Put(connection, actor, entry, id, file!.Name, file, link: null, subject, stop);
        await using (var copy = await connection.BeginBinaryImportAsync(Pieces, stop))
        {
            var number = 0;
            await using var pieces = new PieceStream(async piece =>
            {
                await copy.StartRowAsync(stop);
                await copy.WriteAsync(id, NpgsqlDbType.Uuid, stop);
                await copy.WriteAsync(++number, NpgsqlDbType.Integer, stop);
                await copy.WriteAsync(piece, NpgsqlDbType.Bytea, stop);
            });
            await file.SendTo(pieces, stop);
            await pieces.Finish();
            await copy.CompleteAsync(stop);
        }

        return await Told(connection, actor, AuditAction.Attached, entry, id, stop);
    }

    /// <param name="name">What the document is called by.</param>
    /// <param name="link">Where it lies.</param>
    public static async Task<Result<AttachmentRow>> AddLink(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, string? name, string? link, AttachmentSubject subject, Faults faults,
        CancellationToken stop)
    {
        if (name is null) faults.AddUnlessCovered("name", "is required");
        else faults.AddUnlessCovered("name", TextRules.LineFault(name, FileNames.Longest));
        if (link is null) faults.AddUnlessCovered("link", "is required");
        else faults.AddUnlessCovered("link", AddressRules.Fault(link));
        if (await Refuse(connection, entry, subject, bytes: 0, faults, stop) is { } refusal) return refusal;
        var id = Guid.CreateVersion7();
        await Put(connection, actor, entry, id, name!, file: null, link, subject, stop);
        return await Told(connection, actor, AuditAction.Attached, entry, id, stop);
    }

    /// <summary>Nobody gets it from then on; that it was there, and why it went, stays, and so do its bytes.</summary>
    public static async Task<Result<AttachmentRow>> Withdraw(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, string named, string? reason, Faults faults, CancellationToken stop)
    {
        await DossierLock.Take(connection, stop, entry.Row.Id);
        var (row, missing) = await ReadAttachments.Find(connection, entry, named, stop);
        if (missing is not null) return missing;
        DossierRules.CheckReason(reason, faults);
        if (CommandRules.Refuse(faults) is { } invalid) return invalid;
        if (row!.WithdrawnAt is not null) return ReadAttachments.Withdrawn();
        await connection.ExecuteAsync(
            new CommandDefinition(Withdrawal, new { row.Id, reason, actor = actor.Name }, cancellationToken: stop));
        return await Told(connection, actor, AuditAction.AttachmentWithdrawn, entry, row.Id, stop);
    }

    static async Task<Refusal?> Refuse(
        NpgsqlConnection connection, FoundEntry entry, AttachmentSubject subject, long bytes, Faults faults, CancellationToken stop)
    {
        await DossierLock.Take(connection, stop, entry.Row.Id);
        DossierRules.CheckSubject(subject, entry.State, entry.Name, faults);
        if (CommandRules.Refuse(faults) is { } invalid) return invalid;
        var present = await connection.QuerySingleAsync<(int Number, long Bytes)>(
            new CommandDefinition(Present, new { entry = entry.Row.Id }, cancellationToken: stop));
        if (present.Number >= DossierLimits.Attachments)
        {
            return new Refusal(DossierRefusals.AttachmentsFull,
                $"{entry.Name} has {DossierLimits.Attachments} attachments, which is as many as there can be.");
        }

        return present.Bytes + bytes <= DossierLimits.FilesOfEntry ? null
            : new Refusal(DossierRefusals.AttachmentsFull, string.Create(CultureInfo.InvariantCulture,
                $"{entry.Name} has files of {present.Bytes:N0} bytes; all of them together may have {DossierLimits.FilesOfEntry:N0}."));
    }

    static Task<int> Put(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, Guid id, string name, SentFile? file, string? link,
        AttachmentSubject subject, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(Insert, new
        {
            id,
            entry = entry.Row.Id,
            subject.Action,
            subject.Control,
            name,
            mediaType = file?.Contents.MediaType,
            length = (int?)file?.Length,
            contentDigest = file?.Digest,
            link,
            subject.Note,
            actor = actor.Name,
        }, cancellationToken: stop));

    static async Task<Result<AttachmentRow>> Told(
        NpgsqlConnection connection, Actor actor, AuditAction action, FoundEntry entry, Guid id, CancellationToken stop)
    {
        var now = await ReadAttachments.Find(connection, entry, id.ToString("D"), stop);
        await AuditLog.WriteOfEntry(connection, actor, action, entry, writer =>
        {
            writer.WriteString("attachment"u8, id);
            if (now.Value?.ContentDigest is { } digest) writer.WriteString("sha256"u8, Convert.ToHexStringLower(digest));
        }, stop);
        return now;
    }
}
