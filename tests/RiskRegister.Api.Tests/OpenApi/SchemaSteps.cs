using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>A body at a limit of its schema, or one step beyond.</summary>
/// <param name="Path">Of the member, as faults name it: "$.actions[0].text".</param>
/// <param name="What">Which limit.</param>
/// <param name="IsGood">Whether the schema lets it be.</param>
public sealed record SchemaStep(string Path, string What, bool IsGood, JsonNode Body)
{
    public override string ToString() => $"{Path}: {What}";
}

/// <summary>Every step at and beyond the limits of a schema, each from a body that is good.</summary>
public static class SchemaSteps
{
    public static IEnumerable<SchemaStep> Of(ApiSpecification document, JsonNode schema, JsonNode example) =>
        Within(document, document.Resolve(schema), "$", value => value!, example.DeepClone());

    /// <param name="put">Puts a value where the schema is, and gives the whole body.</param>
    /// <param name="present">What the body has there now.</param>
    static IEnumerable<SchemaStep> Within(ApiSpecification document, JsonObject schema, string path, Func<JsonNode?, JsonNode> put,
        JsonNode? present)
    {
        if (schema["oneOf"] is JsonArray choices)
        {
            if (choices.Any(choice => IsOf(choice!, "null"))) yield return new(path, "null", true, put(null));
            schema = document.Resolve(choices.First(choice => !IsOf(choice!, "null"))!);
        }
        else if (path != "$")
        {
            yield return new(path, "null", IsOf(schema, "null"), put(null));
        }

        var steps = IsOf(schema, "object") ? OfObject(document, schema, path, put, present as JsonObject ?? [])
            : IsOf(schema, "array") ? OfArray(document, schema, path, put)
            : IsOf(schema, "integer") ? OfWhole(schema, path, put)
            : IsOf(schema, "string") ? OfText(schema, path, put) : [new(path, "another type", false, put("no"))];
        foreach (var step in steps) yield return step;
    }

