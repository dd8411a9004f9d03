using System.Diagnostics;
using System.Net;
using RiskRegister.Api.Features.Access;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

public sealed class KeyRotationTests(TestCluster cluster)
{
    const string Me = "/api/v1/me";

    [Fact]
    public async Task A_new_key_is_taken_at_once_and_the_one_before_refused_once_it_is_gone()
    {
        await using var app = await Started();
        var before = app.Provider.Token();
        (await app.With(before).Get(Me).Read<CallerDocument>()).Name.ShouldBe("Ada Byron");

        app.Provider.Rotate("rsa-2");
        app.Clock.Advance(TimeSpan.FromSeconds(11));

        (await app.With(app.Provider.Token()).Get(Me).Read<CallerDocument>()).Name.ShouldBe("Ada Byron");
        await app.With(before).Get(Me).Problem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_is_refused_within_five_minutes_though_no_other_is_seen()
    {
        await using var app = await Started();
        var before = app.Provider.Token();
        (await app.With(before).Get(Me).Read<CallerDocument>()).Name.ShouldBe("Ada Byron");

        app.Provider.Rotate("rsa-2");
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        // Whoever finds that it is time to ask waits for the answer but for a moment, which a busy machine may need.
        HttpStatusCode answered;
        var patience = Stopwatch.StartNew();
        do answered = (await app.With(before).Get(Me)).StatusCode;
        while (answered == HttpStatusCode.OK && patience.Elapsed < TimeSpan.FromSeconds(30));
        answered.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_new_key_is_taken_at_once_also_when_the_clock_was_set_back()
    {
        await using var app = await Started();
        (await app.With(app.Provider.Token()).Get(Me).Read<CallerDocument>()).Name.ShouldBe("Ada Byron");

        app.Clock.Step(-TimeSpan.FromHours(1));
        app.Provider.Rotate("rsa-2");
        app.Clock.Advance(TimeSpan.FromSeconds(11));

        var earlier = app.Clock.GetUtcNow().ToUnixTimeSeconds();
        var token = app.Provider.Token(claims => (claims["iat"], claims["nbf"], claims["exp"]) = (earlier, earlier, earlier + 600));
        (await app.With(token).Get(Me).Read<CallerDocument>()).Name.ShouldBe("Ada Byron");
    }

    [Fact]
    public async Task Made_up_key_ids_do_not_flood_the_provider()
    {
        await using var app = await Started();
        (await app.With(app.Provider.Token()).Get(Me).Read<CallerDocument>()).Name.ShouldBe("Ada Byron");
        app.Clock.Advance(TimeSpan.FromSeconds(11));
        var asked = app.Provider.Asked;
        for (var number = 0; number < 20; number++)
        {
            using var unknown = SigningKey.Make($"made-up-{number}", "ES256");
            await app.With(app.Provider.Token(key: unknown)).Get(Me).Problem(401, "unauthenticated");
        }

        (app.Provider.Asked - asked).ShouldBe(1);
    }

    [Fact]
    public async Task While_the_provider_is_away_its_known_keys_serve_for_an_hour_and_access_keys_always()
    {
        await using var app = await Started();
        var key = await app.Client(Role.Reader);
        var token = app.Provider.Token(claims => claims["exp"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 36_000);
        (await app.With(token).Get(Me).Read<CallerDocument>()).Name.ShouldBe("Ada Byron");
        await app.Provider.Stop();

        app.Clock.Advance(TimeSpan.FromMinutes(30));
        (await app.With(token).Get(Me).Read<CallerDocument>()).Name.ShouldBe("Ada Byron");
        app.Clock.Advance(TimeSpan.FromMinutes(40));
        using var answer = await app.With(token).Get(Me);

        (await answer.Problem()).Code.ShouldBe("provider_unavailable");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        (await key.Get(Me).Read<CallerDocument>()).Name.ShouldBe("Reader");
    }

    async Task<TokenApp> Started()
    {
        var app = new TokenApp(cluster);
        await app.InitializeAsync();
        return app;
    }
}
