using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RiskRegister.Api.Features.Entries;
using RiskRegister.Api.Http;
using RiskRegister.Domain;

namespace RiskRegister.Api.OpenApi;

/// <summary>What ASP.NET Core does not say of a type or member by itself.</summary>
public sealed class SchemaDetails : IOpenApiSchemaTransformer
{
    // What ASP.NET Core marks members with whose schema it will wrap into "or null".
    const string NullableMember = "x-is-nullable-property";

    // Records with defaults that are always written whole.
    static readonly Type[] Whole = [typeof(RegisterSettings), typeof(RegisterLabels), typeof(MatrixSettings), typeof(PlannedAction)];

    static readonly Dictionary<Type, string> Forms = new()
    {
        [typeof(Quarter)] = Quarters.Form,
        [typeof(EntryReference)] = EntryPatchRequest.References,
    };

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var nullable = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type);
        var type = nullable ?? context.JsonTypeInfo.Type;
        if (type.IsEnum) OnlyNames(schema);
        if (Forms.TryGetValue(type, out var form))
            (schema.Type, schema.Pattern) = (nullable is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null, form);
        if (Whole.Contains(type) && schema.Properties is { } members) schema.Required = members.Keys.ToHashSet(StringComparer.Ordinal);
        if (context.JsonPropertyInfo is { AttributeProvider: MemberInfo member }) Describe(schema, member);
        return Task.CompletedTask;
    }

    static void Describe(OpenApiSchema schema, MemberInfo member)
    {
        var leftOut = member.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.WhenWritingNull;
        if (leftOut || member.GetCustomAttribute<NeverNullAttribute>() is not null)
        {
            schema.Type &= ~JsonSchemaType.Null;
            schema.Metadata?.Remove(NullableMember);
        }

        if (member.GetCustomAttribute<EachAttribute>() is { } each && schema.Items is OpenApiSchema items)
            (items.MinLength, items.MaxLength) = (each.Shortest, each.Longest);
        if (member.DeclaringType == typeof(ProblemDocument) && member.Name == nameof(ProblemDocument.Code))
            schema.Enum = [.. Problems.All.Select(problem => (JsonNode)problem.Code)];
    }

    // Whether it may be null, and what it is when left out, is the member's and not the type's.
    static void OnlyNames(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.String;
        schema.Enum = [.. (schema.Enum ?? []).Where(name => name is not null && name.GetValueKind() == JsonValueKind.String)];
        schema.Default = null;
    }
}
