using System.Net;
using RiskRegister.Api.Http;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>What browsers are shown when something is wrong, and with which headers.</summary>
public sealed class ErrorPageTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task What_is_not_there_is_a_page_for_browsers_and_a_problem_for_programs()
    {
        using var visitor = Visitor.Of(app);
        using var page = await visitor.Get("/nothing/here");
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await page.Text()).ShouldContain("Page not found");
        using var problem = await visitor.Get($"{RegisterApi.Base}/nothing");
        problem.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Every_page_keeps_out_frames_scripts_of_others_and_the_next_person_at_the_desk()
    {
        using var visitor = await Visitor.SignedIn(app, Role.Editor);
        foreach (var path in new[] { "/", "/sign-in", "/nothing" })
        {
            using var answer = await visitor.Get(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldContain("default-src 'none'");
            policy.ShouldNotContain("unsafe");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue(path);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        }
    }

    [Fact]
    public async Task Styles_and_scripts_are_kept_for_good_and_are_this_services_own()
    {
        using var visitor = Visitor.Of(app);
        var page = await visitor.Page("/sign-in");
        foreach (var path in Visitor.PathsOn(page, "/assets/"))
        {
            using var answer = await visitor.Get(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
            (await answer.Text()).ShouldNotContain("GDS Transport");
        }

        using var unknown = await visitor.Get("/assets/pages.0000000000000000.css");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
