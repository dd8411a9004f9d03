using System.Net;
using RiskRegister.Api.Tests.Access;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>Published registers, for who has not signed in.</summary>
public sealed class PublishedPagesTests(RolesApp app) : IClassFixture<RolesApp>
{
    [Fact]
    public async Task Anybody_reads_what_is_published_in_its_public_edition_and_nothing_else()
    {
        _ = app.Anonymous();
        var unpublished = await app.Unpublished();
        using var anybody = Visitor.Of(app);
        var list = await anybody.Page("/published");
        list.ShouldContain($"/published/{RolesApp.Published}");
        list.ShouldNotContain(unpublished);
        var page = await anybody.Page($"/published/{RolesApp.Published}?edition=full");
        page.ShouldNotContain("Not for publication");
        page.ShouldNotContain("Take in the present version");
        foreach (var path in new[] { $"/published/{unpublished}", $"/published/{unpublished}/compare",
            $"/downloads/published/{unpublished}/register?format=csv" })
        {
            using var missing = await anybody.Get(path);
            missing.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        foreach (var path in Visitor.PathsOn(page, "/downloads/published/").Where(path => path.EndsWith("csv", StringComparison.Ordinal)))
        {
            using var open = await anybody.Get(path);
            open.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            using var full = await anybody.Get($"{path}&edition=full");
            full.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }
    }

    [Fact]
    public async Task Anybody_reads_published_performance_reports_in_their_public_edition_and_no_others()
    {
        using var analyst = await app.Client(Role.Analyst);
        (await analyst.Post("/api/v1/performance-reports", new { quarter = "2018-19-Q1" })).EnsureSuccessStatusCode();
        using var anybody = Visitor.Of(app);
        (await anybody.Page("/published")).ShouldContain("/published/performance");
        var list = await anybody.Page("/published/performance");
        list.ShouldContain($"/published/performance/{RolesApp.PublishedReport}");
        list.ShouldNotContain("2018-19-Q1");
        var page = await anybody.Page($"/published/performance/{RolesApp.PublishedReport}?edition=full");
        page.ShouldNotContain("not for publication");
        page.ShouldNotContain("Digest");
        page.ShouldNotContain("href=\"/measures");
        foreach (var path in new[] { "/published/performance/2018-19-Q1", "/downloads/published/performance/2018-19-Q1?format=csv" })
        {
            using var missing = await anybody.Get(path);
            missing.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        using var open = await anybody.Get($"/downloads/published/performance/{RolesApp.PublishedReport}?format=csv");
        open.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var full = await anybody.Get($"/downloads/published/performance/{RolesApp.PublishedReport}?format=csv&edition=full");
        full.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
