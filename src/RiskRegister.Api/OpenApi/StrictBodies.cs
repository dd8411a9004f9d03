using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RiskRegister.Api.OpenApi;

/// <summary>Closes the schemas of what clients send: unknown members are refused.</summary>
public sealed class StrictBodies : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var seen = new HashSet<IOpenApiSchema>();
        foreach (var path in document.Paths.Values)
        {
            foreach (var content in path.Operations!.Values.Select(operation => operation.RequestBody?.Content?.Values)
                .OfType<ICollection<OpenApiMediaType>>())
            {
                foreach (var body in content) Close(body.Schema, seen);
            }
        }

        return Task.CompletedTask;
    }

    static void Close(IOpenApiSchema? schema, HashSet<IOpenApiSchema> seen)
    {
        if (schema is OpenApiSchemaReference reference) schema = reference.Target;
        if (schema is not OpenApiSchema own || !seen.Add(own)) return;
        if (own.Properties is { Count: > 0 }) own.AdditionalPropertiesAllowed = false;
        Close(own.Items, seen);
        foreach (var part in own.Properties?.Values ?? []) Close(part, seen);
        foreach (var part in own.OneOf ?? []) Close(part, seen);
    }
}
