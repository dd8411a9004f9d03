using System.Globalization;
using Dapper;
using Npgsql;

namespace RiskRegister.UseCases.Database;

/// <summary>What a table holds.</summary>
/// <param name="Digest">The sum of the first 60 bits of the SHA-256 of each row's text; generated columns are left out of it.</param>
public sealed record TableContents(string Name, long Rows, string Digest);

/// <param name="Digest">The one that a full copy printed of it now would bear.</param>
public sealed record LatestSnapshot(string Quarter, string Digest);

/// <summary>
/// What a register's database holds at one instant: its schema and every table's rows, whatever they mean. What is put back from a backup
/// is held against it.
/// </summary>
public sealed record RegisterContents(
    IReadOnlyList<AppliedMigration> Migrations, LatestSnapshot? LatestSnapshot, IReadOnlyList<TableContents> Tables)
{
    // A row's text must not depend on who asks.
    const string Plainly = """
        set local timezone = 'UTC';
        set local datestyle = 'ISO, YMD';
        set local intervalstyle = 'postgres';
        set local bytea_output = 'hex';
        set local extra_float_digits = 1;
        """;

    // Generated columns say nothing of their own, and a search document reads differently where PostgreSQL's dictionaries do.
    const string OfEachTable = """
        select c.relname as name, format(
            'select count(*) as rows, coalesce(sum(
                (''x'' || left(encode(sha256(convert_to(row(%s)::text, ''UTF8'')), ''hex''), 15))::bit(60)::bigint), 0)::text as digest
            from %I.%I',
            string_agg(format('%I', a.attname), ', ' order by a.attnum), n.nspname, c.relname) as statement
        from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace
        join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        where c.relkind = 'r' and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
        group by n.nspname, c.relname
        order by n.nspname, c.relname
        """;

    const string Latest = """
        select s.quarter, encode(coalesce(e.digest, s.digest), 'hex') as digest
        from standing_snapshots as s
        left join snapshot_events as e on e.id = s.head
        order by s.id desc
        limit 1
        """;

    /// <summary>Within the transaction that <paramref name="connection"/> is in, which fixes the instant.</summary>
    /// <exception cref="MigrationException">There is no register in the database.</exception>
    public static async Task<RegisterContents> Read(NpgsqlConnection connection, CancellationToken stop)
    {
        if (!await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition("select to_regclass('standing_snapshots') is not null", cancellationToken: stop)))
            throw new MigrationException($"There is no register in the database '{connection.Database}'.");
        await connection.ExecuteAsync(new CommandDefinition(Plainly, cancellationToken: stop));
        var migrations = await Database.Migrations.ReadJournal(connection, stop);
        var latest = await connection.QuerySingleOrDefaultAsync<LatestSnapshot>(new CommandDefinition(Latest, cancellationToken: stop));
        var tables = new List<TableContents>();
        var statements = await connection.QueryAsync<(string, string)>(new CommandDefinition(OfEachTable, cancellationToken: stop));
        foreach (var (name, statement) in statements)
        {
            var (rows, digest) = await connection.QuerySingleAsync<(long, string)>(
                new CommandDefinition(statement, commandTimeout: 0, cancellationToken: stop));
            tables.Add(new TableContents(name, rows, digest));
        }

        return new RegisterContents(migrations, latest, tables);
    }

    public long Rows => Tables.Sum(table => table.Rows);

    /// <summary>What another database has otherwise, as sentences; nothing where it is the same.</summary>
    public IEnumerable<string> DifferencesOf(RegisterContents other)
    {
        if (!Migrations.SequenceEqual(other.Migrations))
            yield return $"The schema is that of {Schema(other)}, and {Schema(this)} was expected.";
        if (LatestSnapshot != other.LatestSnapshot) yield return "The latest snapshot is another one.";
        foreach (var (name, (expected, found)) in ByName(Tables, other.Tables))
        {
            if (found is null) yield return $"The table {name} is missing.";
            else if (expected is null) yield return $"The table {name} was not expected.";
            else if (found.Rows != expected.Rows) yield return $"{name} has {Count(found.Rows)}, and {Count(expected.Rows)} were expected.";
            else if (found.Digest != expected.Digest) yield return $"Rows of {name} differ.";
        }
    }

    /// <summary>A register's schema by its last migration.</summary>
    public static string Schema(RegisterContents contents) => contents.Migrations is [.., var last] ? last.ToString() : "no version";

    static IEnumerable<KeyValuePair<string, (TableContents? Expected, TableContents? Found)>> ByName(
        IReadOnlyList<TableContents> expected, IReadOnlyList<TableContents> found) =>
        expected.Concat(found).Select(table => table.Name).Distinct(StringComparer.Ordinal).Select(name => KeyValuePair.Create(
            name,
            (expected.FirstOrDefault(table => table.Name == name), found.FirstOrDefault(table => table.Name == name))));

    static string Count(long rows) => string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows");
}
