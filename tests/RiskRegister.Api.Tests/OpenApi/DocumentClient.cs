using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>A client that knows nothing but the OpenAPI document: operations by id, and what each declares to take and answer.</summary>
public sealed class DocumentClient(ApiSpecification document, HttpClient http)
{
    /// <summary>Calls an operation; whatever it does not declare, or requires and is not given, fails.</summary>
    public async Task<DocumentAnswer> Call(string operationId, JsonNode? body = null, params (string Name, string Value)[] given)
    {
        var operation = document.Operations.SingleOrDefault(each => each.Id == operationId)
            .ShouldNotBeNull($"The document has no operation {operationId}.");
        var declared = operation.Parameters.ToDictionary(each => each["name"]!.GetValue<string>(), StringComparer.OrdinalIgnoreCase);
        given.Select(each => each.Name).ShouldBeSubsetOf(declared.Keys, $"{operationId} does not declare all of what is sent.");
        foreach (var required in declared.Values.Where(each => each["required"]?.GetValue<bool>() == true))
            given.ShouldContain(each => each.Name.Equals(
                required["name"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase), $"{operationId} requires {required["name"]}.");

        var path = operation.Path;
        var query = new List<string>();
        using var request = new HttpRequestMessage { Method = new HttpMethod(operation.Method) };
        foreach (var (name, value) in given)
        {
            switch (declared[name]["in"]!.GetValue<string>())
            {
                case "path": path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal); break;
                case "query": query.Add($"{name}={Uri.EscapeDataString(value)}"); break;
                default: request.Headers.TryAddWithoutValidation(name, value); break;
            }
        }

        request.RequestUri = new Uri(query.Count == 0 ? path : $"{path}?{string.Join('&', query)}", UriKind.Relative);
        if (body is not null) request.Content = ContentOf(operation, body);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        operation.Responses.Select(each => each.Status)
            .ShouldContain((int)answer.StatusCode, $"{operationId} answered what it does not declare: {text}");
        return new DocumentAnswer((int)answer.StatusCode, answer.Headers.ETag?.Tag, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    // A multipart body is given as {"file": [{"name", "text"}, …]}, any other as it is sent.
    static HttpContent ContentOf(ApiOperation operation, JsonNode body)
    {
        var type = operation.RequestContent.ShouldNotBeNull($"{operation.Id} declares no body.").Select(each => each.Key).First();
        if (type != "multipart/form-data") return new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue(type));
        var form = new MultipartFormDataContent();
        foreach (var (part, files) in body.AsObject())
        {
            foreach (var file in files!.AsArray())
                form.Add(new StringContent(file!["text"]!.GetValue<string>(), Encoding.UTF8, "text/csv"), part,
                    file["name"]!.GetValue<string>());
        }

        return form;
    }
}

/// <summary>What came back.</summary>
public sealed record DocumentAnswer(int Status, string? ETag, JsonNode? Json)
{
    public JsonNode Ok => Status is >= 200 and < 300 ? Json! : throw new InvalidOperationException($"{Status}: {Json}");
}
