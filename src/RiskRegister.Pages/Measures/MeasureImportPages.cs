using Microsoft.AspNetCore.Mvc;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using RiskRegister.Domain.Performance;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Imports;
using RiskRegister.Pages.Routes;
using RiskRegister.Pages.Sessions;
using RiskRegister.UseCases.Imports;
using RiskRegister.UseCases.Performance;

namespace RiskRegister.Pages.Measures;

/// <summary>Tables of measures out of files: sent once, looked at until nothing is in question, then imported.</summary>
static class MeasureImportPages
{
    const string Path = "/measures/import";
    const string ThemeField = "theme";
    const string SeenField = "seen";

    public static void MapMeasureImport(this IEndpointRouteBuilder routes)
    {
        var keep = routes.PagesFor(Right.KeepMeasures);
        keep.MapGet(Path, (HttpContext http) => ViewUpload(ThemeOf(http.Request.Query[ThemeField]), new FormFaults()));
        keep.MapPost(Path, Send).WithMetadata(new RequestSizeLimitAttribute(ImportLimits.LargestBody));
        keep.MapGet(Path + "/{id:guid}", Show);
        keep.MapPost(Path + "/{id:guid}", Answer);
    }

    // POST /measures/import.
    static async Task<IResult> Send(HttpContext http, Uploads uploads)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (theme, faults) = (ThemeOf(form[ThemeField]), new FormFaults());
        CheckTheme(theme, faults);
        var files = await SentFiles.Read(form, faults, http.RequestAborted);
        if (faults.Any) return ViewUpload(theme, faults);
        var id = await uploads.Keep(http, files);
        return PageRequests.SeeOther($"{Path}/{id:D}{(theme is null ? "" : $"?{ThemeField}={Uri.EscapeDataString(theme)}")}");
    }

    // GET /measures/import/{id}: what is understood of the files, or what importing them did.
    static async Task<IResult> Show(Guid id, HttpContext http, Uploads uploads, ImportMeasures import)
    {
        if (await uploads.Find(http, id) is not { } upload) return new ErrorPageResult(StatusCodes.Status404NotFound, SentFiles.Gone);
        return upload.Done is { } done ? PageRequests.Page<MeasureImportDonePage>(new { Upload = upload, Done = done })
            : await Look(http, upload, ThemeOf(http.Request.Query[ThemeField]), import);
    }

    // POST /measures/import/{id}: looked at again under another theme, or imported.
    static async Task<IResult> Answer(Guid id, HttpContext http, Uploads uploads, ImportMeasures import)
    {
        if (await uploads.Find(http, id) is not { } upload) return new ErrorPageResult(StatusCodes.Status404NotFound, SentFiles.Gone);
        if (upload.Done is not null) return PageRequests.SeeOther($"{Path}/{id:D}");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (theme, faults) = (ThemeOf(form[ThemeField]), new FormFaults());
        CheckTheme(theme, faults);
        if (faults.Any || form["does"] != "import") return await Look(http, upload, theme, import, faults);
        var refusal = await uploads.Import(http, id, async connection =>
        {
            var (report, refused) = await import.Import(connection, http.Actor(), upload.Files, theme, dryRun: false, http.RequestAborted);
            if (refused is not null) return refused;
            return report!.Seen == form[SeenField] ? Count(report) : new Refusal(Refusals.Stale, "") { About = report };
        });
        if (refusal is null) return PageRequests.SeeOther($"{Path}/{id:D}");
        return refusal.About is MeasuresReport
            ? await Look(http, upload, theme, import, hasChanged: refusal.Kind == Refusals.Stale) : ErrorPageResult.Of(refusal);
    }

    static async Task<IResult> Look(
        HttpContext http, Upload upload, string? theme, ImportMeasures import, FormFaults? faults = null, bool hasChanged = false)
    {
        faults ??= new FormFaults();
        if (faults.All.Count == 0) CheckTheme(theme, faults);
        var (understood, refusal) = await import.Rehearse(http.Actor(), upload.Files, faults.Any ? null : theme, http.RequestAborted);
        var report = understood ?? refusal!.About as MeasuresReport;
        return report is null ? ErrorPageResult.Of(refusal!) : PageRequests.Page<MeasureImportPage>(
            new { Upload = upload, Theme = theme ?? "", Report = report, Faults = faults, HasChanged = hasChanged },
            faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    static IResult ViewUpload(string? theme, FormFaults faults) => PageRequests.Page<MeasureUploadPage>(
        new { Theme = theme ?? "", Faults = faults }, faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    static string? ThemeOf(string? text) => text?.Trim() is { Length: > 0 } theme ? theme : null;

    static void CheckTheme(string? theme, FormFaults faults)
    {
        if (theme is not null && TextRules.LineFault(theme, MeasureLimits.Theme) is { } wrong) faults.Add(ThemeField,
            $"The theme {wrong}.");
    }

    static Imported Count(MeasuresReport report) => new(
        report.Measures.Count(row => row.Result == RowResult.Created), report.Measures.Count(row => row.Result == RowResult.Updated),
        report.Measures.Count(row => row.Result == RowResult.Unchanged), Closed: 0, Quarter: null);
}
