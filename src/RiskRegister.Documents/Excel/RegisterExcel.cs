using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Excel;

/// <summary>
/// Writes a register as a workbook to be sorted, filtered and imported again. Only the sheets of risks and opportunities have headings
/// that an import knows.
/// </summary>
public static class RegisterExcel
{
    /// <summary>Writes an .xlsx; the same register makes the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    /// <exception cref="InvalidOperationException">An exempt entry is in a public edition.</exception>
    public static void Write(RegisterDocument register, Stream output, CancellationToken cancellation)
    {
        register.EnsureNothingExemptIsPublished();
        var above = WorkbookPackage.RowsAbove(register);
        WorkbookPackage.Write(register, output,
        [
            Entries(EntryKind.Risk),
            Entries(EntryKind.Opportunity),
            TableSheet.Of("Actions", ActionColumns.Of(register.Day), ActionColumns.RowsOf(register), above, cancellation),
            .. register.Highlights is { } highlights ? (IEnumerable<SheetPlan>)[HighlightsExcel.Sheet(highlights, above, cancellation)] : [],
            FrontSheets.HeatMap(register, above),
            FrontSheets.Key(register.Settings, above),
        ]);

        SheetPlan Entries(EntryKind kind) => TableSheet.Of(
            ColumnHeadings.Plural(kind), RegisterColumns.Of(register.Settings, register.Edition, kind),
            [.. register.Lines.Where(line => line.State.Kind == kind)], above, cancellation);
    }
}
