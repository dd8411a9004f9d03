using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Pages.Routes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

/// <summary>What RFC 9110 asks of every resource.</summary>
public sealed class HeadAndOptionsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["quarter"] = "2016-17-Q3",
        ["id"] = "1",
        ["number"] = "1",
        ["key"] = "q3kPz0aVb7Xe",
        ["post"] = "MT",
        ["code"] = "stale",
    };

    [Fact]
    public async Task Every_GET_answers_HEAD_with_the_same_headers_and_no_body()
    {
        var client = await Client();
        var entry = await (await app.Client(Role.Editor)).Create(new NewEntry());
        await (await app.Client(Role.Editor)).Take("2016-17-Q3");
        var paths = Paths("GET").Select(path => path.Replace("{reference}", entry.Entry.Id.ToString("D"), StringComparison.Ordinal))
            .ToArray();
        paths.Length.ShouldBeGreaterThan(20);
        foreach (var path in paths)
        {
            using var got = await client.GetAsync(path, TestContext.Current.CancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var head = await client.SendAsync(request, TestContext.Current.CancellationToken);
            head.StatusCode.ShouldBe(got.StatusCode, path);
            head.Content.Headers.ContentLength.ShouldBe(got.Content.Headers.ContentLength, path);
            head.Content.Headers.ContentType.ShouldBe(got.Content.Headers.ContentType, path);
            head.Headers.ETag.ShouldBe(got.Headers.ETag, path);
            (await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task OPTIONS_says_what_a_path_takes()
    {
        var client = await Client();
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/entries/CR1");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Content.Headers.Allow.Order(StringComparer.Ordinal).ShouldBe(["GET", "HEAD", "OPTIONS", "PATCH"]);
    }

    IEnumerable<string> Paths(string method) => app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<PageMark>() is null)
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true)
        .Select(endpoint => Values.Aggregate("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), (path, value) => path
            .Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal)
            .Replace($"{{{value.Key}:int}}", value.Value, StringComparison.Ordinal)))
        .Distinct(StringComparer.Ordinal);

    // One that is held to no document: HEAD and OPTIONS are of HTTP itself.
    async Task<HttpClient> Client()
    {
        var known = await app.Client([Role.Editor, Role.Admin], []);
        var client = new HttpClient { BaseAddress = app.ClientOptions.BaseAddress };
        client.DefaultRequestHeaders.Authorization = known.DefaultRequestHeaders.Authorization;
        return client;
    }
}
