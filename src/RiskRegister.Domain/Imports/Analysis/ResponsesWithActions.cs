namespace RiskRegister.Domain.Imports;

/// <summary>
/// Parts a column whose cells begin with a response and go on with what is done, "Mitigate – yearly drills", into one of each, where no
/// other column has actions.
/// </summary>
internal sealed class ResponsesWithActions(HeadingNames names, List<ImportMessage> messages)
{
    const int RowsLookedAt = HeadingSearch.RowsSearched;
    const string Response = "Treatment option";
    const string Actions = "Planned actions";

    public void Part(TableReading table)
    {
        if (table.Parts is not [var part]) return;
        var both = Enumerable.Range(0, part.Headings.Count).Where(at => IsOfBoth(part.Headings[at])).ToArray();
        if (both is not [var at]) return;
        if (!HasBoth(table.Source, part, at)) return;
        messages.Report(table.Source.Name, table.Source.Rows[part.Heading].Number, part.Headings[at], ImportCodes.ColumnParted,
            $"Its cells say a response, and behind that what is done: the column is read as \"{Response}\" and \"{Actions}\".");
        PartedColumn.Part(table, part, at, [Response, Actions], row => Parted(TablePiece.CellOf(row, at)));
    }

    bool IsOfBoth(string heading) =>
        names.MeaningOf(heading) is { Family: ScoreFamily.None, Field: ImportField.Actions or ImportField.Response };

    // Most go on behind a response.
    static bool HasBoth(SourceTable source, TablePart part, int at)
    {
        var (filled, goOn) = (0, 0);
        foreach (var row in part.RowsOf(source).Take(RowsLookedAt))
        {
            var cell = TablePiece.CellOf(row, at);
            if (TextKey.IsInvisible(cell)) continue;
            filled++;
            if (ResponseText.BeginningOf(cell) is { Behind.Length: > 0 }) goOn++;
        }

        return goOn * 2 > filled;
    }

    static string[] Parted(string cell) =>
        ResponseText.BeginningOf(cell) is { } beginning ? [beginning.Word, beginning.Behind] : ["", cell];
}
