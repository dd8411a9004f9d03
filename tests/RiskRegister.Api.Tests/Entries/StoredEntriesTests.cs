using Dapper;
using Npgsql;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

/// <summary>What the database holds, and what it refuses whoever asks.</summary>
public sealed class StoredEntriesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Halves = """
        select count(*)::int from entries as e
        where e.revision <> (select count(*) from entry_revisions as r where r.entry_id = e.id)
            or e.revision <> (select count(distinct a.revision) from audit_log as a where a.entry_id = e.id)
            or not exists (
                select from entry_revisions as r
                join audit_log as a on a.entry_id = r.entry_id and a.revision = r.revision and a.at = r.recorded_at and a.action = r.action
                where r.entry_id = e.id and r.revision = e.revision and r.recorded_at = e.updated_at
                    and r.facts::text = e.facts::text and r.content::text = e.content::text)
        """;

    [Fact]
    public async Task Every_change_leaves_an_entry_a_revision_and_an_audit_row()
    {
        var (editor, owner) = (await app.Client(Role.Editor), await app.Client(Role.Owner, "MT"));
        var entry = await owner.Create();
        entry = await editor.Post($"{entry.Path}/acceptance", etag: entry.ETag).Entry();
        entry = await owner.Post($"{entry.Path}/actions", new { text = "x" }).Entry();
        entry = await owner.Change(entry, new { title = "y" });
        await editor.Close(entry);

        (await app.Ask<int>(Halves)).ShouldBe(0);
        (await app.Ask<string>(
            "select string_agg(actor || ' ' || array_to_string(roles, '+') || ' ' || action, ', ' order by id) from audit_log where "
                + "entry_id = @Id", new { entry.Entry.Id }))
            .ShouldBe("MT owner proposed, Editor editor accepted, MT owner changed, MT owner changed, Editor editor closed");
        (await app.Ask<bool>("select bool_and(address = '127.0.0.1' and request_id <> '') from audit_log where entry_id = @Id",
            new { entry.Entry.Id })).ShouldBeTrue();
    }

    [Theory]
    [InlineData("entry_revisions")]
    [InlineData("audit_log")]
    public async Task When_one_of_the_three_cannot_be_stored_none_is(string table)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        var before = await RegisterDigest.OfRows(app);
        await Superuser($"""
            create function break_{table}() returns trigger language plpgsql as $$ begin raise exception 'broken for a test'; end $$;
            create trigger break before insert on {table} for each row execute function break_{table}()
            """);
        try
        {
            await editor.Patch(entry.Path, new { title = "lost" }, entry.ETag).Problem(500, "internal_error");
            await editor.Post(Requests.Entries, new NewEntry(), key: table).Problem(500, "internal_error");
            await editor.Post($"{entry.Path}/actions", new { text = "lost" }).Problem(500, "internal_error");
        }
        finally
        {
            await Superuser($"drop trigger break on {table}");
        }

        (await RegisterDigest.OfRows(app)).ShouldBe(before);
        (await editor.Create(key: table)).Entry.Revision.ShouldBe(1);
    }

    public static readonly TheoryData<string, string> Forbidden = new(
        from table in new[] { "entry_revisions", "snapshots", "snapshot_rows", "snapshot_events", "audit_log" }
        let column = table switch
        {
            "entry_revisions"
            or "audit_log" => "action",
            "snapshots" => "quarter",
            "snapshot_rows" => "residual",
            _ => "actor"
        }
        from statement in new[] { $"update {table} set {column} = {column}", $"delete from {table}", $"truncate {table} cascade" }
        select (table, statement))
    {
        { "entries", "delete from entries" },
        { "entries", "truncate entries cascade" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task What_is_append_only_is_refused_to_the_service_and_to_the_owner_of_the_schema(string table, string statement)
    {
        async Task<string> Refused(string connectionString, string sql)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            return (await Should.ThrowAsync<PostgresException>(() => connection.ExecuteAsync(sql), $"{table}: {sql}")).SqlState;
        }

        (await Refused(app.Database.ServiceConnectionString, statement)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Refused(app.Database.OwnerConnectionString, statement)).ShouldBe(PostgresErrorCodes.RestrictViolation);
        (await Refused(app.Database.SuperuserConnectionString, $"set session_replication_role = replica; {statement}"))
            .ShouldBe(PostgresErrorCodes.RestrictViolation);
    }

    async Task Superuser(string sql)
    {
        await using var connection = new NpgsqlConnection(app.Database.SuperuserConnectionString);
        await connection.ExecuteAsync(sql);
    }
}
