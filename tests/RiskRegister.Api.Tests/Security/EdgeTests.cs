using System.Net;
using Microsoft.Extensions.Configuration;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Keys;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

public sealed class EdgeTests(EdgeApp app) : IClassFixture<EdgeApp>
{
    [Fact]
    public async Task Where_a_request_came_from_is_believed_of_a_configured_proxy()
    {
        var client = await From("203.0.113.9", "https");
        var made = await client.Create();
        (await app.Ask<string>("select address from audit_log where entry_id = @id", new { id = made.Entry.Id })).ShouldBe("203.0.113.9");
    }

    [Fact]
    public async Task Only_as_far_as_the_first_address_that_is_no_proxy()
    {
        var client = await From("198.51.100.66, 203.0.113.10, 10.1.2.3", "https");
        var made = await client.Create();
        (await app.Ask<string>("select address from audit_log where entry_id = @id", new { id = made.Entry.Id })).ShouldBe("203.0.113.10");
    }

    [Fact]
    public async Task Failed_sign_ins_are_counted_for_each_address_behind_the_proxy()
    {
        for (var number = 0; number < EdgeApp.FailedSignIns; number++) await Guess("203.0.113.20").Problem(401, "unauthenticated");
        await Guess("203.0.113.20").Problem(429, "too_many_requests");
        await Guess("203.0.113.21").Problem(401, "unauthenticated");
    }

    [Fact]
    public async Task An_IPv6_network_counts_as_one_address()
    {
        for (var number = 0; number < EdgeApp.FailedSignIns; number++) await Guess($"2001:db8:0:1::{number:x}")
            .Problem(401, "unauthenticated");
        await Guess("2001:db8:0:1:ffff::1").Problem(429, "too_many_requests");
        await Guess("2001:db8:0:2::1").Problem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_caller_from_elsewhere_is_sent_to_https()
    {
        using var client = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false })
        { BaseAddress = app.Anonymous().BaseAddress };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "http");
        client.DefaultRequestHeaders.Host = "register.example.org:8080";
        using var response = await client.Get("/api/v1/me?x=1");
        response.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
        response.Headers.Location!.ToString().ShouldBe("https://register.example.org:8443/api/v1/me?x=1");
    }

    [Fact]
    public async Task A_caller_on_loopback_is_answered_where_it_is()
    {
        using var response = await app.Anonymous().Get("/health/live");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Browsers_are_told_to_stay_with_https()
    {
        using var response = await (await From("203.0.113.9", "https")).Get("/api/v1/me");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("Strict-Transport-Security").Single().ShouldBe("max-age=31536000");
    }

    [Fact]
    public async Task A_page_of_a_configured_origin_may_read_answers_and_errors()
    {
        var client = await app.Client(Role.Editor);
        client.DefaultRequestHeaders.Add("Origin", EdgeApp.Origin);
        foreach (var path in new[] { "/api/v1/me", "/api/v1/entries/CR99999" })
        {
            using var response = await client.Get(path);
            response.Headers.GetValues("Access-Control-Allow-Origin").Single().ShouldBe(EdgeApp.Origin);
            response.Headers.GetValues("Access-Control-Expose-Headers").Single().ShouldContain("ETag");
            response.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("https://evil.example.org")]
    [InlineData("https://intranet.example.org.evil.example")]
    [InlineData("http://intranet.example.org")]
    [InlineData("null")]
    public async Task A_page_of_another_origin_may_not(string origin)
    {
        var client = await app.Client(Role.Editor);
        client.DefaultRequestHeaders.Add("Origin", origin);
        using var response = await client.Get("/api/v1/me");
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task A_browser_that_asks_first_hears_what_it_may_send()
    {
        using var client = new HttpClient { BaseAddress = app.Anonymous().BaseAddress };
        client.DefaultRequestHeaders.Add("Origin", EdgeApp.Origin);
        client.DefaultRequestHeaders.Add("Access-Control-Request-Method", "PATCH");
        client.DefaultRequestHeaders.Add("Access-Control-Request-Headers", "authorization,content-type,if-match");
        using var response = await client.Send(HttpMethod.Options, "/api/v1/entries/CR1");
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("Access-Control-Allow-Origin").Single().ShouldBe(EdgeApp.Origin);
        response.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldContain("PATCH");
        response.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("If-Match");
    }

    [Theory]
    [InlineData("Proxies", "10.0.0.0/33")]
    [InlineData("Proxies", "proxy.example.org")]
    [InlineData("Cors:Origins", "*")]
    [InlineData("Cors:Origins", "https://intranet.example.org/")]
    [InlineData("Cors:Origins", "intranet.example.org")]
    [InlineData("Limits:RequestsPerMinute", "0")]
    [InlineData("Limits:RequestsPerMinut", "10")]
    [InlineData("Limits:RequestSeconds", "86400")]
    public void A_start_with_a_wrong_setting_names_it(string name, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
        Should.Throw<ConfigurationException>(() =>
        {
            Proxies.Networks(configuration);
            CrossOrigin.Origins(configuration);
            LimitSettings.Read(configuration);
        }).Message.ShouldContain(name.Split(':')[0]);
    }

    async Task<HttpClient> From(string addresses, string scheme)
    {
        var client = await app.Client(Role.Editor);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", addresses);
        // One for each address, as the proxies on the way would add them.
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", string.Join(", ", addresses.Split(',').Select(_ => scheme)));
        client.DefaultRequestHeaders.Host = "register.example.org:8443";
        return client;
    }

    Task<HttpResponseMessage> Guess(string address)
    {
        var client = app.Anonymous();
        KeyToken.Create(out var text);
        client.DefaultRequestHeaders.Authorization = new("Bearer", text);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return client.Get("/api/v1/me");
    }
}

/// <summary>The service as it stands behind proxies that end https, with a page of another origin that uses it.</summary>
public sealed class EdgeApp(TestCluster cluster) : RegisterApp(cluster)
{
    public const int FailedSignIns = 5;
    public const string Origin = "https://intranet.example.org";

    protected override IEnumerable<(string Name, string Value)> Settings =>
    [
        ("Proxies:0", "127.0.0.0/8"), ("Proxies:1", "::1"), ("Proxies:2", "10.0.0.0/8"), ("Cors:Origins", Origin),
        ("Limits:FailedSignInsPerMinute", $"{FailedSignIns}"), ("https_port", "8443"),
    ];
}
