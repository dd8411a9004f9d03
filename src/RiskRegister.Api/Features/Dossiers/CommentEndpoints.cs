using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Dossiers;

namespace RiskRegister.Api.Features.Dossiers;

/// <summary>What people say of entries: each reads its request, and leaves the rest to the use case that it names.</summary>
public static class CommentEndpoints
{
    // GET /entries/{reference}/comments
    public static Task<Outcome> List(string reference, HttpContext http, QueryValues query, ReadComments comments) =>
        Page.OfPart(http, query, "comments", read => comments.OfEntry(http.Actor(), reference, read, http.RequestAborted), row => row.Id,
            (writer, row) => JsonSerializer.Serialize(writer, CommentDocument.Of(row), DossierJson.Sent.CommentDocument));

    // POST /entries/{reference}/comments: of any entry that one sees, for an answer may come from anybody.
    public static Task<Outcome> Add(string reference, HttpContext http, DossierRequests requests) =>
        requests.Post(http, reference, (_, _) => Task.FromResult<Refusal?>(null), async (connection, entry, members, faults) =>
        {
            var (text, inReplyTo) = (members.Text("text").Or(null), members.Text("inReplyTo", nullable: true).Or(null));
            members.Close();
            var said = text is null ? null : TextRules.Prose(text);
            return Show(reference,
                await KeepComments.Add(connection, http.Actor(), entry, said, inReplyTo, faults, http.RequestAborted),
                StatusCodes.Status201Created);
        });

    // GET /entries/{reference}/comments/{comment}
    public static async Task<Outcome> Read(string reference, string comment, HttpContext http, ReadComments comments) =>
        Show(reference, await comments.One(http.Actor(), reference, comment, http.RequestAborted));

    // POST /entries/{reference}/comments/{comment}/withdrawal
    public static Task<Outcome> Withdraw(string reference, string comment, HttpContext http, DossierRequests requests) =>
        requests.Post(http, reference, async (connection, entry) =>
        {
            var (row, missing) = await ReadComments.Find(connection, entry, comment, http.RequestAborted);
            return missing ?? KeepComments.NotYours(row!, http.Actor());
        }, async (connection, entry, members, faults) =>
        {
            var reason = members.Text("reason").Or(null);
            members.Close();
            return Show(reference,
                await KeepComments.Withdraw(connection, http.Actor(), entry, comment, reason, faults, http.RequestAborted));
        });

    static Outcome Show(string reference, Result<CommentRow> comment, int status = StatusCodes.Status200OK)
    {
        if (!comment.IsDone) return comment.Refusal;
        var body = JsonSerializer.SerializeToUtf8Bytes(CommentDocument.Of(comment.Value), DossierJson.Sent.CommentDocument);
        return new Answer(status, body)
        {
            ETag = EntityTag.OfBytes(body),
            Location = status == StatusCodes.Status201Created
                ? $"{RegisterApi.Base}/entries/{reference}/comments/{comment.Value.Id:D}" : null,
        };
    }
}
