using System.Text.Json;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Performance;

/// <summary>In which forms quarters' tables and reports go out.</summary>
public static class PerformanceForms
{
    /// <param name="frozen">Null for the tables as they stand now.</param>
    public static Task<Outcome> Report(
        HttpContext http, QueryValues query, ReportForms forms, PerformanceReport report, FrozenReport? frozen,
            RegisterSettingsInForce settings,
        DateTimeOffset now) => Show(
        http, query, forms, DocumentOf(report, frozen, settings, now), frozen is null ? "performance" : "performance-report",
        () => JsonSerializer.SerializeToUtf8Bytes(PerformanceDocument.Of(report, frozen), PerformanceJson.Sent.PerformanceDocument));

    /// <summary>Of a report, its exceptions alone.</summary>
    public static Task<Outcome> Exceptions(
        HttpContext http, QueryValues query, ReportForms forms, FrozenReport frozen, RegisterSettingsInForce settings, DateTimeOffset now)
    {
        var report = frozen.Report;
        return Show(http, query, forms, DocumentOf(report, frozen, settings, now) with { OnlyExceptions = true }, "exceptions",
            () => JsonSerializer.SerializeToUtf8Bytes(
                new ExceptionsDocument(report.Quarter.ToString(), [.. report.Exceptions.Select(line => ExceptionDocument.Of(report,
                    line))]),
                PerformanceJson.Sent.ExceptionsDocument));
    }

    static async Task<Outcome> Show(
        HttpContext http, QueryValues query, ReportForms forms, PerformancePaper document, string name, Func<byte[]> json)
    {
        var (form, unacceptable) = FormChoice.OfReport.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        if (query.Problem is { } wrong) return wrong;
        if (form == Form.Json) return Answer.Hashed(json());
        return await forms.Finish(http, await ReportForms.Write(http, form, document, name));
    }

    static PerformancePaper DocumentOf(
        PerformanceReport report, FrozenReport? frozen, RegisterSettingsInForce settings, DateTimeOffset now) => new()
        {
            Report = report,
            Settings = (frozen?.Standing.Settings ?? settings).Settings,
            Quarter = frozen?.Standing.Quarter,
            Edition = frozen?.IsPublic == true ? Edition.Public : Edition.Full,
            GeneratedAt = frozen is null ? now : new DateTimeOffset(frozen.Standing.TakenAt),
            PublishedAt = frozen?.Standing.PublishedAt is { } at ? new DateTimeOffset(at) : null,
            Digest = frozen?.Standing.Digest,
            Paragraphs = [.. report.Lines.Select(line =>
                line.Measure.Exempt?.Paragraph).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
        };
}
