using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

public sealed class AnswerHeadersTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Theory]
    [InlineData("/api/v1/me", 200)]
    [InlineData("/api/v1/entries", 200)]
    [InlineData("/api/v1/entries?limit=no", 400)]
    [InlineData("/api/v1/entries/CR999999", 404)]
    [InlineData("/nowhere", 404)]
    [InlineData("/api/v1/imports", 405)]
    [InlineData("/health/live", 200)]
    [InlineData("/openapi/v1.json", 200)]
    public async Task Every_answer_keeps_browsers_from_making_anything_of_it(string path, int status)
    {
        using var response = await (await app.Client(Role.Editor)).Get(path);
        ((int)response.StatusCode).ShouldBe(status);
        ShouldBeGuarded(response);
    }

    [Fact]
    public async Task So_does_a_refusal_to_who_did_not_sign_in()
    {
        using var response = await app.Anonymous().Get("/api/v1/entries");
        ((int)response.StatusCode).ShouldBe(401);
        ShouldBeGuarded(response);
    }

    [Fact]
    public async Task So_does_a_refusal_of_what_is_too_large()
    {
        using var response = await (await app.Client(Role.Editor)).Post(Requests.Entries, new string(' ', 2 * 1024 * 1024));
        ((int)response.StatusCode).ShouldBe(413);
        ShouldBeGuarded(response);
    }

    [Fact]
    public async Task The_page_of_the_description_runs_its_own_scripts_only()
    {
        using var response = await app.Anonymous().Get("/swagger/index.html");
        ((int)response.StatusCode).ShouldBe(200);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldNotMatch("<script(?![^>]* src=)[^>]*>", "a script in the page would not run");
    }

    [Fact]
    public async Task Pages_of_other_origins_are_let_in_nowhere()
    {
        var client = await app.Client(Role.Editor);
        client.DefaultRequestHeaders.Add("Origin", "https://intranet.example.org");
        using var answer = await client.Get("/api/v1/me");
        using var preflight = await client.Send(HttpMethod.Options, "/api/v1/me");
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        preflight.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        ((int)preflight.StatusCode).ShouldBe(204);
    }

    [Fact]
    public async Task What_a_stranger_says_of_where_a_request_came_from_is_not_believed()
    {
        var client = await app.Client([Role.Editor], [], fullEdition: false);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        var made = await client.Create();
        (await app.Ask<string>("select address from audit_log where entry_id = @id", new { id = made.Entry.Id }))
            .ShouldBeOneOf("127.0.0.1", "::1");
    }

    [Fact]
    public async Task Nothing_is_redirected_where_no_https_url_is_configured()
    {
        using var response = await app.Anonymous().Get("/health/live");
        ((int)response.StatusCode).ShouldBe(200);
        response.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    static void ShouldBeGuarded(HttpResponseMessage response)
    {
        string Header(string name) => response.Headers.GetValues(name).ShouldHaveSingleItem();
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("Content-Security-Policy").ShouldStartWith("default-src 'none'; frame-ancestors 'none'");
        Header("Referrer-Policy").ShouldBe("no-referrer");
        Header("Permissions-Policy").ShouldContain("camera=()");
        Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header("X-Request-Id").ShouldNotBeEmpty();
        response.Headers.Contains("Server").ShouldBeFalse();
        response.Headers.Contains("X-Powered-By").ShouldBeFalse();
    }
}