    static IEnumerable<SchemaStep> OfObject(ApiSpecification document, JsonObject schema, string path, Func<JsonNode?, JsonNode> put,
        JsonObject present)
    {
        yield return new(path, "a text for an object", false, path == "$" ? With(present, "unknownMember", 1) : put("no"));
        yield return new($"{path}.unknownMember", "an unknown member", false,
            put(With(Filled(document, schema, present), "unknownMember", 1)));
        foreach (var required in schema["required"]?.AsArray() ?? [])
        {
            var without = Filled(document, schema, present);
            without.Remove(required!.GetValue<string>());
            yield return new($"{path}.{required}", "missing", false, put(without));
        }

        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            foreach (var step in Within(document, document.Resolve(member!), $"{path}.{name}",
                value => put(With(Filled(document, schema, present), name, value)), present[name])) yield return step;
        }
    }

    static IEnumerable<SchemaStep> OfArray(ApiSpecification document, JsonObject schema, string path, Func<JsonNode?, JsonNode> put)
    {
        var item = document.Resolve(schema["items"]!);
        JsonNode Element(int index) => item["enum"] is JsonArray names ? names[index % names.Count]!.DeepClone()
            : IsOf(item, "object") ? Filled(document, item, []) : $"{item["pattern"]}".Contains("[Cc]", StringComparison.Ordinal)
            ? $"CR{900_000 + index}" : $"Text {index}";
        JsonArray Elements(int count) => [.. Enumerable.Range(0, count).Select(Element)];

        yield return new(path, "another type", false, put("no"));
        if (schema["minItems"]?.GetValue<int>() is { } least) yield return new(path, $"{least - 1} elements", false,
            put(Elements(least - 1)));
        var most = schema["maxItems"]!.GetValue<int>();
        yield return new(path, $"{most + 1} elements", false, put(Elements(most + 1)));
        if (schema["uniqueItems"]?.GetValue<bool>() == true) yield return new(path, "the same twice", false,
            put(new JsonArray(Element(0), Element(0))));
        else if (!IsOf(item, "object")
            && !path.EndsWith("replacedBy", StringComparison.Ordinal)) yield return new(path, "the same twice", true,
            put(new JsonArray(Element(0), Element(0))));

        // Types and objectives are lists of the configuration, and references of what is there.
        if (path is not ("$.types" or "$.objectives" or "$.replacedBy")
            && item["enum"] is null) yield return new(path, $"{most} elements", true, put(Elements(most)));
        foreach (var step in Within(document, item, $"{path}[0]", value => put(new JsonArray(value)), null)
            .Where(step => !step.IsGood || path is not ("$.types" or "$.objectives" or "$.replacedBy")))
            yield return step;
    }

    static IEnumerable<SchemaStep> OfWhole(JsonObject schema, string path, Func<JsonNode?, JsonNode> put)
    {
        yield return new(path, "another type", false, put("1"));
        yield return new(path, "a fraction", false, put(1.5));
        yield return new(path, "too little", false, put(schema["minimum"]!.GetValue<long>() - 1));
        yield return new(path, "too much", false, put(schema["maximum"]!.GetValue<long>() + 1));

        // An id or a revision must also be there.
        if (schema["maximum"]!.GetValue<long>() == int.MaxValue) yield break;
        yield return new(path, "the least", true, put(schema["minimum"]!.GetValue<long>()));
        yield return new(path, "the most", true, put(schema["maximum"]!.GetValue<long>()));
    }

    static IEnumerable<SchemaStep> OfText(JsonObject schema, string path, Func<JsonNode?, JsonNode> put)
    {
        yield return new(path, "another type", false, put(1));
        if (schema["enum"] is JsonArray names)
        {
            yield return new(path, "none of the names", false, put("other"));
            foreach (var name in names.Where(_ => path != "$.status" || IsOf(schema, "null"))) yield return new(path, $"{name}", true,
                put(name!.DeepClone()));
            yield break;
        }

        if (schema["format"] is not null)
        {
            yield return new(path, "no such form", false, put("31/12/2098"));
            yield return new(path, "the form", true,
                put(schema["format"]!.GetValue<string>() == "date" ? "2098-12-31" : "2098-12-31T12:00:00Z"));
            yield break;
        }

        var pattern = schema["pattern"]!.GetValue<string>();
        if (pattern.StartsWith("^[^", StringComparison.Ordinal))
        {
            var longest = schema["maxLength"]!.GetValue<int>();
            yield return new(path, $"{longest} characters", true, put(new string('x', longest)));
            yield return new(path, $"{longest + 1} characters", false, put(new string('x', longest + 1)));
        }
        else
        {
            yield return new(path, "another pattern", false, put("x"));
        }

        foreach (var text in (string[])["", " ", "two\nlines", "a\u0001b", "a\u2028b", "a\tb"])
            yield return new(path, $"{JsonSerializer.Serialize(text)}", SchemaText.IsGood(schema, text), put(text));
    }

    /// <summary>An object with all that its schema requires.</summary>
    static JsonObject Filled(ApiSpecification document, JsonObject schema, JsonObject present)
    {
        var filled = present.DeepClone().AsObject();
        foreach (var required in schema["required"]?.AsArray() ?? [])
        {
            var name = required!.GetValue<string>();
            if (!filled.ContainsKey(name)) filled[name] = Good(document, document.Resolve(schema["properties"]![name]!));
        }

        return filled;
    }

    static JsonNode Good(ApiSpecification document, JsonObject schema) => schema["enum"] is JsonArray names ? names[0]!.DeepClone()
        : IsOf(schema, "integer") ? (schema["minimum"]?.GetValue<int>() ?? 1)
        : IsOf(schema, "object") ? Filled(document, schema, []) : IsOf(schema, "array") ? new JsonArray() : "Text";

    static JsonObject With(JsonObject body, string name, JsonNode? value)
    {
        body = body.DeepClone().AsObject();
        body[name] = value?.DeepClone();
        return body;
    }

    static bool IsOf(JsonNode schema, string type) => schema["type"] switch
    {
        JsonArray several => several.Any(each => each!.GetValue<string>() == type),
        { } one => one.GetValue<string>() == type,
        null => false,
    };
}

/// <summary>Whether a schema of a text lets one be.</summary>
public static class SchemaText
{
    public static bool IsGood(JsonObject schema, string text) =>
        text.Length >= (schema["minLength"]?.GetValue<int>() ?? 0)
        && Matches(text, schema["pattern"]!.GetValue<string>());

    // In .NET "$" also stands before a last line break, which in ECMA it does not.
    public static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, pattern.Replace("$", "\\z", StringComparison.Ordinal), RegexOptions.None, TimeSpan.FromSeconds(5));
}
