namespace RiskRegister.Domain.Imports;

/// <summary>Asks which column is the title, or the owner, where none is headed so.</summary>
/// <param name="row">Of the headings.</param>
internal sealed class UnheadedColumns(List<ColumnDraft> columns, Decisions decisions, SourceTable table, int row)
{
    /// <summary>Any column of texts may be the title.</summary>
    public void FindTitle()
    {
        var texts = columns
            .Where(column => column is { IsMapped: false, Family: ScoreFamily.None, Sample: { Filled: > 0, HasFigures: false } })
            .OrderBy(column => column.IsRead).ToArray();
        if (texts.Length == 0) return;
        var answer = decisions.Ask(new ImportQuestion(
            $"title:{Decisions.IdOf(table.Title ?? "")}",
            ImportCodes.ColumnMissing,
            "There is no column for the title that is headed as one: which column says what each risk is?",
            [
                .. texts.Take(20)
                    .Select(column => new QuestionChoice(column.Name, $"Its first line is the title, the rest the description.")),
                new("none", "The sheet is no register and is left out."),
            ],
            Array.Find(texts, column => !column.IsRead && HeadingSigns.EndsAsATitle(column.Name))?.Name,
            table.Name,
            row), columns);
        if (Array.Find(texts, column => column.Name == answer) is { } title) title.Become(ImportField.Title, Sureness.Sure);
        if (answer != "none") return;
        foreach (var cause in columns.Where(column => column.Is(ImportField.Description)))
            cause.Ignore("It says no title, and there is none.");
    }

    /// <summary>"Executive champion", "Owner name" and "Owner job title" may be the owner.</summary>
    public void FindOwner()
    {
        var others = columns.Where(column => column is { IsMapped: false, IsRead: false, IsHeaded: true }
            && column.Sample is { Filled: > 0, HasFigures: false }
            && column.Name.Split('/').Any(HeadingSigns.SpeaksOfAPerson)).Take(20).ToArray();
        if (others.Length == 0) return;
        List<QuestionChoice> choices =
            [.. others.Select(column => new QuestionChoice(column.Name, $"\"{column.Name}\" is the owner; the others are not read."))];
        if (others.Length > 1) choices.Add(new("all", "All of them together are the owners, in the columns' order."));
        choices.Add(new("none", "None of them is: the entries have no owner."));
        var answer = decisions.Ask(new ImportQuestion(
            $"owner:{Decisions.IdOf(table.Title ?? "")}",
            ImportCodes.OwnerUnclear,
            $"No column is headed as the owner: is {string.Join(" or ", others.Select(column => $"\"{column.Name}\""))}?",
            choices, others.Length == 1 ? others[0].Name : null, table.Name, row, others[0].Name), columns);
        foreach (var column in others.Where(column => answer == "all" || column.Name == answer))
            column.Become(ImportField.Owners, Sureness.Sure);
    }
}
