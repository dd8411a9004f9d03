namespace RiskRegister.Domain.Imports;

/// <summary>One import's way from tables to entries: headings, columns, rows, sheets, values.</summary>
internal sealed class RegisterReading
{
    const int MostNamed = 50;

    readonly List<ImportMessage> messages = [];
    readonly IReadOnlyList<TableReading> tables;
    readonly ImportMapping mapping;
    readonly Decisions decisions;
    readonly HeadingSearch search;
    readonly LayoutProposer proposer;
    readonly RowReader entries;
    readonly LeftOutRows leftOut;
    readonly IReadOnlyList<OwnActionSheet> actionSheets;

    public RegisterReading(IReadOnlyList<SourceTable> sources, RegisterSettings settings, ImportMapping mapping)
    {
        this.mapping = mapping;
        var names = new HeadingNames(settings.Labels);
        decisions = new Decisions(mapping);
        search = new HeadingSearch(names);
        proposer = new LayoutProposer(names, decisions);
        entries = new RowReader(settings, decisions, messages);
        leftOut = new LeftOutRows(messages);
        var sheets = sources.Select(source => (Source: source, Actions: source.IsHidden ? null : OwnActionSheet.Find(source, messages)))
            .ToArray();
        actionSheets = [.. sheets.Select(sheet => sheet.Actions).OfType<OwnActionSheet>()];
        var registers = sheets.Where(sheet => sheet.Actions is null).Select(sheet => SheetNames.WithTitle(sheet.Source)).ToArray();
        tables = [.. new CardTables(names).AsRows(registers).Select(source => new TableReading(source, MappingOf(source)))];
    }

    public Understanding Run()
    {
        foreach (var table in tables) ReadHeadings(table);
        ChooseSheets();
        foreach (var table in tables.Where(table => table.IsRead)) Gather(table);
        new SheetComparison(decisions, messages).Compare(tables);
        var rows = new List<ImportedRow>();
        foreach (var table in tables.Where(table => table.IsRead)) rows.AddRange(ReadRows(table));
        leftOut.Finish();
        SayWhatDoesNotFit();
        foreach (var sheet in actionSheets) rows = [.. sheet.LayBeside(rows)];
        if (rows.Count == 0 && decisions.Questions.Count == 0 && !messages.Exists(message => message.Severity == ImportSeverity.Refused))
            Refuse(null, null, null, ImportCodes.RowsMissing, "The import has no risk and no opportunity in it.");
        return new Understanding(new ReadRegister(rows, messages), AnalysisWriter.Write(tables, entries, decisions, leftOut));
    }

    TableMapping? MappingOf(SourceTable source)
    {
        var names = new[] { TextKey.Of(source.Title ?? source.Name), TextKey.Of(source.Name) };
        return mapping.Tables.FirstOrDefault(table => table.Sheet is { } sheet && names.Contains(TextKey.Of(sheet), StringComparer.Ordinal))
            ?? mapping.Tables.FirstOrDefault(table => table.Sheet is null);
    }

    void ReadHeadings(TableReading table)
    {
        var source = table.Source;
        if (!source.Rows.Any(row => row.Cells.Any(cell => !TextKey.IsInvisible(cell))))
        {
            table.LeaveOut();
            Report(source.Name, null, null, ImportCodes.TableEmpty, "The table is empty.");
        }
        else if (source.IsHidden && table.Mapping?.Use is null or TableUse.None)
        {
            table.LeaveOut();
            Report(source.Name, null, null, ImportCodes.SheetIgnored, "The file hides this sheet: it is left out.");
        }
        else if (table.Mapping?.Use == TableUse.None)
        {
            table.LeaveOut();
            Report(source.Name, null, null, ImportCodes.SheetIgnored, "The mapping leaves this sheet out.");
        }
        else if (table.Mapping?.Use is null && SheetNames.IsOfClosed(source.Title))
        {
            table.LeaveOut();
            Report(source.Name, null, null, ImportCodes.SheetIgnored,
                "By its name the sheet holds closed entries: it is left out. A mapping can import it as closed.");
        }
        else
        {
            table.Parts = search.PartsOf(source, table.Mapping);
            foreach (var part in table.Parts) part.Layout = proposer.Propose(source, part, table.Mapping);
        }
    }

