using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Api.Features.Imports;

/// <summary>How large a mapping may be, for the OpenAPI document; <see cref="MappingRules"/> checks what is sent.</summary>
public sealed class MappingSchema : IOpenApiSchemaTransformer
{
    static readonly Dictionary<(Type Type, string Member), Action<OpenApiSchema>> Limits = new()
    {
        [(typeof(ImportMapping), "version")] = Whole(ImportMapping.PresentVersion, ImportMapping.PresentVersion),
        [(typeof(ImportMapping), "description")] = Text(MappingRules.Value),
        [(typeof(ImportMapping), "tables")] = schema => schema.MaxItems = MappingRules.Tables,
        [(typeof(ImportMapping), "closuresAtMost")] = Whole(0, MappingRules.ClosuresAtMost),
        [(typeof(ImportMapping), "exemptParagraph")] = schema => (schema.MaxLength, schema.Pattern) = (1, "^[1-7]$"),
        [(typeof(ImportMapping), "answers")] = Each(Text(MappingRules.Heading)),
        [(typeof(TableMapping), "sheet")] = Text(MappingRules.Sheet),
        [(typeof(TableMapping), "service")] = Text(EntryLimits.Service),
        [(typeof(TableMapping), "columns")] = schema => schema.MaxItems = MappingRules.Columns,
        [(typeof(ColumnMapping), "heading")] = Text(MappingRules.Heading),
        [(typeof(ColumnMapping), "separator")] = Text(MappingRules.Separator),
        [(typeof(ColumnMapping), "fields")] = schema => schema.MaxItems = MappingRules.FieldsOfColumn,
        [(typeof(ScaleMapping), "impact")] = Each(Whole(Score.Lowest, Score.Highest)),
        [(typeof(ScaleMapping), "likelihood")] = Each(Whole(Score.Lowest, Score.Highest)),
        [(typeof(ScaleCell), "impact")] = Whole(Score.Lowest, Score.Highest),
        [(typeof(ScaleCell), "likelihood")] = Whole(Score.Lowest, Score.Highest),
    };

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is { } member && Limits.TryGetValue((member.DeclaringType, member.Name), out var limit)) limit(schema);
        return Task.CompletedTask;
    }

    static Action<OpenApiSchema> Text(int longest) => schema => (schema.MaxLength, schema.Pattern) = (longest, Patterns.Text);

    static Action<OpenApiSchema> Whole(int lowest, int highest) =>
        schema => (schema.Minimum, schema.Maximum) = ($"{lowest}", $"{highest}");

    static Action<OpenApiSchema> Each(Action<OpenApiSchema> limit) => schema =>
    {
        if (schema.AdditionalProperties is OpenApiSchema value) limit(value);
    };
}
