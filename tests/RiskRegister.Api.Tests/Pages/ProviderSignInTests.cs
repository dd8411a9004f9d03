using System.Net;
using RiskRegister.Api.Tests.Security;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>Signing in to the pages by the OpenID Connect provider, and being signed out by it.</summary>
public sealed class ProviderSignInTests(TokenApp app) : IClassFixture<TokenApp>
{
    const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

    [Fact]
    public async Task Whoever_the_provider_knows_is_signed_in_to_what_was_wanted_with_the_roles_that_it_says()
    {
        using var visitor = Visitor.Of(app);
        (await visitor.Page("/sign-in?to=%2Fsnapshots")).ShouldContain("/sign-in/provider?to=%2Fsnapshots");
        using var done = await SignIn(visitor, "/snapshots", claims => claims["name"] = "Grace Hopper");
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect, await done.Text());
        done.Headers.Location!.ToString().ShouldBe("/snapshots");
        var page = await visitor.Page("/snapshots");
        page.ShouldContain("Grace Hopper");
        page.ShouldContain("Take a snapshot");
        (await app.Ask<int>("select count(*)::integer from audit_log where action = 'signedIn' and actor = 'Grace Hopper' and detail ->> "
            + "'by' = 'provider'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_post_that_an_administrator_linked_is_acted_for_at_once()
    {
        await app.Do("insert into post_holders (subject, post, linked_by) values ('linked-1', 'Head of Parks', 'test')");
        using var visitor = Visitor.Of(app);
        using var done = await SignIn(visitor, "/", claims => (claims["sub"], claims["roles"]) = ("linked-1", new[] { "risk-owners" }));
        (await visitor.Page("/entries/new?kind=risk")).ShouldContain("Head of Parks");
    }

    [Fact]
    public async Task Who_has_no_role_is_told_so_and_gets_no_session()
    {
        using var visitor = Visitor.Of(app);
        using var done = await SignIn(visitor, "/", claims => claims["roles"] = new[] { "canteen" });
        done.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await done.Text()).ShouldContain("no role in this register");
        visitor.Cookies.Keys.ShouldNotContain("session");
    }

    [Theory]
    [InlineData("nonce", "another")]
    [InlineData("aud", "risk-register")]
    [InlineData("iss", "https://another.example")]
    [InlineData("exp", 1L)]
    public async Task A_token_that_was_made_for_another_sign_in_lets_nobody_in(string claim, object value)
    {
        using var visitor = Visitor.Of(app);
        using var done = await SignIn(visitor, "/", claims => claims[claim] = value);
        done.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await done.Text()).ShouldContain("did not work");
        visitor.Cookies.Keys.ShouldNotContain("session");
    }

    [Fact]
    public async Task The_answer_to_one_browser_signs_in_no_other()
    {
        using var victim = Visitor.Of(app);
        using var attacker = Visitor.Of(app);
        var answer = await AnswerOf(attacker, "/");
        using var done = await victim.Get(answer);
        done.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        victim.Cookies.Keys.ShouldNotContain("session");
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    public async Task Signing_in_leads_to_no_other_site(string to)
    {
        using var visitor = Visitor.Of(app);
        using var done = await SignIn(visitor, to);
        done.Headers.Location!.ToString().ShouldBe("/");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_provider_says_that_a_session_is_over_it_is_on_every_instance_within_five_seconds(bool bySession)
    {
        var who = $"subject-{Guid.NewGuid()}";
        using var visitor = Visitor.Of(app);
        using var other = Visitor.Of(app);
        using var done = await SignIn(visitor, "/", claims => (claims["sub"], claims["sid"]) = (who, who + "-s"));
        using var bystander = await SignIn(other, "/", claims => (claims["sub"], claims["sid"]) = ("somebody else", "another session"));
        await using var second = app.Beside();
        using var there = new Visitor(second.ClientOptions.BaseAddress);
        foreach (var (name, value) in visitor.Cookies) there.Cookies[name] = value;
        _ = await visitor.Page("/");
        _ = await there.Page("/");

        (await Logout(claims => claims[bySession ? "sid" : "sub"] = bySession ? who + "-s" : who)).ShouldBe(HttpStatusCode.OK);

        app.Clock.Advance(TimeSpan.FromSeconds(5));
        foreach (var each in new[] { visitor, there })
        {
            using var answer = await each.Get("/");
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        _ = await other.Page("/");
    }

    [Fact]
    public async Task Nothing_but_a_logout_token_of_the_provider_ends_a_session()
    {
        using var visitor = Visitor.Of(app);
        using var done = await SignIn(visitor, "/", claims => claims["sid"] = "kept");
        using var another = SigningKey.Make("rsa-1", "RS256");
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        foreach (var token in new[]
        {
            "", "no.token.at-all", LogoutToken(claims => claims["sid"] = "kept", another),
            LogoutToken(claims => (claims["sid"], claims["aud"]) = ("kept", "another")),
            LogoutToken(claims => (claims["sid"], claims["nonce"]) = ("kept", "n")),
            LogoutToken(claims => (claims["sid"], claims["events"]) = ("kept", new Dictionary<string, object>())),
            LogoutToken(claims => (claims["sid"], claims["iat"]) = ("kept", now - 3600)), LogoutToken(_ => { }),
            LogoutToken(claims => (claims["sid"], claims["iss"]) = ("kept", "https://another.example")),
        })
        {
            (await Send(token)).ShouldBe(HttpStatusCode.BadRequest, token);
        }

        app.Clock.Advance(TimeSpan.FromSeconds(5));
        _ = await visitor.Page("/");
    }

    async Task<HttpResponseMessage> SignIn(Visitor visitor, string to, Action<Dictionary<string, object?>>? change = null)
    {
        app.Provider.Changes = change;
        return await visitor.Get(await AnswerOf(visitor, to));
    }

    // What the provider sends the browser back with.
    async Task<string> AnswerOf(Visitor visitor, string to)
    {
        using var begun = await visitor.Get($"/sign-in/provider?to={Uri.EscapeDataString(to)}");
        begun.StatusCode.ShouldBe(HttpStatusCode.Redirect, await begun.Text());
        begun.Headers.Location!.ToString().ShouldStartWith($"{app.Provider.Issuer}/authorize?");
        begun.Headers.Location.Query.ShouldContain("scope=openid%20email");
        using var provider = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await provider.GetAsync(begun.Headers.Location, TestContext.Current.CancellationToken);
        return answer.Headers.Location!.PathAndQuery;
    }

    Task<HttpStatusCode> Logout(Action<Dictionary<string, object?>> change) => Send(LogoutToken(change));

    string LogoutToken(Action<Dictionary<string, object?>> change, SigningKey? key = null) => app.Provider.Token(claims =>
    {
        foreach (var name in new[] { "sub", "name", "roles", "nbf", "exp" }) claims.Remove(name);
        claims["aud"] = TestProvider.ClientId;
        claims["jti"] = Guid.NewGuid().ToString();
        claims["events"] = new Dictionary<string, object> { [LogoutEvent] = new Dictionary<string, object>() };
        change(claims);
    }, key, type: "logout+jwt");

    async Task<HttpStatusCode> Send(string token)
    {
        using var visitor = Visitor.Of(app);
        using var answer = await visitor.Send("/sign-out/provider", [], ("logout_token", token));
        return answer.StatusCode;
    }
}
