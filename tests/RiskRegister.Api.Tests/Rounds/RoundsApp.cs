using RiskRegister.Api.Features.Rounds;
using RiskRegister.Api.Http;
using Shouldly;

namespace RiskRegister.Api.Tests.Rounds;

/// <summary>The service with a post configured that signs a service's entries off.</summary>
public sealed class RoundsApp(TestCluster cluster) : RegisterApp(cluster)
{
    public const string Director = "Director of Environment";

    protected override IEnumerable<(string Name, string Value)> Settings => [("Round:SignOff:Environment", Director)];
}

/// <summary>Sending about rounds, in a line each.</summary>
static class RoundRequests
{
    public const string Rounds = "/api/v1/rounds";

    /// <summary>Plans a round that opens far ahead, and opens it now.</summary>
    public static async Task<RoundDocument> OpenRound(this HttpClient editor, string quarter)
    {
        using var planned = await editor.Post(Rounds,
            new { quarter, opensOn = "2150-01-01", dueOn = "2150-02-01", freezesOn = "2150-03-01" });
        ((int)planned.StatusCode).ShouldBe(201, await planned.Text());
        return await editor.Post($"{Rounds}/{quarter}/opening", etag: planned.Headers.ETag!.Tag).Read<RoundDocument>();
    }

    public static Task<RoundDocument> Round(this HttpClient client, string quarter) =>
        client.Get($"{Rounds}/{quarter}").Read<RoundDocument>();

    public static async Task<IReadOnlyList<TaskDocument>> Tasks(this HttpClient client, string quarter, string query = "") =>
        (await client.Get($"{Rounds}/{quarter}/tasks?limit=200&{query}").Read<Page<TaskDocument>>()).Items;

    public static Task<HttpResponseMessage> Mark(this HttpClient client, string quarter, string noun, object body) =>
        client.Post($"{Rounds}/{quarter}/{noun}", body);

    public static async Task<Held> Review(this HttpClient client, string reference)
    {
        var held = await client.Get($"{Requests.Entries}/{reference}").Entry();
        return await client.Post($"{held.Path}/review", new { note = "Looked at." }, held.ETag).Entry();
    }

    public static async Task<Held> Retitle(this HttpClient client, string reference, string title) =>
        await client.Change(await client.Get($"{Requests.Entries}/{reference}").Entry(), new { title });
}
