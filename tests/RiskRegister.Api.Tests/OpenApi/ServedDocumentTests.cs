using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Http;
using RiskRegister.Api.OpenApi;
using RiskRegister.Api.Security;
using RiskRegister.Pages.Routes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>The service and its document are about the same routes.</summary>
public sealed class ServedDocumentTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    static readonly string[] WithoutPolicy =
        ["/health/live", "/health/ready", "/calendar/{secret}.ics", "/openapi/v1.json", "/problems", "/problems/{code}"];

    [Fact]
    public async Task The_committed_document_is_what_the_service_serves()
    {
        using var client = app.Anonymous();
        var served = await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var committed = await File.ReadAllTextAsync(ApiSpecification.PathOfCommitted, TestContext.Current.CancellationToken);
        string[] servedLines = [.. served.ReplaceLineEndings("\n").TrimEnd().Split('\n')],
        committedLines = [.. committed.ReplaceLineEndings("\n").TrimEnd().Split('\n')];
        var line = servedLines.Zip(committedLines).TakeWhile(pair => pair.First == pair.Second).Count();
        (servedLines.Length == committedLines.Length && line == servedLines.Length).ShouldBeTrue(
            $"From line {line + 1} the service serves another document: build src/RiskRegister.Api, which writes "
                + $"api-specs/risk-register.v1.json, and commit that.");
    }

    [Theory]
    [InlineData("/openapi/v1.json", "application/json")]
    [InlineData("/swagger/index.html", "text/html")]
    [InlineData("/swagger/swagger-ui-bundle.js", "text/javascript")]
    [InlineData("/swagger/swagger-ui.css", "text/css")]
    public async Task The_document_and_its_page_are_open_to_everyone(string path, string contentType)
    {
        using var client = app.Anonymous();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(contentType);
    }

    [Fact]
    public void Every_endpoint_has_a_policy_but_those_that_anyone_may_ask()
    {
        _ = app.Anonymous();
        var routes = Routes().ToArray();
        routes.Length.ShouldBeGreaterThan(40);
        routes.Where(route => route.Metadata.GetMetadata<Policy>() is null).Select(PathOf).ShouldBe(WithoutPolicy, ignoreOrder: true);
    }

    [Fact]
    public void Every_endpoint_under_the_API_is_in_the_document_and_nothing_else_is()
    {
        _ = app.Anonymous();
        var routed = Routes().Where(route => PathOf(route) is not ("/openapi/v1.json" or "/calendar/{secret}.ics")
            && !PathOf(route).StartsWith("/problems", StringComparison.Ordinal))
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method =>
                $"{method} {PathOf(route)}"));
        ApiSpecification.Committed.Operations.Select(operation => operation.ToString()).ShouldBe(routed, ignoreOrder: true);
    }

    [Fact]
    public void Every_example_reads_strictly_into_its_record_and_back()
    {
        _ = app.Anonymous();
        foreach (var route in Routes())
        {
            if (route.Metadata.GetMetadata<EndpointNameMetadata>()?.EndpointName is not { } name) continue;
            var operation = ApiSpecification.Committed.Operations.Single(each => each.Id == name);
            if (route.Metadata.GetMetadata<BodyDeclaration>() is { } body && body.ContentType != "multipart/form-data")
                ShouldRead(name, body.Body, operation.RequestContent![body.ContentType]!["example"]!);
            foreach (var answer in route.Metadata.GetOrderedMetadata<AnswerDeclaration>().Where(answer => answer.Body is not null))
                ShouldRead(name, answer.Body!, operation.Response(answer.Status)!["content"]!["application/json"]!["example"]!);
        }
    }

    [Fact]
    public void No_example_is_left_that_nothing_shows()
    {
        _ = app.Anonymous();
        var shown = ApiSpecification.Committed.Root.ToJsonString();
        foreach (var name in Examples.Names)
        {
            var example = name.EndsWith(".json", StringComparison.Ordinal) ? Examples.Json(name)! : JsonValue.Create(Examples.Text(name))!;
            shown.ShouldContain(example.ToJsonString(), customMessage: name);
        }
    }

    IEnumerable<RouteEndpoint> Routes() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<PageMark>() is null);

    // "/api/v1/entries/{id:int}" is "/api/v1/entries/{id}" in the document.
    static string PathOf(RouteEndpoint route) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part is RoutePatternParameterPart parameter
            ? $"{{{parameter.Name}}}" : ((RoutePatternLiteralPart)part).Content))));

    static void ShouldRead(string operation, Type type, JsonNode example)
    {
        var read = JsonSerializer.Deserialize(example.ToJsonString(), type, ContractJson.Strict);
        var written = JsonSerializer.SerializeToNode(read, type, ContractJson.Strict)!;
        foreach (var fault in Differences(example, written, "$")) Assert.Fail($"The example of {operation} is not what {type.Name} "
            + $"writes: {fault}");
    }

    // The contract has one form of them, and this serialiser another.
    static bool IsSameInstant(JsonNode? one, JsonNode? other) =>
        one is JsonValue first && other is JsonValue second && first.TryGetValue<DateTimeOffset>(out var at)
        && second.TryGetValue<DateTimeOffset>(out var same) && at == same;

    // What is left out comes back as null.
    static IEnumerable<string> Differences(JsonNode? example, JsonNode? written, string at)
    {
        if (example is JsonObject members && written is JsonObject others)
        {
            return members.Select(member => member.Key).Union(others.Select(other => other.Key))
                .Where(name => members.ContainsKey(name) || others[name] is not null)
                .SelectMany(name => Differences(members[name], others[name], $"{at}.{name}"));
        }

        if (example is JsonArray elements && written is JsonArray rewritten && elements.Count == rewritten.Count)
            return elements.Zip(rewritten).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{at}[{index}]"));
        return JsonNode.DeepEquals(example, written) || IsSameInstant(example, written) ? []
            : [$"{at} is {example?.ToJsonString() ?? "null"}, not {written?.ToJsonString() ?? "null"}"];
    }
}
