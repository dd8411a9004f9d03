using Microsoft.AspNetCore.Mvc;
using RiskRegister.Domain.Imports;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.Pages.Sessions;
using RiskRegister.UseCases.Imports;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Imports;

/// <summary>A register out of files: sent once, looked at as often as it takes until nothing is in question, then imported.</summary>
static class ImportPages
{
    const string Path = "/import";

    public static void MapImport(this IEndpointRouteBuilder routes)
    {
        var run = routes.PagesFor(Right.RunRegister);
        run.MapGet(Path, ShowUpload);
        run.MapPost(Path, Send).WithMetadata(new RequestSizeLimitAttribute(ImportLimits.LargestBody));
        run.MapGet(Path + "/{id:guid}", Show);
        run.MapPost(Path + "/{id:guid}", Answer);
    }

    // GET /import.
    static async Task<IResult> ShowUpload(HttpContext http, ImportProfiles profiles) =>
        await ViewUpload(ImportAnswers.Of(http.Request.Query), profiles, http.RequestAborted);

    // POST /import.
    static async Task<IResult> Send(HttpContext http, ImportProfiles profiles, Uploads uploads)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var answers = ImportAnswers.Read(form);
        _ = answers.ReadQuarter();
        var files = await SentFiles.Read(form, answers.Faults, http.RequestAborted);
        if (answers.Faults.Any) return await ViewUpload(answers, profiles, http.RequestAborted);
        var id = await uploads.Keep(http, files);
        return PageRequests.SeeOther($"{Path}/{id:D}?{ImportAnswers.QuarterField}={Uri.EscapeDataString(answers.Quarter)}"
            + $"&{ImportAnswers.ProfileField}={Uri.EscapeDataString(answers.Profile)}");
    }

    // GET /import/{id}: what is understood of the files, or what importing them did.
    static async Task<IResult> Show(Guid id, HttpContext http, Uploads uploads, ImportProfiles profiles, AnalyseImport analyse)
    {
        if (await uploads.Find(http, id) is not { } upload) return new ErrorPageResult(StatusCodes.Status404NotFound, SentFiles.Gone);
        return upload.Done is { } done ? PageRequests.Page<ImportDonePage>(new { Upload = upload, Done = done })
            : await Look(http, upload, ImportAnswers.Of(http.Request.Query), profiles, analyse);
    }

    // POST /import/{id}: looked at again with what was answered, or imported.
    static async Task<IResult> Answer(
        Guid id, HttpContext http, Uploads uploads, ImportProfiles profiles, AnalyseImport analyse, ImportRegister import)
    {
        if (await uploads.Find(http, id) is not { } upload) return new ErrorPageResult(StatusCodes.Status404NotFound, SentFiles.Gone);
        if (upload.Done is not null) return PageRequests.SeeOther($"{Path}/{id:D}");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var answers = ImportAnswers.Read(form);
        if (form["does"] != "import") return await Look(http, upload, answers, profiles, analyse);
        var (order, wrong) = await OrderOf(upload, answers, profiles, http.RequestAborted);
        if (wrong is not null) return wrong;
        if (answers.Faults.Any) return await Look(http, upload, answers, profiles, analyse);
        var refusal = await uploads.Import(http, id, async connection =>
        {
            var (report, refused) = await import.Carry(connection, http.Actor(), order!, http.RequestAborted);
            return refused is null ? Count(report!) : refused;
        });
        if (refusal is null) return PageRequests.SeeOther($"{Path}/{id:D}");
        var isOfQuarter = refusal.Kind == SnapshotRefusals.QuarterTaken || refusal.Kind == SnapshotRefusals.QuarterPassed
            || refusal.Kind == SnapshotRefusals.QuarterInFuture;
        return refusal.About is null && !isOfQuarter ? ErrorPageResult.Of(refusal)
            : await Look(http, upload, answers, profiles, analyse);
    }

    static async Task<IResult> Look(HttpContext http, Upload upload, ImportAnswers answers, ImportProfiles profiles, AnalyseImport analyse)
    {
        var (order, wrong) = await OrderOf(upload, answers, profiles, http.RequestAborted);
        if (wrong is not null) return wrong;
        if (order!.Quarter is { } quarter && await analyse.RefuseQuarter(quarter, http.RequestAborted) is { } taken)
            answers.Faults.Add(ImportAnswers.QuarterField, taken.Sentence);
        var (understood, refusal) = await analyse.Of(order, http.RequestAborted);
        var report = understood?.Report ?? refusal!.About as ImportReport;
        if (report is null) return ErrorPageResult.Of(refusal!);
        return PageRequests.Page<ImportPage>(new { Upload = upload, Answers = answers, understood?.Analysis, report.Plan },
            answers.Faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    // Without the quarter where what was typed names none, which the answers then say.
    static async Task<(ImportOrder? Order, IResult? Wrong)> OrderOf(Upload upload, ImportAnswers answers, ImportProfiles profiles,
        CancellationToken stop)
    {
        var (quarter, profile) = (answers.ReadQuarter(), new ImportMapping());
        if (answers.Profile.Length > 0)
        {
            var (kept, unknown) = await profiles.Find(answers.Profile, stop);
            if (unknown is not null) return (null, ErrorPageResult.Of(unknown));
            profile = kept!.Mapping;
        }

        var order = answers.OrderOf(upload.Files, quarter, profile);
        if (MappingRules.FaultsOf(order.Mapping) is [var fault, ..]) return (null,
            new ErrorPageResult(StatusCodes.Status400BadRequest, fault.Message));
        return (order, null);
    }

    static async Task<IResult> ViewUpload(ImportAnswers answers, ImportProfiles profiles, CancellationToken stop) =>
        PageRequests.Page<UploadPage>(
        new { Answers = answers, Profiles = await profiles.List(stop) }, answers.Faults.Any ? StatusCodes.Status400BadRequest
            : StatusCodes.Status200OK);

    static Imported Count(ImportReport report) => new(
        report.Plan.Outcomes.Count(row => row.Result == RowResult.Created),
        report.Plan.Outcomes.Count(row => row.Result == RowResult.Updated),
        report.Plan.Outcomes.Count(row => row.Result == RowResult.Unchanged), report.Plan.Closings.Count, report.Quarter?.ToString());
}
