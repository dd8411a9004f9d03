namespace RiskRegister.Domain.Imports;

/// <summary>
/// A mapping was made for another file where it names what this one does not have: that is refused, and what would only be asked for lack
/// of it is not.
/// </summary>
internal sealed class MappingFit(Decisions decisions, List<ImportMessage> messages)
{
    const int MostNamed = 20;

    static readonly string[] OfMissingColumns = [ImportCodes.ColumnMissing, ImportCodes.ScoresUnclear, ImportCodes.ScoreMissing];

    public void Check(IReadOnlyList<TableReading> tables)
    {
        foreach (var (at, table) in decisions.Mapping.Tables.Index())
        {
            var read = tables.Where(one => ReferenceEquals(one.Mapping, table)).ToArray();
            if (read.Length == 0)
            {
                if (table.Sheet is { } sheet && table.Use != TableUse.None) AskAboutMissing(sheet, at);
                continue;
            }

            if (table.Use == TableUse.None) continue;
            CheckColumns(table, at, read);
        }
    }

    // Not every file has all of a mapping's sheets; and a quarter's register lacks what they had.
    void AskAboutMissing(string sheet, int at)
    {
        var missing = $"The mapping (tables[{at}]) names the sheet \"{CellText.Shown(sheet)}\", which the file does not have: ";
        var answer = decisions.Ask(new ImportQuestion(
            $"sheet-missing:{Decisions.IdOf(sheet)}",
            ImportCodes.MappingMisfit,
            $"{missing}is it read without it?",
            [
                new("without", "It is: this file has no such sheet."),
                new("refuse", "It is refused, until the mapping calls the sheet as the file does."),
            ]));
        if (answer != "refuse") return;
        messages.Refuse(null, null, null, ImportCodes.MappingMisfit, $"{missing}write there what the file calls it, or take it out.");
    }

    void CheckColumns(TableMapping table, int at, TableReading[] read)
    {
        var columns = read.SelectMany(one => one.Parts).SelectMany(part => part.Layout!.Columns).ToArray();
        var present = columns.Select(column => HeadingNames.FoldedHeading(column.Name)).ToHashSet(StringComparer.Ordinal);
        var missing = table.Columns.Index().Where(column => !column.Item.Optional && column.Item.Fields.Count > 0
            && !present.Contains(HeadingNames.FoldedHeading(column.Item.Heading))).ToArray();
        if (missing.Length == 0) return;
        var others = columns.Where(column => column is { IsMapped: false, IsHeaded: true }).Select(column => $"\"{column.Name}\"")
            .Distinct(StringComparer.Ordinal).Take(MostNamed).ToArray();
        var calls = others.Length == 0 ? "" : $" (it does not name {string.Join(", ", others)})";
        foreach (var (index, column) in missing)
        {
            messages.Refuse(read[0].Source.Name, null, column.Heading, ImportCodes.MappingMisfit,
                $"The mapping (tables[{at}].columns[{index}]) names the column \"{CellText.Shown(column.Heading)}\", which the file "
                + $"does not have: write there what the file calls it{calls}, or \"optional\": true.");
        }

        if (!missing.Any(column => column.Item.Fields.Any(IsNeeded))) return;
        var names = read.Select(one => one.Source.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var question in decisions.Questions.Where(question =>
            OfMissingColumns.Contains(question.Code, StringComparer.Ordinal) && names.Contains(question.Table ?? "")).ToArray())
            decisions.Withdraw(question.Id);
    }

    // What is asked for where it is missing.
    static bool IsNeeded(ImportField field) => field is ImportField.Title or ImportField.Description || TableLayout.IsOfScore(field);
}
