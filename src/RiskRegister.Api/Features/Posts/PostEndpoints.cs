using System.ComponentModel.DataAnnotations;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Posts;

namespace RiskRegister.Api.Features.Posts;

public sealed record HoldersRequest
{
    /// <summary>The provider's subjects ("sub"), all of them: one that is left out is unlinked.</summary>
    [MaxLength(PostHolders.MostSubjects), Each(PostHolders.LongestSubject), Distinct]
    public required IReadOnlyList<string> Subjects { get; init; }
}

/// <summary>What administrators do with posts: each reads its request, and leaves the rest to the use case that it names.</summary>
public static class PostEndpoints
{
    // GET /owners.
    public static async Task<Outcome> List(HttpContext http, QueryValues query, ReadPosts posts)
    {
        var (list, limit) = (EntityTag.Context("owners"), Page.LimitOf(query));
        var cursor = Cursor.Read(query, list);
        if (query.Problem is { } wrong) return wrong;
        var rows = await posts.Page(cursor?.Key, limit + 1, http.RequestAborted);
        return Page.Write(http, rows, limit, post => new Cursor(list, post.Name, ""), PostDocument.Write);
    }

    // GET /owners/{post}.
    public static async Task<Outcome> One(string post, HttpContext http, ReadPosts posts) =>
        Show(await posts.One(Unescaped(post), http.RequestAborted));

    // PUT /owners/{post}.
    public static async Task<Outcome> Link(string post, HttpContext http, LinkPost link)
    {
        var (name, refusal) = Post.NameOf(Unescaped(post));
        if (refusal is not null) return refusal;
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        var faults = new Faults();
        var members = new JsonMembers(body.Root, "", faults);
        members.Require("subjects");
        var subjects = members.TextArray("subjects", PostHolders.MostSubjects).Or(null) ?? [];
        members.Close();
        return await Change(name!, http, link, new PostHolders(subjects), faults);
    }

    // DELETE /owners/{post}.
    public static async Task<Outcome> Unlink(string post, HttpContext http, LinkPost link)
    {
        var (name, refusal) = Post.NameOf(Unescaped(post));
        if (refusal is not null) return refusal;
        return JsonBody.None(http) ?? await Change(name!, http, link, new PostHolders([]), new Faults());
    }

    static async Task<Outcome> Change(string post, HttpContext http, LinkPost link, PostHolders holders, Faults faults)
    {
        var (tags, unmatched) = EntityTag.IfMatch(http.Request, post);
        if (unmatched is not null) return unmatched;
        return Show(await link.Apply(
            http.Actor(), post, now => tags!.Contains(TagOf(now), StringComparer.Ordinal), holders, faults, http.RequestAborted));
    }

    static Outcome Show(Result<Post> post) => post.IsDone ? Answer.Hashed(PostDocument.Of(post.Value))
        : post.Refusal is { About: Post now } stale ? new Problem(stale.Kind, stale.Detail) { ETag = TagOf(now) } : post.Refusal;

    static string TagOf(Post post) => EntityTag.OfBytes(PostDocument.Of(post).Span);

    // The server leaves an escaped slash as it is.
    static string Unescaped(string path) => path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
