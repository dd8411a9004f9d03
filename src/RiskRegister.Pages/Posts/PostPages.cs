using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;
using RiskRegister.Pages.Routes;
using RiskRegister.UseCases.Posts;

namespace RiskRegister.Pages.Posts;

/// <summary>Posts, and which of the provider's people act for them.</summary>
static class PostPages
{
    const string Path = "/posts";
    const int OnePage = 100;

    public static void MapPosts(this IEndpointRouteBuilder routes)
    {
        var run = routes.PagesFor(Right.Administer);
        run.MapGet(Path, List);
        run.MapGet(Path + "/change", Show);
        run.MapPost(Path + "/change", Change);
    }

    // GET /posts.
    static async Task<IResult> List(HttpContext http, ReadPosts posts)
    {
        var after = http.Request.Query["after"].ToString() is { Length: > 0 } name && !name.Any(char.IsControl) ? name : null;
        var found = await posts.Page(after, undescribed: null, OnePage + 1, http.RequestAborted);
        return PageRequests.Page<PostListPage>(new
        {
            Posts = found.Take(OnePage).ToArray(),
            IsFirst = after is null,
            HasMore = found.Count > OnePage,
            Done = http.Request.Query["done"].ToString(),
        });
    }

    // GET /posts/change?name=: names have slashes in them, which no path takes well.
    static async Task<IResult> Show(HttpContext http, ReadPosts posts)
    {
        var (post, refusal) = await posts.One(http.Request.Query["name"].ToString(), http.RequestAborted);
        return refusal is null ? View(post!, string.Join('\n', post!.Subjects), new FormFaults()) : ErrorPageResult.Of(refusal);
    }

    // POST /posts/change.
    static async Task<IResult> Change(HttpContext http, ReadPosts posts, DescribePost link)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (name, refusal) = Post.NameOf(form["name"].ToString());
        if (refusal is not null) return ErrorPageResult.Of(refusal);
        var (typed, was, faults) = (Lines(form["subjects"].ToString()), Lines(form["was"].ToString()), new FormFaults());
        (_, refusal) = await link.Apply(http.Actor(), name!, now => now.Subjects.SequenceEqual(was, StringComparer.Ordinal),
            new PostDescription(typed), new Domain.Faults(), http.RequestAborted);
        if (refusal is null) return PageRequests.SeeOther($"{Path}?done=linked");
        var (post, gone) = await posts.One(name!, http.RequestAborted);
        if (gone is not null) return ErrorPageResult.Of(gone);
        if (refusal.Kind == Refusals.Stale) faults.Add("subjects",
            "Somebody else has changed who acts for this post. What is linked now is listed above; change it and save again.");
        else if (refusal.Faults is { Any: true } wrong) faults.AddAll(wrong, _ => "subjects", _ => "A subject");
        else return ErrorPageResult.Of(refusal);
        return View(post!, string.Join('\n', typed), faults);
    }

    static IResult View(Post post, string typed, FormFaults faults) => PageRequests.Page<PostPage>(
        new { Post = post, Typed = typed, Faults = faults }, faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
