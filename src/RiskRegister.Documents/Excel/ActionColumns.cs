using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Excel;

/// <summary>One row an action, under headings by which an import knows the sheet again.</summary>
static class ActionColumns
{
    public static IReadOnlyList<TableColumn<(EntryState Entry, PlannedAction Action)>> Of(DateOnly today) =>
    [
        new(OwnExportColumns.ActionEntry, 9, row => CellValue.Of(row.Entry.Reference?.ToString())),
        new("Entry title", 24, row => CellValue.Of(row.Entry.Title)),
        new(OwnExportColumns.ActionText, 54, row => CellValue.Of(row.Action.Text)),
        new(OwnExportColumns.ActionOwner, 20, row => CellValue.Of(row.Action.Owner))
        {
            Choices = new Choices(ListNames.Owners, IsStrict: false),
        },
        new(OwnExportColumns.ActionDue, 17, row => CellValue.Of(row.Action.DueOn)),
        new(OwnExportColumns.ActionStatus, 10, row => CellValue.Of(PrintedAction.StatusWords(row.Action.Status)))
        {
            Choices = new Choices("\"Open,Done,Dropped\"", IsStrict: true),
        },
        new("Overdue", 11, row => CellValue.Of(PrintedAction.OverdueWords(row.Action, today))) { IsLocked = true },
        new(OwnExportColumns.ActionProgress, 27, row => CellValue.Of(row.Action.Progress)),
        new(OwnExportColumns.ActionNumber, 8, row => CellValue.Of(row.Action.Id)) { IsLocked = true },
        new(OwnExportColumns.ActionEntryId, 10, row => CellValue.Of(row.Entry.Id.ToString("D"))) { IsLocked = true },
    ];

    public static IAsyncEnumerable<(EntryState Entry, PlannedAction Action)> RowsOf(
        PrintableRegister register, CancellationToken cancellation) =>
        register.Read(kind: null, cancellation).SelectMany(line => line.State.Actions.Select(action => (line.State, action)));
}
