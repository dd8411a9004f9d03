using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>
/// Stands before a test's HttpClient and fails the test when an answer is not what the OpenAPI document declares: status, content type,
/// headers, members, the problem's code.
/// </summary>
public sealed class ContractCheck(ApiSpecification document) : DelegatingHandler
{
    const string ProblemType = "application/problem+json";

    // What the web server refuses before it is known what is asked.
    static readonly string[] OfTheServer = ["malformed", "address_too_long", "head_too_large", "head_too_slow"];

    // What can be answered where there is no operation.
    static readonly string[] OfNoOperation = ["unauthenticated", "path_not_found", "method_not_allowed", "malformed", "too_many_requests",
        "internal_error"];

    /// <summary>A client of the service at an address whose every answer is held against the committed document.</summary>
    public static HttpClient ClientOf(Uri address)
    {
        var network = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        return new HttpClient(new ContractCheck(ApiSpecification.Committed) { InnerHandler = network }) { BaseAddress = address };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        var isDescribed = path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/health/", StringComparison.Ordinal);

        if (!isDescribed) return response;

        // What a path takes is HTTP's own question, and the document's whole answer.
        if (request.Method == HttpMethod.Options && response.StatusCode == HttpStatusCode.NoContent) return response;
        // So is a part of what a path answers.
        if (response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange is not null) return response;

        // Nor does each operation say of its ETag what one is for.
        if (response.StatusCode == HttpStatusCode.NotModified && request.Headers.IfNoneMatch.Count > 0
            && HasETag(document.Find(request.Method, path)))
            return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (CodeOf(body) is { } code && OfTheServer.Contains(code, StringComparer.Ordinal)
            && response.Headers.ConnectionClose == true) return response;
        var faults = document.Find(request.Method, path) is { } operation ? Check(operation, response, body)
            : CheckNoOperation(response, body);
        if (faults.Count == 0) return response;
        throw new ContractBrokenException($"{request.Method} {request.RequestUri.PathAndQuery} answered {(int)response.StatusCode}, "
            + "against the document:\n"
            + $"{string.Join('\n', faults)}\n{body[..Math.Min(body.Length, 2000)]}");
    }

    static bool HasETag(ApiOperation? operation) => operation?.Response(200)?["headers"]?["ETag"] is not null;

    List<string> Check(ApiOperation operation, HttpResponseMessage response, string body)
    {
        if (operation.Response((int)response.StatusCode) is not { } declared) return [$"The status is not declared. {CodeOf(body)}"];
        List<string> faults =
        [
            .. HeadersMissing(declared, response).Select(name => $"The header {name} is missing."),
            .. OwnHeadersUndeclared(declared, response).Select(name => $"The header {name} is not declared."),
        ];
        var type = response.Content.Headers.ContentType?.MediaType;
        if (declared["content"] is not { } content)
        {
            if (body.Length > 0) faults.Add("A body is not declared.");
        }
        else if (type is null || content[type] is not { } form)
        {
            faults.Add($"The content type {type} is not declared.");
        }
        else if (type.EndsWith("json", StringComparison.Ordinal))
        {
            faults.AddRange(SchemaCheck.Faults(document, form["schema"]!, JsonNode.Parse(body)));
            if (type == ProblemType
                && form["examples"]?[CodeOf(body) ?? ""] is null) faults.Add($"The problem {CodeOf(body)} is not declared.");
        }

        return faults;
    }

    static List<string> CheckNoOperation(HttpResponseMessage response, string body)
    {
        if (response.Content.Headers.ContentType?.MediaType != ProblemType) return ["There is no such operation, and the answer "
            + "is no problem."];
        return OfNoOperation.Contains(CodeOf(body), StringComparer.Ordinal) ? []
            : [$"There is no such operation, and the problem is {CodeOf(body)}."];
    }

    IEnumerable<string> HeadersMissing(JsonObject declared, HttpResponseMessage response) =>
        from header in declared["headers"]?.AsObject() ?? []
        where document.Resolve(header.Value!)["required"]?.GetValue<bool>() == true && !response.Headers.Contains(header.Key)
        select header.Key;

    static IEnumerable<string> OwnHeadersUndeclared(JsonObject declared, HttpResponseMessage response) =>
        response.Headers.Select(header => header.Key).Where(name =>
            name.StartsWith("X-Replica", StringComparison.Ordinal) && declared["headers"]?[name] is null);

    static string? CodeOf(string body)
    {
        try
        {
            return (JsonNode.Parse(body) as JsonObject)?["code"]?.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
