using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RiskRegister.Api.Http;
using RiskRegister.Domain;

namespace RiskRegister.Api.OpenApi;

/// <summary>What ASP.NET Core does not say of a type or member by itself.</summary>
public sealed class SchemaDetails : IOpenApiSchemaTransformer
{
    // What ASP.NET Core marks members with whose schema it will wrap into "or null".
    const string NullableMember = "x-is-nullable-property";

    // And what it names the schemas by that stand once.
    const string NameOfSchema = "x-schema-id";

    // Records with defaults that are always written whole.
    static readonly Type[] Whole = [typeof(RegisterSettings), typeof(RegisterLabels), typeof(MatrixSettings), typeof(PlannedAction)];

    static readonly Dictionary<Type, (string Pattern, int Longest)> Forms = new()
    {
        [typeof(Quarter)] = (Quarters.Form, 10),
        [typeof(EntryReference)] = (Patterns.Reference, 12),
    };

    static readonly Dictionary<Type, int> Longest = new()
    {
        [typeof(DateOnly)] = 10,
        [typeof(Guid)] = 36,
        [typeof(DateTimeOffset)] = Instants.Longest,
    };

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var nullable = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type);
        var type = nullable ?? context.JsonTypeInfo.Type;
        if (type.IsEnum) OnlyNames(schema);

        // What is in it is anything, which some read only where it is said.
        if (type == typeof(JsonObject)) schema.AdditionalProperties = new OpenApiSchema();

        // Generators know a file only where it stands.
        if (type == typeof(IFormFile)) schema.Metadata?.Remove(NameOfSchema);
        if (Forms.TryGetValue(type, out var form))
        {
            schema.Type = nullable is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            (schema.Pattern, schema.MaxLength) = form;
        }

        if (Longest.TryGetValue(type, out var longest)) schema.MaxLength = longest;
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
            (items.MinLength, items.MaxLength, items.Pattern) = (each.Shortest, each.Longest, each.Pattern);
        if (member.GetCustomAttribute<DistinctAttribute>() is not null) Distinguish(schema, member);
        if (member.DeclaringType != typeof(ProblemDocument)) return;
        if (member.Name == nameof(ProblemDocument.Code)) schema.Enum = [.. Problems.All.Select(problem => (JsonNode)problem.Code)];

        // Generated clients make it the message of their exception.
        if (member.Name == nameof(ProblemDocument.Detail)) schema.AddExtension("x-ms-primary-error-message", new JsonNodeExtension(true));
    }

    static void Distinguish(OpenApiSchema schema, MemberInfo list)
    {
        schema.UniqueItems = true;
        var element = ((PropertyInfo)list).PropertyType.GetGenericArguments()[0];
        if (element.IsEnum) schema.MaxItems = Enum.GetValues(element).Length;
    }

    // Whether it may be null, and what it is when left out, is the member's and not the type's.
    static void OnlyNames(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.String;
        schema.Enum = [.. (schema.Enum ?? []).Where(name => name is not null && name.GetValueKind() == JsonValueKind.String)];
        schema.Default = null;
    }
}
