namespace RiskRegister.Domain.Imports;

/// <summary>One import's way from tables to entries: headings, columns, rows, sheets, values.</summary>
internal sealed class RegisterReading
{
    const int MostHeadingsNamed = 6;
    const int LookedAtTogether = 16;

    readonly List<ImportMessage> messages = [];
    readonly KeyTables keys;
    readonly SpreadRegister spread;

    // What makes a column of what stands otherwise, one after the other.
    readonly Action<TableReading>[] layouts;

    readonly IReadOnlyList<SourceTable> read;
    readonly SourceTable[] registers;
    readonly IReadOnlyList<TableReading> sources;
    readonly ImportMapping mapping;
    readonly Decisions decisions;
    readonly HeadingNames names;
    readonly HeadingSearch search;
    readonly LayoutProposer proposer;
    readonly RowReader entries;
    readonly LeftOutRows leftOut;
    readonly PartKinds partKinds;
    readonly ClosedSheets closedSheets;
    readonly ExemptNotices exemptNotices;
    readonly ExemptNotes exemptNotes;
    readonly ExemptSections exemptions;
    readonly IReadOnlyList<OwnActionSheet> actionSheets;

    public RegisterReading(IReadOnlyList<SourceTable> read, RegisterSettings settings, ImportMapping mapping, DateOnly? today)
    {
        (this.read, this.mapping) = (read, mapping);
        names = new HeadingNames(settings.Labels);
        decisions = new Decisions(mapping);
        search = new HeadingSearch(names);
        proposer = new LayoutProposer(names, decisions);
        entries = new RowReader(settings, decisions, messages, today);
        leftOut = new LeftOutRows(messages);
        partKinds = new PartKinds(decisions);
        closedSheets = new ClosedSheets(decisions, messages);
        var sheets = TickedChoices.Read(read, names)
            .Select(source => OwnFieldNames.InWords(source, settings))
            .Select(source => (Source: source, Actions: source.IsHidden ? null : OwnActionSheet.Find(source, messages))).ToArray();
        actionSheets = [.. sheets.Select(sheet => sheet.Actions).OfType<OwnActionSheet>()];
        SourceTable[] named = [.. sheets.Where(sheet => sheet.Actions is null).Select(sheet => sheet.Source)];
        var entryNames = new EntryNames(named, names);
        registers = NamesAbove.WithGroups(Array.ConvertAll(named, source => SheetNames.WithTitle(source, entryNames)));
        var below = new ActionsBelow(search, names, messages);
        var cards = new CardTables(names, decisions);
        SourceTable[] rows = [.. AsRows(registers, cards).Select(below.Beside)];
        exemptNotes = new ExemptNotes(registers, mapping.HiddenRows, entryNames);
        exemptNotices = new ExemptNotices(registers, rows, cards.Named, entryNames);
        exemptions = new ExemptSections(exemptNotes, decisions, messages);
        var mappings = new MappingChoice(mapping, rows, messages);
        sources = [.. rows.Select(source => new TableReading(source, mappings.Of(source)))];
        keys = new KeyTables(names, messages);
        layouts =
        [
            new CaptionedEntries(names, messages).Name,
            new ListedHeadings(names, messages).Part,
            new OwnersInBrackets(names, messages).Part,
            new FiguresBehind(names).Head,
            new LabelledRows(names, messages).Part,
            new LabelledScores(names, messages).Part,
            new LabelledFactors(names, messages).Part,
            new StackedScores(names, messages).Unfold,
            new RemarkedLevels(names, messages).Part,
            new NestedItems(names).Part,
            new ReferencesInTitles(names, messages).Part,
            new LabelledItems(names, messages).Part,
            new ResponsesWithActions(names, messages).Part,
            new RowsOfBothKinds(names, decisions).Part,
            new GroupsDown(names, decisions).Fill,
        ];
        spread = new SpreadRegister(names, decisions, mappings.Of, messages);
    }

