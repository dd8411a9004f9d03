using Dapper;

using Npgsql;

using RiskRegister.UseCases.Database;

using Shouldly;

using Xunit;

namespace RiskRegister.Api.Tests.Database;

public sealed class ServiceLoginTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_services_login_is_accepted() => await ServiceLogin.RefuseOwningLogin(database.ServiceConnectionString, Cancel);

    [Fact]
    public async Task The_owner_is_refused_by_name_of_what_it_owns()
    {
        var owner = database.OwnerConnectionString;
        (await Should.ThrowAsync<MigrationException>(() => ServiceLogin.RefuseOwningLogin(owner, Cancel))).Message
            .ShouldContain("The login 'riskregister_owner' of ConnectionStrings:Register owns, or belongs to a role that owns, ");
    }

    [Fact]
    public async Task A_superuser_is_refused()
    {
        var superuser = database.SuperuserConnectionString;
        (await Should.ThrowAsync<MigrationException>(() => ServiceLogin.RefuseOwningLogin(superuser, Cancel))).Message
            .ShouldContain("is, or belongs to, a superuser");
    }

    [Theory]
    [InlineData("grant riskregister_owner to @", "owns, or belongs to a role that owns")]
    [InlineData("alter role @ createrole", "may make or pass over others")]
    [InlineData("alter role @ bypassrls", "may make or pass over others")]
    [InlineData("grant pg_write_all_data to @", "belongs to pg_write_all_data")]
    [InlineData("create schema @ authorization @", "owns, or belongs to a role that owns, test_")]
    [InlineData("create table @_table (id int); alter table @_table owner to @", "owns, or belongs to a role that owns, test_")]
    [InlineData("create function @_f() returns int language sql as 'select 1'; alter function @_f() owner to @",
        "owns, or belongs to a role that owns")]
    public async Task A_login_that_gains_power_is_refused(string gain, string why)
    {
        var login = $"test_{Guid.NewGuid():n}";
        await using var superuser = new NpgsqlConnection(database.SuperuserConnectionString);
        await superuser.ExecuteAsync(
            $"create role {login} login noinherit password 'only here'; grant connect on database {database.Name} to {login}");
        try
        {
            var connectionString = new NpgsqlConnectionStringBuilder(database.ServiceConnectionString)
            {
                Username = login,
                Password = "only here",
                Pooling = false,
            }.ConnectionString;
            await ServiceLogin.RefuseOwningLogin(connectionString, Cancel);

            await superuser.ExecuteAsync(gain.Replace("@", login, StringComparison.Ordinal));

            (await Should.ThrowAsync<MigrationException>(() => ServiceLogin.RefuseOwningLogin(connectionString, Cancel)))
                .Message.ShouldContain(why);
        }
        finally
        {
            await superuser.ExecuteAsync($"drop owned by {login} cascade; drop role {login}");
        }
    }
}
