using System.Text.Json;
using System.Text.Json.Serialization;
using RiskRegister.Domain.Imports;
using RiskRegister.UseCases.Imports;

namespace RiskRegister.Api.Features.Imports;

/// <summary>What was understood of the files of an import, and what is in question.</summary>
/// <param name="Tables">In the files' order.</param>
/// <param name="Scales">The values of the files' scales, with what each is taken for.</param>
/// <param name="LeftOut">Rows that are no entries, and why; the first few hundred.</param>
/// <param name="LeftOutCount">All of them.</param>
/// <param name="Questions">What has to be answered before the import goes ahead: each answer belongs into the mapping's answers, by the
/// question's id.</param>
/// <param name="Mapping">All that was decided; sent back with the questions answered, the import goes ahead.</param>
/// <param name="Import">What the import would do, as a dry run says it; of rows that are in question only that they are refused.</param>
public sealed record AnalysisDocument(
    IReadOnlyList<AnalysedTable> Tables,
    IReadOnlyList<AnalysedScale> Scales,
    IReadOnlyList<LeftOutRow> LeftOut,
    int LeftOutCount,
    IReadOnlyList<ImportQuestion> Questions,
    ImportMapping Mapping,
    ImportDocument Import)
{
    // Names and words as the contract has them.
    static readonly JsonSerializerOptions Writing = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static ReadOnlyMemory<byte> Write(ImportUnderstanding understanding) => JsonText.Write(writer =>
    {
        var (analysis, report) = understanding;
        writer.WriteStartObject();
        Member("tables", analysis.Tables);
        Member("scales", analysis.Scales);
        Member("leftOut", analysis.LeftOut);
        Member("leftOutCount", analysis.LeftOutCount);
        Member("questions", analysis.Questions);
        Member("mapping", analysis.Mapping);
        writer.WritePropertyName("import"u8);
        writer.WriteRawValue(ImportDocument.Write(report.Plan, report.DryRun, report.Quarter).Span, skipInputValidation: true);
        writer.WriteEndObject();

        void Member<T>(string name, T value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, Writing);
        }
    });
}
