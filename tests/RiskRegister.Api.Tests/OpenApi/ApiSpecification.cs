using System.Globalization;
using System.Text.Json.Nodes;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>An OpenAPI document, to be asked what it declares.</summary>
public sealed class ApiSpecification(string json)
{
    readonly JsonNode root = JsonNode.Parse(json)!;

    /// <summary>api-specs/risk-register.v1.json, as the repository has it.</summary>
    public static ApiSpecification Committed { get; } = new(File.ReadAllText(PathOfCommitted));

    public static string PathOfCommitted
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var path = Path.Combine(folder.FullName, "api-specs", "risk-register.v1.json");
                if (File.Exists(path)) return path;
            }

            throw new FileNotFoundException("api-specs/risk-register.v1.json is in no folder above the tests.");
        }
    }

    public JsonNode Root => root;

    public IEnumerable<ApiOperation> Operations =>
        from path in root["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select new ApiOperation(this, operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject());

    /// <summary>The operation that a request is for, if it is for one.</summary>
    public ApiOperation? Find(HttpMethod method, string path)
    {
        var segments = path.TrimEnd('/').Split('/');
        return Operations.Where(operation => operation.Method == method.Method && Matches(operation, segments))
            .OrderBy(operation => operation.Path.Count(character => character == '{')).ThenByDescending(operation => operation.Path.Length)
            .FirstOrDefault();
    }

    /// <summary>What a node is, or refers to.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        var value = node.AsObject();
        while (value["$ref"] is { } reference)
        {
            JsonNode target = root;
            foreach (var name in reference.GetValue<string>().Split('/').Skip(1)) target = target[name]!;
            value = target.AsObject();
        }

        return value;
    }

    bool Matches(ApiOperation operation, string[] segments)
    {
        var template = operation.Path.Split('/');
        return template.Length == segments.Length && template.Zip(segments).All(pair => Matches(operation, pair.First, pair.Second));
    }

    // "{report}.csv" is one of the document's segments, too.
    static bool Matches(ApiOperation operation, string template, string segment)
    {
        if (!template.StartsWith('{')) return template.Equals(segment, StringComparison.OrdinalIgnoreCase);
        var (name, end) = (template[1..template.IndexOf('}')], template[(template.IndexOf('}') + 1)..]);
        return segment.Length > end.Length && segment.EndsWith(end, StringComparison.OrdinalIgnoreCase)
            && (!IsWhole(operation, name) || int.TryParse(segment, CultureInfo.InvariantCulture, out _));
    }

    static bool IsWhole(ApiOperation operation, string parameter) => operation.Parameters
        .Any(each => each["in"]!.GetValue<string>() == "path" && each["name"]!.GetValue<string>() == parameter
            && each["schema"]?["type"]?.GetValue<string>() == "integer");
}
