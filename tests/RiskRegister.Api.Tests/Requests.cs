using System.Net;
using System.Text;
using System.Text.Json;
using RiskRegister.Api.Forms;
using Shouldly;

namespace RiskRegister.Api.Tests;

/// <summary>An entry with the ETag that came with it.</summary>
public sealed record Held(EntryDocument Entry, string ETag)
{
    public string Path => $"/api/v1/entries/{Entry.Id}";
}

/// <summary>Sending, in a line each.</summary>
public static class Requests
{
    public const string Entries = "/api/v1/entries";

    /// <param name="body">A string is sent as it is, anything else as JSON.</param>
    /// <param name="etag">Of If-Match.</param>
    /// <param name="key">Of Idempotency-Key.</param>
    public static Task<HttpResponseMessage> Send(
        this HttpClient client, HttpMethod method, string path, object? body = null, string? etag = null, string? key = null,
        string? noneMatch = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body, Json.Sending), Encoding.UTF8,
                method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json");
        }

        if (etag is not null) request.Headers.TryAddWithoutValidation("If-Match", etag);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (noneMatch is not null) request.Headers.TryAddWithoutValidation("If-None-Match", noneMatch);
        return client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> Get(this HttpClient client, string path) => client.Send(HttpMethod.Get, path);

    public static Task<HttpResponseMessage> Post(
        this HttpClient client, string path, object? body = null, string? etag = null, string? key = null) =>
        client.Send(HttpMethod.Post, path, body, etag, key);

    public static Task<HttpResponseMessage> Patch(this HttpClient client, string path, object body, string? etag = null) =>
        client.Send(HttpMethod.Patch, path, body, etag);

    public static Task<HttpResponseMessage> Delete(this HttpClient client, string path, string? etag = null) =>
        client.Send(HttpMethod.Delete, path, etag: etag);

    /// <summary>The entry that an answer holds, with its ETag.</summary>
    public static async Task<Held> Entry(this Task<HttpResponseMessage> sent, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await sent;
        var entry = await response.Read<EntryDocument>();
        response.StatusCode.ShouldBe(status);
        return new Held(entry, response.Headers.ETag.ShouldNotBeNull().ToString());
    }

    public static Task<Held> Create(this HttpClient client, NewEntry? entry = null, string? key = null) =>
        client.Post(Entries, entry ?? new NewEntry(), key: key).Entry(HttpStatusCode.Created);

    public static Task<Held> Change(this HttpClient client, Held held, object patch) => client.Patch(held.Path, patch, held.ETag).Entry();

    public static Task<Held> Close(this HttpClient client, Held held, string reason = "It came to pass.", params string[] replacedBy) =>
        client.Post($"{held.Path}/closure", new { reason, replacedBy }, held.ETag).Entry();
}
