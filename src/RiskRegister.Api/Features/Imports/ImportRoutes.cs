using RiskRegister.UseCases.Storage;
using RiskRegister.UseCases.Imports;
using Microsoft.AspNetCore.Mvc;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;

namespace RiskRegister.Api.Features.Imports;

/// <summary>/imports.</summary>
public static class ImportRoutes
{
    public static void MapImports(this RouteGroupBuilder api)
    {
        api.MapPost("/imports", ImportEndpoints.Handle).WithTags("Imports").For(Policy.RunRegister).WithName("importRegister")
            .WithSummary("Import a register from workbooks, Word documents, web pages or CSV files")
            .WithMetadata(new RequestSizeLimitAttribute(UploadedFiles.LargestBody))
            .Reads<ImportUpload>("multipart/form-data").Answers<ImportDocument>()
            .Takes(ImportEndpoints.DryRun, ImportEndpoints.OfQuarter, ImportEndpoints.Replace, ImportEndpoints.Keep)
            .Refuses(ImportRefusals.Refused, SnapshotRefusals.QuarterTaken, SnapshotRefusals.QuarterPassed, SnapshotRefusals.QuarterInFuture, EntryRefusals.Busy);
    }
}
