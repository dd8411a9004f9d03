using System.Globalization;
using RiskRegister.Documents.Columns;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Csv;

/// <summary>Writes acts of the audit log as one table.</summary>
public static class AuditCsv
{
    static readonly (string Words, string Field, Func<AuditLine, string?> TextOf)[] Columns =
    [
        ("Time", "at", line => InstantText.Of(line.At)),
        ("Actor", "actor", line => line.Actor),
        ("Credential", "credential", line => line.Credential),
        ("Roles", "roles", line => string.Join("; ", line.Roles)),
        ("Action", "action", line => line.Action),
        ("Entry", "entry", line => line.Entry?.ToString("D")),
        ("Reference", "reference", line => line.Reference),
        ("Revision", "revision", line => line.Revision?.ToString(CultureInfo.InvariantCulture)),
        ("Quarter", "quarter", line => line.Quarter),
        ("Address", "address", line => line.Address),
        ("Request", "requestId", line => line.RequestId),
        ("Detail", "detail", line => line.Detail),
    ];

    /// <summary>Writes headings and a row for every act, in the order given.</summary>
    /// <param name="output">Written to asynchronously only; left open.</param>
    public static Task WriteAsync(
        IAsyncEnumerable<AuditLine> lines, Stream output, CancellationToken cancellation, CsvHeadings headings = CsvHeadings.Words)
    {
        var columns = Columns.Select(column => new TableColumn<AuditLine>(
            headings == CsvHeadings.Fields ? column.Field : column.Words, 0, line => CellValue.Of(column.TextOf(line))));
        return CsvOutput.WriteAsync(lines, [.. columns], output, cancellation);
    }
}
