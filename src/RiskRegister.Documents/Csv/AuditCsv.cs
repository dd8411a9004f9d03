using System.Globalization;

namespace RiskRegister.Documents.Csv;

/// <summary>Writes acts of the audit log as one table.</summary>
public static class AuditCsv
{
    static readonly CsvColumn<AuditLine>[] Columns =
    [
        new("Time", line => line.At.ToString("O", CultureInfo.InvariantCulture)),
        new("Actor", line => line.Actor),
        new("Credential", line => line.Credential),
        new("Roles", line => string.Join("; ", line.Roles)),
        new("Action", line => line.Action),
        new("Entry", line => line.Entry?.ToString("D")),
        new("Reference", line => line.Reference),
        new("Revision", line => line.Revision?.ToString(CultureInfo.InvariantCulture)),
        new("Quarter", line => line.Quarter),
        new("Address", line => line.Address),
        new("Request", line => line.RequestId),
        new("Detail", line => line.Detail),
    ];

    /// <summary>Writes headings and a row for every act, in the order given.</summary>
    /// <param name="output">Written to asynchronously only; left open.</param>
    public static Task WriteAsync(IEnumerable<AuditLine> lines, Stream output, CancellationToken cancellation) =>
        CsvOutput.WriteAsync(lines, Columns, output, cancellation);
}
