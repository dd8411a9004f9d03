using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>A client that knows nothing but the OpenAPI document: operations by their ids, bodies by their examples.</summary>
public sealed class ExampleClient(ApiSpecification document, HttpClient http)
{
    readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>The operations that have answered with success.</summary>
    public IReadOnlySet<string> Asked => asked;

    /// <summary>The ETag of the last answer that had one.</summary>
    public string? ETag { get; private set; }

    /// <summary>Sends an operation, with its example as body, and wants success.</summary>
    /// <param name="path">Values of the path's parameters, in their order.</param>
    /// <param name="change">What to change in the example.</param>
    /// <param name="first">What is not there yet is given, rather than what is revised.</param>
    public async Task<string> Send(
        string id, string[]? path = null, string query = "", Action<JsonObject>? change = null, bool first = false)
    {
        var operation = document.Operations.Single(each => each.Id == id);
        using var request = new HttpRequestMessage(
            new HttpMethod(operation.Method), new Uri(Fill(operation, path ?? []) + query, UriKind.Relative));
        if (operation.RequestContent is { } content) request.Content = Body(content, change);
        if (first) request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        else if (operation.Parameters.Any(parameter => parameter["name"]!.GetValue<string>() == "If-Match"))
            request.Headers.TryAddWithoutValidation("If-Match", ETag);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue($"{id}: {body}");
        ETag = response.Headers.ETag?.ToString() ?? ETag;
        asked.Add(id);
        return body;
    }

    public async Task<JsonObject> Read(
        string id, string[]? path = null, string query = "", Action<JsonObject>? change = null, bool first = false) =>
        JsonNode.Parse(await Send(id, path, query, change, first))!.AsObject();

    static string Fill(ApiOperation operation, string[] values)
    {
        var next = 0;
        return operation.FillPath(_ => values[next++]);
    }

    static HttpContent Body(JsonObject content, Action<JsonObject>? change)
    {
        var (type, form) = content.ShouldHaveSingleItem();
        var example = form!["example"]!.DeepClone().AsObject();
        change?.Invoke(example);
        if (type != "multipart/form-data") return new StringContent(example.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue(type));
        var parts = new MultipartFormDataContent();
        foreach (var file in example["file"]!.AsArray()) parts.Add(new StringContent(file!.GetValue<string>()), "file", "risks.csv");
        foreach (var (name, text) in example.Where(part => part.Key != "file")) parts.Add(new StringContent($"{text}"), name);
        return parts;
    }
}
