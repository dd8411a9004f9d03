using System.Text;
using RiskRegister.Api.Features.Dossiers;
using RiskRegister.Api.Features.Entries;

namespace RiskRegister.Api.Tests.Dossiers;

/// <summary>Comments, attachments and links, in a line each.</summary>
public static class DossierRequests
{
    public static Task<CommentDocument> Say(this HttpClient client, Held entry, string text, Guid? inReplyTo = null) =>
        client.Post($"{entry.Path}/comments", new { text, inReplyTo }).Read<CommentDocument>();

    /// <param name="disposition">The whole of the part's own header, where it is to be an odd one.</param>
    public static Task<HttpResponseMessage> SendFile(
        this HttpClient client, Held entry, string name, byte[] content, string? disposition = null, string? key = null,
        params (string Name, string Value)[] texts)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (part, value) in texts) parts.Add(new StringContent(value, Encoding.UTF8), part);
        var file = new ByteArrayContent(content);
        file.Headers.TryAddWithoutValidation("Content-Disposition", disposition
            ?? $"form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        parts.Add(file);
        var request = new HttpRequestMessage(HttpMethod.Post, $"{entry.Path}/attachments") { Content = parts };
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return client.SendAsync(request);
    }

    public static Task<AttachmentDocument> Attach(
        this HttpClient client, Held entry, string name = "minutes.txt", string text = "Noted.",
        params (string Name, string Value)[] texts) =>
        client.SendFile(entry, name, Encoding.UTF8.GetBytes(text), texts: texts).Read<AttachmentDocument>();

    public static Task<MoveDocument> AskForMove(this HttpClient client, Held entry, string to, string reason = "Better kept there.") =>
        client.Post($"{entry.Path}/moves", new { to, reason }).Read<MoveDocument>();

    /// <summary>The entry as the other register keeps it.</summary>
    public static async Task<Held> Move(this HttpClient client, Held entry, string to, string? reason = null)
    {
        var asked = await client.AskForMove(entry, to);
        var now = await client.Get(entry.Path).Entry();
        return await client.Post($"{entry.Path}/moves/{asked.Id}/acceptance", new { reason }, now.ETag).Entry();
    }

    public static Task<HttpResponseMessage> LinkWith(this HttpClient client, Held entry, string relation, Held other) =>
        client.Send(HttpMethod.Put, $"{entry.Path}/links/{relation}/{other.Entry.Id}");

    public static async Task<IReadOnlyList<(string Relation, Guid Other)>> LinksOf(this HttpClient client, Held entry) =>
        [.. (await client.Get($"{entry.Path}/links").Read<EntryLinksDocument>()).Items
            .Select(link => (EnumNames.Of(link.Relation), link.Other.Id))];
}
