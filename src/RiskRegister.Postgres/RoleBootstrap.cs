using Npgsql;

namespace RiskRegister.Postgres;

/// <summary>
/// Makes the service's database and its two logins in the embedded cluster. Logins belong to the whole cluster, so no migration makes
/// them; on a server of the organisation's own its administrator does.
/// </summary>
public static class RoleBootstrap
{
    public const string Database = "riskregister";

    /// <summary>Owns the database and migrates it.</summary>
    public const string Owner = "riskregister_owner";

    /// <summary>What the service works as; it owns nothing.</summary>
    public const string Service = "riskregister_service";

    /// <summary>Does what has not been done before, and sets both passwords.</summary>
    public static async Task Run(string superuser, string ownerPassword, string servicePassword, CancellationToken cancel)
    {
        await using var connection = await UnpooledConnection.Open(superuser, cancel);
        // An owner makes its tables in schema public as an inheriting member of pg_database_owner.
        await Login(connection, Owner, "inherit", ownerPassword, cancel);
        await Login(connection, Service, "noinherit", servicePassword, cancel);
        await using var exists = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", connection)
        {
            Parameters = { new() { Value = Database } },
        };
        if (await exists.ExecuteScalarAsync(cancel) is not true)
            await CreateDatabase(connection, Database, "template0", cancel);

        await Restrict(connection, Database, cancel);
    }

    /// <summary>A database of the register's owner; a clone takes no privileges over from its template, so each gets its own.</summary>
    /// <param name="icuLocale">Orders texts as a language does, from template0 only; null as the template does.</param>
    public static async Task CreateDatabase(
        string superuser, string database, string template, CancellationToken cancel, string? icuLocale = null)
    {
        await using var connection = await UnpooledConnection.Open(superuser, cancel);
        await CreateDatabase(connection, database, template, cancel, icuLocale);
        await Restrict(connection, database, cancel);
    }

    /// <summary>An empty database of the register's owner in the place of one that is of no use.</summary>
    public static async Task MakeAnew(string superuser, string database, CancellationToken cancel)
    {
        await using (var connection = await UnpooledConnection.Open(superuser, cancel))
            await Execute(connection, "drop database if exists %I with (force)", [database], cancel);
        await CreateDatabase(superuser, database, "template0", cancel);
    }

    internal static Task SetPassword(NpgsqlConnection connection, string login, string password, CancellationToken cancel) =>
        Execute(connection, "alter role %I with password %L", [login, password], cancel);

    static async Task Login(NpgsqlConnection connection, string role, string inheritance, string password, CancellationToken cancel)
    {
        await using var exists = new NpgsqlCommand("select exists (select from pg_roles where rolname = $1)", connection)
        {
            Parameters = { new() { Value = role } },
        };
        var verb = await exists.ExecuteScalarAsync(cancel) is true ? "alter" : "create";
        await Execute(
            connection,
            $"{verb} role %I with login nosuperuser nocreatedb nocreaterole {inheritance} noreplication nobypassrls password %L",
            [role, password],
            cancel);
    }

    static Task CreateDatabase(
        NpgsqlConnection connection, string database, string template, CancellationToken cancel, string? icuLocale = null)
    {
        const string create = "create database %I owner %I template %I encoding 'UTF8'";
        return icuLocale is null ? Execute(connection, create, [database, Owner, template], cancel)
            : Execute(connection, create + " locale_provider icu icu_locale %L", [database, Owner, template, icuLocale], cancel);
    }

    static async Task Restrict(NpgsqlConnection connection, string database, CancellationToken cancel)
    {
        await Execute(connection, "revoke all on database %I from public", [database], cancel);
        await Execute(connection, "grant connect on database %I to %I", [database, Service], cancel);
    }

    /// <summary>Definitions take no parameters, so the server itself quotes the names and the password.</summary>
    static async Task Execute(NpgsqlConnection connection, string template, string[] values, CancellationToken cancel)
    {
        await using var format = new NpgsqlCommand("select format($1, variadic $2)", connection)
        {
            Parameters = { new() { Value = template }, new() { Value = values } },
        };
        var statement = (string?)await format.ExecuteScalarAsync(cancel) ?? throw new InvalidOperationException("format() gave nothing.");
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
