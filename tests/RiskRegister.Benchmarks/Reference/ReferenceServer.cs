using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace RiskRegister.Benchmarks.Reference;

/// <summary>
/// What Kestrel and PostgreSQL can do at all: the same work on the same tables, the same bytes sent, by the shortest code that does it.
/// Nobody is asked who he is, nothing is validated, nothing logged.
/// </summary>
public static class ReferenceServer
{
    const string Entries = "/api/v1/entries";
    const string Meetings = "/api/v1/meetings";

    /// <param name="connectionString">Of the service's own login.</param>
    /// <param name="folder">Files served from memory under their names; null for none.</param>
    public static async Task Run(string connectionString, string? folder)
    {
        // What has one plan for all values is planned once; a list is planned for its own, or PostgreSQL would sort two thousand entries
        // for fifty.
        await using var database = NpgsqlDataSource.Create(Planning(connectionString, "auto"));
        await using var lists = NpgsqlDataSource.Create(Planning(connectionString, "force_custom_plan"));
        var files = folder is null ? []
            : Directory.EnumerateFiles(folder).ToDictionary(path => $"/{Path.GetFileName(path)}", File.ReadAllBytes);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.Run(http => Answer(http, database, lists, files));
        await app.RunAsync();
    }

    static NpgsqlConnectionStringBuilder Planning(string connectionString, string mode) => new(connectionString)
    {
        MaxAutoPrepare = 20,
        AutoPrepareMinUsages = 2,
        Options = $"-c TimeZone=UTC -c jit=off -c plan_cache_mode={mode}",
        MaxPoolSize = 40,
        NoResetOnClose = true,
    };

    static Task Answer(HttpContext http, NpgsqlDataSource database, NpgsqlDataSource lists, Dictionary<string, byte[]> files)
    {
        var path = http.Request.Path.Value!;
        if (files.TryGetValue(path, out var file)) return Send(http, file);
        if (path == "/highlights") return ReferenceReads.BothSets(http, database);
        if (path == Entries)
            return HttpMethods.IsPost(http.Request.Method) ? ReferenceWrites.Create(http, database) : ReferenceReads.Page(http, lists);
        if (path == Meetings) return ReferenceBeside.List(http, database, "meetings", http.Request.Query["body"]!);
        var named = path[(Entries.Length + 1)..];
        if (named.Split('/') is [var entry, var list]) return ReferenceBeside.List(http, database, list, entry);
        return HttpMethods.IsPatch(http.Request.Method) ? ReferenceWrites.Change(http, database, named)
            : ReferenceReads.One(http, database, named);
    }

    public static Task Send(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }
}
