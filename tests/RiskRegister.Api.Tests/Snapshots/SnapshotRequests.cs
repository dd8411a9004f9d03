using System.Net;
using System.Text;
using System.Text.Json;
using RiskRegister.Api.Features.Imports;
using RiskRegister.Api.Features.Snapshots;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using Shouldly;

namespace RiskRegister.Api.Tests.Snapshots;

/// <summary>Sending what concerns the register as a whole, in a line each.</summary>
public static class SnapshotRequests
{
    public const string Snapshots = "/api/v1/snapshots";
    public const string Imports = "/api/v1/imports";

    public static async Task<SnapshotDocument> Take(this HttpClient client, string quarter)
    {
        using var response = await client.Post(Snapshots, new { quarter });
        var snapshot = await response.Read<SnapshotDocument>();
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location!.ToString().ShouldBe($"{Snapshots}/{quarter}");
        return snapshot;
    }

    public static Task<SnapshotDocument> Publish(this HttpClient client, string quarter) =>
        client.Post($"{Snapshots}/{quarter}/publication").Read<SnapshotDocument>();

    public static Task<SnapshotDocument> Snapshot(this HttpClient client, string quarter, string query = "") =>
        client.Get($"{Snapshots}/{quarter}{query}").Read<SnapshotDocument>();

    public static Task<HighlightsAnswer> Highlights(this HttpClient client, string quarter, string query = "") =>
        client.Get($"{Snapshots}/{quarter}/highlights{query}").Read<HighlightsAnswer>();

    public static Task<FrozenEntryDocument> Frozen(this HttpClient client, string quarter, string reference, string query = "") =>
        client.Get($"{Snapshots}/{quarter}/entries/{reference}{query}").Read<FrozenEntryDocument>();

    /// <summary>All entries of a snapshot, page after page.</summary>
    public static Task<List<FrozenEntryDocument>> AllFrozen(this HttpClient client, string quarter, string query = "?limit=200") =>
        client.All<FrozenEntryDocument>($"{Snapshots}/{quarter}/entries{query}");

    /// <summary>All entries, page after page.</summary>
    public static Task<List<EntryDocument>> AllEntries(this HttpClient client, string query = "?limit=200") =>
        client.All<EntryDocument>($"{Requests.Entries}{query}");

    public static Task<RegisterDocument<FrozenEntryDocument>> FrozenRegister(this HttpClient client, string quarter, string query = "") =>
        client.Get($"{Snapshots}/{quarter}/register{query}").Read<RegisterDocument<FrozenEntryDocument>>();

    public static async Task<FrozenEntryDocument> Correct(
        this HttpClient client, string quarter, string reference, string note = "Put right.", int? revision = null)
    {
        using var response = await client.Post($"{Snapshots}/{quarter}/addenda", new { reference, note, revision });
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await response.Read<FrozenEntryDocument>();
    }

    /// <summary>The entry as it is now, with its ETag.</summary>
    public static Task<Held> Hold(this HttpClient client, string reference) => client.Get($"{Requests.Entries}/{reference}").Entry();

    /// <summary>Changes an entry as it is now.</summary>
    public static async Task<Held> Change(this HttpClient client, string reference, object patch) =>
        await client.Change(await client.Hold(reference), patch);

    public static async Task<HttpResponseMessage> SendImport(
        this HttpClient client, string query, IEnumerable<(string Name, byte[] Content)> files, string? key = null,
            string boundary = "--a-boundary",
        string? mapping = null)
    {
        using var body = new MultipartFormDataContent(boundary);
        foreach (var (name, content) in files) body.Add(new ByteArrayContent(content), "file", name);
        if (mapping is not null) body.Add(new StringContent(mapping), "mapping");
        using var request = new HttpRequestMessage(HttpMethod.Post, Imports + query) { Content = body };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    public static Task<ImportDocument> Import(this HttpClient client, string query, params (string Name, byte[] Content)[] files) =>
        client.SendImport(query, files).Read<ImportDocument>();

    public static Task<ImportDocument> Import(this HttpClient client, string csv, string query = "") =>
        client.Import(query, ("register.csv", Bytes(csv)));

    /// <summary>An import whose questions are answered.</summary>
    public static Task<ImportDocument> ImportAnswered(
        this HttpClient client, string query, string mapping, params (string Name, byte[] Content)[] files) =>
        client.SendImport(query, files, mapping: mapping).Read<ImportDocument>();

    /// <summary>An import that has questions, with what was understood.</summary>
    public static async Task<AnalysisDocument> Asked(this Task<HttpResponseMessage> sent)
    {
        var problem = await sent.Problem(409, "mapping_needed");
        return problem.Analysis!.Value.Deserialize<AnalysisDocument>(Json.Strict)!;
    }

    /// <summary>An import that is refused, with what it found.</summary>
    public static async Task<(Problem Problem, ImportDocument Found)> Refused(this Task<HttpResponseMessage> sent)
    {
        var problem = await sent.Problem(400, "import_refused");
        return (problem, problem.Import!.Value.Deserialize<ImportDocument>(Json.Strict)!);
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static async Task<string> Csv(this HttpClient client, string path)
    {
        using var response = await client.GetWith(path, "Accept", "text/csv");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        return await response.Content.ReadAsStringAsync();
    }

    /// <param name="value">Null sends no such header.</param>
    public static async Task<HttpResponseMessage> GetWith(this HttpClient client, string path, string header, string? value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (value is not null) request.Headers.TryAddWithoutValidation(header, value);
        return await client.SendAsync(request);
    }

    static async Task<List<T>> All<T>(this HttpClient client, string path)
    {
        var all = new List<T>();
        for (string? cursor = null; ;)
        {
            var page = await client.Get(cursor is null ? path
                : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={cursor}").Read<Page<T>>();
            all.AddRange(page.Items);
            if ((cursor = page.NextCursor) is null) return all;
        }
    }
}