    public Understanding Run()
    {
        foreach (var source in sources) FindHeadings(source);
        new ContinuedTables(names, decisions).Continue(sources);
        keys.LeaveOut(sources);
        new LogTables(names, decisions).Find(sources);
        var scales = new ScaleNotices(registers, sources, decisions);
        var tables = spread.Join(sources);
        var labelsAsTitles = new LabelsAsTitles(names, decisions, messages);
        foreach (var table in tables.Where(table => table.IsRead))
        {
            foreach (var layOut in layouts) layOut(table);
            ProposeLayouts(table);
            labelsAsTitles.LeaveOut(table);
        }

        var choice = new SheetChoice(tables, decisions, messages);
        choice.Choose();
        var isOwnWorkbook = tables.Any(choice.IsOfOwnWorkbook);
        new ColumnNaming(choice, messages).Name(tables);
        new TableServices(choice, names, decisions, messages).Find(tables);
        var (days, kinds, responses) = (new MonthFirstDays(decisions), new KindsByTitle(decisions), new KindsByResponse(decisions));
        foreach (var table in tables.Where(table => table.IsRead))
        {
            days.Read(table);
            Gather(table, choice.IsOfOwnWorkbook(table));
            kinds.Read(table);
            responses.Read(table);
        }

        if (!isOwnWorkbook) scales.Ask(tables, leftOut.Explaining);
        AskAboutNotesLeft(tables, choice);
        if (!isOwnWorkbook) new NamedEntries(registers, leftOut, exemptions, messages).Find([.. tables.Where(table => table.IsRead)]);
        new SheetComparison(decisions, messages).Compare(tables);
        var rows = new List<ImportedRow>();
        foreach (var table in ReadRows([.. tables.Where(table => table.IsRead)])) rows.AddRange(Join(table, choice));
        entries.Finish();
        new ScaleTables(decisions).Ask(entries.Tally.Scales, entries.Scales);
        if (rows.Count > 0 && !isOwnWorkbook)
        {
            new WordedTops(decisions).Ask(rows[0].Table, entries.Tally.Scales);
            entries.AskAboutWords(rows[0].Table, keys.Scales);
        }

        leftOut.Finish();
        NameComments(tables, choice);
        new MappingFit(decisions, messages).Check(tables);
        QuestionKinds.ReportUnknown(mapping, messages);
        foreach (var sheet in actionSheets) rows = [.. sheet.LayBeside(rows)];
        if (rows.Count == 0 && decisions.Questions.Count == 0 && !messages.Exists(message => message.Severity == ImportSeverity.Refused))
            messages.Refuse(null, null, null, ImportCodes.RowsMissing, "The import has no risk and no opportunity in it.");
        var register = new ReadRegister(rows, messages)
        {
            ClosedLeftOut = closedSheets.LeftOut,
            HasQuestions = decisions.Questions.Count > 0,
        };

        return new Understanding(register, AnalysisWriter.Write(tables, entries, decisions, leftOut));
    }

    // A row of which all is struck through is none of a form's actions, and is named; of other tables it is named with their rows.
    List<SourceTable> AsRows(SourceTable[] registers, CardTables cards)
    {
        var plain = Array.ConvertAll(registers, WithoutStruckRows);
        var forms = new FormsOfEntries(names);
        var labelled = new UnlabelledLists(forms, decisions, messages).Labelled(plain);
        var made = cards.AsRows(forms.Joined(new TitledItems(names).Joined(labelled))).ToList();
        NameTextAround(cards.Unread);
        NameTextBetween(cards.UnreadText);
        for (var at = 0; at < plain.Length; at++)
        {
            var table = registers[at];
            if (ReferenceEquals(plain[at], table)) continue;
            if (made.FindIndex(one => ReferenceEquals(one, plain[at])) is >= 0 and var place) made[place] = table;
            else if (!table.IsHidden) leftOut.AddStruck(table);
        }

        return made;
    }

    // One message a table, however much stands around it.
    void NameTextAround(IReadOnlyList<(SourceTable Table, string Line)> unread)
    {
        foreach (var lines in unread.Where(each => !each.Table.IsHidden).GroupBy(each => each.Table, each => each.Line))
        {
            var headings = lines.Where(LinesAround.IsHeading).Distinct().Take(MostHeadingsNamed)
                .Select(line => $"\"{CellText.Shown(line.TrimEnd(':'))}\"").ToArray();
            var below = headings.Length > 0 ? $"what stands below {string.Join(", ", headings)}" : null;
            var first = LinesAround.IsHeading(lines.First()) ? null : $"\"{CellText.Shown(lines.First())}\"";
            var named = first is null || below is null ? first ?? below : $"{first}, and {below}";
            messages.Report(lines.Key.Name, null, null, ImportCodes.TextIgnored, $"Text around the table is not read, such as {named}.");
        }
    }

