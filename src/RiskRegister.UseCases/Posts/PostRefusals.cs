namespace RiskRegister.UseCases.Posts;

/// <summary>What may be refused about posts.</summary>
public static class PostRefusals
{
    public static readonly RefusalKind NotFound =
        new("post_not_found", RefusalClass.NotFound, "No such post", "A post is named in one line of 1 to 200 characters.");
}
