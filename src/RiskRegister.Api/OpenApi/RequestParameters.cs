using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.OpenApi;

/// <summary>The query parameters and headers of a request.</summary>
public static class RequestParameters
{
    public const string ETagExample = "\"0190f3a2-7c1e-7b44-9d55-2f6f0c8e1a05.3.5d41402abc4b\"";

    public static OpenApiParameter Of(QueryParameter parameter, OpenApiDocument document)
    {
        var schema = Read(parameter.Schema(), document);
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Description,
            Schema = schema,
            Example = schema.Type is JsonSchemaType.Integer or JsonSchemaType.Boolean ? JsonNode.Parse(parameter.Example) : parameter.Example,
        };
    }

    public static IEnumerable<OpenApiParameter> HeadersOf(DeclaredRoute route)
    {
        if (route.NeedsMatch)
            yield return Header("If-Match", "The ETag that was read: the change is refused when somebody has changed the resource since. * is refused.", ETagExample, required: true);
        if (route.GivesOrRevises)
        {
            yield return Header("If-Match", "The ETag that was read, to revise what is there.", ETagExample, required: false);
            yield return Header("If-None-Match", "*, to give what is not there yet.", "*", required: false);
        }

        if (route.IsPost && route.IsUnderApi)
        {
            var key = Header(IdempotentPosts.Header, "Names this request, so that sending it again acts once: for 24 hours the first answer is given again.", "5f1d4c1e-import-q3", required: false);
            key.Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotentPosts.LongestKey, Pattern = "^[!-~]+$" };
            yield return key;
        }

        if (route.Reads && route.Answers.Any(route.HasETag))
            yield return Header("If-None-Match", "An ETag that was read: 304 when nothing has changed since.", ETagExample, required: false);
    }

    static OpenApiParameter Header(string name, string description, string example, bool required) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };

    static OpenApiSchema Read(JsonObject schema, OpenApiDocument document) =>
        OpenApiModelFactory.Parse<OpenApiSchema>(schema.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out _, "json", null)
        ?? throw new InvalidOperationException("A query parameter's schema is none.");
}
