namespace RiskRegister.Domain.Imports;

/// <summary>Which tables of an import are registers, seen together: the others are left out and named, or asked about.</summary>
internal sealed class SheetChoice(IReadOnlyList<TableReading> tables, Decisions decisions, List<ImportMessage> messages)
{
    public void Choose()
    {
        var read = tables.Where(table => table.Use != TableUse.None).ToArray();
        var hasRegister = read.Any(table => table.HasTitle && table.HasAnyScore);
        foreach (var table in read.Where(IsShownOnly)) table.LeaveOut();
        read = [.. read.Where(table => table.Use != TableUse.None)];
        foreach (var table in read.Where(table => table.Parts.Count == 0))
            LeaveOutHeadless(table, hasRegister || read.Any(other => other.HasTitle));
        foreach (var table in read.Where(table => table.Parts.Count > 0 && !table.HasTitle))
            LeaveOutUntitled(table, hasRegister || (!table.HasAnyScore && read.Any(other => other.HasTitle)));
        foreach (var table in read.Where(table => table.IsRead && !table.HasAnyScore)) AskUnscored(table, hasRegister);
    }

    // In a workbook of our own, which its rows' ids and revisions show, what is there to be looked at is nobody's loss.
    bool IsShownOnly(TableReading table) =>
        OwnExportColumns.IsShownSheet(table.Source.Title) && table.Mapping?.Use is null && IsOfOwnWorkbook(table);

    /// <summary>Whether the table is of a file that this service exported.</summary>
    public bool IsOfOwnWorkbook(TableReading table) =>
        tables.Any(other => IsOwnExport(other) && SheetNames.FileOf(other.Source) == SheetNames.FileOf(table.Source));

    static bool IsOwnExport(TableReading table) =>
        table.Parts.Any(part => part.Layout!.Has(ImportField.Id) && part.Layout.Has(ImportField.Revision));

    void LeaveOutHeadless(TableReading table, bool hasRegister)
    {
        table.LeaveOut();
        var isLeftOut = table.Source.OneOfSeveral && hasRegister;
        var message = $"None of the first {HeadingSearch.RowsSearched} rows has headings for a title and a score"
            + (isLeftOut ? "; the sheet is left out."
                : ". Head the columns, for example, Ref, Risk, Inherent score, Residual score, or name their headings in a mapping."
                    + (UnknownHeadings.RowIn(table.Source) is { } row ? UnknownHeadings.Advice(table.Source, row) : ""));
        messages.Add(new(table.Source.Name, null, null, ImportCodes.HeadingNotFound, message,
            isLeftOut ? ImportSeverity.Reported : ImportSeverity.Refused));
    }

    void LeaveOutUntitled(TableReading table, bool hasRegister)
    {
        var row = table.Source.Rows[table.Parts[0].Heading].Number;
        if (table.Source.OneOfSeveral && hasRegister)
        {
            table.LeaveOut();
            messages.Report(table.Source.Name, row, null, ImportCodes.SheetIgnored,
                "The sheet has no column for a title of entries: it is taken for no register, and is left out.");
            decisions.WithdrawAbout(table.Source);
            return;
        }

        table.LeaveOut();
        if (decisions.IsAsked($"title:{Decisions.IdOf(table.Source.Title ?? "")}")) return;
        messages.Refuse(table.Source.Name, row, null, ImportCodes.ColumnMissing,
            $"There is no column for the title.{UnknownHeadings.Advice(table.Source, table.Parts[0].Heading)}");
    }

    // All those of a table with scores, as of the same register, though nothing that is a score stands below them.
    bool HasHeadingsOfRegister(TablePart part)
    {
        var own = part.Headings.Select(HeadingNames.FoldedHeading).ToHashSet(StringComparer.Ordinal);
        return tables.Any(other => other is { IsRead: true, HasTitle: true, HasAnyScore: true }
            && other.Parts[0].Headings.All(heading => own.Contains(HeadingNames.FoldedHeading(heading))));
    }

    void AskUnscored(TableReading table, bool hasRegister)
    {
        var part = table.Parts[0];
        var row = table.Source.Rows[part.Heading].Number;
        if (table.Mapping?.Use is not null) return;
        if (hasRegister && table.Source.OneOfSeveral)
        {
            var answer = decisions.Ask(new ImportQuestion(
                $"sheet:{Decisions.IdOf(table.Sheet ?? table.Source.Name)}",
                ImportCodes.ColumnMissing,
                "The sheet has no column for a score, and others have: is it part of the register?",
                [new("none", "It is left out."), new("entries", "Its rows get in as proposals, to be scored and accepted.")],
                HasHeadingsOfRegister(part) ? "entries" : "none", table.Source.Name, row));
            if (answer == "none") table.LeaveOut();
            return;
        }

        // That rows without a score are proposals says nothing of a sheet beside the register.
        if (decisions.Mapping.UnscoredRows == UnscoredMeaning.Propose) return;
        var figures = part.Layout!.Columns
            .Where(column => column is { IsHeaded: true, IsMapped: false }
                && (column.Fields.Count == 0 || column.Sureness == Sureness.Unsure))
            .Where(column => new ColumnSample(table.Source, part, column.Index).HasFigures
                && !HeadingNames.EndsAsAReference(column.Name) && !part.HasDaysAlone(table.Source, column.Index))
            .Take(5)
            .Select(column => $"\"{column.Name}\"")
            .ToArray();
        if (decisions.IsAnyAsked(ScoreRoles.OtherScore)) return;
        if (figures.Length == 0)
        {
            messages.Report(table.Source.Name, row, null, ImportCodes.ScoreMissing,
                "There is no column for a score: every row gets in as a proposal, to be scored and accepted.");
            return;
        }

        decisions.Ask(new ImportQuestion(
            "unscored-rows",
            ImportCodes.ColumnMissing,
            $"There is no column for the score or the residual score by its heading, though {string.Join(", ", figures)} "
            + $"{(figures.Length == 1 ? "holds" : "hold")} figures: say in the mapping which columns are the scores, or let the rows in "
            + "without.",
            [
                new("propose", "Every row gets in as a proposal, to be scored and accepted."),
                new("leaveOut", "Rows without a score are passed over."),
            ],
            null, table.Source.Name, row));
    }
}
