using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security;
using System.Text;
using CsvHelper;
using ExcelDataReader;
using RiskRegister.Benchmarks.Report;
using RiskRegister.Documents.Tables;
using RiskRegister.Documents.Tests.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Benchmarks.Bulk;

/// <summary>How long it takes to understand files, reading them into tables included, beside reading them into strings alone.</summary>
public sealed class AnalysisBenchmark : Benchmark
{
    const int Rows = 10_000;

    // Until the runtime has compiled all of it for good.
    const int Beforehand = 5;

    // As a service has it: read once.
    static readonly RegisterSettings Settings = new();

    public override string Name => "Analysis of 10,000 rows";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        if (!bench.Options.Includes($"{BulkGroup.Name} {Name}")) yield break;
        var files = ImportFile.Files(Rows);
        var tables = Parse("csv", files, stop);
        foreach (var measured in Compare(bench, "csv", files, ParseCsv, stop)) yield return measured;
        foreach (var measured in Compare(bench, "xlsx", [.. tables.Select(Workbook)], ParseWorkbook, stop)) yield return measured;
    }

    // The bound is beside a library that parses the same files into strings: what the service's own readers save is not held against it.
    IEnumerable<Comparison> Compare(
        Bench bench, string format, IReadOnlyList<byte[]> files, Action<byte[]> parse, CancellationToken stop)
    {
        var name = $"{Name} of {format.ToUpperInvariant()}";
        Bench.Tell($"{name} …");
        for (var time = 0; time < Beforehand; time++)
        {
            Analyse(format, files, stop);
            foreach (var file in files) parse(file);
        }

        var (library, own) = (new List<Round>(), new List<Round>());
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            var analysis = Timed(() => Analyse(format, files, stop));
            library.Add(new Round(analysis, Timed(() => { foreach (var file in files) parse(file); })));
            own.Add(new Round(analysis, Timed(() => Parse(format, files, stop))));
        }

        yield return new Comparison(BulkGroup.Name, $"{name}, beside a library's parsing", "ms", Bound.AtMost(2), library);
        yield return new Comparison(BulkGroup.Name, $"{name}, beside the service's own parsing", "ms", null, own);
    }

    static void ParseCsv(byte[] file)
    {
        var rows = new List<string[]>();
        using var csv = CsvReader.Create(file, CsvReaderOptions.Default);
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
    }

    static void ParseWorkbook(byte[] file)
    {
        var rows = new List<string?[]>();
        using var sheet = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        while (sheet.Read()) rows.Add([.. Enumerable.Range(0, sheet.FieldCount).Select(at => sheet.GetValue(at)?.ToString())]);
    }

    // As spreadsheet programs save it: texts once, in a part of their own.
    static byte[] Workbook(SourceTable table)
    {
        var (texts, rows) = (new StringBuilder(), new StringBuilder());
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row.Number}\">");
            for (var at = 0; at < row.Cells.Count; at++)
            {
                if (!numbers.TryGetValue(row.Cells[at], out var number))
                {
                    numbers[row.Cells[at]] = number = numbers.Count;
                    texts.Append("<si><t xml:space=\"preserve\">").Append(SecurityElement.Escape(row.Cells[at])).Append("</t></si>");
                }

                rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + at)}{row.Number}\" t=\"s\"><v>{number}</v></c>");
            }

            rows.Append("</row>");
        }

        return new RawWorkbook().WithRows(rows.ToString()).With(
            "xl/sharedStrings.xml", $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{texts}</sst>")
            .ToBytes();
    }

    static double Timed(Action act)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    static void Analyse(string format, IReadOnlyList<byte[]> files, CancellationToken stop) =>
        RegisterReader.Understand(Parse(format, files, stop), Settings, new ImportMapping());

    static IReadOnlyList<SourceTable> Parse(string format, IReadOnlyList<byte[]> files, CancellationToken stop) =>
    [
        .. files.SelectMany((file, at) =>
            ((TablesRead)TableFile.Read($"register {at + 1}.{format}", file, new TableLimits(), stop)).Tables),
    ];
}
