using System.Net;
using Shouldly;

namespace RiskRegister.Api.Tests.Imports;

/// <summary>Sending import profiles, in a line each.</summary>
public static class Profiles
{
    public const string Path = "/api/v1/import-profiles";

    /// <param name="etag">Of the profile that is there; null where there is none.</param>
    public static Task<HttpResponseMessage> PutProfile(this HttpClient client, string name, object mapping, string? etag = null) =>
        client.Send(HttpMethod.Put, $"{Path}/{name}", mapping, etag, noneMatch: etag is null ? "*" : null);

    public static async Task Is(this Task<HttpResponseMessage> sent, HttpStatusCode status)
    {
        using var answer = await sent;
        answer.StatusCode.ShouldBe(status, await answer.Text());
    }

    /// <summary>Sees to it that there is one, and answers its ETag.</summary>
    public static async Task<string> KeepProfile(this HttpClient client, string name)
    {
        using var made = await client.PutProfile(name, new { description = "For tests" });
        if (made.IsSuccessStatusCode) return made.Headers.ETag!.ToString();
        using var there = await client.Get($"{Path}/{name}");
        return there.Headers.ETag!.ToString();
    }
}