    // One message a file, as of other text between headings and tables.
    void NameTextBetween(IReadOnlyList<(SourceTable Table, string Line)> unread)
    {
        foreach (var (table, line) in unread.Where(each => !each.Table.IsHidden).DistinctBy(each => SheetNames.FileOf(each.Table)))
        {
            messages.Report(table.Name, null, null, ImportCodes.TextIgnored,
                $"Text between headings and tables is not read, such as \"{CellText.Shown(line)}\".");
        }
    }

    static SourceTable WithoutStruckRows(SourceTable table) => table.Rows.Any(RowSigns.IsStruck)
        ? table with { Rows = [.. table.Rows.Where(row => !RowSigns.IsStruck(row))] } : table;

    void FindHeadings(TableReading table)
    {
        var source = table.Source;
        var isOfClosed = table.Mapping?.Use is null && ClosedSheets.AreOn(source);
        if (!source.Rows.Any(row => row.Cells.Any(cell => !TextKey.IsInvisible(cell))))
        {
            table.LeaveOut();
            messages.Report(source.Name, null, null, ImportCodes.TableEmpty, "The table is empty.");
        }
        else if (source.IsHidden && table.Mapping?.Use is null or TableUse.None)
        {
            table.LeaveOut();
            closedSheets.PassLeftOut(source);
            messages.Report(source.Name, null, null, ImportCodes.SheetIgnored, "The file hides this sheet: it is left out.");
        }
        else if (table.Mapping?.Use == TableUse.None)
        {
            table.LeaveOut();
            closedSheets.PassLeftOut(source);
            messages.Report(source.Name, null, null, ImportCodes.SheetIgnored, "The mapping leaves this sheet out.");
        }
        else if (isOfClosed && !closedSheets.IsTaken(source, search))
        {
            table.LeaveOut();
        }
        else
        {
            if (isOfClosed) table.TakeAsClosed();
            table.Parts = search.PartsOf(source, table.Mapping);
            foreach (var (index, part) in table.Parts.Index())
                part.ExemptAbove = ExemptNotices.InRowsAbove(source, table.Parts, index, exemptNotes);
        }
    }

    void ProposeLayouts(TableReading table)
    {
        foreach (var part in table.Parts) part.Layout = proposer.Propose(table.Source, part, table.Mapping);
    }

    void Gather(TableReading table, bool isOfOwnWorkbook)
    {
        var gathering = new RowGathering(search, decisions, leftOut, exemptions);
        table.Context = new TableContext(
            table.Sheet, table.Use, table.Mapping?.Kind, table.Service, table.Mapping)
        {
            HasReferencesOfItsOwn = mapping.References == ReferenceMeaning.PerSheet && table.Sheet is not null,
        };
        ExemptCaption? exempt = null;
        foreach (var (index, part) in table.Parts.Index())
        {
            // A workbook of our own says it of each entry; what it is headed with is about the whole of it.
            exempt = isOfOwnWorkbook ? null : ExemptAbove(table, part, exempt);
            if (!part.Layout!.HasTitle)
            {
                messages.Report(table.Source.Name, table.Source.Rows[part.Heading].Number, null, ImportCodes.SheetIgnored,
                    "There is no column for a title below these headings: the rows are taken for no entries, and are left out.");
                continue;
            }

            var next = index + 1 < table.Parts.Count ? table.Parts[index + 1] : null;
            table.Drafts.AddRange(gathering.Gather(table.Source, part, table.Context, partKinds.Of(table, part), next, exempt));
        }
    }

    // A note may be marked beside the headings of a card, in a row that is no entry, or in a table that is not read.
    void AskAboutNotesLeft(IReadOnlyList<TableReading> tables, SheetChoice choice)
    {
        var known = tables.Where(table => table.IsRead || table.Mapping?.Use == TableUse.None).Select(table => table.Source.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var table in tables.Where(table => table.IsRead && table.Drafts.Count > 0 && !choice.IsOfOwnWorkbook(table)))
        {
            foreach (var left in exemptNotes.LeftOf(table.Source, known))
            {
                if (exemptions.Below(left with { IsClear = false }, table.Source, null) is not { } exempt) continue;
                foreach (var draft in table.Drafts.Where(draft => !draft.IsOfOwnExport)) draft.SaidExempt ??= exempt;
            }
        }
    }

