using RiskRegister.Domain.Imports;

namespace RiskRegister.Domain.Performance.Tables;

/// <summary>One row below the headings of a published table.</summary>
/// <param name="Cells">With single spaces.</param>
internal sealed record RowOfMeasure(SourceTable Table, SourceRow Row, IReadOnlyList<MeasureColumn> Columns, IReadOnlyList<string> Cells)
{
    public string Cell(MeasureColumn column) => column.Index < Cells.Count ? Cells[column.Index] : "";

    public ImportMessage Reports(string column, string code, string message) =>
        new(Table.Name, Row.Number, column, code, message, ImportSeverity.Reported);
}