    // Which tables are registers, seen together.
    void ChooseSheets()
    {
        var read = tables.Where(table => table.Use != TableUse.None).ToArray();
        var hasRegister = read.Any(table => table.HasTitle && table.HasAnyScore);
        foreach (var table in read.Where(IsShownOnly)) table.LeaveOut();
        read = [.. read.Where(table => table.Use != TableUse.None)];
        foreach (var table in read.Where(table => table.Parts.Count == 0))
            LeaveOutHeadless(table, hasRegister || read.Any(other => other.HasTitle));
        foreach (var table in read.Where(table => table.Parts.Count > 0 && !table.HasTitle)) LeaveOutUntitled(table, hasRegister);
        foreach (var table in read.Where(table => table.IsRead && !table.HasAnyScore)) AskUnscored(table, hasRegister);
        foreach (var table in read.Where(table => table.IsRead)) NameColumns(table);
    }

    // In a workbook of our own, which its rows' ids and revisions show, what is there to be looked at is nobody's loss.
    bool IsShownOnly(TableReading table) =>
        OwnExportColumns.IsShownSheet(table.Source.Title) && table.Mapping?.Use is null && IsOfOwnWorkbook(table);

    bool IsOfOwnWorkbook(TableReading table) =>
        tables.Any(other => IsOwnExport(other) && SheetNames.FileOf(other.Source) == SheetNames.FileOf(table.Source));

    static bool IsOwnExport(TableReading table) =>
        table.Parts.Any(part => part.Layout!.Has(ImportField.Id) && part.Layout.Has(ImportField.Revision));

    void LeaveOutHeadless(TableReading table, bool hasRegister)
    {
        table.LeaveOut();
        var isLeftOut = table.Source.OneOfSeveral && hasRegister;
        var message = $"None of the first {HeadingSearch.RowsSearched} rows has headings for a title and a score"
            + (isLeftOut ? "; the sheet is left out."
                : ". Head the columns, for example, Ref, Risk, Inherent score, Residual score, or name their headings in a mapping.");
        messages.Add(new(table.Source.Name, null, null, ImportCodes.HeadingNotFound, message,
            isLeftOut ? ImportSeverity.Reported : ImportSeverity.Refused));
    }

    void LeaveOutUntitled(TableReading table, bool hasRegister)
    {
        var row = table.Source.Rows[table.Parts[0].Heading].Number;
        if (table.Source.OneOfSeveral && hasRegister)
        {
            table.LeaveOut();
            Report(table.Source.Name, row, null, ImportCodes.SheetIgnored,
                "The sheet has no column for a title of entries: it is taken for no register, and is left out.");
            decisions.Withdraw($"title:{Decisions.IdOf(table.Source.Title ?? "")}");
            return;
        }

        table.LeaveOut();
        if (decisions.IsAsked($"title:{Decisions.IdOf(table.Source.Title ?? "")}")) return;
        Refuse(table.Source.Name, row, null, ImportCodes.ColumnMissing, "There is no column for the title.");
    }

