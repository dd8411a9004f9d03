using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class AccessRolesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task An_administrator_who_is_nothing_else_sees_no_entry()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(
            new NewEntry { Exempt = new { paragraph = "3", reason = "Names a bidder." }, Title = "Collapse of a bidder" });
        var admin = await app.Client(Role.Admin);
        foreach (var path in new[] { entry.Path, "/api/v1/entries", "/api/v1/register?edition=full" })
            await admin.Get(path).Problem(403, "role_required");
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
