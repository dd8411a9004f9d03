using Dapper;

using Npgsql;

namespace RiskRegister.UseCases.Database;

/// <summary>
/// That revisions, snapshots and the audit log are append-only rests on the service's login having no power over them: an owner could
/// switch the triggers off.
/// </summary>
public static class ServiceLogin
{
    /// <exception cref="MigrationException">The login, or a role that it belongs to, owns something or may do anything.</exception>
    public static async Task RefuseOwningLogin(string service, CancellationToken cancel)
    {
        const string sql = """
            select current_user as login,
                   (select string_agg(distinct r.rolname, ', ') from pg_roles r
                    where pg_has_role(current_user, r.oid, 'member') and (r.rolsuper or r.rolcreaterole or r.rolbypassrls)) as powerful,
                   (select string_agg(distinct r.rolname, ', ') from pg_roles r
                    where pg_has_role(current_user, r.oid, 'member')
                      and r.rolname in ('pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program')) as predefined,
                   (select coalesce(min(c.relname), min(d.datname), min(n.nspname), 'something')
                    from pg_shdepend s
                    left join pg_class c on s.classid = 'pg_class'::regclass and c.oid = s.objid
                                        and s.dbid = (select oid from pg_database where datname = current_database())
                    left join pg_database d on s.classid = 'pg_database'::regclass and d.oid = s.objid
                    left join pg_namespace n on s.classid = 'pg_namespace'::regclass and n.oid = s.objid
                    where s.refclassid = 'pg_authid'::regclass and s.deptype = 'o' and pg_has_role(current_user, s.refobjid, 'member')
                    having count(*) > 0) as owned
            """;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(service) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        var found = await connection.QuerySingleAsync<Powers>(new CommandDefinition(sql, cancellationToken: cancel));
        var why = found switch
        {
            { Powerful: not null } => $"is, or belongs to, a superuser or a role that may make or pass over others ({found.Powerful})",
            { Predefined: not null } => $"belongs to {found.Predefined}",
            { Owned: not null } => $"owns, or belongs to a role that owns, {found.Owned}",
            _ => null,
        };
        if (why is not null)
        {
            throw new MigrationException(
                $"The login '{found.Login}' of ConnectionStrings:Register {why}. The service works only as a login that owns nothing, "
                + "so that it cannot change what is append-only; let another migrate (ConnectionStrings:RegisterOwner).");
        }
    }

    private sealed record Powers(string Login, string? Powerful, string? Predefined, string? Owned);
}