    void AskUnscored(TableReading table, bool hasRegister)
    {
        var part = table.Parts[0];
        var row = table.Source.Rows[part.Heading].Number;
        if (table.Mapping?.Use is not null || mapping.UnscoredRows == UnscoredMeaning.Propose) return;
        if (hasRegister && table.Source.OneOfSeveral)
        {
            var answer = decisions.Ask(new ImportQuestion(
                $"sheet:{Decisions.IdOf(table.Sheet ?? table.Source.Name)}",
                ImportCodes.ColumnMissing,
                "The sheet has no column for a score, and others have: is it part of the register?",
                [new("none", "It is left out."), new("entries", "Its rows get in as proposals, to be scored and accepted.")],
                "none", table.Source.Name, row));
            if (answer == "none") table.LeaveOut();
            return;
        }

        var figures = part.Layout!.Columns
            .Where(column => column is { IsHeaded: true, IsMapped: false }
                && (column.Fields.Count == 0 || column.Sureness == Sureness.Unsure))
            .Where(column => new ColumnSample(table.Source, part, column.Index).HasFigures)
            .Take(5)
            .Select(column => $"\"{column.Name}\"")
            .ToArray();
        if (decisions.IsAnyAsked(ScoreRoles.OtherScore)) return;
        if (figures.Length == 0)
        {
            Report(table.Source.Name, row, null, ImportCodes.ScoreMissing,
                "There is no column for a score: every row gets in as a proposal, to be scored and accepted.");
            return;
        }

        decisions.Ask(new ImportQuestion(
            "unscored-rows",
            ImportCodes.ColumnMissing,
            $"There is no column for the score or the residual score by its heading, though {string.Join(", ", figures)} hold figures: "
            + "say in the mapping which columns are the scores, or let the rows in without.",
            [
                new("propose", "Every row gets in as a proposal, to be scored and accepted."),
                new("leaveOut", "Rows without a score are passed over."),
            ],
            null, table.Source.Name, row));
    }

    void NameColumns(TableReading table)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        var isOwn = IsOfOwnWorkbook(table);
        foreach (var part in table.Parts)
        {
            var row = table.Source.Rows[part.Heading].Number;
            foreach (var column in part.Layout!.Columns)
            {
                if (column.Fields.Count > 0)
                {
                    if (table.Source.HiddenColumns.Contains(column.Index) && named.Add($"hidden {column.Name}"))
                        Report(table.Source.Name, row, column.Name, ImportCodes.ColumnHidden, "The file hides this column; it is read.");
                    continue;
                }

                if (isOwn && OwnExportColumns.IsShownColumn(column.Name)) continue;
                if (column.IsMapped || column.Sureness == Sureness.Unsure || !named.Add(column.Name) || named.Count > MostNamed) continue;
                Report(table.Source.Name, row, column.Name, ImportCodes.ColumnIgnored, column switch
                {
                    { Reason: { } reason } => $"The column is not read: {char.ToLowerInvariant(reason[0])}{reason[1..]}",
                    { IsHeaded: false } => "The column has text but no heading, and is not read.",
                    _ => "The column is not read: no field has this heading.",
                });
            }
        }

