using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RiskRegister.Api.Features.Entries;
using RiskRegister.Api.Forms;
using RiskRegister.Domain;
using RiskRegister.UseCases.Entries;

namespace RiskRegister.Api.OpenApi;

/// <summary>
/// What can be said of schemas only when all of them are there: descriptions in one line however they were broken in the source, the codes
/// of problems under a name of their own, and what clients may send back as they got it, only to have it refused as read-only.
/// </summary>
public sealed class SchemaWording : IOpenApiDocumentTransformer
{
    const string Codes = "ProblemCode";
    const string Value = "FieldValue";

    static readonly Dictionary<string, IReadOnlySet<string>> ReadOnly = new(StringComparer.Ordinal)
    {
        [nameof(EntryDocument)] = EntryPatchReader.ReadOnly,
        [nameof(FrozenEntryDocument)] = EntryPatchReader.ReadOnly,
        [nameof(ScoreDocument)] = EntryPatchReader.ReadOnlyOfScore,
        [nameof(DirectionOfTravel)] = EntryPatchReader.ReadOnlyOfDirection,
    };

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var schemas = document.Components!.Schemas!;
        foreach (var schema in schemas.Values) SetInLine(schema);
        foreach (var (name, members) in ReadOnly)
        {
            foreach (var member in schemas[name].Properties!.Where(each => members.Contains(each.Key))) SetReadOnly(member.Value);
        }

        NameValues(schemas[nameof(FieldChange)].Properties!, document);
        if (schemas.TryGetValue(nameof(ProblemDocument), out var problem) && problem.Properties?["code"] is OpenApiSchema code)
        {
            document.AddComponent(Codes, code);
            problem.Properties["code"] = new OpenApiSchemaReference(Codes, document);
        }

        return Task.CompletedTask;
    }

    static void NameValues(IDictionary<string, IOpenApiSchema> change, OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSchema>(Value, new OpenApiSchema
        {
            Description = "A field of an entry: a text, a figure, a list of texts, or an item, a score or the like as a whole.",
            AnyOf =
            [
                new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
                new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
                new OpenApiSchema { Type = JsonSchemaType.Boolean },
                new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                new OpenApiSchemaReference(nameof(JsonObject), document),
            ],
        });
        foreach (var name in (ReadOnlySpan<string>)["from", "to"])
            change[name] = new OpenApiSchemaReference(Value, document) { Description = change[name].Description };
    }

    static void SetReadOnly(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchemaReference reference) reference.ReadOnly = true;
        else ((OpenApiSchema)schema).ReadOnly = true;
    }

    static void SetInLine(IOpenApiSchema schema)
    {
        if (schema.Description is { } said) schema.Description = string.Join(' ',
            said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (schema is not OpenApiSchema own) return;
        foreach (var part in own.Properties?.Values ?? []) SetInLine(part);
        foreach (var part in own.OneOf ?? []) SetInLine(part);
        if (own.Items is { } items) SetInLine(items);
    }
}
