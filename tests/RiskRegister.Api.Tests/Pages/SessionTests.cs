using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Pages.Sessions;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>Signing in and out, and what ends a session.</summary>
public sealed class SessionTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_key_signs_in_to_the_page_that_was_wanted()
    {
        using var visitor = Visitor.Of(app);
        using var refused = await visitor.Get("/?from=a%26b");
        refused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var signIn = refused.Headers.Location!.ToString();
        signIn.ShouldBe("/sign-in?to=%2F%3Ffrom%3Da%2526b");

        using var answer = await visitor.Send("/sign-in", await visitor.Form(signIn), ("key", await Visitor.KeyFor(app, [Role.Editor])));

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.ToString().ShouldBe("/?from=a%26b");
        (await visitor.Page("/")).ShouldContain("Sign out");
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("/\t/example.org")]
    [InlineData("\\/example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Signing_in_leads_to_no_other_site(string to)
    {
        using var visitor = Visitor.Of(app);
        using var answer = await visitor.Send(
            "/sign-in", await visitor.Form("/sign-in"), ("key", await Visitor.KeyFor(app, [Role.Reader])), ("to", to));
        answer.Headers.Location!.ToString().ShouldBe("/");
        (await visitor.Form($"/sign-in?to={Uri.EscapeDataString(to)}"))["to"].ShouldBe("/");
    }

    [Theory]
    [InlineData("")]
    [InlineData("rr_")]
    [InlineData("no key at all")]
    [InlineData("rr_AAAAAAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_key_that_is_none_is_refused_with_a_word_and_never_sent_back(string key)
    {
        using var visitor = Visitor.Of(app);
        using var answer = await visitor.Send("/sign-in", await visitor.Form("/sign-in"), ("key", key));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.Text();
        page.ShouldContain("<title>Error: Sign in");
        page.ShouldContain("href=\"#key\"");
        if (key.Length > 3) page.ShouldNotContain(key);
        visitor.Cookies.Keys.ShouldNotContain("session");
    }

    [Fact]
    public async Task Signing_in_gives_a_new_session_whatever_the_browser_had()
    {
        using var visitor = await Visitor.SignedIn(app, Role.Reader);
        var first = visitor.Cookies["session"];
        using var again = await visitor.Send("/sign-in", await visitor.Form("/sign-in"), ("key", await Visitor.KeyFor(app, [Role.Reader])));
        visitor.Cookies["session"].ShouldNotBe(first);
        await ShouldBeOut(visitor, first);

        // What somebody planted beforehand is not taken over.
        using var planted = Visitor.Of(app);
        planted.Cookies["session"] = new string('A', 43);
        using var answer = await planted.Send(
            "/sign-in", await planted.Form("/sign-in"), ("key", await Visitor.KeyFor(app, [Role.Reader])));
        planted.Cookies["session"].ShouldNotBe(new string('A', 43));
        await ShouldBeOut(planted, new string('A', 43));
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites_and_holds_what_the_database_has_not()
    {
        using var visitor = Visitor.Of(app);
        using var answer = await visitor.Send(
            "/sign-in", await visitor.Form("/sign-in"), ("key", await Visitor.KeyFor(app, [Role.Reader])));
        var set = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("session=", StringComparison.Ordinal));
        set.ShouldContain("httponly", Case.Insensitive);
        set.ShouldContain("samesite=lax", Case.Insensitive);
        set.ShouldContain("path=/", Case.Insensitive);
        set.ShouldNotContain("domain=", Case.Insensitive);
        (await app.Ask<int>("select count(*)::integer from page_sessions as s where s::text like '%' || @token || '%'",
            new { token = visitor.Cookies["session"] })).ShouldBe(0);
    }

    [Fact]
    public async Task The_cookie_is_no_credential_of_the_API()
    {
        using var visitor = await Visitor.SignedIn(app, Role.Editor);
        using var answer = await visitor.Get("/api/v1/me");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_key_of_the_API_is_no_session()
    {
        using var visitor = Visitor.Of(app);
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Authorization = new("Bearer", await Visitor.KeyFor(app, [Role.Editor]));
        using var answer = await visitor.Send(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_the_cookie()
    {
        using var visitor = await Visitor.SignedIn(app, Role.Reader);
        var token = visitor.Cookies["session"];
        using var answer = await visitor.Send("/sign-out", await visitor.Form("/"));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        visitor.Cookies.Keys.ShouldNotContain("session");
        await ShouldBeOut(visitor, token);
    }

    [Fact]
    public async Task A_session_ends_with_its_key_on_every_instance_and_none_begins_with_it()
    {
        using var second = app.Beside();
        var key = await Visitor.KeyFor(app, [Role.Editor]);
        using var visitor = await Visitor.With(app, key);
        using var there = new Visitor(second.ClientOptions.BaseAddress);
        there.Cookies["session"] = visitor.Cookies["session"];
        _ = await there.Page("/");
        using var admin = await app.Client(Role.Admin);
        using var revoked = await admin.DeleteAsync($"/api/v1/keys/{key[3..15]}", TestContext.Current.CancellationToken);
        revoked.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await ShouldBeOut(visitor);
        await ShouldBeOut(there);
        using var again = await visitor.Send("/sign-in", await visitor.Form("/sign-in"), ("key", key));
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Instances_share_sessions_and_take_each_others_forms()
    {
        using var second = app.Beside();
        using var visitor = await Visitor.SignedIn(app, Role.Reader);
        using var there = new Visitor(second.ClientOptions.BaseAddress);
        foreach (var (name, value) in visitor.Cookies) there.Cookies[name] = value;
        var form = await visitor.Form("/");
        foreach (var (name, value) in visitor.Cookies) there.Cookies[name] = value;
        using var answer = await there.Send("/sign-out", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_session_that_nobody_uses_for_twelve_hours_ends()
    {
        using var visitor = await Visitor.SignedIn(app, Role.Reader);
        app.Clock.Advance(TimeSpan.FromHours(11));
        _ = await visitor.Page("/");
        app.Clock.Advance(TimeSpan.FromHours(11));
        _ = await visitor.Page("/");
        app.Clock.Advance(TimeSpan.FromHours(12));
        await ShouldBeOut(visitor);
    }

    [Fact]
    public async Task A_link_signs_in_once_and_for_ten_minutes()
    {
        var links = app.Services.GetRequiredService<SignInLinks>();
        var key = (await Visitor.KeyFor(app, [Role.Admin, Role.Editor]))[3..15];
        var (good, old) = (links.Make(key), links.Make(key));
        using var visitor = Visitor.Of(app);
        using var answer = await visitor.Get(good);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        _ = await visitor.Page("/");
        using var stranger = Visitor.Of(app);
        using var again = await stranger.Get(good);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        using var late = await stranger.Get(old);
        late.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        stranger.Cookies.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_without_the_seal_of_its_session_does_nothing()
    {
        using var visitor = await Visitor.SignedIn(app, Role.Reader);
        using var other = await Visitor.SignedIn(app, Role.Reader);
        var own = await visitor.Form("/");
        var others = await other.Form("/");
        foreach (var form in new[] { [], others })
        {
            using var answer = await visitor.Send("/sign-out", form);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Text()).ShouldContain("nothing was saved");
        }

        var elsewhere = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Content = new FormUrlEncodedContent(own) };
        elsewhere.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await visitor.Send(elsewhere);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _ = await visitor.Page("/");
    }

    [Fact]
    public async Task Who_signs_in_is_in_the_audit_log_and_no_session_begins_unseen()
    {
        var key = await Visitor.KeyFor(app, [Role.Auditor]);
        using var visitor = await Visitor.With(app, key);
        (await app.Ask<int>(
            "select count(*)::integer from audit_log where action = 'signedIn' and credential = @id", new { id = key[3..15] })).ShouldBe(1);
        await using var service = new Npgsql.NpgsqlConnection(app.Database.ServiceConnectionString);
        await service.OpenAsync(TestContext.Current.CancellationToken);
        await using var unseen = new Npgsql.NpgsqlCommand("""
            insert into page_sessions (token_hash, key_id, began_at, used_at, expires_at)
            select sha256('x'), id, now(), now(), now() + interval '1 hour' from access_keys limit 1
            """, service);
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => unseen.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)))
            .SqlState.ShouldBe("23001");
    }

    static async Task ShouldBeOut(Visitor visitor, string? token = null)
    {
        if (token is not null) visitor.Cookies["session"] = token;
        using var answer = await visitor.Get("/");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldStartWith("/sign-in");
    }
}
