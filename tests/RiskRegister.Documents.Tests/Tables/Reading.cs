using System.Text;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>Short ways to read a file in a test.</summary>
static class Reading
{
    public static TableFileResult Of(byte[] content, string name = "register.csv", TableLimits? limits = null) =>
        TableFile.Read(name, content, limits ?? new TableLimits(), CancellationToken.None);

    public static TablesRead Read(byte[] content, string name = "register.csv") =>
        Of(content, name) switch
        {
            TablesRead read => read,
            FileRefused { Fault: var fault } => throw new ShouldAssertException($"The file was refused: {fault}"),
            _ => throw new ShouldAssertException("There are only two results."),
        };

    public static TableFault Refused(byte[] content, TableLimits? limits = null, string name = "register.csv") =>
        Of(content, name, limits).ShouldBeOfType<FileRefused>().Fault;

    public static TablesRead Csv(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static TableFault RefusedCsv(string text, TableLimits? limits = null) => Refused(Encoding.UTF8.GetBytes(text), limits);

    /// <summary>Rows as "number: cell | cell", so that a failing test shows the whole table.</summary>
    public static string[] Lines(this SourceTable table) => [.. table.Rows.Select(row => $"{row.Number}: {string.Join(" | ", row.Cells)}")];

    public static string[] Lines(this TablesRead read) => read.Tables.ShouldHaveSingleItem().Lines();
}
