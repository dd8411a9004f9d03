using System.ComponentModel.DataAnnotations;
using Dapper;
using Npgsql;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Owners;

public sealed record HoldersRequest
{
    /// <summary>The provider's subjects ("sub"), all of them: one that is left out is unlinked.</summary>
    [MaxLength(LinkPost.MostSubjects), Each(LinkPost.LongestSubject)]
    public required IReadOnlyList<string> Subjects { get; init; }
}

/// <summary>PUT and DELETE /owners/{post}.</summary>
public static class LinkPost
{
    // The longest that OpenID Connect lets a subject be.
    public const int LongestSubject = 255;
    public const int MostSubjects = 100;

    const string BeAlone = "lock table post_holders in share row exclusive mode";

    const string Unlink = "delete from post_holders where post = @post and subject = any (@subjects)";

    const string Link = "insert into post_holders (subject, post, linked_by) select s, @post, @actor from unnest(@subjects) as s";

    public static async Task<Outcome> HandlePut(string post, HttpContext http, NpgsqlDataSource database, TimeProvider clock)
    {
        if (OwnerRoutes.PostIn(post) is not { } name) return OwnerRoutes.NotFound();
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await Change(http, database, clock, name, () => ReadSubjects(body));
    }

    public static async Task<Outcome> HandleDelete(string post, HttpContext http, NpgsqlDataSource database, TimeProvider clock)
    {
        if (OwnerRoutes.PostIn(post) is not { } name) return OwnerRoutes.NotFound();
        return JsonBody.None(http) ?? await Change(http, database, clock, name, () => ([], null));
    }

    static async Task<Outcome> Change(
        HttpContext http, NpgsqlDataSource database, TimeProvider clock, string post, Func<(IReadOnlyList<string> Subjects, Problem? Problem)> read)
    {
        var (now, stop) = (clock.GetUtcNow(), http.RequestAborted);
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await connection.ExecuteAsync(new CommandDefinition(BeAlone, cancellationToken: stop));
        var present = await PostRow.Read(connection, post, now, stop);
        if (EntityTag.Check(http.Request, EntityTag.OfBytes(PostDocument.Of(present).Span), post) is { } refusal) return refusal;
        var (wanted, invalid) = read();
        if (invalid is not null) return invalid;
        var linked = wanted.Except(present.Subjects, StringComparer.Ordinal).ToArray();
        var unlinked = present.Subjects.Except(wanted, StringComparer.Ordinal).ToArray();
        if (linked.Length + unlinked.Length == 0) return Answer.Hashed(PostDocument.Of(present));
        var actor = http.Actor();
        await connection.ExecuteAsync(new CommandDefinition(Unlink, new { post, subjects = unlinked }, cancellationToken: stop));
        await connection.ExecuteAsync(new CommandDefinition(Link, new { post, subjects = linked, actor = actor.Name }, cancellationToken: stop));
        await AuditLog.Write(connection, actor, AuditAction.HoldersChanged, writer =>
        {
            writer.WriteString("post"u8, post);
            EntryJson.WriteTexts(writer, "linked"u8, linked);
            EntryJson.WriteTexts(writer, "unlinked"u8, unlinked);
        }, stop);
        var changed = await PostRow.Read(connection, post, now, stop);
        await transaction.CommitAsync(CancellationToken.None);
        return Answer.Hashed(PostDocument.Of(changed));
    }

    static (IReadOnlyList<string> Subjects, Problem? Problem) ReadSubjects(JsonBody body)
    {
        var faults = new Faults();
        var members = new JsonMembers(body.Root, "", faults);
        members.Require("subjects");
        var subjects = members.TextArray("subjects", MostSubjects).Or(null) ?? [];
        members.Close();
        for (var index = 0; index < subjects.Count; index++)
        {
            var path = $"subjects[{index}]";
            if (faults.Covers(path)) continue;
            if (TextRules.LineFault(subjects[index], LongestSubject) is { } wrong) faults.Add(path, wrong);
            else if (subjects.Take(index).Contains(subjects[index], StringComparer.Ordinal)) faults.Add(path, "stands twice");
        }

        return (subjects, Problem.OfBody(faults));
    }
}
