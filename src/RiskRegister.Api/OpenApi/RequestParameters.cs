using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.OpenApi;

/// <summary>The query parameters and headers of a request.</summary>
public static class RequestParameters
{
    public const string ETagExample = "\"0190f3a2-7c1e-7b44-9d55-2f6f0c8e1a05.3.5d41402abc4b\"";

    /// <summary>The head of a request has no more, all headers together.</summary>
    public const int LongestHeader = 16 * 1024;

    public static OpenApiParameter Of(QueryParameter parameter, OpenApiDocument document)
    {
        var schema = Read(parameter.Schema(), document);
        var listed = parameter.ValuesName is not null || schema.Type == JsonSchemaType.Boolean || schema.Default is not null;
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,

            // In words: pages for trying out send every example that they find.
            Description = listed ? parameter.Description : $"{parameter.Description} For example: {parameter.Example}",
            Schema = parameter.ValuesName is { } name ? Listed(name, parameter, schema, document) : schema,
        };
    }

    // Once for all parameters and answers that have these values.
    static OpenApiSchemaReference Listed(string name, QueryParameter parameter, OpenApiSchema schema, OpenApiDocument document)
    {
        var standard = schema.Default;
        schema.Default = null;
        if (parameter.ValueNames is { } names)
        {
            schema.AddExtension("x-enum-varnames", new JsonNodeExtension(new JsonArray([.. names.Select(each => (JsonNode)each)])));
            var values = schema.Enum!.Zip(names,
                (value, called) => (JsonNode)new JsonObject { ["value"] = value.DeepClone(), ["name"] = called });
            schema.AddExtension("x-ms-enum",
                new JsonNodeExtension(new JsonObject { ["name"] = name, ["values"] = new JsonArray([.. values]) }));
        }

        document.AddComponent(name, schema);
        return new OpenApiSchemaReference(name, document) { Default = standard };
    }

    public static IEnumerable<OpenApiParameter> HeadersOf(DeclaredRoute route)
    {
        if (route.NeedsMatch)
            yield return Header("If-Match",
                "The ETag that was read: the change is refused when somebody has changed the resource since. * is refused.",
                new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 3, MaxLength = LongestHeader, Pattern = Patterns.ETags },
                ETagExample);
        if (route.GivesOrRevises)
        {
            yield return Header("If-Match", "The ETag that was read, to revise what is there.",
                new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 3, MaxLength = LongestHeader, Pattern = Patterns.ETags });
            yield return Header("If-None-Match", "*, to give what is not there yet.",
                new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 1, Pattern = "^\\*$" });
        }

        if (route.IsPost && route.IsUnderApi)
        {
            yield return Header(IdempotentPosts.Header,
                "Names this request, so that sending it again acts once: for 24 hours at least the first answer is given again. For "
                    + "example: 5f1d4c1e-import-q3",
                new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    MinLength = 1,
                    MaxLength = IdempotentPosts.LongestKey,
                    Pattern = "^[!-~]+$"
                });
        }

        if (route.Answers.Any(route.IsConditional))
        {
            yield return Header("If-None-Match", "An ETag that was read: 304 when nothing has changed since.",
                new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    MinLength = 1,
                    MaxLength = LongestHeader,
                    Pattern = Patterns.ETagsOrAny
                });
        }
    }

    // One that is required has an example.
    static OpenApiParameter Header(string name, string description, OpenApiSchema schema, string? example = null) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = example is not null,
        Description = description,
        Schema = schema,
        Example = example,
    };

    static OpenApiSchema Read(JsonObject schema, OpenApiDocument document) =>
        OpenApiModelFactory.Parse<OpenApiSchema>(schema.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out _, "json", null)
        ?? throw new InvalidOperationException("A query parameter's schema is none.");
}
