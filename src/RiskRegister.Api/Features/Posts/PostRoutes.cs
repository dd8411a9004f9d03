using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Posts;

namespace RiskRegister.Api.Features.Posts;

/// <summary>Everything under /owners, for administrators: posts, and who acts for them.</summary>
public static class PostRoutes
{
    public static void MapPosts(this RouteGroupBuilder api)
    {
        var owners = api.MapGroup("/owners").WithTags("Access").For(Policy.Administer);
        owners.MapGet("", PostEndpoints.List).WithName("listOwners").WithSummary("List posts with who acts for them, by name")
            .Answers<Page<PostDocument>>().Takes(Page.Limit, Cursor.Parameter);
        owners.MapGet("/{post}", PostEndpoints.One).WithName("readOwner").WithSummary("Read who acts for a post")
            .Answers<PostDocument>().Refuses(PostRefusals.NotFound);
        owners.MapPut("/{post}", PostEndpoints.Link).WithName("linkOwner")
            .WithSummary("Say which of the provider's subjects act for a post")
            .Reads<HoldersRequest>().Answers<PostDocument>().NeedsMatch().Refuses(PostRefusals.NotFound, Refusals.Invalid);
        owners.MapDelete("/{post}", PostEndpoints.Unlink).WithName("unlinkOwner").WithSummary("Unlink every subject from a post")
            .Answers<PostDocument>().NeedsMatch().Refuses(PostRefusals.NotFound);
    }
}
