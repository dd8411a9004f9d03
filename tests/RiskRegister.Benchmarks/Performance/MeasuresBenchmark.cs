using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using Npgsql;
using NpgsqlTypes;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Bulk;
using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks.Performance;

/// <summary>
/// 500 measures with 40 quarters of four series each: the tables of a quarter beside the bare queries that they are made of; and an import
/// of
/// 20,000 observations beside parsing the same file and a binary COPY of what the import wrote.
/// </summary>
public sealed class MeasuresBenchmark : Benchmark
{
    const string Group = "Measures";
    const int Measures = 500;
    const int Quarters = 40;
    const int FirstYear = 2010;
    const int Readings = 20;
    const string LastQuarter = "2019-20-Q4";

    static readonly LargeRegister Listed = new(Entries: 1_000, Snapshots: 1);
    static readonly string[] Series = ["", "England", "North West", "Statistical neighbours"];

    // What the tables are made of, read row by row, and nothing done with it.
    const string Bare = """
        select facts::text from measures where not retired order by theme, section, place, number;
        select measure_id, period, value, status from observations where series = '' and last_day between '2017-01-01' and '2020-03-31';
        select distinct on (measure_id, series) measure_id, series, period, value, status from observations
        where series <> '' and last_day between '2017-01-01' and '2020-03-31' order by measure_id, series, last_day desc, first_day;
        select measure_id, valid_from, good_from, good_to from targets where not removed
        """;

    const string BarePage =
        "select id, revision, updated_at, facts::text, content::text from entries where not exempt order by position, id limit 51";

