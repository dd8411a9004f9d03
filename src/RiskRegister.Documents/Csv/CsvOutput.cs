using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using RiskRegister.Documents.Columns;

namespace RiskRegister.Documents.Csv;

/// <summary>CSV as RFC 4180 has it, in UTF-8 with the byte order mark without which Excel takes it for Windows-1252.</summary>
static class CsvOutput
{
    const int CharactersAtOnce = 32_768;

    // More than RFC 4180 asks for: readers guess the delimiter, and some trim spaces.
    static readonly SearchValues<char> Quoted = SearchValues.Create([',', ';', '\t', '"', '\r', '\n']);

    static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        ShouldQuote = field => field.Field is { Length: > 0 } text
            && (text.AsSpan().ContainsAny(Quoted) || text[0] == ' ' || text[^1] == ' '),
    };

    /// <param name="output">Written to asynchronously only; left open.</param>
    public static async Task WriteAsync<T>(
        IAsyncEnumerable<T> lines, IReadOnlyList<TableColumn<T>> columns, Stream output, CancellationToken cancellation)
    {
        // The writer's own flushing would send every record on its way by itself.
        using var waiting = new StringWriter(CultureInfo.InvariantCulture);
        await using var csv = new CsvWriter(waiting, Configuration, leaveOpen: true);
        await output.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellation);

        foreach (var column in columns) csv.WriteField(FormulaGuard.PutOn(column.Heading));
        await csv.NextRecordAsync();
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            foreach (var column in columns) csv.WriteField(FormulaGuard.PutOn(column.ValueOf(line).Plain));
            await csv.NextRecordAsync();
            if (waiting.GetStringBuilder().Length >= CharactersAtOnce) await SendAsync(waiting.GetStringBuilder(), output, cancellation);
        }

        await SendAsync(waiting.GetStringBuilder(), output, cancellation);
        await output.FlushAsync(cancellation);
    }

    static async Task SendAsync(StringBuilder text, Stream output, CancellationToken cancellation)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        text.Clear();
    }
}
