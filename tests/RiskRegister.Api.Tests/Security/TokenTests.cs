using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RiskRegister.Api.Features.Access;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

public sealed class TokenTests(TokenApp app) : IClassFixture<TokenApp>
{
    const string Me = "/api/v1/me";

    static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    public async Task A_token_that_the_provider_signed_signs_in(string algorithm)
    {
        var token = Token(key: app.Provider.Keys.Single(key => key.Algorithm == algorithm));

        var me = await app.With(token).Get(Me).Read<CallerDocument>();

        (me.Name, me.FullEdition).ShouldBe(("Ada Byron", true));
        me.Roles.ShouldBe([Role.Editor]);
        me.Owners.ShouldBeEmpty();
        me.Id.ShouldStartWith("oidc_");
    }

    [Fact]
    public async Task An_expired_token_is_refused() =>
        (await Refused(Token(claims => claims["exp"] = Now - 120))).ShouldBe("The token has expired.");

    [Fact]
    public async Task A_token_within_the_skew_of_its_expiry_is_good() =>
        (await app.With(Token(claims => claims["exp"] = Now - 2)).Get(Me).Read<CallerDocument>()).Name.ShouldBe("Ada Byron");

    [Fact]
    public async Task A_token_that_is_not_valid_yet_is_refused() =>
        (await Refused(Token(claims => claims["nbf"] = Now + 600))).ShouldBe("The token is not valid yet.");

    [Fact]
    public async Task A_token_that_never_expires_is_refused() =>
        (await Refused(Token(claims => claims.Remove("exp")))).ShouldBe("The token never expires.");

    [Fact]
    public async Task A_token_for_another_audience_is_refused() =>
        (await Refused(Token(claims => claims["aud"] = "payroll"))).ShouldBe("The token is for another audience.");

    [Fact]
    public async Task A_token_without_an_audience_is_refused() =>
        (await Refused(Token(claims => claims.Remove("aud")))).ShouldBe("The token is for another audience.");

    [Fact]
    public async Task A_token_of_another_issuer_is_refused() =>
        (await Refused(Token(claims => claims["iss"] = "https://login.example.org"))).ShouldBe("The token comes from another issuer.");

    [Fact]
    public async Task A_token_signed_with_another_key_under_the_id_of_a_good_one_is_refused()
    {
        using var forged = SigningKey.Make(app.Provider.Keys[0].Id, "RS256");
        (await Refused(Token(key: forged))).ShouldStartWith("The token is not signed with a key of the provider");
    }

    [Fact]
    public async Task A_token_of_a_key_that_the_provider_does_not_show_is_refused()
    {
        using var unknown = SigningKey.Make("unknown", "ES256");
        (await Refused(Token(key: unknown))).ShouldStartWith("The token is not signed with a key of the provider");
    }