        if (named.Count > MostNamed)
            Report(table.Source.Name, null, null, ImportCodes.ColumnIgnored, $"{named.Count - MostNamed} more columns are not read.");
    }

    void Gather(TableReading table)
    {
        var gathering = new RowGathering(search, mapping, leftOut);
        table.Context = new TableContext(
            table.Sheet, table.Mapping?.Use ?? TableUse.Entries, table.Mapping?.Kind, table.Mapping?.Service, table.Mapping)
        {
            HasReferencesOfItsOwn = mapping.References == ReferenceMeaning.PerSheet && table.Sheet is not null,
        };
        foreach (var (index, part) in table.Parts.Index())
        {
            if (!part.Layout!.HasTitle) continue;
            var next = index + 1 < table.Parts.Count ? table.Parts[index + 1] : null;
            table.Drafts.AddRange(gathering.Gather(table.Source, part, table.Context, KindOf(table, part), next));
        }
    }

    EntryKind? KindOf(TableReading table, TablePart part)
    {
        if (table.Mapping?.Kind is { } said) return said;
        var headings = part.Layout!.Kind;
        var above = (part.Caption is { } caption ? RowSigns.KindOfCaption(caption) ?? HeadingNames.KindOf(caption) : null)
            ?? (table.Source.Title is { } title ? HeadingNames.KindOf(title) : null);
        if (headings is not null && above is not null && headings != above)
        {
            var answer = decisions.Ask(new ImportQuestion(
                $"kind-of:{Decisions.IdOf(part.Caption ?? table.Source.Title ?? "")}",
                ImportCodes.KindDisagrees,
                $"The headings speak of {Plural(headings.Value)}, \"{CellText.Shown(part.Caption ?? table.Source.Title ?? "")}\" of "
                + $"{Plural(above.Value)}: what are the rows that do not say it themselves?",
                [new("risk", "Risks."), new("opportunity", "Opportunities.")],
                MappingText.NameOf(above.Value), table.Source.Name, table.Source.Rows[part.Heading].Number));
            return answer is null ? above : MappingText.Parse<EntryKind>(answer);
        }

        return headings ?? above ?? (table.Source.OneOfSeveral ? null : SheetNames.KindOfFile(table.Source.Name));
    }

    static string Plural(EntryKind kind) => kind == EntryKind.Risk ? "risks" : "opportunities";

    List<ImportedRow> ReadRows(TableReading table)
    {
        var rows = new List<ImportedRow>(table.Drafts.Count);
        foreach (var draft in table.Drafts)
        {
            if (entries.Read(draft) is { } row) rows.Add(row);
            else leftOut.Add(table.Source, table.RowNumbered(draft.Number), LeftOutReason.Closed, draft.TextOf(draft.Layout.TitleField));
        }

        table.Entries = rows.Count;
        var unnumbered = rows.Where(row => row.Reference is null && row.SourceReference?.Value is null && row.Id is null
            && row.Title.Length > 0).ToArray();
        if (unnumbered.Length > 0)
        {
            Report(table.Source.Name, unnumbered[0].Number, null, ImportCodes.ReferenceMissing, unnumbered.Length == 1
                ? "The row has no reference: when it is imported again, it is known by its title."
                : $"{unnumbered.Length} rows have no reference: when they are imported again, they are known by their titles.");
        }

        if (rows.Count == 0 && table.Drafts.Count == 0 && !IsOfOwnWorkbook(table))
            Report(table.Source.Name, null, null, ImportCodes.TableEmpty, "There is nothing below the headings.");
        return rows;
    }

    // A mapping was made for another file where it names what this one does not have.
    void SayWhatDoesNotFit()
    {
        foreach (var (at, table) in mapping.Tables.Index())
        {
            var read = tables.Where(one => ReferenceEquals(one.Mapping, table)).ToArray();
            if (read.Length == 0)
            {
                if (table.Sheet is not null && table.Use != TableUse.None)
                    Refuse(null, null, null, ImportCodes.MappingMisfit,
                        $"The mapping (tables[{at}]) names the sheet \"{CellText.Shown(table.Sheet)}\", which the file does not have.");
                continue;
            }

            var present = read.SelectMany(one => one.Parts).SelectMany(part => part.Layout!.Columns)
                .Select(column => HeadingNames.FoldedHeading(column.Name)).ToHashSet(StringComparer.Ordinal);
            foreach (var (index, column) in table.Columns.Index())
            {
                if (column.Optional || column.Fields.Count == 0 || present.Contains(HeadingNames.FoldedHeading(column.Heading))) continue;
                Refuse(read[0].Source.Name, null, column.Heading, ImportCodes.MappingMisfit,
                    $"The mapping (tables[{at}].columns[{index}]) names the column \"{CellText.Shown(column.Heading)}\", which the file "
                    + "does not have.");
            }
        }
    }

    void Report(string? table, int? row, string? column, string code, string message) =>
        messages.Add(new(table, row, column, code, message, ImportSeverity.Reported));

    void Refuse(string? table, int? row, string? column, string code, string message) =>
        messages.Add(new(table, row, column, code, message, ImportSeverity.Refused));
}
