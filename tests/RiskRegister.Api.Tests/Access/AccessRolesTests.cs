using System.Net;
using RiskRegister.Api.Security;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class AccessRolesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    static readonly Role[] Administrators = [Role.Admin];
    static readonly Role[] Auditing = [Role.Auditor, Role.Editor, Role.Admin];

    /// <summary>Method, path, body, whether administrators alone may: the Roles table of the design. None of them exist, so nothing is changed.</summary>
    public static readonly TheoryData<string, string, string?, bool> Endpoints = new()
    {
        { "GET", "/api/v1/keys", null, true },
        { "POST", "/api/v1/keys", "{}", true },
        { "GET", "/api/v1/keys/none", null, true },
        { "DELETE", "/api/v1/keys/none", null, true },
        { "POST", "/api/v1/keys/none/rotation", null, true },
        { "GET", "/api/v1/owners", null, true },
        { "GET", "/api/v1/owners/MT", null, true },
        { "PUT", "/api/v1/owners/MT", """{"subjects": []}""", true },
        { "DELETE", "/api/v1/owners/MT", null, true },
        { "GET", "/api/v1/audit", null, false },
        { "GET", "/api/v1/audit?format=csv", null, false },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Each_role_may_what_the_roles_table_says(string method, string path, string? body, bool isAdministration)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var caller = await app.Client(role, role == Role.Owner ? ["MT"] : []);
            using var response = await caller.Send(new HttpMethod(method), path, body);
            if ((isAdministration ? Administrators : Auditing).Contains(role)) response.StatusCode.ShouldNotBe(HttpStatusCode.Forbidden, $"{role} {method} {path}");
            else (await response.Problem()).Code.ShouldBe("role_required", $"{role} {method} {path}");
        }

        await app.Anonymous().Send(new HttpMethod(method), path, body).Problem(401, "unauthenticated");
    }

    [Fact]
    public async Task An_administrator_who_is_nothing_else_sees_no_entry()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Exempt = new { paragraph = "3", reason = "Names a bidder." }, Title = "Collapse of a bidder" });
        var admin = await app.Client(Role.Admin);
        foreach (var path in new[] { entry.Path, "/api/v1/entries", "/api/v1/register?edition=full" }) await admin.Get(path).Problem(403, "role_required");
        (await (await admin.Get($"{Keys.Audit}?entry={entry.Entry.Id}")).Text()).ShouldNotContain("bidder");
    }

    [Fact]
    public async Task A_retry_under_anothers_idempotency_key_is_another_request()
    {
        var (one, other) = (await app.Client(Role.Admin), await app.Client(Role.Admin));
        var body = new { label = "Mine", roles = new[] { "reader" } };
        var first = await one.Post(Keys.Path, body, key: "same").Read<Features.Keys.MadeKeyDocument>();
        var second = await other.Post(Keys.Path, body, key: "same").Read<Features.Keys.MadeKeyDocument>();
        second.Id.ShouldNotBe(first.Id);
        second.Secret.ShouldNotBeNull();
    }
}
