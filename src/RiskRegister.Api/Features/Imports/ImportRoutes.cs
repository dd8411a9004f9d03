using Microsoft.AspNetCore.Mvc;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;

namespace RiskRegister.Api.Features.Imports;

/// <summary>/imports.</summary>
public static class ImportRoutes
{
    public static void MapImports(this RouteGroupBuilder api)
    {
        api.MapPost("/imports", ImportRegister.Handle).WithTags("Imports").For(Policy.RunRegister).WithName("importRegister")
            .WithSummary("Import a register from CSV or XLSX files")
            .WithMetadata(new RequestSizeLimitAttribute(UploadedFiles.LargestBody))
            .Reads<ImportUpload>("multipart/form-data").Answers<ImportDocument>()
            .Takes(ImportRegister.DryRun, ImportRegister.OfQuarter, ImportRegister.Replace, ImportRegister.Keep)
            .Refuses(Problems.ImportRefused, Problems.QuarterTaken, Problems.QuarterPassed, Problems.QuarterInFuture, Problems.Busy);
    }
}
