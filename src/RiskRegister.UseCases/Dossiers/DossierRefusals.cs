namespace RiskRegister.UseCases.Dossiers;

/// <summary>What may be refused about comments, attachments and links.</summary>
public static class DossierRefusals
{
    public static readonly RefusalKind CommentNotFound =
        new("comment_not_found", RefusalClass.NotFound, "No such comment", "CR5 has no comment 0f0a6f0e-91c2-4d3c-8b1f-3f2a6c9d7e20.");

    public static readonly RefusalKind NotYourComment =
        new("not_your_comment", RefusalClass.Forbidden, "Somebody else's comment", "Head of Waste Management wrote this comment.");

    public static readonly RefusalKind CommentWithdrawn =
        new("comment_withdrawn", RefusalClass.Conflict, "The comment was withdrawn", "The comment was withdrawn.");

    public static readonly RefusalKind CommentsFull =
        new("comments_full", RefusalClass.Conflict, "Too many comments", "CR5 has 2,000 comments, which is as many as there can be.");

    public static readonly RefusalKind AttachmentNotFound = new("attachment_not_found", RefusalClass.NotFound, "No such attachment",
        "CR5 has no attachment 0f0a6f0e-91c2-4d3c-8b1f-3f2a6c9d7e20.");

    public static readonly RefusalKind AttachmentWithdrawn =
        new("attachment_withdrawn", RefusalClass.Conflict, "The attachment was withdrawn", "The attachment was withdrawn.");

    public static readonly RefusalKind AttachmentElsewhere = new(
        "attachment_elsewhere", RefusalClass.Conflict, "The document lies elsewhere",
        "Nothing of this document is kept here; it lies where its link leads.");

    public static readonly RefusalKind AttachmentsFull = new("attachments_full", RefusalClass.Conflict, "Too many attachments",
        "CR5 has 200 attachments, which is as many as there can be.");

    public static readonly RefusalKind EntryLinkNotFound =
        new("entry_link_not_found", RefusalClass.NotFound, "No such link", "CR5 is not linked so with CR7.");

    public static readonly RefusalKind LinkToItself =
        new("link_to_itself", RefusalClass.Conflict, "An entry is not linked with itself", "CR5 is not linked with itself.");

    public static readonly RefusalKind LinkContradicts = new("link_contradicts", RefusalClass.Conflict, "The other way round already",
        "CR7 came out of CR5 already; take that back first.");

    public static readonly RefusalKind LinksFull =
        new("links_full", RefusalClass.Conflict, "Too many links", "CR5 has 100 links, which is as many as there can be.");
}
