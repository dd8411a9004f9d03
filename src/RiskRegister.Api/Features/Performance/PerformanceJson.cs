using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Api.Http;
using RiskRegister.Domain.Imports;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Performance;

/// <summary>How measures go out: the types that the document describes are those that are written.</summary>
[JsonSerializable(typeof(MeasureDocument))]
[JsonSerializable(typeof(ObservationDocument))]
[JsonSerializable(typeof(TargetDocument))]
[JsonSerializable(typeof(TargetsDocument))]
[JsonSerializable(typeof(PerformanceDocument))]
[JsonSerializable(typeof(MeasuresImportDocument))]
[JsonSerializable(typeof(ExceptionDocument))]
[JsonSerializable(typeof(ExceptionsDocument))]
[JsonSerializable(typeof(PerformanceReportDocument))]
[JsonSerializable(typeof(NarrativeDocument))]
[JsonSerializable(typeof(MeasureTrendDocument))]
[JsonSerializable(typeof(MeasureLinkDocument))]
[JsonSerializable(typeof(EntriesOfMeasureDocument))]
public sealed partial class PerformanceJson : JsonSerializerContext
{
    public static readonly PerformanceJson Sent = new(MeasureJson.Written(
        new InstantConverter(),
        new JsonStringEnumConverter<ReportStatus>(JsonNamingPolicy.CamelCase),
        new JsonStringEnumConverter<Forms.NamedEdition>(JsonNamingPolicy.CamelCase),
        new JsonStringEnumConverter<RowResult>(JsonNamingPolicy.CamelCase),
        new JsonStringEnumConverter<ImportSeverity>(JsonNamingPolicy.CamelCase)));
}
