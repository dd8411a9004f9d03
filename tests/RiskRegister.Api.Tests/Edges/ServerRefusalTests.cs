using System.Net.Sockets;
using System.Text;
using RiskRegister.Api.Tests.Hostile;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Edges;

/// <summary>What the web server refuses before the service sees it.</summary>
public sealed class ServerRefusalTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Theory]
    [InlineData("GET", "/api/v1/entries/%00", 400, "malformed")]
    [InlineData("GET", "/%00", 400, "malformed")]
    [InlineData("GET", "no-slash", 400, "malformed")]
    [InlineData("G\u00cbT", "/", 400, "malformed")]
    [InlineData("GET", "/api/v1/entries?q={8k}", 414, "address_too_long")]
    [InlineData("POST", "/{8k}", 414, "address_too_long")]
    public async Task A_request_line_that_is_none_is_a_problem_with_a_request_id(string method, string target, int status, string code)
    {
        var request = new HostileRequest(method,
            target.Replace("{8k}", new string('x', 9000), StringComparison.Ordinal))
        { Wrong = "the request line" };
        await ShouldBe(request, status, code);
    }

    [Fact]
    public async Task So_are_headers_that_are_too_many_too_long_or_none()
    {
        var request = new HostileRequest("GET", "/api/v1/me") { Wrong = "a header" };
        await ShouldBe(Enumerable.Range(0, 120).Aggregate(request, (all, number) => all.With($"X-{number}", "x")), 431, "head_too_large");
        await ShouldBe(request.With("X-Long", new string('x', 20_000)), 431, "head_too_large");
        await ShouldBe(request.With("X Y", "x"), 400, "malformed");
        await ShouldBe(request.With("Content-Length", "x"), 400, "malformed");
    }

    [Fact]
    public async Task HEAD_is_told_in_headers_alone()
    {
        var request = new HostileRequest("HEAD", "/x") { Wrong = "a header" }.With("X-Long", new string('x', 20_000));
        using var answer = await RawHttp.Send(app.Anonymous().BaseAddress!, request, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(431);
        answer.Headers.Contains("X-Request-Id").ShouldBeTrue();
        (await answer.Text()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Those_who_never_read_their_refusals_keep_nobody_waiting()
    {
        var address = app.Anonymous().BaseAddress!;
        var silent = new List<TcpClient>();
        try
        {
            for (var number = 0; number < 200; number++)
            {
                var client = new TcpClient { ReceiveBufferSize = 1024 };
                silent.Add(client);
                await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
                // Answers that fill whatever holds them, then what is refused.
                var page = $"GET /problems HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n";
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(page,
                    20)) + "GET /%00 HTTP/1.1\r\n\r\n"),
                    TestContext.Current.CancellationToken);
            }

            using var asking = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
            for (var number = 0; number < 20; number++) (await asking.Get("/health/live")).EnsureSuccessStatusCode();
        }
        finally
        {
            foreach (var client in silent) client.Dispose();
        }
    }

    async Task ShouldBe(HostileRequest request, int status, string code)
    {
        using var answer = await RawHttp.Send(app.Anonymous().BaseAddress!, request, TestContext.Current.CancellationToken);
        var problem = await answer.Problem();
        (problem.Status, problem.Code).ShouldBe((status, code));
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
