namespace RiskRegister.Domain.Imports;

/// <summary>
/// A mapping was made for another file where it names what this one does not have: that is asked, and what would only be asked for lack of
/// it is not.
/// </summary>
internal sealed class MappingFit(Decisions decisions, List<ImportMessage> messages)
{
    const string ColumnMissing = "column-missing:";
    const string Without = "without";
    const string Refuse = "refuse";
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
                new(Without, "It is: this file has no such sheet."),
                new(Refuse, "It is refused, until the mapping calls the sheet as the file does."),
            ]));
        if (answer != Refuse) return;
        messages.Refuse(null, null, null, ImportCodes.MappingMisfit, $"{missing}write there what the file calls it, or take it out.");
    }

    void CheckColumns(TableMapping table, int at, TableReading[] read)
    {
        var columns = read.SelectMany(one => one.Parts).SelectMany(part => part.Layout!.Columns).ToArray();
        var present = columns.Select(column => HeadingNames.FoldedHeading(column.Name)).ToHashSet(StringComparer.Ordinal);
        var missing = table.Columns.Index().Where(column => !column.Item.Optional && column.Item.Fields.Count > 0
            && !present.Contains(HeadingNames.FoldedHeading(column.Item.Heading))).ToArray();
        if (missing.Length == 0) return;
        var others = columns.Where(column => column is { IsMapped: false, IsHeaded: true })
            .DistinctBy(column => column.Name, StringComparer.Ordinal).ToArray();
        var open = missing.Where(column => !IsSettled(column.Item, $"tables[{at}].columns[{column.Index}]")).ToArray();
        if (!open.Any(column => column.Item.Fields.Any(IsNeeded))) return;
        var names = read.Select(one => one.Source.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var question in decisions.Questions.Where(question =>
            OfMissingColumns.Contains(question.Code, StringComparer.Ordinal) && names.Contains(question.Table ?? "")).ToArray())
            decisions.Withdraw(question.Id);

        // Which of two is the one that the mapping lacks, is asked by that.
        string[] lacking = [.. open.SelectMany(column => column.Item.Fields).SelectMany(ScoreFields.IdsOfTwice)];
        foreach (var id in decisions.Questions.Where(IsOfLacking).Select(question => question.Id).ToArray()) decisions.Withdraw(id);

        bool IsOfLacking(ImportQuestion question) => question.Code == ImportCodes.ColumnTwice && names.Contains(question.Table ?? "")
            && Array.Exists(lacking, id => question.Id.StartsWith(id, StringComparison.Ordinal));

        bool IsSettled(ColumnMapping column, string path)
        {
            var says = $"The mapping ({path}) names the column \"{CellText.Shown(column.Heading)}\", which the file does not have: ";
            if (CalledHere(column, decisions.Mapping) is { } called && IsReadAs(called, column.Fields)) return true;
            var answer = decisions.Ask(new ImportQuestion(
                IdOf(column, decisions.Mapping),
                ImportCodes.MappingMisfit,
                $"{says}which is it here?",
                [
                    .. others.OrderBy(other => !other.Fields.Intersect(column.Fields).Any()).Take(MostNamed).Select(other =>
                        new QuestionChoice(other.Name, $"\"{other.Name}\" is: it is read as the mapping reads that.")),
                    new(Without, "None is: this file has no such column."),
                    new(Refuse, "It is refused, until the mapping calls the column as the file does."),
                ],
                ProposedOf(column),
                read.Length == 1 ? read[0].Source.Name : null, Column: column.Heading));
            if (answer == Refuse)
            {
                messages.Refuse(read[0].Source.Name, null, column.Heading, ImportCodes.MappingMisfit,
                    $"{says}write there what the file calls it, or \"optional\": true.");
            }

            return answer == Without;
        }

        // Which score the only one is, no heading says.
        string? ProposedOf(ColumnMapping column) =>
            others.Where(other => other.Fields.Intersect(column.Fields).Any(field => !TableLayout.IsOfScore(field))).Take(2).ToArray()
                is [var only] ? only.Name : null;

        bool IsReadAs(string called, IReadOnlyList<ImportField> fields) => HeadingNames.FoldedHeading(called) is var folded
            && Array.Exists(columns, column => column.IsMapped && HeadingNames.FoldedHeading(column.Name) == folded
                && column.Fields.SequenceEqual(fields));
    }

    /// <summary>What an answer says that a file calls a column of its mapping; null where none does.</summary>
    public static string? CalledHere(ColumnMapping column, ImportMapping mapping) =>
        mapping.Answers.Count > 0 && mapping.Answers.GetValueOrDefault(IdOf(column, mapping)) is { } called and not (Without or Refuse)
            ? called : null;

    // Of a sheet where others have a column of that name, too, unless it was answered of all of them.
    static string IdOf(ColumnMapping column, ImportMapping mapping)
    {
        var id = $"{ColumnMissing}{Decisions.IdOf(column.Heading)}";
        if (mapping.Tables.Count < 2) return id;
        var heading = HeadingNames.FoldedHeading(column.Heading);
        TableMapping[] naming = [.. mapping.Tables.Where(table =>
            table.Columns.Any(other => HeadingNames.FoldedHeading(other.Heading) == heading))];
        var sheet = Array.Find(naming, table => table.Columns.Any(other => ReferenceEquals(other, column)))?.Sheet;
        if (sheet is null || Array.TrueForAll(naming, table => string.Equals(table.Sheet, sheet, StringComparison.OrdinalIgnoreCase)))
            return id;
        var ofSheet = $"{id}:{Decisions.IdOf(sheet)}";
        return mapping.Answers.ContainsKey(id) && !mapping.Answers.ContainsKey(ofSheet) ? id : ofSheet;
    }

    // What is asked for where it is missing.
    static bool IsNeeded(ImportField field) => field is ImportField.Title or ImportField.Description || TableLayout.IsOfScore(field);
}
