using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Posts;

namespace RiskRegister.Api.Features.Posts;

/// <summary>What is done with posts: each reads its request, and leaves the rest to the use case that it names.</summary>
public static class PostEndpoints
{
    public static readonly QueryParameter Undescribed =
        QueryParameter.Flag("undescribed", "Posts without an address (true), or with one (false), only.");

    // GET /owners.
    public static async Task<Outcome> List(HttpContext http, QueryValues query, ReadPosts posts)
    {
        var undescribed = query.Flag(Undescribed);
        var (list, limit) = (EntityTag.Context("owners", undescribed), Page.LimitOf(query));
        var cursor = Cursor.Read(query, list);
        if (query.Problem is { } wrong) return wrong;
        var rows = await posts.Page(cursor?.Key, undescribed, limit + 1, http.RequestAborted);
        return Page.Write(http, rows, limit, post => new Cursor(list, post.Name, ""), PostDocument.Write);
    }

    // GET /owners/{post}.
    public static async Task<Outcome> One(string post, HttpContext http, ReadPosts posts) =>
        Show(await posts.One(Unescaped(post), http.RequestAborted));

    // PUT /owners/{post}.
    public static async Task<Outcome> Describe(string post, HttpContext http, DescribePost describe)
    {
        var (name, refusal) = Post.NameOf(Unescaped(post));
        if (refusal is not null) return refusal;
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        var faults = new Faults();
        var description = PostMembers.Description(new JsonMembers(body.Root, "", faults), faults);
        var (isExpected, unmatched) = Expected(http, name!);
        return unmatched ?? Show(await describe.Apply(http.Actor(), name!, isExpected, description, faults, http.RequestAborted));
    }

    // DELETE /owners/{post}.
    public static async Task<Outcome> Remove(string post, HttpContext http, DescribePost describe)
    {
        var (name, refusal) = Post.NameOf(Unescaped(post));
        if (refusal is not null) return refusal;
        if (JsonBody.None(http) is { } unwanted) return unwanted;
        var (isExpected, unmatched) = Expected(http, name!);
        return unmatched ?? Show(await describe.Remove(http.Actor(), name!, isExpected, http.RequestAborted));
    }

    // POST /owners/{post}/renaming.
    public static Task<Outcome> Rename(string post, HttpContext http, MovePost posts, IdempotentPosts retried) =>
        Move(post, http, retried, "name", (connection, name, isExpected, to, note, faults) =>
            posts.Rename(connection, http.Actor(), name, isExpected, to, note, faults, http.RequestAborted));

    // POST /owners/{post}/handover.
    public static Task<Outcome> HandOver(string post, HttpContext http, MovePost posts, IdempotentPosts retried) =>
        Move(post, http, retried, "to", (connection, name, isExpected, to, note, faults) =>
            posts.HandOver(connection, http.Actor(), name, isExpected, to, note, faults, http.RequestAborted));

    static async Task<Outcome> Move(string post, HttpContext http, IdempotentPosts retried, string member, Mover move)
    {
        var (name, refusal) = Post.NameOf(Unescaped(post));
        if (refusal is not null) return refusal;
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await retried.Run(http, body.Hash, async connection =>
        {
            var (isExpected, unmatched) = Expected(http, name!);
            if (unmatched is not null) return unmatched;
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            var (to, note) = (members.Text(member).Or(null), members.Text("note").Or(null));
            members.Close();
            return Show(await move(connection, name!, isExpected, to, note, faults));
        });
    }

    static (Func<Post, bool> IsExpected, Outcome? Unmatched) Expected(HttpContext http, string post)
    {
        var (tags, unmatched) = EntityTag.IfMatch(http.Request, post);
        return (now => tags!.Contains(TagOf(now), StringComparer.Ordinal), unmatched);
    }

    static Outcome Show(Result<Post> post) => post.IsDone ? Answer.Hashed(PostDocument.Of(post.Value))
        : post.Refusal is { About: Post now } stale ? new Problem(stale.Kind, stale.Detail) { ETag = TagOf(now) } : post.Refusal;

    static string TagOf(Post post) => EntityTag.OfBytes(PostDocument.Of(post).Span);

    // The server leaves an escaped slash as it is.
    static string Unescaped(string path) => path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    delegate Task<Result<Post>> Mover(
        Npgsql.NpgsqlConnection connection, string name, Func<Post, bool> isExpected, string? to, string? note, Faults faults);
}
