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
        return upload.Done is { } done ? PageRequests.Page<ImportDonePage>(
            new { Upload = upload, Done = done, Kept = KeptIn(http.Request) })
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
        var (order, _, wrong) = await OrderOf(upload, answers, profiles, http.RequestAborted);
        if (wrong is not null) return wrong;
        if (answers.Keep.Length > 0 && !answers.Faults.Any) await Keep(http, order!, answers, profiles, analyse);
        if (answers.Faults.Any) return await Look(http, upload, answers, profiles, analyse);
        var refusal = await uploads.Import(http, id, async connection =>
        {
            var (report, refused) = await import.Carry(connection, http.Actor(), order!, http.RequestAborted);
            return refused is null ? Count(report!) : refused;
        });
        var kept = answers.Keep.Length == 0 ? "" : $"?{ImportAnswers.KeepField}={answers.Keep}";
        if (refusal is null) return PageRequests.SeeOther($"{Path}/{id:D}{kept}");
        var isOfQuarter = refusal.Kind == SnapshotRefusals.QuarterTaken || refusal.Kind == SnapshotRefusals.QuarterPassed
            || refusal.Kind == SnapshotRefusals.QuarterInFuture;
        return refusal.About is null && !isOfQuarter ? ErrorPageResult.Of(refusal)
            : await Look(http, upload, answers, profiles, analyse);
    }

    static async Task<IResult> Look(HttpContext http, Upload upload, ImportAnswers answers, ImportProfiles profiles, AnalyseImport analyse)
    {
        var (order, profile, wrong) = await OrderOf(upload, answers, profiles, http.RequestAborted);
        if (wrong is not null) return wrong;
        if (order!.Quarter is { } quarter && await analyse.RefuseQuarter(quarter, http.RequestAborted) is { } taken)
            answers.Faults.Add(ImportAnswers.QuarterField, taken.Sentence);
        var (understood, refusal) = await analyse.Of(order, http.RequestAborted);
        var report = understood?.Report ?? refusal!.About as ImportReport;
        if (report is null) return ErrorPageResult.Of(refusal!);
        var answered = understood is null ? [] : await Answered(order, understood.Analysis, analyse, http.RequestAborted);
        return PageRequests.Page<ImportPage>(
            new
            {
                Upload = upload,
                Answers = answers,
                order.Mapping,
                Profile = profile,
                Answered = answered,
                understood?.Analysis,
                report.Plan,
            },
            answers.Faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    // Some answers say what a file means before anything of it is asked: those questions arise when they are taken away.
    static async Task<IReadOnlyList<ImportQuestion>> Answered(
        ImportOrder order, ImportAnalysis analysis, AnalyseImport analyse, CancellationToken stop)
    {
        var known = analysis.Questions.Concat(analysis.Answered).Select(question => question.Id).ToHashSet(StringComparer.Ordinal);
        var unasked = order.Mapping.Answers.Keys.Where(id => !known.Contains(id)).ToHashSet(StringComparer.Ordinal);
        if (unasked.Count == 0) return Once(analysis.Answered);
        var others = order.Mapping.Answers.Where(answer => !unasked.Contains(answer.Key)).ToDictionary(StringComparer.Ordinal);
        var (without, _) = await analyse.Of(order with { Mapping = order.Mapping with { Answers = others } }, stop);
        return Once(analysis.Answered.Concat(without?.Analysis.Questions.Where(IsAnswered) ?? []));

        bool IsAnswered(ImportQuestion question) => unasked.Contains(question.Id)
            && question.Choices.Any(choice => choice.Value == order.Mapping.Answers[question.Id]);

        static ImportQuestion[] Once(IEnumerable<ImportQuestion> questions) =>
            [.. questions.DistinctBy(question => question.Id, StringComparer.Ordinal)];
    }

    // Without the quarter where what was typed names none, which the answers then say.
    static async Task<(ImportOrder? Order, ImportProfile? Profile, IResult? Wrong)> OrderOf(
        Upload upload, ImportAnswers answers, ImportProfiles profiles, CancellationToken stop)
    {
        var quarter = answers.ReadQuarter();
        ImportProfile? profile = null;
        if (answers.Profile.Length > 0)
        {
            (profile, var unknown) = await profiles.Find(answers.Profile, stop);
            if (unknown is not null) return (null, null, ErrorPageResult.Of(unknown));
        }

        var order = answers.OrderOf(upload.Files, quarter, profile?.Mapping ?? new ImportMapping());
        if (MappingRules.FaultsOf(order.Mapping) is [var fault, ..]) return (null, null,
            new ErrorPageResult(StatusCodes.Status400BadRequest, fault.Message));
        return (order, profile, null);
    }

    // Before the import, so that nothing is imported when it cannot be kept. What others have kept under the name stays as it is, but for
    // the profile that is used, as it was shown.
    static async Task Keep(HttpContext http, ImportOrder order, ImportAnswers answers, ImportProfiles profiles, AnalyseImport analyse)
    {
        var (understood, unread) = await analyse.Of(order, http.RequestAborted);
        if (unread is not null || understood!.Analysis.Questions.Count > 0 || understood.Report.Plan.HasRefusals) return;
        var text = MappingText.Write(understood.Analysis.Mapping);
        var (mapping, faults) = MappingText.Read(text);
        if (mapping is null)
        {
            answers.Faults.Add(ImportAnswers.KeepField, $"This cannot be kept: {faults[0].Message}");
            return;
        }

        var kept = await profiles.Keep(http.Actor(), answers.Keep, mapping, MayBecome, http.RequestAborted);
        if (kept.Refusal is { } refusal) answers.Faults.Add(ImportAnswers.KeepField, refusal.Detail);

        Refusal? MayBecome(ImportProfile? present) => present is null || MappingText.Write(present.Mapping).AsSpan().SequenceEqual(text)
            || (present.Name == answers.Profile && present.Revision == answers.Revision) ? null
            : new Refusal(Refusals.Stale, present.Name == answers.Profile
                ? $"{present.UpdatedBy} has changed the profile {present.Name} meanwhile: look again, or choose another name."
                : $"There is a profile {present.Name} already: choose another name.");
    }

    static string? KeptIn(HttpRequest request) =>
        request.Query[ImportAnswers.KeepField].ToString() is { Length: > 0 } name && ProfileNames.IsName(name) ? name : null;

    static async Task<IResult> ViewUpload(ImportAnswers answers, ImportProfiles profiles, CancellationToken stop) =>
        PageRequests.Page<UploadPage>(
        new { Answers = answers, Profiles = await profiles.List(stop) }, answers.Faults.Any ? StatusCodes.Status400BadRequest
            : StatusCodes.Status200OK);

    static Imported Count(ImportReport report) => new(
        report.Plan.Outcomes.Count(row => row.Result == RowResult.Created),
        report.Plan.Outcomes.Count(row => row.Result == RowResult.Updated),
        report.Plan.Outcomes.Count(row => row.Result == RowResult.Unchanged), report.Plan.Closings.Count, report.Quarter?.ToString());
}
