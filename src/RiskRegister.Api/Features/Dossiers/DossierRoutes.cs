using Microsoft.AspNetCore.Mvc;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Dossiers;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Dossiers;

/// <summary>What lies beside an entry: comments, attachments, links.</summary>
public static class DossierRoutes
{
    public static void MapDossiers(this RouteGroupBuilder api)
    {
        var entry = api.MapGroup("/entries/{reference}").WithTags("Entries");
        MapComments(entry);
        MapAttachments(entry);
        MapLinks(entry);
    }

    static void MapComments(RouteGroupBuilder entry)
    {
        entry.MapGet("/comments", CommentEndpoints.List).For(Policy.ReadLive).WithName("listComments")
            .WithSummary("List what was said of an entry, the latest first").Answers<Page<CommentDocument>>()
            .Takes(Page.Limit, Cursor.Parameter).Refuses(EntryRefusals.NotFound);
        entry.MapGet("/comments/{comment}", CommentEndpoints.Read).For(Policy.ReadLive).WithName("readComment")
            .WithSummary("Read a comment").Answers<CommentDocument>().Refuses(EntryRefusals.NotFound, DossierRefusals.CommentNotFound);
        entry.MapPost("/comments", CommentEndpoints.Add).For(Policy.ChangeEntries).WithName("addComment")
            .WithSummary("Say something of an entry, or answer what somebody said").Reads<CommentRequest>()
            .Answers<CommentDocument>(StatusCodes.Status201Created)
            .Refuses(Refusals.Invalid, EntryRefusals.NotFound, DossierRefusals.CommentsFull);
        entry.MapPost("/comments/{comment}/withdrawal", CommentEndpoints.Withdraw).For(Policy.ChangeEntries).WithName("withdrawComment")
            .WithSummary("Withdraw a comment: its text is shown to nobody from then on").Reads<DossierWithdrawalRequest>()
            .Answers<CommentDocument>().Refuses(Refusals.Invalid, EntryRefusals.NotFound, DossierRefusals.CommentNotFound,
                DossierRefusals.NotYourComment, DossierRefusals.CommentWithdrawn);
    }

    static void MapAttachments(RouteGroupBuilder entry)
    {
        entry.MapGet("/attachments", AttachmentEndpoints.List).For(Policy.ReadLive).WithName("listAttachments")
            .WithSummary("List the evidence for an entry, the latest first").Answers<Page<AttachmentDocument>>()
            .Takes(Page.Limit, Cursor.Parameter).Refuses(EntryRefusals.NotFound);
        entry.MapGet("/attachments/{attachment}", AttachmentEndpoints.Read).For(Policy.ReadLive).WithName("readAttachment")
            .WithSummary("Read what is said of an attachment").Answers<AttachmentDocument>()
            .Refuses(EntryRefusals.NotFound, DossierRefusals.AttachmentNotFound);
        entry.MapGet("/attachments/{attachment}/content", AttachmentEndpoints.Download).For(Policy.ReadLive).WithName("downloadAttachment")
            .WithSummary("Download the file of an attachment").AnswersFile<AttachmentDocument>(Form.Saved, like: "readAttachment")
            .Refuses(EntryRefusals.NotFound, DossierRefusals.AttachmentNotFound, DossierRefusals.AttachmentWithdrawn,
                DossierRefusals.AttachmentElsewhere);
        entry.MapPost("/attachments", AttachmentEndpoints.AddFile).For(Policy.ChangeEntries).WithName("attachFile")
            .WithSummary("Attach a file as evidence").WithMetadata(new RequestSizeLimitAttribute(AttachmentForm.LargestBody))
            .Reads<AttachmentUpload>("multipart/form-data").Answers<AttachmentDocument>(StatusCodes.Status201Created)
            .Refuses(Refusals.Invalid, EntryRefusals.NotFound, EntryRefusals.NotYours, DossierRefusals.AttachmentsFull);
        entry.MapPost("/attachments/link", AttachmentEndpoints.AddLink).For(Policy.ChangeEntries).WithName("attachLink")
            .WithSummary("Attach a link to a document that lies elsewhere").Reads<DocumentLinkRequest>()
            .Answers<AttachmentDocument>(StatusCodes.Status201Created)
            .Refuses(Refusals.Invalid, EntryRefusals.NotFound, EntryRefusals.NotYours, DossierRefusals.AttachmentsFull);
        entry.MapPost("/attachments/{attachment}/withdrawal", AttachmentEndpoints.Withdraw).For(Policy.ChangeEntries)
            .WithName("withdrawAttachment").WithSummary("Withdraw an attachment: it is given to nobody from then on")
            .Reads<DossierWithdrawalRequest>().Answers<AttachmentDocument>().Refuses(Refusals.Invalid, EntryRefusals.NotFound,
                EntryRefusals.NotYours, DossierRefusals.AttachmentNotFound, DossierRefusals.AttachmentWithdrawn);
    }

    static void MapLinks(RouteGroupBuilder entry)
    {
        entry.MapGet("/links", EntryLinkEndpoints.List).For(Policy.ReadLive).WithName("listEntryLinks")
            .WithSummary("List how an entry hangs together with others").Answers<EntryLinksDocument>().Refuses(EntryRefusals.NotFound);
        entry.MapPut("/links/{relation}/{other}", EntryLinkEndpoints.Link).For(Policy.ChangeEntries).WithName("linkEntries")
            .WithSummary("Link an entry with another").Answers<EntryLinkDocument>().Answers<EntryLinkDocument>(StatusCodes.Status201Created)
            .Refuses(EntryRefusals.NotFound, EntryRefusals.NotYours, DossierRefusals.EntryLinkNotFound, DossierRefusals.LinkToItself,
                DossierRefusals.LinkContradicts, DossierRefusals.LinksFull);
        entry.MapDelete("/links/{relation}/{other}", EntryLinkEndpoints.Unlink).For(Policy.ChangeEntries).WithName("unlinkEntries")
            .WithSummary("Take the link of an entry with another back").AnswersNothing()
            .Refuses(EntryRefusals.NotFound, EntryRefusals.NotYours, DossierRefusals.EntryLinkNotFound);
    }
}
