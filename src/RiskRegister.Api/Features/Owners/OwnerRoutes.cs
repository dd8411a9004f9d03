using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Domain;
using RiskRegister.UseCases.Posts;

namespace RiskRegister.Api.Features.Owners;

/// <summary>Everything under /owners, for administrators: posts, and who acts for them.</summary>
public static class OwnerRoutes
{
    public static void MapOwners(this RouteGroupBuilder api)
    {
        var owners = api.MapGroup("/owners").WithTags("Access").For(Policy.Administer);
        owners.MapGet("", ReadPosts.HandleList).WithName("listOwners").WithSummary("List posts with who acts for them, by name")
            .Answers<Page<PostDocument>>().Takes(Page.Limit, Cursor.Parameter);
        owners.MapGet("/{post}", ReadPosts.HandleOne).WithName("readOwner").WithSummary("Read who acts for a post")
            .Answers<PostDocument>().Refuses(PostRefusals.NotFound);
        owners.MapPut("/{post}", LinkPost.HandlePut).WithName("linkOwner").WithSummary("Say which of the provider's subjects act for a post")
            .Reads<HoldersRequest>().Answers<PostDocument>().NeedsMatch().Refuses(PostRefusals.NotFound, Refusals.Invalid);
        owners.MapDelete("/{post}", LinkPost.HandleDelete).WithName("unlinkOwner").WithSummary("Unlink every subject from a post")
            .Answers<PostDocument>().NeedsMatch().Refuses(PostRefusals.NotFound);
    }

    /// <summary>The post that a path names; null when no post can have that name. Any other can, even before an entry or key has it.</summary>
    public static string? PostIn(string path)
    {
        // The server leaves an escaped slash as it is.
        var post = path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Trim();
        return TextRules.LineFault(post, EntryLimits.Owner) is null ? post : null;
    }

    public static Refusal NotFound() => new(PostRefusals.NotFound, $"A post is named in one line of 1 to {EntryLimits.Owner} characters.");
}
