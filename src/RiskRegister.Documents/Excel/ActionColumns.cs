using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Excel;

/// <summary>One row an action, under headings that no import takes for those of a register.</summary>
static class ActionColumns
{
    public static IReadOnlyList<TableColumn<(EntryState Entry, PlannedAction Action)>> Of(DateOnly today) =>
    [
        new("Entry", 11, row => CellValue.Of(row.Entry.Reference?.ToString())),
        new("Entry title", 36, row => CellValue.Of(row.Entry.Title)),
        new("What is to be done", 60, row => CellValue.Of(row.Action.Text)),
        new("Done by", 22, row => CellValue.Of(row.Action.Owner)),
        new("Due", 18, row => CellValue.Of(row.Action.DueOn)),
        new("Action status", 10, row => CellValue.Of(Capitals.First(PrintedAction.Status(row.Action.Status)))),
        new("Overdue", 10, row => CellValue.Of(row.Action.IsOverdue(today) ? "Overdue" : "Not overdue")),
        new("Action progress", 36, row => CellValue.Of(row.Action.Progress)),
    ];

    public static IAsyncEnumerable<(EntryState Entry, PlannedAction Action)> RowsOf(RegisterDocument register, CancellationToken cancellation) =>
        register.Read(kind: null, cancellation).SelectMany(line => line.State.Actions.Select(action => (line.State, action)));
}
