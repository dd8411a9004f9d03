using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskRegister.Domain;
using RiskRegister.Domain.Dossiers;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Dossiers;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Entries;

/// <summary>What was typed to attach a file, and to attach a link.</summary>
public sealed record AttachmentDraft(string About, string Note, string Name, string Link, string LinkAbout, string LinkNote)
{
    public static readonly AttachmentDraft Blank = new("", "", "", "", "", "");

    public static AttachmentDraft Read(IFormCollection form)
    {
        return new(Of("about"), Of("note"), Of("name"), Of("link"), Of("linkAbout"), Of("linkNote"));

        string Of(string field) => TextRules.Line(form[field].ToString());
    }

    /// <param name="about">"action-2", "control-1"; empty for the whole entry.</param>
    public static AttachmentSubject SubjectOf(string about, string note) =>
        new(NumberOf(about, "action-"), NumberOf(about, "control-"), note.Length == 0 ? null : note);

    static int? NumberOf(string about, string kind) => about.StartsWith(kind, StringComparison.Ordinal)
        && int.TryParse(about.AsSpan(kind.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>The evidence for an entry. Files come and go a piece at a time.</summary>
static class AttachmentPages
{
    const string Path = "/entries/{reference}/attachments";
    const string OneWithdrawal = Path + "/{attachment}/withdraw";

    // The file, and room for the form around it.
    const long LargestBody = DossierLimits.File + (64 * 1024);

    public static void MapAttachments(this IEndpointRouteBuilder routes)
    {
        routes.PagesFor(Right.ReadLive).MapGet(Path, Show);
        var change = routes.PagesFor(Right.ChangeEntries);
        change.MapPost(Path, Send).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        change.MapPost(Path + "/link", Link);
        change.MapGet(OneWithdrawal, ShowWithdrawal);
        change.MapPost(OneWithdrawal, Withdraw);
    }

    // GET /entries/{reference}/attachments.
    static async Task<IResult> Show(string reference, HttpContext http, ReadEntry read, ReadAttachments attachments)
    {
        var (entry, refusal) = await read.Now(http.Actor(), reference, http.RequestAborted);
        return refusal is not null ? ErrorPageResult.Of(refusal)
            : await View(http, entry!, attachments, AttachmentDraft.Blank, new FormFaults());
    }

    // POST /entries/{reference}/attachments.
    static Task<IResult> Send(string reference, HttpContext http, ReadEntry read, ReadAttachments attachments, Transactions transactions) =>
        Attach(reference, http, read, attachments, isLink: false, async (entry, draft, form, faults) =>
        {
            if (form.Files.GetFile("file") is not { FileName.Length: > 0 } file)
            {
                faults.Add("file", "Choose the file that is to be attached.");
                return null;
            }

            var sent = await SentFile.Look(file.FileName, file.CopyToAsync, http.RequestAborted);
            return found => transactions.Run(connection => KeepAttachments.AddFile(connection, http.Actor(), entry, sent,
                AttachmentDraft.SubjectOf(draft.About, draft.Note), found, http.RequestAborted), http.RequestAborted);
        });

    // POST /entries/{reference}/attachments/link.
    static Task<IResult> Link(string reference, HttpContext http, ReadEntry read, ReadAttachments attachments, Transactions transactions) =>
        Attach(reference, http, read, attachments, isLink: true, (entry, draft, _, faults) =>
        {
            if (draft.Name.Length == 0) faults.Add("name", "Say what the document is called.");
            if (draft.Link.Length == 0) faults.Add("link", "Say where the document lies.");
            return Task.FromResult<Func<Faults, Task<Result<AttachmentRow>>>?>(found => transactions.Run(connection =>
                KeepAttachments.AddLink(connection, http.Actor(), entry, draft.Name, draft.Link,
                    AttachmentDraft.SubjectOf(draft.LinkAbout, draft.LinkNote), found, http.RequestAborted), http.RequestAborted));
        });

    static async Task<IResult> Attach(
        string reference, HttpContext http, ReadEntry read, ReadAttachments attachments, bool isLink,
        Func<FoundEntry, AttachmentDraft, IFormCollection, FormFaults, Task<Func<Faults, Task<Result<AttachmentRow>>>?>> prepare)
    {
        var (entry, missing) = await Changeable(reference, http, read);
        if (missing is not null) return ErrorPageResult.Of(missing);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (draft, faults) = (AttachmentDraft.Read(form), new FormFaults());
        var keep = await prepare(entry!, draft, form, faults);
        if (faults.Any || keep is null) return await View(http, entry!, attachments, draft, faults);
        var (_, refusal) = await keep(new Faults());
        if (refusal is null) return PageRequests.SeeOther($"{EntryPages.PathOf(entry!)}/attachments?done=attached");
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, path => FieldOf(path, isLink), NameOf);
        return await View(http, entry!, attachments, draft, faults);
    }

    // GET /entries/{reference}/attachments/{attachment}/withdraw.
    static async Task<IResult> ShowWithdrawal(
        string reference, string attachment, HttpContext http, ReadEntry read, ReadAttachments attachments)
    {
        var (entry, found, refusal) = await Find(reference, attachment, http, read, attachments);
        return refusal is not null ? ErrorPageResult.Of(refusal) : WithdrawalOf(entry!, found!).Ask();
    }

    // POST /entries/{reference}/attachments/{attachment}/withdraw.
    static async Task<IResult> Withdraw(
        string reference, string attachment, HttpContext http, ReadEntry read, ReadAttachments attachments, Transactions transactions)
    {
        var (entry, found, missing) = await Find(reference, attachment, http, read, attachments);
        return missing is not null ? ErrorPageResult.Of(missing)
            : await WithdrawalOf(entry!, found!).Carry(http, found!.WithdrawnAt is not null, async reason => (await transactions.Run(
                connection => KeepAttachments.Withdraw(
                    connection, http.Actor(), entry!, attachment, reason, new Faults(), http.RequestAborted), http.RequestAborted))
                        .Refusal);
    }

    static async Task<(FoundEntry? Entry, Refusal? Refusal)> Changeable(string reference, HttpContext http, ReadEntry read)
    {
        var (entry, missing) = await read.Now(http.Actor(), reference, http.RequestAborted);
        return (entry, missing ?? EntryChanges.NotTheirs(entry!, http.Actor()));
    }

    static async Task<(FoundEntry? Entry, AttachmentRow? Attachment, Refusal? Refusal)> Find(
        string reference, string attachment, HttpContext http, ReadEntry read, ReadAttachments attachments)
    {
        var (entry, missing) = await Changeable(reference, http, read);
        if (missing is not null) return (null, null, missing);
        var (found, gone) = await attachments.One(http.Actor(), entry!.Row.Id.ToString("D"), attachment, http.RequestAborted);
        return (entry, found, gone);
    }

    static string FieldOf(string path, bool isLink) => path switch
    {
        "action" or "control" => isLink ? "linkAbout" : "about",
        "note" => isLink ? "linkNote" : "note",
        _ => path,
    };

    static string NameOf(string path) => path switch
    {
        "file" => "The file",
        "name" => "The name",
        "link" => "The address",
        "note" => "What it shows",
        _ => "What it is evidence of",
    };

    static async Task<IResult> View(
        HttpContext http, FoundEntry entry, ReadAttachments attachments, AttachmentDraft draft, FormFaults faults) =>
        PageRequests.Page<AttachmentsPage>(new
        {
            Entry = entry,
            Attachments = await attachments.Of(entry, DossierLimits.Attachments, http.RequestAborted),
            MayChange = EntryPages.MayChange(http.Actor(), entry),
            Draft = draft,
            Faults = faults,
            Done = http.Request.Query["done"].ToString(),
        }, faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    static Withdrawal WithdrawalOf(FoundEntry entry, AttachmentRow attachment) => new(
        $"Withdraw this evidence for {entry.Name}?", attachment.Name,
        "Nobody will be given it any more. That it was there, and why it went, stays.",
        $"{EntryPages.PathOf(entry)}/attachments", attachment.Id);
}
