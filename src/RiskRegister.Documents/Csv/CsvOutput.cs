using System.Buffers;
using CsvHelper;
using RiskRegister.Documents.Columns;

namespace RiskRegister.Documents.Csv;

/// <summary>CSV as RFC 4180 has it, in UTF-8 with the byte order mark without which Excel takes it for Windows-1252.</summary>
static class CsvOutput
{
    // More than RFC 4180 asks for: readers guess the delimiter, and some trim spaces.
    static readonly SearchValues<char> Quoted = SearchValues.Create([',', ';', '\t', '"', '\r', '\n']);

    static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        WriteByteOrderMark = true,
        BufferSize = 32 * 1024,
        ShouldQuote = (field, _, _, _) => field.Length > 0 && (field.ContainsAny(Quoted) || field[0] == ' ' || field[^1] == ' '),
    };

    /// <param name="output">Written to asynchronously only; left open.</param>
    public static async Task WriteAsync<T>(
        IAsyncEnumerable<T> lines, IReadOnlyList<TableColumn<T>> columns, Stream output, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        foreach (var column in columns) csv.WriteField(FormulaGuard.PutOn(column.Heading));
        await csv.EndRecordAsync(cancellation);
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            foreach (var column in columns) csv.WriteField(Plain(column.ValueOf(line)));
            await csv.EndRecordAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    // A figure is no formula, whatever its sign.
    static string Plain(CellValue value) => value.Figure is null ? FormulaGuard.PutOn(value.Plain) : value.Plain;
}
