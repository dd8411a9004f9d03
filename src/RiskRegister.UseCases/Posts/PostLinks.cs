using Dapper;
using Npgsql;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Posts;

/// <summary>Which of the provider's subjects act for a post.</summary>
static class PostLinks
{
    const string Unlink = "delete from post_holders where name_key(post) = name_key(@post) and subject = any (@subjects)";

    const string Link = "insert into post_holders (subject, post, linked_by) select s, @post, @actor from unnest(@subjects) as s";

    /// <summary>Links and unlinks, and tells the audit log where anything is to be done.</summary>
    public static async Task Set(
        NpgsqlConnection connection, Actor actor, string post, IReadOnlyList<string> present, IReadOnlyList<string> wanted,
        CancellationToken stop)
    {
        var linked = wanted.Except(present, StringComparer.Ordinal).ToArray();
        var unlinked = present.Except(wanted, StringComparer.Ordinal).ToArray();
        if (linked.Length + unlinked.Length == 0) return;
        await connection.ExecuteAsync(new CommandDefinition(Unlink, new { post, subjects = unlinked }, cancellationToken: stop));
        await connection.ExecuteAsync(
            new CommandDefinition(Link, new { post, subjects = linked, actor = actor.Name }, cancellationToken: stop));
        await AuditLog.Write(connection, actor, AuditAction.HoldersChanged, writer =>
        {
            writer.WriteString("post"u8, post);
            writer.WriteTexts("linked"u8, linked);
            writer.WriteTexts("unlinked"u8, unlinked);
        }, stop);
    }
}
