using System.Net;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class LastAdministratorTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Admins =
        "select count(*)::integer from access_keys where 'admin' = any (roles) and revoked_at is null and (expires_at is null or "
            + "expires_at > now())";

    [Fact]
    public async Task The_last_key_of_an_administrator_is_not_revoked()
    {
        var admin = await OnlyAdministrator();
        await app.Client([Role.Admin], [], expiresAt: app.Clock.GetUtcNow().AddSeconds(-1));
        await app.Client(Role.Editor);
        (await admin.Delete($"{Keys.Path}/{admin.KeyId()}").Problem(409, "last_admin_key")).Detail.ShouldContain(admin.KeyId());

        var second = await app.Client(Role.Admin);
        (await admin.Delete($"{Keys.Path}/{admin.KeyId()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await second.Delete($"{Keys.Path}/{second.KeyId()}").Problem(409, "last_admin_key");
    }

    [Fact]
    public async Task Two_administrators_cannot_lock_each_other_out_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var one = await OnlyAdministrator();
            var other = await app.Client(Role.Admin);
            var answers = await Task.WhenAll(one.Delete($"{Keys.Path}/{other.KeyId()}"), other.Delete($"{Keys.Path}/{one.KeyId()}"));
            answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
            (await app.Ask<int>(Admins)).ShouldBe(1);
        }
    }

    async Task<HttpClient> OnlyAdministrator()
    {
        var admin = await app.Client(Role.Admin);
        await app.Ask<int?>("update access_keys set revoked_at = now(), revoked_by = 'test' where revoked_at is null and id <> @id",
            new { id = admin.KeyId() });
        return admin;
    }
}
