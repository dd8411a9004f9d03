using System.Globalization;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Dossiers;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Dossiers;

/// <summary>Keeps what is said of an entry. Nothing of it is ever changed; what should not have been said is withdrawn.</summary>
public static class KeepComments
{
    const string Count = "select count(*)::integer from comments where entry_id = @entry";

    const string Insert = """
        insert into comments (id, entry_id, reply_to, text, actor, author) values (@id, @entry, @inReplyTo, @text, @actor, @author)
        """;

    const string Withdrawal = "insert into comment_withdrawals (comment_id, reason, actor) values (@id, @reason, @actor)";

    /// <param name="inReplyTo">The id of a comment of the same entry; null where it answers none.</param>
    public static async Task<Result<CommentRow>> Add(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, string? text, string? inReplyTo, Faults faults, CancellationToken stop)
    {
        await DossierLock.Take(connection, stop, entry.Row.Id);
        DossierRules.CheckComment(text, faults);
        var answered = inReplyTo is null ? null : (await ReadComments.Find(connection, entry, inReplyTo, stop)).Value;
        if (inReplyTo is not null && answered is null) faults.AddUnlessCovered("inReplyTo", $"is no comment of {entry.Name}");
        if (CommandRules.Refuse(faults) is { } invalid) return invalid;
        if (await connection.ExecuteScalarAsync<int>(new CommandDefinition(Count, new { entry = entry.Row.Id }, cancellationToken: stop))
            >= DossierLimits.Comments)
        {
            return new Refusal(DossierRefusals.CommentsFull, string.Create(CultureInfo.InvariantCulture,
                $"{entry.Name} has {DossierLimits.Comments:N0} comments, which is as many as there can be."));
        }

        var id = Guid.CreateVersion7();
        await connection.ExecuteAsync(new CommandDefinition(Insert, new
        {
            id,
            entry = entry.Row.Id,
            inReplyTo = answered?.Id,
            text,
            actor = actor.Name,
            author = actor.Id,
        }, cancellationToken: stop));
        return await Told(connection, actor, AuditAction.Commented, entry, id, stop);
    }

    /// <summary>Why an actor may not withdraw a comment that it sees; null when it may.</summary>
    public static Refusal? NotYours(CommentRow comment, Actor actor) => actor.IsEditor || comment.Author == actor.Id ? null
        : new Refusal(DossierRefusals.NotYourComment, $"{comment.By} wrote this comment.");

    /// <summary>Its text is shown to nobody from then on; that there was one, and why it went, stays.</summary>
    public static async Task<Result<CommentRow>> Withdraw(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, string named, string? reason, Faults faults, CancellationToken stop)
    {
        await DossierLock.Take(connection, stop, entry.Row.Id);
        var (comment, missing) = await ReadComments.Find(connection, entry, named, stop);
        if ((missing ?? NotYours(comment!, actor)) is { } refusal) return refusal;
        DossierRules.CheckReason(reason, faults);
        if (CommandRules.Refuse(faults) is { } invalid) return invalid;
        if (comment!.WithdrawnAt is not null) return new Refusal(DossierRefusals.CommentWithdrawn, "The comment was withdrawn.");
        await connection.ExecuteAsync(
            new CommandDefinition(Withdrawal, new { comment.Id, reason, actor = actor.Name }, cancellationToken: stop));
        return await Told(connection, actor, AuditAction.CommentWithdrawn, entry, comment.Id, stop);
    }

    static async Task<Result<CommentRow>> Told(
        NpgsqlConnection connection, Actor actor, AuditAction action, FoundEntry entry, Guid id, CancellationToken stop)
    {
        await AuditLog.WriteOfEntry(connection, actor, action, entry, writer => writer.WriteString("comment"u8, id), stop);
        return await ReadComments.Find(connection, entry, id.ToString("D"), stop);
    }
}
