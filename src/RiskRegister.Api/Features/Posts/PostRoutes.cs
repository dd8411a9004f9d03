using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Posts;

namespace RiskRegister.Api.Features.Posts;

/// <summary>Everything under /owners: posts, who acts for them, and what becomes of them.</summary>
public static class PostRoutes
{
    public static void MapPosts(this RouteGroupBuilder api)
    {
        var owners = api.MapGroup("/owners").WithTags("Access");
        MapKeeping(owners.MapGroup("").For(Policy.KeepPosts));
        var holders = owners.MapGroup("").For(Policy.Administer);
        holders.MapPut("/{post}", PostEndpoints.Describe).WithName("linkOwner")
            .WithSummary("Say which of the provider's subjects act for a post, and what else is known of it")
            .Reads<HoldersRequest>().Answers<PostDocument>().NeedsMatch().Refuses(PostRefusals.NotFound, Refusals.Invalid);
        holders.MapDelete("/{post}", PostEndpoints.Remove).WithName("unlinkOwner")
            .WithSummary("Unlink every subject from a post, and forget what else is known of it")
            .Answers<PostDocument>().NeedsMatch().Refuses(PostRefusals.NotFound, PostRefusals.InUse);
    }

    static void MapKeeping(RouteGroupBuilder owners)
    {
        owners.MapGet("", PostEndpoints.List).WithName("listOwners").WithSummary("List posts with who acts for them, by name")
            .Answers<Page<PostDocument>>().Takes(PostEndpoints.Undescribed, Page.Limit, Cursor.Parameter);
        owners.MapGet("/{post}", PostEndpoints.One).WithName("readOwner").WithSummary("Read who acts for a post")
            .Answers<PostDocument>().Refuses(PostRefusals.NotFound);
        owners.MapPost("/{post}/renaming", PostEndpoints.Rename).WithName("renameOwner")
            .WithSummary("Rename a post, in everything live that names it")
            .Reads<RenamingRequest>().Answers<PostDocument>().NeedsMatch()
            .Refuses(PostRefusals.NotFound, PostRefusals.NameInUse, PostRefusals.TooLong, Refusals.Invalid);
        owners.MapPost("/{post}/handover", PostEndpoints.HandOver).WithName("handOverOwner")
            .WithSummary("Hand over everything live that a post owns to another")
            .Reads<HandoverRequest>().Answers<PostDocument>().NeedsMatch()
            .Refuses(PostRefusals.NotFound, PostRefusals.TooLong, Refusals.Invalid);
    }
}
