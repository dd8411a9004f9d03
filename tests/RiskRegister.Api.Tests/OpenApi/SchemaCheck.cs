using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>Holds JSON against the schemas of an OpenAPI document, more strictly than JSON
/// Schema does: a member that no schema names is a fault.</summary>
public static class SchemaCheck
{
    public static IReadOnlyList<string> Faults(ApiSpecification document, JsonNode schema, JsonNode? value)
    {
        var faults = new List<string>();
        Check(document, schema, value, "$", faults);
        return faults;
    }

    static void Check(ApiSpecification document, JsonNode schemaOrReference, JsonNode? value, string at, List<string> faults)
    {
        var schema = document.Resolve(schemaOrReference);
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
        {
            if (choices.All(choice => Faults(document, choice!, value).Count > 0)) Check(document, choices[^1]!, value, at, faults);
            return;
        }

        if (schema["type"] is { } type && !TypesOf(type).Contains(TypeOf(value))
            && !(TypeOf(value) == "integer" && TypesOf(type).Contains("number")))
        {
            faults.Add($"{at} is {TypeOf(value)}, not {string.Join(" or ", TypesOf(type))}");
            return;
        }

        if (schema["enum"] is JsonArray names
            && !names.Any(name => JsonNode.DeepEquals(name, value))) faults.Add($"{at} is {value}, none of the enum");
        if (value is JsonObject members) CheckMembers(document, schema, members, at, faults);
        if (value is JsonArray elements && schema["items"] is { } items)
        {
            for (var index = 0; index < elements.Count; index++) Check(document, items, elements[index], $"{at}[{index}]", faults);
        }

        if (value?.GetValueKind() == JsonValueKind.String) CheckText(schema, value.GetValue<string>(), at, faults);
    }

    static void CheckMembers(ApiSpecification document, JsonObject schema, JsonObject members, string at, List<string> faults)
    {
        foreach (var required in schema["required"]?.AsArray() ?? [])
        {
            if (!members.ContainsKey(required!.GetValue<string>())) faults.Add($"{at}.{required} is missing");
        }

        var (known, others) = (schema["properties"]?.AsObject(), schema["additionalProperties"] as JsonObject);
        foreach (var (name, value) in members)
        {
            if ((known?[name] ?? others) is { } member) Check(document, member, value, $"{at}.{name}", faults);
            else if (known is not null) faults.Add($"{at}.{name} is not in the document");
        }
    }

    static void CheckText(JsonObject schema, string text, string at, List<string> faults)
    {
        if (schema["pattern"] is { } pattern
            && !Regex.IsMatch(text, pattern.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)))
            faults.Add($"{at} does not match {pattern}");
        var isGood = schema["format"]?.GetValue<string>() switch
        {
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date-time" => text.Contains('T', StringComparison.Ordinal)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        if (!isGood) faults.Add($"{at} is no {schema["format"]}: {text}");
    }

    static string[] TypesOf(JsonNode type) => type is JsonArray several ? [.. several.Select(each => each!.GetValue<string>())]
        : [type.GetValue<string>()];

    static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
        _ => "boolean",
    };
}