    public override string Name => "Tables of a quarter, and an import of observations";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!bench.Options.Includes($"{Group} {Name}")) yield break;
        Bench.Tell($"{Group}: {Name} …");
        var (files, tables, single, pages) = (new List<Round>(), new List<Round>(), new List<Round>(), new List<Round>());
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            var (imported, copied) = (await bench.Cluster.Create("measured", stop), await bench.Cluster.Create("copied", stop));
            using (var register = await BulkRegister.Start(bench, imported, stop))
            using (var other = await BulkRegister.Start(bench, copied, stop))
            {
                // As an import of a register is measured: by a service that has read such a file before.
                await register.Post("measures/imports?theme=Measured&dryRun=true", Form(File("")), stop);
                foreach (var series in Series)
                {
                    var file = File(series);
                    var service = await register.Post("measures/imports?theme=Measured", Form(file), stop);
                    if (series.Length > 0) continue;
                    List<object?[]> written = [];
                    await register.Time(async connection => written = await Written(connection, stop), stop);
                    await other.Time(connection => CopyMeasures(register, connection, stop), stop);
                    var reference = await other.Time(_ => Task.Run(() => Parse(file), stop), stop)
                        + await other.Time(connection => Copy(connection, written, stop), stop);
                    files.Add(new Round(service, reference));
                }

                tables.Add(await Compare(register, $"performance?quarter={LastQuarter}", Bare, stop));
                single.Add(await Compare(register, "measures/PM7/observations?limit=200",
                    "select o.* from observations as o join measures as m on m.id = o.measure_id where m.number = 7 and o.series = '' "
                        + "order by o.last_day", stop));
            }

            var listed = await bench.Cluster.Create("listed", Listed, stop);
            using (var register = await BulkRegister.Start(bench, listed, stop))
                pages.Add(await Compare(register, "entries?limit=50", BarePage, stop));
            foreach (var database in new[] { imported, copied, listed }) await bench.Cluster.Drop(database, stop);
        }

        yield return new Comparison(Group, "Import 20,000 observations, one a row", "ms", Bound.AtMost(3), files);
        yield return new Comparison(Group, "Tables of a quarter, 500 measures × 40 quarters × 4 series (reference: bare queries)", "ms",
            Bound: null, tables);
        yield return new Comparison(Group, "Page of 50 entries, beside which the tables are to be judged (reference: bare query)", "ms",
            Bound: null, pages);
        yield return new Comparison(Group, "Forty values of a measure (reference: bare query)", "ms", Bound: null, single);
    }

    static async Task<Round> Compare(BulkRegister register, string path, string sql, CancellationToken stop)
    {
        await register.Get(path, stop);
        var (service, reference) = (0d, 0d);
        for (var reading = 0; reading < Readings; reading++)
        {
            service += await register.Get(path, stop);
            reference += await register.Time(connection => Execute(connection, sql, stop), stop);
        }

        return new Round(service / Readings, reference / Readings);
    }

    static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        do
        {
            while (await reader.ReadAsync(stop))
            {
                for (var field = 0; field < reader.FieldCount; field++) _ = reader.GetValue(field);
            }
        }
        while (await reader.NextResultAsync(stop));
    }

    static byte[] File(string series)
    {
        var text = new StringBuilder("Measure,Section,Series,Period,Value\n");
        for (var measure = 1; measure <= Measures; measure++)
        {
            for (var quarter = 0; quarter < Quarters; quarter++)
            {
                text.Append(CultureInfo.InvariantCulture, $"Measure {measure} of what is counted,Section {measure % 20},{series},")
                    .Append(CultureInfo.InvariantCulture,
                        $"{FirstYear + (quarter / 4)}-{(FirstYear + (quarter / 4) + 1) % 100:00}-Q{(quarter % 4) + 1},")
                    .Append(CultureInfo.InvariantCulture, $"{((measure * 37) + (quarter * 11)) % 9973 / 10m}\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static MultipartFormDataContent Form(byte[] file) => new()
    {
        { new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "file", "measured.csv" },
    };

    static void Parse(byte[] file)
    {
        using var csv = CsvReader.Create(file, CsvReaderOptions.Default);
        while (csv.Read())
        {
            for (var field = 0; field < csv.FieldCount; field++) _ = csv.GetString(field);
        }
    }

    static async Task<List<object?[]>> Written(NpgsqlConnection connection, CancellationToken stop)
    {
        const string All = """
            select o.measure_id, o.series, o.period, o.version, o.first_day, o.last_day, o.value, o.status::text, o.recorded_at,
                o.recorded_by, v.digest
            from observations as o
            join observation_versions as v on v.measure_id = o.measure_id and v.series = o.series and v.period = o.period and v.version =
                o.version
            """;
        var rows = new List<object?[]>();
        await using var command = new NpgsqlCommand(All, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add(row);
        }

        return rows;
    }

    static async Task CopyMeasures(BulkRegister from, NpgsqlConnection connection, CancellationToken stop)
    {
        var rows = new List<(Guid Id, int Number, string Facts)>();
        await from.Time(async source =>
        {
            await using var command = new NpgsqlCommand("select id, number, facts::text from measures", source);
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop)) rows.Add((reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2)));
        }, stop);
        foreach (var (id, number, facts) in rows)
        {
            await using var command = new NpgsqlCommand(
                "insert into measures (id, number, revision, updated_at, updated_by, facts) values (@id, @number, 1, now(), 'bench', "
                    + "@facts::json)", connection);
            command.Parameters.AddWithValue("id", id);
            command.Parameters.AddWithValue("number", number);
            command.Parameters.AddWithValue("facts", facts);
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    static async Task Copy(NpgsqlConnection connection, List<object?[]> rows, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await Copy("copy observations (measure_id, series, period, version, first_day, last_day, value, status, recorded_at, recorded_by) "
            + "from stdin (format binary)",
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        await Copy("copy observation_versions (measure_id, series, period, version, value, status, recorded_at, recorded_by, digest) from "
            + "stdin (format binary)",
            [0, 1, 2, 3, 6, 7, 8, 9, 10]);
        await transaction.CommitAsync(stop);

        async Task Copy(string command, int[] columns)
        {
            await using var copy = await connection.BeginBinaryImportAsync(command, stop);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(stop);
                foreach (var column in columns)
                {
                    if (column == 7) await copy.WriteAsync(((string)row[column]!)[0], NpgsqlDbType.InternalChar, stop);
                    else if (column is 4 or 5) await copy.WriteAsync(row[column], NpgsqlDbType.Date, stop);
                    else if (column == 8) await copy.WriteAsync(row[column], NpgsqlDbType.TimestampTz, stop);
                    else if (column == 6) await copy.WriteAsync(row[column], NpgsqlDbType.Numeric, stop);
                    else await copy.WriteAsync(row[column], stop);
                }
            }

            await copy.CompleteAsync(stop);
        }
    }
}
