namespace RiskRegister.UseCases.Posts;

/// <summary>What may be refused about posts.</summary>
public static class PostRefusals
{
    public static readonly RefusalKind NotFound =
        new("post_not_found", RefusalClass.NotFound, "No such post", "A post is named in one line of 1 to 200 characters.");

    public static readonly RefusalKind InUse = new("post_in_use", RefusalClass.Conflict, "The post owns something",
        "Head of Fleet owns 3 entries and 0 measures that have not ended; hand them over first.");

    public static readonly RefusalKind NameInUse = new("post_name_in_use", RefusalClass.Conflict, "Another post is called so",
        "Head of Transport is a post already; hand over to it what Head of Fleet owns.");

    public static readonly RefusalKind TooLong = new("post_name_too_long", RefusalClass.Conflict, "An entry has no room for the name",
        "An entry would be longer with it than entries may be.");
}
