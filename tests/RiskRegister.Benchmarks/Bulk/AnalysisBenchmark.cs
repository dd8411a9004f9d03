using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security;
using System.Text;
using RiskRegister.Benchmarks.Report;
using RiskRegister.Documents.Tables;
using RiskRegister.Documents.Tests.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Benchmarks.Bulk;

/// <summary>How long it takes to understand files, reading them into tables included, beside reading them into tables alone.</summary>
public sealed class AnalysisBenchmark : Benchmark
{
    const int Rows = 10_000;

    // Until the runtime has compiled all of it for good.
    const int Beforehand = 20;

    // One after the other: what one leaves to the garbage collector is paid for while the next of its kind runs. Once alone, reading was
    // over before its own tables were moved, and analysis paid for that, more or less as chance had it.
    const int InARow = 5;

    // As a service has it: read once.
    static readonly RegisterSettings Settings = new();

    public override string Name => "Analysis of 10,000 rows";

    public override async IAsyncEnumerable<Measured> Run(Bench bench, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        if (!bench.Options.Includes($"{BulkGroup.Name} {Name}")) yield break;
        var files = ImportFile.Files(Rows);
        var tables = Parse("csv", files, stop);
        yield return Compare(bench, "csv", files, stop);
        yield return Compare(bench, "xlsx", [.. tables.Select(Workbook)], stop);
    }

    Comparison Compare(Bench bench, string format, IReadOnlyList<byte[]> files, CancellationToken stop)
    {
        var name = $"{Name} of {format.ToUpperInvariant()}";
        Bench.Tell($"{name} …");
        for (var time = 0; time < Beforehand; time++) Analyse(format, files, stop);
        var rounds = new List<Round>();
        for (var round = 0; round < bench.Options.Rounds; round++)
            rounds.Add(new Round(Timed(() => Analyse(format, files, stop)), Timed(() => Parse(format, files, stop))));
        return new Comparison(BulkGroup.Name, name, "ms", Bound.AtMost(2), rounds);
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
        for (var time = 0; time < InARow; time++) act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds / InARow;
    }

    static void Analyse(string format, IReadOnlyList<byte[]> files, CancellationToken stop) =>
        RegisterReader.Understand(Parse(format, files, stop), Settings, new ImportMapping());

    static IReadOnlyList<SourceTable> Parse(string format, IReadOnlyList<byte[]> files, CancellationToken stop) =>
    [
        .. files.SelectMany((file, at) =>
            ((TablesRead)TableFile.Read($"register {at + 1}.{format}", file, new TableLimits(), stop)).Tables),
    ];
}
