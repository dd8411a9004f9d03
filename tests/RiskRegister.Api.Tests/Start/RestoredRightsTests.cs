using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Start;

/// <summary>A database that was put back without its rights, or for another login: the start renews them.</summary>
public sealed class RestoredRightsTests(TestCluster cluster)
{
    // What the service's login may do, table by table, sequence by sequence, column by column.
    const string Rights = """
        select string_agg(line, chr(10) order by line) from (
            select c.relname || ' ' || p as line from pg_class c cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate']) p
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and has_table_privilege(@login, c.oid, p)
            union all
            select c.relname || ' ' || p from pg_class c cross join unnest(array['usage', 'select', 'update']) p
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' and has_sequence_privilege(@login, c.oid, p)
            union all
            select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_column_privilege(@login, c.oid, a.attnum, 'update')) all_of_it
        """;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_restore_without_owners_and_rights_the_service_may_what_it_could_before()
    {
        await using var original = await TestDatabase.Create(cluster);
        await using var restored = await TestDatabase.Create(cluster, migrated: false);
        var dump = await Dump(original.OwnerConnectionString);
        await Do(restored.OwnerConnectionString, dump);
        (await RightsIn(restored, RoleBootstrap.Service)).ShouldBeNull();

        await Migrations.Embedded().Apply(restored.OwnerConnectionString, RoleBootstrap.Service, NullLogger.Instance, Stop);

        (await RightsIn(restored, RoleBootstrap.Service)).ShouldNotBeNull().ShouldBe(await RightsIn(original, RoleBootstrap.Service));
    }

    [Fact]
    public async Task Another_login_of_the_service_gets_the_rights_of_the_one_before()
    {
        await using var database = await TestDatabase.Create(cluster);
        var login = $"another \"service\" {database.Name}";
        var quoted = $"\"{login.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        await Do(database.SuperuserConnectionString, $"create role {quoted} login");
        try
        {
            await Migrations.Embedded().Apply(database.OwnerConnectionString, login, NullLogger.Instance, Stop);

            (await RightsIn(database, login)).ShouldNotBeNull().ShouldBe(await RightsIn(database, RoleBootstrap.Service));
        }
        finally
        {
            await Do(database.SuperuserConnectionString, $"drop owned by {quoted}; drop role {quoted}");
        }
    }

    [Fact]
    public async Task Where_a_restore_made_the_tables_somebody_elses_the_start_says_so()
    {
        await using var database = await TestDatabase.Create(cluster);
        await Do(database.SuperuserConnectionString, "alter table entries owner to postgres");

        var refused = await Should.ThrowAsync<MigrationException>(
            () => Migrations.Embedded().Apply(database.OwnerConnectionString, RoleBootstrap.Service, NullLogger.Instance, Stop));

        refused.Message.ShouldContain($"The login '{RoleBootstrap.Owner}' of ConnectionStrings:RegisterOwner cannot renew the "
            + "service's rights");
        refused.Message.ShouldContain("entries");
    }

    async Task<string?> RightsIn(TestDatabase database, string login)
    {
        await using var connection = new NpgsqlConnection(database.SuperuserConnectionString);
        return await connection.ExecuteScalarAsync<string?>(Rights, new { login });
    }

    static async Task Do(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }
            .ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    // As statements that any client can send: what psql alone understands is left out.
    static async Task<string> Dump(string connectionString)
    {
        var login = new NpgsqlConnectionStringBuilder(connectionString);
        var programs = await PostgresBinaries.Find(configured: null, Stop);
        var start = new ProcessStartInfo(
            programs.Select(found => Path.Combine(found.Directory, "pg_dump")).FirstOrDefault(File.Exists, "pg_dump"),
            ["--no-owner", "--no-acl", "--inserts", "--host", login.Host!, "--port", $"{login.Port}", "--username", login.Username!,
                login.Database!])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["PGPASSWORD"] = login.Password;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        process.ExitCode.ShouldBe(0);
        return string.Join('\n', said.Split('\n').Where(line => !line.StartsWith('\\')))
            + "\nselect set_config('search_path', 'public', false);";
    }
}
