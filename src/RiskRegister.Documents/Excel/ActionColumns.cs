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
        new("Action", 60, row => CellValue.Of(row.Action.Text)),
        new("Action owner", 22, row => CellValue.Of(row.Action.Owner)) { Choices = new Choices(ListNames.Owners, IsStrict: false) },
        new("Due", 18, row => CellValue.Of(row.Action.DueOn)),
        new("Action status", 10, row => CellValue.Of(PrintedAction.StatusWords(row.Action.Status)))
        {
            Choices = new Choices("\"Open,Done,Dropped\"", IsStrict: true),
        },
        new("Overdue", 13, row => CellValue.Of(PrintedAction.OverdueWords(row.Action, today))),
        new("Action progress", 36, row => CellValue.Of(row.Action.Progress)),
        new("Action ID", 9, row => CellValue.Of(row.Action.Id)),
        new("Entry ID", 12, row => CellValue.Of(row.Entry.Id.ToString("D"))),
    ];

    public static IAsyncEnumerable<(EntryState Entry, PlannedAction Action)> RowsOf(
        RegisterDocument register, CancellationToken cancellation) => register.Read(kind: null, cancellation).SelectMany(line => line.State.Actions.Select(action => (line.State, action)));
}
