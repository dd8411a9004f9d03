using Npgsql;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

/// <summary>Somebody with the service's login and without the service.</summary>
public sealed class UnseenRightsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_not_made_unseen()
    {
        await Refused(Key("unseen"));
        await Refused(Key("one") + Row("keyMade", Rights("another")));
        await Refused(Key("less") + Row("keyMade", Rights("less").Replace("\"admin\", ", "", StringComparison.Ordinal)));
        await Refused(Key("kind") + Row("keyFirstUsed", Rights("kind")));
        await Refused(Key("past") + Row("keyMade", Rights("past"), "now() - interval '1 day'"));
        await Refused(Key("late") + Row("keyMade", Rights("late"), "now() + interval '1 day'"));

        // Told beforehand for a time to come, it is not told either.
        await Do(Row("keyMade", Rights("planned"), "now() + interval '1 day'"));
        await Refused(Key("planned"));

        await Do(Key("seen") + Row("keyMade", Rights("seen")));
        (await Ask("select string_agg(id, ',') from access_keys where id <> 'ended'")).ShouldBe("seen");
    }

    [Fact]
    public async Task A_key_is_not_ended_unseen()
    {
        await Do(Key("ended") + Row("keyMade", Rights("ended")));

        await Refused("update access_keys set revoked_at = now(), revoked_by = 'x' where id = 'ended'");
        await Refused("update access_keys set expires_at = now() where id = 'ended'");
        await Do("update access_keys set last_used_at = now() where id = 'ended'");

        await Do("update access_keys set expires_at = now() where id = 'ended';" + Row("keyRotated", """{"key": "ended"}"""));
        await Do(
            "update access_keys set revoked_at = now(), revoked_by = 'x' where id = 'ended';" + Row("keyRevoked", """{"key": "ended"}"""));
    }

    [Fact]
    public async Task A_post_is_not_linked_with_somebody_unseen()
    {
        const string link = "insert into post_holders (subject, post, linked_by) values ('mallory', 'MT', 'x');";
        await Refused(link);
        await Refused(link + Row("holdersChanged", """{"post": "MT", "linked": ["alice"], "unlinked": []}"""));
        await Do(link + Row("holdersChanged", """{"post": "MT", "linked": ["mallory"], "unlinked": []}"""));
        await Refused("update post_holders set subject = 'eve' where subject = 'mallory'");
        await Refused("delete from post_holders where subject = 'mallory'");
        await Do(
            "delete from post_holders where subject = 'mallory';"
            + Row("holdersChanged", """{"post": "MT", "linked": [], "unlinked": ["mallory"]}"""));
    }

    static string Key(string id) => $$"""
        insert into access_keys (id, hash, label, roles, created_by)
        values ('{{id}}', sha256('{{id}}'), 'Mine', '{admin,editor}', 'First administrator');
        """;

    static string Rights(string id) =>
        $$"""{"key": "{{id}}", "label": "Mine", "roles": ["admin", "editor"], "owners": [], "fullEdition": false}""";

    static string Row(string action, string detail, string at = "clock_timestamp()") => $$"""
        insert into audit_log (at, actor, roles, action, request_id, detail)
        values ({{at}}, 'somebody', '{}', '{{action}}', 'x', '{{detail}}');
        """;

    async Task Refused(string sql) => (await Should.ThrowAsync<PostgresException>(() => Do(sql))).SqlState
        .ShouldBeOneOf(PostgresErrorCodes.RestrictViolation, PostgresErrorCodes.InsufficientPrivilege);

    async Task Do(string sql)
    {
        await using var service = NpgsqlDataSource.Create(database.ServiceConnectionString);
        await using var connection = await service.OpenConnectionAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using (var command = new NpgsqlCommand(sql, connection)) await command.ExecuteNonQueryAsync(Stop);
        await transaction.CommitAsync(Stop);
    }

    async Task<string?> Ask(string sql)
    {
        await using var service = NpgsqlDataSource.Create(database.ServiceConnectionString);
        await using var command = service.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync(Stop);
    }
}
