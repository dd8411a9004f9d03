using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Excel;

/// <summary>
/// Writes a register as a workbook to be sorted, filtered, filled in and imported again. Only the sheets of risks, opportunities and
/// actions have headings that an import knows.
/// </summary>
public static class RegisterExcel
{
    /// <summary>Writes an .xlsx; the same register makes the same bytes.</summary>
    /// <param name="output">Written to synchronously, from its beginning to its end; left open.</param>
    /// <exception cref="InvalidOperationException">An exempt entry is in a public edition.</exception>
    public static async Task WriteAsync(PrintableRegister register, Stream output, CancellationToken cancellation)
    {
        var (risks, opportunities) = (ColumnsOf(EntryKind.Risk), ColumnsOf(EntryKind.Opportunity));
        var actions = ActionColumns.Of(register.Day);
        var (riskWidths, opportunityWidths) = (new ColumnWidths<RegisterLine>(risks), new ColumnWidths<RegisterLine>(opportunities));
        var actionWidths = new ColumnWidths<(EntryState, PlannedAction)>(actions);
        var outline = await RegisterOutline.Of(register, cancellation, line =>
        {
            (line.State.Kind == EntryKind.Risk ? riskWidths : opportunityWidths).Fit(line);
            foreach (var action in line.State.Actions) actionWidths.Fit((line.State, action));
        });
        var above = WorkbookPackage.RowsAbove(outline.Register);
        await WorkbookPackage.WriteAsync(outline.Register, output,
        [
            SheetOf(EntryKind.Risk, risks, riskWidths.Fitting), SheetOf(EntryKind.Opportunity, opportunities, opportunityWidths.Fitting),
            TableSheet.Of(OwnExportColumns.ActionSheet, actions, actionWidths.Fitting, ActionColumns.RowsOf(register, cancellation), above),
            .. outline.Register.Highlights is { } highlights
                ? (IEnumerable<SheetPlan>)[HighlightsExcel.Sheet(highlights, outline.Corrected, above)] : [],
            FrontSheets.HeatMaps(outline, above),
            FrontSheets.Key(outline.Register, above),
            FrontSheets.Instructions(register.Settings, above),
            FrontSheets.Lists(outline, above),
        ], cancellation);

        SheetPlan SheetOf(EntryKind kind, IReadOnlyList<TableColumn<RegisterLine>> columns, IReadOnlyList<int> widths)
        {
            // Without a row nothing shows that "Id" is no other word for the reference.
            var shown = outline.HasOf(kind) ? columns.Count : columns.Count - RegisterColumns.OfExports;
            return TableSheet.Of(
                ColumnHeadings.Plural(kind), [.. columns.Take(shown)], [.. widths.Take(shown)], register.Read(kind, cancellation),
                above) with
            {
                Kind = kind,
            };
        }

        IReadOnlyList<TableColumn<RegisterLine>> ColumnsOf(EntryKind kind) =>
            [.. RegisterColumns.Of(register.Settings, register.Edition, kind).Where(column => !column.OnlyInTables)];
    }
}
