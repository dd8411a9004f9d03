using Dapper;

using Npgsql;

using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;

using Shouldly;

using Xunit;

namespace RiskRegister.Api.Tests.Database;

public sealed class MigrationsTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly Migration Reports =
        new(1, "reports", "create table reports (id int); grant select on reports to :service_role;");
    private static readonly Migration Minutes = new(
        2,
        "minutes",
        """
        create table minutes (id int, note text default 'a;b');
        create function two() returns int language plpgsql as $$ begin perform 1; return 2; end $$;
        """);

    private readonly RecordingLogger log = new();
    private TestDatabase database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create(cluster, migrated: false);

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
            await database.DisposeAsync();
    }

    [Fact]
    public async Task What_is_missing_is_applied_once_in_order_and_journalled()
    {
        (await Apply(Reports)).ShouldBe(1);
        (await Apply(Minutes, Reports)).ShouldBe(1);
        (await Apply(Reports, Minutes)).ShouldBe(0);

        (await Query<string>("select number || ' ' || name || ' ' || checksum from schema_migrations order by number"))
            .ShouldBe([$"1 reports {Reports.Checksum}", $"2 minutes {Minutes.Checksum}"]);
        (await Query<int>("select two()")).ShouldBe([2]);
        log.Text.ShouldContain("0002_minutes applied");
    }

    [Fact]
    public async Task The_service_may_do_what_the_migrations_grant_it_and_no_more()
    {
        await Apply(Reports, Minutes);

        await using var service = new NpgsqlConnection(database.ServiceConnectionString);
        (await service.QueryAsync<int>("select id from reports")).ShouldBeEmpty();
        foreach (var refused in new[]
        {
            "select 1 from minutes", "insert into reports values (1)", "delete from schema_migrations", "create table mine (id int)",
            "alter table reports disable trigger all",
        })
        {
            (await Should.ThrowAsync<PostgresException>(() => service.ExecuteAsync(refused)))
                .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, refused);
        }
    }

    [Fact]
    public async Task Services_that_start_together_apply_each_migration_once()
    {
        var slow = new Migration(1, "slow", "create table slow (id int); select pg_sleep(0.2);");

        var applied = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Apply(slow, Minutes)));

        applied.Sum().ShouldBe(2);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind_and_says_which_it_was()
    {
        var broken = new Migration(2, "broken", "create table half (id int); select 1 / 0;");

        (await Should.ThrowAsync<MigrationException>(() => Apply(Reports, broken))).Message
            .ShouldBe("Migration 0002_broken failed and changed nothing: division by zero");

        (await Query<string>("select name from schema_migrations")).ShouldBe(["reports"]);
        (await Query<bool>("select to_regclass('half') is null")).ShouldBe([true]);
        (await Apply(Reports, Minutes)).ShouldBe(1);
    }

    [Fact]
    public async Task A_migration_that_was_changed_after_it_was_applied_stops_the_start()
    {
        await Apply(Reports, Minutes);

        await Refused("0001_reports was changed after it had been applied", Reports with { Sql = "create table reports (id bigint);" },
            Minutes);
    }

    [Fact]
    public async Task A_migration_that_is_missing_from_the_service_stops_the_start()
    {
        await Apply(Reports, Minutes);

        await Refused("0001_reports, which was applied to the database, is missing", Minutes with { Number = 1 });
        await Refused("0002_minutes, which this version of the service does not have (1 known): it was migrated by a newer version",
            Reports);
    }

    [Fact]
    public async Task A_gap_in_the_journal_stops_the_start()
    {
        await Apply(Reports, Minutes);
        await Query<int>("delete from schema_migrations where number = 1");

        await Refused("has migration 0002_minutes but not 0001", Reports, Minutes);
    }

    [Fact]
    public async Task Without_the_owners_login_a_database_that_lacks_migrations_is_refused()
    {
        (await Should.ThrowAsync<MigrationException>(() => new Migrations([Reports]).Check(database.ServiceConnectionString, Cancel)))
            .Message
            .ShouldContain("The database is not migrated for this login");

        await Apply(Reports);
        await new Migrations([Reports]).Check(database.ServiceConnectionString, Cancel);
        (await Should.ThrowAsync<MigrationException>(
            () => new Migrations([Reports, Minutes]).Check(database.ServiceConnectionString, Cancel))).Message
            .ShouldContain("lacks 1 of 2 migrations, from 0002_minutes on");
    }

    [Fact]
    public void Numbers_start_at_one_and_have_neither_gap_nor_twin()
    {
        Should.Throw<MigrationException>(() => new Migrations([Minutes]))
            .Message.ShouldContain("0002_minutes stands where number 0001 is expected");
        Should.Throw<MigrationException>(() => new Migrations([Reports, Reports with { Name = "twin" }]));
    }

    [Fact]
    public void Line_ends_do_not_make_another_migration()
    {
        var windows = new Migration(2, "minutes", Minutes.Sql.ReplaceLineEndings("\r\n"));

        windows.Checksum.ShouldBe(Minutes.Checksum);
        new Migration(2, "minutes", Minutes.Sql + " ").Checksum.ShouldNotBe(Minutes.Checksum);
    }

    [Fact]
    public async Task The_service_role_is_quoted_wherever_a_migration_names_it()
    {
        const string odd = "test \"odd\" role";
        await Superuser("create role \"test \"\"odd\"\" role\"");
        try
        {
            await new Migrations([Reports, new Migration(2, "casts", "create view casts as select 1::int as \"service_role\"")])
                .Apply(database.OwnerConnectionString, odd, log, Cancel);

            (await Query<bool>($"select has_table_privilege('{odd}', 'reports', 'select')")).ShouldBe([true]);
        }
        finally
        {
            await Superuser("drop owned by \"test \"\"odd\"\" role\"; drop role \"test \"\"odd\"\" role\"");
        }
    }

    [Fact]
    public async Task The_migrations_of_this_version_are_whole_and_satisfy_the_service()
    {
        await using var migrated = await TestDatabase.Create(cluster);

        await Migrations.Embedded().Check(migrated.ServiceConnectionString, Cancel);
        await ServiceLogin.RefuseOwningLogin(migrated.ServiceConnectionString, Cancel);
    }

    private async Task Refused(string why, params Migration[] migrations)
    {
        (await Should.ThrowAsync<MigrationException>(() => Apply(migrations))).Message.ShouldContain(why);
        (await Should.ThrowAsync<MigrationException>(() => new Migrations(migrations).Check(database.ServiceConnectionString, Cancel)))
            .Message
            .ShouldContain(why);
    }

    private async Task<int> Apply(params Migration[] migrations) =>
        await new Migrations(migrations).Apply(database.OwnerConnectionString, RoleBootstrap.Service, log, Cancel);

    private async Task<IEnumerable<T>> Query<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        return await connection.QueryAsync<T>(sql);
    }

    private async Task Superuser(string sql)
    {
        await using var connection = new NpgsqlConnection(database.SuperuserConnectionString);
        await connection.ExecuteAsync(sql);
    }
}
