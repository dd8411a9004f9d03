namespace RiskRegister.Domain.Imports;

/// <summary>
/// Entries that have no column for a title and a line above each that names it: "Kiln cracks" across the table, the headings once more, and
/// a row.
/// </summary>
internal sealed class CaptionedEntries(HeadingNames names, List<ImportMessage> messages)
{
    const int FewestEntries = 2;
    const string Title = "Name";

    public void Name(TableReading table)
    {
        if (table.Parts is not [var part] || !IsUntitled(part) || RowsOf(table.Source, part) is not { } rows) return;
        var heading = table.Source.Rows[part.Heading];
        messages.Report(table.Source.Name, heading.Number, null, ImportCodes.RowsJoined,
            "What stands alone above each entry is taken for its title.");
        table.Become([new SourceRow(heading.Number, [Title, .. part.Headings]), .. rows],
            table.Source.HiddenColumns.Select(at => at + 1).ToHashSet(), part.Caption);
    }

    bool IsUntitled(TablePart part)
    {
        var meanings = part.Headings.Select(names.MeaningOf).OfType<HeadingMeaning>().ToArray();
        return Array.Exists(meanings, meaning => meaning.Family != ScoreFamily.None)
            && !Array.Exists(meanings, meaning => meaning is { Field: ImportField.Title }
                or { Field: ImportField.Description, Sureness: Sureness.Sure });
    }

    // Null unless each line that stands alone is followed by one entry, and no entry has none.
    List<SourceRow>? RowsOf(SourceTable source, TablePart part)
    {
        var rows = new List<SourceRow>();
        var first = part.Headings.Index().First(heading => heading.Item.Length > 0).Index;
        var caption = TextAbove(source, part);
        var entries = 0;
        for (var index = part.First; index < part.End; index++)
        {
            var row = source.Rows[index];
            if (RowSigns.IsBlank(row) || HeadingSearch.IsRepeated(source, part, row)) continue;
            if (RowSigns.IsAlone(row, out var column) && column == first)
            {
                if (caption is not null || RowSigns.KindOfCaption(row.Cells[column]) is not null) return null;
                caption = row.Cells[column];
            }
            else if (caption is not null)
            {
                rows.Add(row.Behind(caption));
                caption = null;
                entries++;
            }
            else if (entries > 0 && !HasScore(part, row))
            {
                rows.Add(row.Behind(""));
            }
            else
            {
                return null;
            }
        }

        return caption is null && entries >= FewestEntries ? rows : null;
    }

    static string? TextAbove(SourceTable source, TablePart part)
    {
        var above = part.Heading - 1;
        while (above >= 0 && RowSigns.IsBlank(source.Rows[above])) above--;
        return above >= 0 && RowSigns.IsAlone(source.Rows[above], out var column) ? source.Rows[above].Cells[column] : null;
    }

    bool HasScore(TablePart part, SourceRow row) => Enumerable.Range(0, part.Headings.Count).Any(at =>
        names.MeaningOf(part.Headings[at]) is { Family: not ScoreFamily.None } && !row.IsBlankAt(at));
}
