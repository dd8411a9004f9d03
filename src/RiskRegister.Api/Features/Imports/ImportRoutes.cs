using Microsoft.AspNetCore.Mvc;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Domain.Imports;
using RiskRegister.UseCases.Imports;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Imports;

/// <summary>/imports and /import-profiles.</summary>
public static class ImportRoutes
{
    public static void MapImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports").For(Policy.RunRegister);
        imports.MapPost("", ImportEndpoints.Handle).WithName("importRegister")
            .WithSummary("Import a register from workbooks, Word documents, web pages or CSV files")
            .WithMetadata(new RequestSizeLimitAttribute(UploadedFiles.LargestBody))
            .Reads<ImportUpload>("multipart/form-data").Answers<ImportDocument>()
            .Takes(QueryParameter.DryRun, ImportEndpoints.OfQuarter, ImportEndpoints.Replace, ImportEndpoints.Keep,
                ImportEndpoints.Overwrite, ImportEndpoints.Profile)
            .Refuses(ImportRefusals.Refused, ImportRefusals.MappingInvalid, ImportRefusals.ProfileNotFound, ImportRefusals.MappingNeeded,
                SnapshotRefusals.QuarterTaken, SnapshotRefusals.QuarterPassed, SnapshotRefusals.QuarterInFuture, EntryRefusals.Busy);
        imports.MapPost("/analysis", ImportEndpoints.Analyse).WithName("analyseImport")
            .WithSummary("Say what is understood of files, and what is in question; nothing is stored")
            .WithDescription("As .xlsx it is the one workbook that was sent, with what was found as comments in the cells.")
            .WithMetadata(new RequestSizeLimitAttribute(UploadedFiles.LargestBody))
            .Reads<ImportUpload>("multipart/form-data").Answers<AnalysisDocument>(StatusCodes.Status200OK, FormChoice.OfAnalysis.OtherTypes)
            .ComesAs(FormChoice.OfAnalysis)
            .Takes(ImportEndpoints.OfQuarter, ImportEndpoints.Replace, ImportEndpoints.Keep, ImportEndpoints.Overwrite,
                ImportEndpoints.Profile)
            .Refuses(ImportRefusals.Refused, ImportRefusals.MappingInvalid, ImportRefusals.ProfileNotFound, ImportRefusals.NoWorkbook);
        var profiles = api.MapGroup("/import-profiles").WithTags("Imports").For(Policy.RunRegister);
        profiles.MapGet("", ProfileEndpoints.HandleList).WithName("listImportProfiles")
            .WithSummary("List the mappings that are kept for imports, those that ship among them, by name")
            .Answers<Page<ProfileSummary>>().Takes(Page.Limit, Cursor.Parameter);
        profiles.MapGet("/{name}", ProfileEndpoints.HandleOne).WithName("readImportProfile")
            .WithSummary("Read a mapping that is kept for imports")
            .Answers<ProfileDocument>().Refuses(ImportRefusals.ProfileNotFound);
        profiles.MapPut("/{name}", ProfileEndpoints.HandlePut).WithName("keepImportProfile")
            .WithSummary("Keep a mapping for imports under a name")
            .Reads<ImportMapping>().Answers<ProfileDocument>().Answers<ProfileDocument>(StatusCodes.Status201Created).GivesOrRevises()
            .Refuses(Refusals.Invalid, ImportRefusals.ProfileNotFound, ImportRefusals.ProfileShips, ImportRefusals.ProfilesFull);
        profiles.MapDelete("/{name}", ProfileEndpoints.HandleDelete).WithName("removeImportProfile")
            .WithSummary("Remove a mapping that is kept for imports")
            .AnswersNothing().NeedsMatch().Refuses(ImportRefusals.ProfileNotFound, ImportRefusals.ProfileShips);
    }
}
