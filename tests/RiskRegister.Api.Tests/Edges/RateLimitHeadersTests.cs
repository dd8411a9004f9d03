using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Edges;

public sealed partial class RateLimitHeadersTests(TestCluster cluster)
{
    [Fact]
    public async Task Each_answer_says_how_much_is_left_and_the_refusal_that_nothing_is()
    {
        await using var app = new FewRequests(cluster);
        await app.InitializeAsync();
        var client = await app.Client(Role.Editor);
        for (var request = 1; request <= FewRequests.Most; request++)
        {
            // Refusals are answers too.
            using var answer = await client.Get(request % 2 == 0 ? "/api/v1/me" : "/api/v1/entries/CR99999");
            Left(answer).ShouldBe(FewRequests.Most - request);
            answer.Headers.GetValues("RateLimit-Policy").Single().ShouldBe($"\"caller\";q={FewRequests.Most};w=60");
        }

        using var refused = await client.Get("/api/v1/me");
        ((int)refused.StatusCode).ShouldBe(429);
        Left(refused).ShouldBe(0);
        Left(await (await app.Client(Role.Editor)).Get("/api/v1/me")).ShouldBe(FewRequests.Most - 1);
        (await app.Anonymous().Get("/api/v1/me")).Headers.Contains("RateLimit").ShouldBeFalse();
    }

    static int Left(HttpResponseMessage answer) =>
        int.Parse(Remaining().Match(answer.Headers.GetValues("RateLimit").Single()).Groups["left"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^\"caller\";r=(?<left>[0-9]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Remaining();

    sealed class FewRequests(TestCluster cluster) : RegisterApp(cluster)
    {
        public const int Most = 6;

        protected override IEnumerable<(string Name, string Value)> Settings => [("Limits:RequestsPerMinute", $"{Most}")];
    }
}
