using System.Net.Http.Headers;
using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Benchmarks.Cluster;
using RiskRegister.Benchmarks.Processes;

namespace RiskRegister.Benchmarks.Requests;

/// <summary>A register that the service and its reference serve side by side, and what is asked of both.</summary>
public sealed class Served : IDisposable
{
    const string Open = """
        select reference as Reference, id as Id, revision as Revision from entries
        where status = 'open' and not exempt order by md5(id::text) limit @count
        """;

    readonly HttpClient client;
    readonly string files;
    bool isDisposed;

    Served(BenchDatabase database, ServerProcess service, string key)
    {
        (Database, Service, Key) = (database, service, key);
        client = new HttpClient
        {
            BaseAddress = service.Address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) }
        };
        files = Directory.CreateTempSubdirectory("riskregister-bench-files-").FullName;
    }

    public BenchDatabase Database { get; }

    public ServerProcess Service { get; }

    public ServerProcess Reference { get; private set; } = null!;

    /// <summary>Of an editor.</summary>
    public string Key { get; }

    /// <param name="inMemory">What the reference sends from memory: the service's answer to each path, under a name.</param>
    public static async Task<Served> Start(
        Bench bench, BenchDatabase database, CancellationToken stop, params (string Path, string Name)[] inMemory)
    {
        var key = await database.AddKey(stop, Role.Editor);
        var served = new Served(database, await ServerProcess.Service(bench, database, stop), key);
        foreach (var (path, name) in inMemory)
            await File.WriteAllBytesAsync(
                Path.Combine(served.files, name), await served.client.GetByteArrayAsync(new Uri(path, UriKind.Relative), stop), stop);
        served.Reference = await ServerProcess.Reference(database, stop, served.files);
        return served;
    }

    /// <summary>What the service answers.</summary>
    /// <param name="key">Of who asks; the editor's when there is none.</param>
    public async Task<byte[]> Ask(string path, CancellationToken stop, string? key = null)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        asked.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? Key);
        using var answer = await client.SendAsync(asked, stop);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(stop);
    }

    /// <summary>How many items are on the first page of a list.</summary>
    /// <param name="key">As for <see cref="Ask"/>.</param>
    public async Task<int> Count(string path, CancellationToken stop, string? key = null)
    {
        using var page = JsonDocument.Parse(await Ask(path, stop, key));
        return page.RootElement.GetProperty("items").GetArrayLength();
    }

    public async Task Post(string path, string json, CancellationToken stop)
    {
        using var body = new StringContent(json, new MediaTypeHeaderValue("application/json"));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), body, stop);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<IEnumerable<string>> References(int count, CancellationToken stop) =>
        (await Find(count, stop)).Select(entry => entry.Reference);

    /// <summary>Paths, each with the ETag that the service now gives.</summary>
    public async Task<IEnumerable<string>> PathsWithTags(int count, CancellationToken stop)
    {
        var lines = new List<string>();
        foreach (var reference in await References(count, stop))
        {
            using var answer = await client.GetAsync(
                new Uri($"/api/v1/entries/{reference}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, stop);
            lines.Add($"/api/v1/entries/{reference} {answer.Headers.ETag}");
        }

        return lines;
    }

    public async Task<IEnumerable<string>> Revisions(int count, CancellationToken stop) =>
        (await Find(count, stop)).Select(entry => FormattableString.Invariant($"{entry.Reference} {entry.Id:D} {entry.Revision}"));

    public void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        Service.Dispose();
        Reference?.Dispose();
        client.Dispose();
        Directory.Delete(files, recursive: true);
    }

    async Task<IReadOnlyList<(string Reference, Guid Id, int Revision)>> Find(int count, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(Database.Service);
        return (await connection.QueryAsync<(string, Guid, int)>(new CommandDefinition(Open, new { count }, cancellationToken: stop)))
            .AsList();
    }
}
