using RiskRegister.Documents.Columns;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Csv;

/// <summary>Writes actions as one table, each with what joins it to its entry.</summary>
public static class ActionsCsv
{
    static readonly (string Words, string Field, Func<ActionLine, CellValue> ValueOf)[] Public =
    [
        ("Quarter", "quarter", line => CellValue.Of(line.Quarter?.ToString())),
        ("Id", "entry", line => CellValue.Of(line.Entry.Id.ToString("D"))),
        ("Reference", "reference", line => CellValue.Of(line.Entry.Reference?.ToString())),
        ("Kind", "kind", line => CellValue.Of(FieldText.Of(line.Entry.Kind))),
        ("Title", "title", line => CellValue.Of(line.Entry.Title)),
        ("Service", "service", line => CellValue.Of(line.Entry.Service)),
        ("Owner", "owners", line => CellValue.Of(line.Entry.Owners)),
        ("Number of action", "id", line => CellValue.Of(line.Action.Id)),
        ("Action", "text", line => CellValue.Of(line.Action.Text)),
        ("Action owner", "owner", line => CellValue.Of(line.Action.Owner)),
        ("Due", "dueOn", line => CellValue.Of(line.Action.DueOn)),
        ("Status", "status", line => CellValue.Of(FieldText.Of(line.Action.Status))),
        ("Overdue", "overdue", line => CellValue.Of(FieldText.Of(line.IsOverdue))),
        ("Progress", "progress", line => CellValue.Of(line.Action.Progress)),
    ];

    static readonly (string Words, string Field, Func<ActionLine, CellValue> ValueOf)[] Full =
    [
        .. Public,
        ("Exempt paragraph", "exempt.paragraph", line => CellValue.Of(line.Entry.Exempt?.Paragraph)),
        ("Publication", "publication", _ => CellValue.Of(RegisterWording.NotForPublication)),
    ];

    /// <summary>Writes headings and a row for every action, in the order given.</summary>
    /// <param name="edition">A full edition says of each row that it is not for publication.</param>
    /// <param name="output">Written to asynchronously only; left open.</param>
    /// <exception cref="InvalidOperationException">An exempt entry's action is in a public edition.</exception>
    public static Task WriteAsync(
        IAsyncEnumerable<ActionLine> lines, Edition edition, CsvHeadings headings, Stream output, CancellationToken cancellation)
    {
        var columns = (edition == Edition.Public ? Public : Full)
            .Select(column => new TableColumn<ActionLine>(headings == CsvHeadings.Fields ? column.Field : column.Words, 0, column.ValueOf));
        return CsvOutput.WriteAsync(lines.Select(line => Checked(line, edition)), [.. columns], output, cancellation);
    }

    static ActionLine Checked(ActionLine line, Edition edition)
    {
        if (edition == Edition.Public && line.Entry.Exempt is not null)
            throw new InvalidOperationException("A public edition was about to be written with an action of an exempt entry in it.");
        return line;
    }
}