    [Fact]
    public async Task A_token_whose_claims_were_changed_after_signing_is_refused()
    {
        var (good, changed) = (Token().Split('.'), Token(claims => claims["sub"] = "somebody-else").Split('.'));
        (await Refused($"{good[0]}.{changed[1]}.{good[2]}")).ShouldStartWith("The token is not signed with a key of the provider");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    public async Task A_token_of_algorithm_none_is_refused(string none) =>
        await Refused($"{app.Provider.Content(new { alg = none, typ = "JWT" })}.");

    [Fact]
    public async Task A_signed_token_that_says_algorithm_none_is_refused() =>
        await Refused($"{app.Provider.Content(new { alg = "none", kid = "rsa-1", typ = "JWT" })}.{Token().Split('.')[2]}");

    [Fact]
    public async Task A_token_with_an_extension_that_is_critical_is_refused()
    {
        var key = app.Provider.Keys[0];
        var content = app.Provider.Content(new { alg = key.Algorithm, kid = key.Id, typ = "at+jwt", crit = new[] { "exp" } });
        (await Refused($"{content}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(content)))}")).ShouldContain("critical");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_signed_by_HS256_with_the_public_key_as_its_secret_is_refused(bool asPem)
    {
        var key = app.Provider.Keys[0];
        var secret = asPem ? Encoding.ASCII.GetBytes(key.Pem) : Base64Url.DecodeFromChars(key.Public["n"]);
        var content = app.Provider.Content(new { alg = "HS256", kid = key.Id, typ = "JWT" });
        (await Refused($"{content}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(content)))}"))
            .ShouldStartWith("The token is not signed with a key of the provider");
    }

    [Fact]
    public async Task A_token_of_another_kind_is_refused() =>
        (await Refused(Token(type: "logout+jwt"))).ShouldBe("The token is not an access token.");

    [Theory]
    [InlineData("at_hash", "77QmUPtjPfzWtF2AnpK9RQ")]
    [InlineData("typ", "ID")]
    [InlineData("typ", "Refresh")]
    public async Task A_token_that_tells_a_client_who_signed_in_is_refused(string claim, string value) =>
        (await Refused(Token(claims => claims[claim] = value, type: "JWT"))).ShouldBe("The token is not an access token.");

    [Fact]
    public async Task An_access_token_of_Keycloak_signs_in() =>
        (await app.With(Token(claims => claims["typ"] = "Bearer", type: "JWT")).Get(Me).Read<CallerDocument>()).Name.ShouldBe("Ada Byron");

    [Theory]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30.")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.W10.AAAA")]
    public async Task What_is_no_token_is_refused(string text) => await Refused(text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two\nlines")]
    [InlineData("\0")]
    public async Task A_token_that_names_nobody_is_refused(string? subject) =>
        (await Refused(Token(claims => claims["sub"] = subject))).ShouldStartWith("The token names nobody");

    [Fact]
    public async Task A_name_that_cannot_be_stored_is_passed_over()
    {
        var me = await app.With(Token(claims => (claims["name"], claims["preferred_username"]) = ("A\0B", "ada@example.org"))).Get(Me)
            .Read<CallerDocument>();
        me.Name.ShouldBe("ada@example.org");
    }

    [Fact]
    public async Task Each_value_of_the_role_claim_gives_the_role_that_is_configured_for_it()
    {
        var me = await app.With(Token(claims => claims["roles"] = new[] { "auditors", "risk-owners", "Administrators" })).Get(Me)
            .Read<CallerDocument>();
        me.Roles.ShouldBe([Role.Auditor, Role.Owner]);
    }

    [Fact]
    public async Task A_role_claim_of_one_value_counts() =>
        (await app.With(Token(claims => claims["roles"] = "auditors")).Get(Me).Read<CallerDocument>()).Roles.ShouldBe([Role.Auditor]);

    [Fact]
    public async Task A_token_without_a_role_that_is_configured_may_do_nothing()
    {
        var problem = await app.With(Token(claims => claims["roles"] = new[] { "admin", "editor" })).Get(Me).Problem(403, "role_required");
        problem.Detail.ShouldEndWith("you hold none.");
    }

    [Fact]
    public async Task Posts_come_from_the_claim()
    {
        var me = await app.With(Token(Owner("Head of Claims", "Head of Waste"))).Get(Me).Read<CallerDocument>();
        me.Roles.ShouldBe([Role.Owner]);
        me.Owners.ShouldBe(["Head of Claims", "Head of Waste"]);
    }

    [Fact]
    public async Task A_dotted_claim_is_found_within_objects()
    {
        var me = await app.With(
            Token(claims => (claims["roles"], claims["register"]) = ("risk-owners", new { posts = new[] { "Head of Parks" } }))).Get(Me)
            .Read<CallerDocument>();
        me.Owners.ShouldBe(["Head of Parks"]);
    }

    [Fact]
    public async Task Posts_come_from_those_linked_with_the_subject()
    {
        await app.Do("insert into post_holders (subject, post, linked_by) values ('linked', 'Head of Links', 'test'), ('other', 'Head of "
            + "Others', 'test')");
        var me = await app.With(
            Token(claims => (claims["sub"], claims["roles"], claims["register.posts"]) = ("linked", "risk-owners", "Head of Claims")))
            .Get(Me).Read<CallerDocument>();
        me.Owners.ShouldBe(["Head of Claims", "Head of Links"]);
    }

    [Fact]
    public async Task A_token_changes_entries_of_its_posts_and_no_others()
    {
        var editor = app.With(Token());
        var own = await editor.Create(new NewEntry { Owners = ["Head of Tokens"] });
        var others = await editor.Create(new NewEntry { Owners = ["Head of Keys"] });
        var owner = app.With(Token(Owner("Head of Tokens")));

        var changed = await owner.Change(own, new { title = "Changed by token" });

        changed.Entry.UpdatedBy.ShouldBe("Ada Byron");
        await owner.Patch(others.Path, new { title = "Not mine" }, others.ETag).Problem(403, "not_your_entry");
    }

    [Fact]
    public async Task The_same_subject_is_the_same_caller_and_another_is_another()
    {
        var (first, again) = (await IdOf("same"), await IdOf("same"));
        (again == first, await IdOf("different") == first).ShouldBe((true, false));
    }

    [Fact]
    public async Task Subjects_that_differ_in_a_space_are_two_callers()
    {
        await app.Do("insert into post_holders (subject, post, linked_by) values ('spaced', 'Head of Spaces', 'test')");
        (await IdOf(" spaced")).ShouldNotBe(await IdOf("spaced"));
        (await app.With(Token(claims => (claims["sub"], claims["roles"]) = (" spaced", "risk-owners"))).Get(Me).Read<CallerDocument>())
            .Owners.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_longest_subject_that_there_can_be_signs_in_and_holds_its_post()
    {
        var subject = new string('s', 255);
        await app.Do("insert into post_holders (subject, post, linked_by) values (@subject, 'Head of Lengths', 'test')", new { subject });
        (await app.With(Token(claims => (claims["sub"], claims["roles"]) = (subject, "risk-owners"))).Get(Me).Read<CallerDocument>())
            .Owners.ShouldBe(["Head of Lengths"]);
        (await Refused(Token(claims => claims["sub"] = subject + "s"))).ShouldStartWith("The token names nobody");
    }

    [Fact]
    public async Task Access_keys_sign_in_beside_tokens() =>
        (await (await app.Client(Role.Auditor)).Get(Me).Read<CallerDocument>()).Roles.ShouldBe([Role.Auditor]);

    static Action<Dictionary<string, object?>> Owner(params string[] posts) => claims =>
        (claims["roles"], claims["register.posts"]) = ("risk-owners", posts);

    string Token(Action<Dictionary<string, object?>>? change = null, SigningKey? key = null, string? type = "at+jwt") =>
        app.Provider.Token(change, key, type);

    async Task<string> IdOf(string subject) => (await app.With(Token(claims => claims["sub"] = subject)).Get(Me).Read<CallerDocument>()).Id;

    /// <summary>Refused, in words that give nothing of the token away.</summary>
    async Task<string> Refused(string token)
    {
        using var response = await app.With(token).Get(Me);
        var problem = await response.Problem();
        (problem.Status, problem.Code).ShouldBe((401, "unauthenticated"));
        response.Headers.WwwAuthenticate.First().Scheme.ShouldBe("Bearer");
        problem.Detail.ShouldNotContain("IDX");
        problem.Detail.ShouldNotContain(app.Provider.Issuer);
        return problem.Detail;
    }
}
