using System.Globalization;
using RiskRegister.Documents.Columns;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Csv;

/// <summary>Writes acts of the audit log as one table.</summary>
public static class AuditCsv
{
    static readonly TableColumn<AuditLine>[] Columns =
    [
        Column("Time", line => InstantText.Of(line.At)),
        Column("Actor", line => line.Actor),
        Column("Credential", line => line.Credential),
        Column("Roles", line => string.Join("; ", line.Roles)),
        Column("Action", line => line.Action),
        Column("Entry", line => line.Entry?.ToString("D")),
        Column("Reference", line => line.Reference),
        Column("Revision", line => line.Revision?.ToString(CultureInfo.InvariantCulture)),
        Column("Quarter", line => line.Quarter),
        Column("Address", line => line.Address),
        Column("Request", line => line.RequestId),
        Column("Detail", line => line.Detail),
    ];

    /// <summary>Writes headings and a row for every act, in the order given.</summary>
    /// <param name="output">Written to asynchronously only; left open.</param>
    public static Task WriteAsync(IEnumerable<AuditLine> lines, Stream output, CancellationToken cancellation) =>
        CsvOutput.WriteAsync(lines.ToAsyncEnumerable(), Columns, output, cancellation);

    static TableColumn<AuditLine> Column(string heading, Func<AuditLine, string?> textOf) => new(heading, heading.Length, line => CellValue.Of(textOf(line)));
}