    // Of tables that are left out nothing is expected to be read.
    void NameComments(IReadOnlyList<TableReading> tables, SheetChoice choice)
    {
        var unread = tables.Where(table => table is { IsRead: false, IsTakenUp: false }).Select(table => table.Source.Name)
            .ToHashSet(StringComparer.Ordinal);
        var own = tables.Where(choice.IsOfOwnWorkbook).Select(table => table.Source.Name).ToHashSet(StringComparer.Ordinal);
        var comments = new CommentNotices(exemptNotes, mapping.HiddenRows, messages);
        foreach (var table in read.Where(table => !unread.Contains(table.Name))) comments.Find(table, own.Contains(table.Name));
        comments.Name();
    }

    // What stands above the first headings of a sheet holds for the next ones, too, unless these say otherwise.
    ExemptCaption? ExemptAbove(TableReading table, TablePart part, ExemptCaption? before)
    {
        if (part.ExemptAbove is { } above && (above.Caption.Paragraph is not null || part != table.Parts[0]))
            return exemptions.Below(above.Caption, table.Source, above.Row);
        if (part != table.Parts[0]) return part.Caption is { } caption && ExemptCaption.SaysPublic(caption) ? null : before;
        return exemptNotices.Above(table.Source, exemptions)
            ?? (part.ExemptAbove is { } line ? exemptions.Below(line.Caption, table.Source, line.Row) : null);
    }

    // Before each is read, for all that is far away in memory is waited for once.
    static void LookAt(List<RowDraft> drafts, int first)
    {
        var end = Math.Min(first + LookedAtTogether, drafts.Count);
        for (var at = first; at < end; at++) drafts[at].MayHaveErrors();
    }

    // The tables side by side, for this is most of the work; what is found beside their entries is put together in their order.
    TableRows[] ReadRows(TableReading[] tables)
    {
        var all = new TableRows[tables.Length];
        Parallel.For(0, tables.Length, at => all[at] = ReadRows(tables[at], entries.Apart()));
        return all;
    }

    static TableRows ReadRows(TableReading table, RowReader reader)
    {
        var (rows, passedOver) = (new List<ImportedRow>(table.Drafts.Count), new List<RowDraft>());
        for (var at = 0; at < table.Drafts.Count; at++)
        {
            if (at % LookedAtTogether == 0) LookAt(table.Drafts, at);
            if (reader.Read(table.Drafts[at]) is { } row) rows.Add(row);
            else passedOver.Add(table.Drafts[at]);
        }

        reader.Finish(table.Source.Name, rows);
        return new(table, rows, passedOver, reader);
    }

    List<ImportedRow> Join(TableRows read, SheetChoice choice)
    {
        var (table, rows) = (read.Table, read.Rows);
        entries.Join(read.Reader);
        foreach (var draft in read.PassedOver)
        {
            var reason = draft.IsLeftUnscored ? LeftOutReason.Unscored : LeftOutReason.Closed;
            leftOut.Add(table.Source, table.RowNumbered(draft.Number), reason, draft.TextOf(draft.Layout.TitleField));
        }

        table.Entries = rows.Count;
        var unnumbered = rows.Where(row => row.Reference is null && row.SourceReference?.Value is null && row.Id is null
            && row.Title.Length > 0).ToArray();
        if (unnumbered.Length > 0)
        {
            messages.Report(table.Source.Name, unnumbered[0].Number, null, ImportCodes.ReferenceMissing, unnumbered.Length == 1
                ? "The row has no reference: when it is imported again, it is known by its title."
                : $"{unnumbered.Length} rows have no reference: when they are imported again, they are known by their titles.");
        }

        if (rows.Count == 0 && table.Drafts.Count == 0 && !choice.IsOfOwnWorkbook(table))
            messages.Report(table.Source.Name, null, null, ImportCodes.TableEmpty, "There is nothing below the headings.");
        return rows;
    }

    readonly record struct TableRows(TableReading Table, List<ImportedRow> Rows, IReadOnlyList<RowDraft> PassedOver, RowReader Reader);
}
