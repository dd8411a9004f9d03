using System.Net;
using Npgsql;
using RiskRegister.Api.Features.Keys;
using RiskRegister.UseCases.Storage;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class EndingKeysTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_revoked_key_lets_nobody_in_and_stays_readable()
    {
        var admin = await app.Client(Role.Admin);
        var holder = await app.Client(Role.Auditor);
        (await holder.Get("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        for (var times = 0; times < 2; times++) (await admin.Delete($"{Keys.Path}/{holder.KeyId()}"))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await holder.Get("/api/v1/me").Problem(401, "unauthenticated");
        var key = await admin.Get($"{Keys.Path}/{holder.KeyId()}").Read<KeyDocument>();
        (key.State, key.RevokedBy).ShouldBe((KeyState.Revoked, "Admin"));
        (await admin.ReadAudit("action=keyRevoked&limit=200")).Count(row => row.Detail!["key"]!.GetValue<string>() == holder.KeyId())
            .ShouldBe(1);
        await admin.Delete($"{Keys.Path}/none").Problem(404, "key_not_found");
    }

    [Fact]
    public async Task A_rotated_key_goes_on_for_the_overlap_beside_one_with_the_same_rights()
    {
        var admin = await app.Client(Role.Admin);
        var old = await admin.MakeKey("Rotating", ["owner", "reader"], ["MT", "Head of Fleet"], app.Clock.GetUtcNow().AddDays(100));

        var made = await admin.Post($"{Keys.Path}/{old.Id}/rotation", new { overlapHours = 2 }).Read<MadeKeyDocument>();

        (made.Label, made.Replaces, made.FullEdition).ShouldBe((old.Label, old.Id, old.FullEdition));
        made.Roles.ShouldBe(old.Roles);
        made.Owners.ShouldBe(old.Owners);
        (made.ExpiresAt!.Value - made.CreatedAt).ShouldBe(TimeSpan.FromDays(100), TimeSpan.FromMinutes(1));
        var (before, after) = (app.Anonymous().With(old.Secret), app.Anonymous().With(made.Secret));
        (await before.Get("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await after.Get("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        app.Clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1));
        await before.Get("/api/v1/me").Problem(401, "unauthenticated");
        (await after.Get("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await admin.Get($"{Keys.Path}/{old.Id}").Read<KeyDocument>()).State.ShouldBe(KeyState.Expired);
        await admin.Post($"{Keys.Path}/{old.Id}/rotation").Problem(409, "key_ended");
    }

    [Fact]
    public async Task A_rotation_never_makes_a_key_last_longer()
    {
        var admin = await app.Client(Role.Admin);
        var old = await admin.MakeKey("Ending soon", ["reader"], expiresAt: app.Clock.GetUtcNow().AddHours(1));
        await admin.Post($"{Keys.Path}/{old.Id}/rotation", new { overlapHours = 720 }).Read<MadeKeyDocument>();
        (await admin.Get($"{Keys.Path}/{old.Id}").Read<KeyDocument>()).ExpiresAt.ShouldBe(old.ExpiresAt);
    }

    [Theory]
    [InlineData("""{"overlapHours": 721}""", "$.overlapHours")]
    [InlineData("""{"overlapHours": -1}""", "$.overlapHours")]
    [InlineData("""{"overlapHours": "1"}""", "$.overlapHours")]
    [InlineData("""{"expiresAt": "2016-01-01T00:00:00Z"}""", "$.expiresAt")]
    [InlineData("""{"roles": ["admin"]}""", "$.roles")]
    public async Task A_rotation_says_how_long_and_nothing_of_rights(string body, string at)
    {
        var admin = await app.Client(Role.Admin);
        var key = await admin.MakeKey("Kept", ["reader"]);
        (await admin.Post($"{Keys.Path}/{key.Id}/rotation", body).Problem(400, "invalid")).Errors!.Keys.ShouldBe([at]);
        await admin.Post($"{Keys.Path}/none/rotation", body).Problem(404, "key_not_found");
    }

    [Fact]
    public async Task A_rotation_sent_again_makes_one_key_and_keeps_its_secret()
    {
        var admin = await app.Client(Role.Admin);
        var old = await admin.MakeKey("Twice", ["reader"]);
        var made = await admin.Post($"{Keys.Path}/{old.Id}/rotation", key: "rotate-1").Read<MadeKeyDocument>();
        var again = await admin.Post($"{Keys.Path}/{old.Id}/rotation", key: "rotate-1").Read<MadeKeyDocument>();
        (again.Id, again.Secret).ShouldBe((made.Id, null));
        (await app.Ask<int>("select count(*)::integer from access_keys where replaces = @Id", new { old.Id })).ShouldBe(1);
    }

    [Theory]
    [InlineData("update access_keys set revoked_at = null, revoked_by = null where id = @id")]
    [InlineData("update access_keys set expires_at = null where id = @id")]
    [InlineData("update access_keys set expires_at = expires_at + interval '1 second' where id = @id")]
    [InlineData("update access_keys set roles = '{admin}' where id = @id")]
    [InlineData("update access_keys set owners = '{MT}' where id = @id")]
    [InlineData("update access_keys set full_edition = true where id = @id")]
    [InlineData("delete from access_keys where id = @id")]
    [InlineData("truncate access_keys cascade")]
    public async Task The_database_lets_a_key_only_end_sooner(string sql)
    {
        var admin = await app.Client(Role.Admin);
        var key = await admin.MakeKey("Ended", ["reader"], expiresAt: app.Clock.GetUtcNow().AddDays(1));
        await admin.Delete($"{Keys.Path}/{key.Id}");
        foreach (var login in new[] { app.Database.ServiceConnectionString, app.Database.OwnerConnectionString,
            app.Database.SuperuserConnectionString })
        {
            await using var database = NpgsqlDataSource.Create(login);
            await using var command = database.CreateCommand(sql);
            command.Parameters.AddWithValue("id", key.Id);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)))
                .SqlState.ShouldBeOneOf(PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.RestrictViolation);
        }
    }
}
