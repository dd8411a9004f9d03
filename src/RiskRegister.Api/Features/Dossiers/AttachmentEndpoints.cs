using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Dossiers;
using RiskRegister.UseCases.Dossiers;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Dossiers;

/// <summary>The evidence for entries: each reads its request, and leaves the rest to the use case that it names.</summary>
public static class AttachmentEndpoints
{
    // Nothing in it runs, is drawn or asks for anything, even where a browser shows it all the same.
    const string Sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // GET /entries/{reference}/attachments
    public static Task<Outcome> List(string reference, HttpContext http, QueryValues query, ReadAttachments attachments) =>
        Page.OfPart(http, query, "attachments", read => attachments.OfEntry(http.Actor(), reference, read, http.RequestAborted),
            row => row.Id,
            (writer, row) => JsonSerializer.Serialize(writer, AttachmentDocument.Of(row), DossierJson.Sent.AttachmentDocument));

    // POST /entries/{reference}/attachments
    public static async Task<Outcome> AddFile(string reference, HttpContext http, DossierRequests requests)
    {
        // Nobody sends megabytes to what is not there, or not theirs.
        var (id, refused) = await requests.Find(http, reference, (_, entry) => NotTheirs(entry, http));
        if (refused is not null) return refused;
        var faults = new Faults();
        var (sent, unreadable) = await AttachmentForm.Read(http, faults);
        if (unreadable is not null) return unreadable;
        return await requests.Run(http, id, sent!.Hash, async (connection, entry) =>
        {
            if (EntryChanges.NotTheirs(entry, http.Actor()) is { } notTheirs) return notTheirs;
            return Show(reference, await KeepAttachments.AddFile(
                connection, http.Actor(), entry, sent.File, sent.Subject, faults, http.RequestAborted), StatusCodes.Status201Created);
        });
    }

    // POST /entries/{reference}/attachments/link
    public static Task<Outcome> AddLink(string reference, HttpContext http, DossierRequests requests) =>
        requests.Post(http, reference, (_, entry) => NotTheirs(entry, http), async (connection, entry, members, faults) =>
        {
            var (name, link) = (members.Text("name").Or(null), members.Text("link").Or(null));
            var subject = new AttachmentSubject(members.Whole("action", nullable: true).Or(null),
                members.Whole("control", nullable: true).Or(null), members.Text("note", nullable: true).Or(null));
            members.Close();
            return Show(reference,
                await KeepAttachments.AddLink(connection, http.Actor(), entry, name, link, subject, faults, http.RequestAborted),
                StatusCodes.Status201Created);
        });

    // GET /entries/{reference}/attachments/{attachment}
    public static async Task<Outcome> Read(string reference, string attachment, HttpContext http, ReadAttachments attachments) =>
        Show(reference, await attachments.One(http.Actor(), reference, attachment, http.RequestAborted));

    // GET /entries/{reference}/attachments/{attachment}/content: whatever it is, something to save and never to show.
    public static async Task<Outcome> Download(string reference, string attachment, HttpContext http, ReadAttachments attachments)
    {
        var (row, missing) = await attachments.OneToSend(http.Actor(), reference, attachment, http.RequestAborted);
        if (missing is not null) return missing;
        http.Response.Headers.ContentSecurityPolicy = Sandbox;
        var etag = EntityTag.OfHash(row!.ContentDigest);
        if (EntityTag.IsNotModified(http.Request, etag)) return Answer.Saved(row.Name, etag);
        var spool = SpoolStream.For(http);
        await attachments.Write(row, spool, http.RequestAborted);
        return Answer.Saved(row.Name, spool);
    }

    // POST /entries/{reference}/attachments/{attachment}/withdrawal
    public static Task<Outcome> Withdraw(string reference, string attachment, HttpContext http, DossierRequests requests) =>
        requests.Post(http, reference, async (connection, entry) =>
            await NotTheirs(entry, http) ?? (await ReadAttachments.Find(connection, entry, attachment, http.RequestAborted)).Refusal,
        async (connection, entry, members, faults) =>
        {
            var reason = members.Text("reason").Or(null);
            members.Close();
            return Show(reference,
                await KeepAttachments.Withdraw(connection, http.Actor(), entry, attachment, reason, faults, http.RequestAborted));
        });

    static Task<Refusal?> NotTheirs(FoundEntry entry, HttpContext http) => Task.FromResult(EntryChanges.NotTheirs(entry, http.Actor()));

    static Outcome Show(string reference, Result<AttachmentRow> attachment, int status = StatusCodes.Status200OK)
    {
        if (!attachment.IsDone) return attachment.Refusal;
        var body = JsonSerializer.SerializeToUtf8Bytes(AttachmentDocument.Of(attachment.Value), DossierJson.Sent.AttachmentDocument);
        return new Answer(status, body)
        {
            ETag = EntityTag.OfBytes(body),
            Location = status == StatusCodes.Status201Created
                ? $"{RegisterApi.Base}/entries/{reference}/attachments/{attachment.Value.Id:D}" : null,
        };
    }
}
