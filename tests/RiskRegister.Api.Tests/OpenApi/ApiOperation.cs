using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>One operation of an OpenAPI document.</summary>
public sealed partial record ApiOperation(ApiSpecification Document, string Method, string Path, JsonObject Node)
{
    public string Id => Node["operationId"]?.GetValue<string>() ?? ToString();

    public IEnumerable<JsonObject> Parameters => (Node["parameters"]?.AsArray() ?? []).Select(parameter => Document.Resolve(parameter!));

    /// <summary>The content of the body that it reads, by media type.</summary>
    public JsonObject? RequestContent => Node["requestBody"] is { } body ? Document.Resolve(body)["content"]?.AsObject() : null;

    public IEnumerable<(int Status, JsonObject Response)> Responses =>
        Node["responses"]!.AsObject().Select(response => (int.Parse(response.Key), Document.Resolve(response.Value!)));

    public JsonObject? Response(int status) => Responses.FirstOrDefault(each => each.Status == status).Response;

    /// <summary>Its path with each of its parameters, "{report}.csv" as well as "{report}".</summary>
    public string FillPath(Func<string, string> valueOf) =>
        ParameterOfPath().Replace(Path, parameter => valueOf(parameter.Groups["name"].Value));

    public override string ToString() => $"{Method} {Path}";

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterOfPath();
}
