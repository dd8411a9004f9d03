using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using RiskRegister.Api.Forms;
using RiskRegister.Domain;

namespace RiskRegister.Api.OpenApi;

/// <summary>What schemas are called: by their type's name; a Page&lt;EntryDocument&gt; is an EntryPage.</summary>
public static class SchemaNames
{
    // A text with a form, or any JSON at all: said where it stands.
    static readonly Type[] Nameless = [typeof(JsonNode), typeof(Quarter), typeof(Quarter?), typeof(EntryReference),
        typeof(EntryReference?)];

    public static string Of(Type type) => type == typeof(NamedEdition) ? "Edition" : type.IsGenericType
        ? $"{Plain(type.GetGenericArguments()[0].Name)}{Plain(type.Name)}" : type.Name;

    /// <summary>Null for what has no schema of its own.</summary>
    public static string? Of(JsonTypeInfo type) => Nameless.Contains(type.Type)
        || OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not { } standard
        ? null : type.Type == typeof(NamedEdition) || (type.Type.IsGenericType && type.Kind == JsonTypeInfoKind.Object) ? Of(type.Type)
        : standard;

    static string Plain(string name) => name.Split('`')[0].Replace("Document", "", StringComparison.Ordinal);
}
