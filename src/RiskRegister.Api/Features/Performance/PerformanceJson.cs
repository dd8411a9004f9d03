using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Api.Http;
using RiskRegister.Domain.Performance;

namespace RiskRegister.Api.Features.Performance;

/// <summary>How measures go out: the types that the document describes are those that are written.</summary>
[JsonSerializable(typeof(MeasureDocument))]
[JsonSerializable(typeof(ObservationDocument))]
[JsonSerializable(typeof(TargetDocument))]
[JsonSerializable(typeof(TargetsDocument))]
[JsonSerializable(typeof(PerformanceDocument))]
[JsonSerializable(typeof(MeasuresImportDocument))]
public sealed partial class PerformanceJson : JsonSerializerContext
{
    public static readonly PerformanceJson Sent = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters =
        {
            new InstantConverter(),
            new JsonStringEnumConverter<GoodIs>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Basis>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<MeasureUnit>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ObservationStatus>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<TargetKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Rating>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Course>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Domain.Imports.RowResult>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Domain.Imports.ImportSeverity>(JsonNamingPolicy.CamelCase),
        },
    });
}
