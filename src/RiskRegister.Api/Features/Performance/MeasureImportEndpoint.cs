using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using RiskRegister.Api.Http;
using RiskRegister.Domain.Imports;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Api.Features.Performance;

/// <summary>POST /measures/imports: one or more files forming one import, all or nothing.</summary>
public static class MeasureImportEndpoint
{
    public static readonly QueryParameter DryRun = QueryParameter.Flag("dryRun", "Answers what would be done, and does nothing.");

    public static async Task<Outcome> Handle(HttpContext http, QueryValues query, IdempotentPosts posts, ImportMeasures import)
    {
        var (read, unreadable) = await UploadedFiles.Read(http);
        if (unreadable is not null) return unreadable;
        if (read!.Mapping is not null) return new Problem(Problems.Malformed, "Tables of measures take no mapping.");
        var (actor, theme, stop) = (http.Actor(), query[MeasureEndpoints.Theme], http.RequestAborted);
        if (query.Flag(DryRun) == true) return Show(await import.Rehearse(actor, read.Files, theme, stop));
        return await posts.Run(http, read.Hash, async connection =>
            Show(await import.Import(connection, actor, read.Files, theme, dryRun: false, stop)));
    }

    static Outcome Show(Result<MeasuresReport> done)
    {
        if (done.Value is { } report) return Answer.Ok(Write(report));
        var refusal = done.Refusal!;
        return refusal.About is MeasuresReport found
            ? new Problem(refusal.Kind, refusal.Detail) { Extension = ("measures", Write(found)) } : refusal;
    }

    static byte[] Write(MeasuresReport report) =>
        JsonSerializer.SerializeToUtf8Bytes(MeasuresImportDocument.Of(report), PerformanceJson.Sent.MeasuresImportDocument);
}

/// <summary>What an import of measures did, or, of a dry run, would do.</summary>
/// <param name="Created">How many rows made a measure.</param>
/// <param name="Updated">How many rows gave or revised a value of one.</param>
/// <param name="Unchanged">How many rows said what is there.</param>
/// <param name="Given">Values of periods that had none.</param>
/// <param name="Revised">Values that differ from those that were there.</param>
public sealed record MeasuresImportDocument(
    bool DryRun, int Created, int Updated, int Unchanged, int Given, int Revised, IReadOnlyList<ImportedMeasureDocument> Rows,
    IReadOnlyList<MeasuresMessageDocument> Messages)
{
    public static MeasuresImportDocument Of(MeasuresReport report)
    {
        var counts = report.Measures.CountBy(measure => measure.Result).ToDictionary();
        return new MeasuresImportDocument(
            report.DryRun, counts.GetValueOrDefault(RowResult.Created), counts.GetValueOrDefault(RowResult.Updated),
            counts.GetValueOrDefault(RowResult.Unchanged), report.Measures.Sum(measure => measure.Given),
            report.Measures.Sum(measure => measure.Revised),
            [.. report.Measures.Select(measure => new ImportedMeasureDocument(
                measure.Row.Table, measure.Row.Row, measure.Result, measure.Reference?.ToString(), measure.Row.Theme, measure.Row.Section,
                measure.Row.Title, measure.Given, measure.Revised))],
            [.. GroupedMessages.Of(report.Messages).Select(message => new MeasuresMessageDocument(
                message.Table, message.Row, message.Column, message.Code, message.Message, message.Severity))]);
    }
}

/// <param name="Reference">Null for a new measure of a dry run.</param>
public sealed record ImportedMeasureDocument(
    string File, int Row, RowResult Result, string? Reference, string Theme, string? Section, string Title, int Given, int Revised);

/// <param name="File">Null when it concerns the import as a whole.</param>
/// <param name="Row">Null when it concerns no one row.</param>
/// <param name="Column">The heading as the file has it.</param>
/// <param name="Code">Stable; clients branch on it.</param>
public sealed record MeasuresMessageDocument(string? File, int? Row, string? Column, string Code, string Message, ImportSeverity Severity);

/// <param name="File">One file in each part named "file", in any format that registers
/// are read from; all of them together are one import.</param>
public sealed record MeasuresUpload([property: Length(1, UploadedFiles.MostFiles)] IReadOnlyList<IFormFile> File);
