namespace RiskRegister.Domain.Imports;

/// <summary>
/// A service or type that stands beside the first of several entries, and nothing beside the next, may be that of all of them, as where
/// cells were merged in a file that no longer shows it. That is asked.
/// </summary>
internal sealed class GroupsDown(HeadingNames names, Decisions decisions)
{
    const string Above = "above";
    const int FewestNames = 2;

    public void Fill(TableReading table)
    {
        if (table.Parts is not [var part] || table.Source.IsRearranged) return;
        var piece = new TablePiece(table, part, first: 0, end: null, reference: 0, names);

        // Our own exports say it of each entry.
        if (piece.Has(ImportField.Id) || piece.Has(ImportField.Revision)) return;
        if ((piece.IndexOf(ImportField.Title) ?? piece.IndexOf(ImportField.Description)) is not { } title) return;
        for (var at = 0; at < part.Headings.Count; at++)
        {
            if (names.MeaningOf(part.Headings[at]) is not { Family: ScoreFamily.None } meaning) continue;
            if (meaning.Field is not (ImportField.Service or ImportField.Types) || GivesWay(part, meaning)) continue;
            if (FirstBelow(table.Source, part, at, title) is not { } below || !GoOn(table, part.Headings[at], below)) continue;
            table.Reword(Filled(table.Source, part, at, title));
        }
    }

    // "Sub category" beside "Category" is not read.
    bool GivesWay(TablePart part, HeadingMeaning meaning) => meaning.Sureness == Sureness.Likely
        && part.Headings.Any(heading => names.MeaningOf(heading) is { Sureness: Sureness.Sure } other && other.Field == meaning.Field);

    // The first entry without a name below one that has it, where each name stands once and the first entry has one; else null.
    static SourceRow? FirstBelow(SourceTable source, TablePart part, int column, int title)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        SourceRow? below = null;
        foreach (var row in part.RowsOf(source))
        {
            if (RowSigns.IsBar(row) || row.IsBlankAt(title)) continue;
            if (!row.IsBlankAt(column))
            {
                if (!seen.Add(row.Cells[column].Trim())) return null;
            }
            else if (seen.Count == 0)
            {
                return null;
            }
            else
            {
                below ??= row;
            }
        }

        return seen.Count >= FewestNames ? below : null;
    }

    bool GoOn(TableReading table, string heading, SourceRow below) => decisions.Ask(new ImportQuestion(
        $"group-below:{Decisions.IdOf(heading)}",
        ImportCodes.GroupUnclear,
        $"Nothing stands under \"{CellText.Shown(heading)}\" in row {below.Number}, below an entry that has something there, and nothing "
            + "stands there twice: does it go on for the entries below it?",
        [
            new(Above, "It does: each has what stands above it."),
            new("blank", "It does not: the entries have none."),
        ],
        Above, table.Source.Name, below.Number, heading)) == Above;

    static SourceRow[] Filled(SourceTable source, TablePart part, int column, int title)
    {
        var rows = source.Rows.ToArray();
        var name = "";
        for (var at = part.First; at < part.End; at++)
        {
            var row = rows[at];
            if (RowSigns.IsBar(row) || row.IsBlankAt(title) || column >= row.Cells.Count) continue;
            if (!row.IsBlankAt(column)) name = row.Cells[column];
            else if (name.Length > 0) rows[at] = row.With(column, name);
        }

        return rows;
    }
}
