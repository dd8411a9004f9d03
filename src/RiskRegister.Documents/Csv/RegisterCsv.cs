using RiskRegister.Documents.Columns;

namespace RiskRegister.Documents.Csv;

/// <summary>Writes a register as one table, to be opened in a spreadsheet or imported
/// again: what it says of entries changes nothing then.</summary>
public static class RegisterCsv
{
    /// <summary>Writes headings and a row for every line, in the lines' order.</summary>
    /// <param name="output">Written to asynchronously only; left open.</param>
    /// <exception cref="InvalidOperationException">An exempt entry is in a public edition.</exception>
    public static Task WriteAsync(
        PrintableRegister register, Stream output, CancellationToken cancellation, CsvHeadings headings = CsvHeadings.Words)
    {
        var columns = headings == CsvHeadings.Fields
            ? RegisterFields.Of(register)
            : RegisterColumns.Of(register.Settings, register.Edition, kind: null).Where(column => !column.OnlyInWorkbooks);
        return CsvOutput.WriteAsync(register.Read(kind: null, cancellation), [.. columns], output, cancellation);
    }
}
