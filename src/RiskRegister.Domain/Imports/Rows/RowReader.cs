using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads the gathered cells of entries: of those of one table each reader, which holds what was found in them beside.</summary>
internal sealed class RowReader(RegisterSettings settings, Decisions decisions, List<ImportMessage> messages, DateOnly? today)
{
    readonly DateOnly? today = today;
    readonly Decisions decisions = decisions;
    readonly List<ImportMessage> messages = messages;
    readonly RememberedCells<CellOwners> owners = new(OwnerNames.ReadWhole);
    readonly RowExemption exemption = new(decisions.Mapping);
    readonly TypeNames types = new(settings.Types);
    readonly ObjectiveNames objectives = new(settings.Objectives);
    readonly RowScores scores = new(settings, decisions.Mapping);
    readonly StatusNames statuses = new(decisions, messages);
    readonly InitialsBehindActions initials = new(messages);
    readonly UndatedActions undated = new(messages);
    readonly MonthsOfReviews months = new(messages);
    readonly NotesBehindTitles titleNotes = new(messages);
    readonly RisenScores risen = new(messages);
    readonly KeptCells kept = new(messages);

    public ScaleMapping Scales => scores.Scales;

    public ScaleTally Tally => scores.Tally;

    public StatusNames Statuses => statuses;

    /// <summary>One for the rows of a table. Until it is joined it shares nothing with others, and can be used beside them.</summary>
    public RowReader Apart() => new(settings, decisions.Apart(), [], today);

    /// <summary>Takes over what was found in the rows of a table.</summary>
    public void Join(RowReader apart)
    {
        messages.AddRange(apart.messages);
        decisions.Join(apart.decisions);
        scores.Join(apart.scores);
        statuses.Join(apart.statuses);
    }

    /// <summary>Says what can be said only when all rows of all tables are read.</summary>
    public void Finish() => scores.ProposeSteps(decisions);

    /// <summary>Asks about words that may be those of the file's own scale.</summary>
    /// <param name="keys">What keys beside the register say of them.</param>
    public void AskAboutWords(string table, IReadOnlyList<ScaleKey> keys) => scores.AskAboutWords(table, keys, decisions);

    /// <summary>The entry, or null where the row says that it is to be passed over.</summary>
    public ImportedRow? Read(RowDraft draft) => new Reading(new RowCells(draft, decisions, messages, kept), this).Read();

    /// <summary>Says what can be said only when all rows of a table are read.</summary>
    public void Finish(string table, List<ImportedRow> rows)
    {
        initials.Finish(table, rows);
        undated.Finish(table);
        months.Finish(table);
        titleNotes.Finish(table, rows);
        risen.Finish(table, rows);
        kept.Finish(table);
    }

    sealed class Reading(RowCells cells, RowReader reader)
    {
        readonly RowDraft draft = cells.Draft;
        readonly RowItems items = new(cells, reader.initials, reader.undated);

        public ImportedRow? Read()
        {
            var status = ReadStatus();
            if (status == RowStatus.LeaveOut) return null;
            var isStatusAsked = cells.IsRefused;
            var (reference, source) = ReadReferences();
            var (title, description) = RowTitle.Read(cells);
            var mark = draft.IsOfOwnExport ? null : TitleMark.Of(title);
            if (!isStatusAsked && !draft.IsOfOwnExport && status is null or RowStatus.Open)
                status = RowClosing.Read(cells, status, title, mark);
            if (status == RowStatus.LeaveOut) return null;
            if (mark is not null) title = mark.Rest;
            var owners = ReadOwners();
            if (!draft.Has(ImportField.Owners) && !draft.IsOfOwnExport && description is { Value: { } text, Column: var column }
                && RowTitle.OwnerIn(text) is var (owner, rest))
            {
                owners = OwnersOf(owner, column);
                description = rest is null && !draft.Has(ImportField.Description) ? null : new(rest, column);
            }

            if (ReadKind(reference) is not { } kind) return null;
            var (direction, narrative) = RowDirection.Read(cells, kind);
            var (controls, details) = items.Controls();
            var row = reader.scores.WithWhatIsMissing(cells, new ImportedRow
            {
                Table = draft.Table,
                Sheet = draft.Context.Sheet,
                Number = draft.Number,
                Kind = kind,
                Id = ReadId(),
                Revision = ReadRevision(),
                Reference = reference,
                SourceReference = source,
                Title = title,
                Description = description,
                Service = ReadService(),
                Types = ReadTypes(),
                Effects = cells.Items(ImportField.Effects, EntryLimits.Effect, EntryLimits.Effects),
                Controls = controls,
                ControlDetails = details,
                Actions = items.Actions(),
                TargetDate = ReadTargetDate(),
                Response = ReadResponse(kind),
                Objectives = ReadObjectives(),
                Level = ReadLevel(),
                Owners = owners,
                Direction = direction,
                Narrative = narrative,
                Status = status,
                ClosureReason = RowClosing.Reason(cells),
                ReviewedOn = ReadReviewed(),
                Exempt = reader.exemption.Read(cells, title),
                NamesNoParagraph = cells.NamesNoParagraph,
                IsExemptionAsked = cells.IsExemptionAsked,
                Score = reader.scores.Inherent(cells),
                ResidualScore = reader.scores.Residual(cells),
                TargetScore = reader.scores.Target(cells),
                Empty = draft.Empty,
                Kept = reader.kept.ColumnsOf(draft.Number),
            });
            if (row is null) return null;
            return cells.IsRefused ? row with { IsRefused = true } : row;
        }

        Guid? ReadId()
        {
            if (cells.Text(ImportField.Id) is not { } cell || TextKey.IsInvisible(cell.Value)) return null;
            if (Guid.TryParse(cell.Value.Trim(), out var id)) return id;
            cells.Refuse(cell.Column, ImportCodes.IdUnreadable,
                $"\"{CellText.Shown(cell.Value)}\" is no id of an entry: leave the column as it was exported.");
            return null;
        }

        int? ReadRevision()
        {
            if (cells.Text(ImportField.Revision) is not { } cell || TextKey.IsInvisible(cell.Value)) return null;
            if (int.TryParse(cell.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision > 0)
                return revision;
            cells.Refuse(cell.Column, ImportCodes.IdUnreadable,
                $"\"{CellText.Shown(cell.Value)}\" is no revision of an entry: leave the column as it was exported.");
            return null;
        }

        (EntryReference? Reference, Cell<string?>? Source) ReadReferences()
        {
            var source = cells.Line(ImportField.SourceReference, EntryLimits.SourceReference);
            if (cells.Text(ImportField.Reference) is not { } cell) return (null, source);
            var (reference, foreign) = draft.ReferenceIn(cell.Value);
            if (ReferenceText.FormerIn(cell.Value) is { } former)
                cells.Report(cell.Column, ImportCodes.TextIgnored, $"\"{CellText.Shown(former)}\" behind the reference is not read.");
            if (!draft.IsOfOwnExport && ReferenceText.NewIn(cell.Value) is { } added)
            {
                cells.Report(cell.Column, ImportCodes.TextIgnored,
                    $"\"{CellText.Shown(added)}\" under \"{CellText.Shown(cell.Column)}\" says that the entry is new, and is not kept.");
            }

            if (foreign is null) return (reference, source);
            if (draft.Context is { HasReferencesOfItsOwn: true, Sheet: { } sheet }) foreign = $"{sheet} {foreign}";
            if (source?.Value is { } other && !string.Equals(other, foreign, StringComparison.OrdinalIgnoreCase))
            {
                cells.Refuse(cell.Column, ImportCodes.ReferenceDisagrees,
                    $"\"{CellText.Shown(foreign)}\" is no CR or CO number, and the row has another source reference.");
            }

            return (null, new(cells.Limited(foreign, EntryLimits.SourceReference, cell.Column), cell.Column));
        }

        // Null where the row is to be passed over.
        EntryKind? ReadKind(EntryReference? reference)
        {
            EntryKind? said = null;
            if (cells.Text(ImportField.Kind) is { } cell && !TextKey.IsInvisible(cell.Value))
            {
                var (kind, isLeftOut) = KindText.Read(cell.Value, cells.Decisions, draft, cell.Column);
                if (isLeftOut) return null;
                if (kind is null) cells.RefuseUntilAnswered();
                else if (reference is not null && reference.Value.Kind != kind)
                    cells.Refuse(cell.Column, ImportCodes.KindDisagrees, $"{reference} is no {cell.Value.Trim().ToLowerInvariant()}.");
                said = kind;
            }

            return reference?.Kind ?? said ?? draft.SaidKind ?? EntryKind.Risk;
        }

        Cell<string?>? ReadService()
        {
            var own = cells.Line(ImportField.Service, EntryLimits.Service);
            if (own?.Value is not null) return own;
            return (draft.Section ?? draft.Context.Service) is { } said
                ? new(cells.Limited(said, EntryLimits.Service, null), "Service") : own;
        }

        Cell<IReadOnlyList<string>>? ReadTypes()
        {
            if (cells.Text(ImportField.Types) is not { } cell) return null;
            var read = draft.IsOfOwnExport
                ? OwnExportText.Parts(cell.Value, OwnExportText.BetweenTypes) : reader.types.ReadCell(cell.Value);

            // "Buildings, amenities or equipment" is one area of risk.
            if (read.Count > 1 && !read.All(reader.types.IsKnown) && HeadingPhrases.OfTopic().IsMatch(cell.Column))
                read = [CellText.OnOneLine(cell.Value).Trim()];
            for (var at = 0; at < Math.Min(read.Count, EntryLimits.Types); at++)
            {
                if (reader.types.IsKnown(read[at])) continue;
                cells.Report(cell.Column, ImportCodes.TypeUnknown,
                    $"\"{CellText.Shown(read[at])}\" is not among the types in the settings; it is kept.");
            }

            return cells.LimitedList(read, EntryLimits.Type, EntryLimits.Types, cell.Column);
        }

        Cell<EntryResponse?>? ReadResponse(EntryKind kind)
        {
            if (!draft.Has(ImportField.Response)) return ResponseInStatus(kind);
            if (cells.Text(ImportField.Response) is not { } cell) return null;
            if (ItemLines.IsNone(cell.Value) || TextKey.IsInvisible(cell.Value)) return new(null, cell.Column);
            var (response, isOtherWord) = ResponseText.Read(cell.Value, kind);
            if (response is { } read)
            {
                if (isOtherWord)
                    cells.Report(cell.Column, ImportCodes.ResponseRead, $"\"{CellText.Shown(cell.Value)}\" is taken for {read.Worded()}.");
                return new(read, cell.Column);
            }

            var words = string.Join(", ", EntryResponses.Of(kind).Select(each => each.Worded()));
            var message = $"\"{CellText.Shown(cell.Value)}\" is no response: write {words}";
            if (draft.IsOfOwnExport) cells.Refuse(cell.Column, ImportCodes.ResponseUnreadable, $"{message}.");
            else cells.Report(cell.Column, ImportCodes.ResponseUnreadable, $"{message}. What is known of it stays as it is.");
            return null;
        }

        // "Risk status: Treat" beside rows that are "Closed"; what is terminated may be no more.
        Cell<EntryResponse?>? ResponseInStatus(EntryKind kind) => cells.Text(ImportField.Status) is { } status
            && ResponseText.IsWhatIsDone(TextKey.Of(status.Value)) && ResponseText.Read(status.Value, kind).Response is { } response
                ? new(response, status.Column) : null;

        Cell<IReadOnlyList<string>>? ReadObjectives()
        {
            if (cells.Text(ImportField.Objectives) is not { } cell) return null;
            if (draft.IsOfOwnExport)
            {
                var codes = OwnExportText.Parts(cell.Value, OwnExportText.BetweenTypes);
                foreach (var unknown in codes.Where(code => !reader.objectives.Has(code)).Take(EntryLimits.Objectives))
                {
                    cells.Report(cell.Column, ImportCodes.ObjectiveUnknown,
                        $"\"{CellText.Shown(unknown)}\" is not among the objectives in the settings; it is kept.");
                }

                return cells.LimitedList(codes, EntryLimits.Objective, EntryLimits.Objectives, cell.Column);
            }

            var (known, others) = reader.objectives.Read(cell.Value);
            foreach (var unknown in others.Take(EntryLimits.Objectives))
            {
                cells.Report(cell.Column, ImportCodes.ObjectiveUnknown,
                    $"\"{CellText.Shown(unknown)}\" is not among the objectives in the settings; it is left out.");
            }

            // A cell that names nothing known takes nothing away.
            return known.Count == 0 && others.Count > 0 ? null
                : cells.LimitedList(known, EntryLimits.Objective, EntryLimits.Objectives, cell.Column);
        }

        Cell<RegisterLevel>? ReadLevel()
        {
            if (cells.Text(ImportField.Level) is not { } cell) return null;
            if (ItemLines.IsNone(cell.Value) || TextKey.IsInvisible(cell.Value)) return null;
            if (LevelText.Read(cell.Value) is { } level) return new(level, cell.Column);
            var message = $"\"{CellText.Shown(cell.Value)}\" is no register: write {LevelText.Words}";
            if (draft.IsOfOwnExport) cells.Refuse(cell.Column, ImportCodes.LevelUnreadable, $"{message}.");
            else cells.Report(cell.Column, ImportCodes.LevelUnreadable, $"{message}. It is left out.");
            return null;
        }

        // "8 by March 2027".
        Cell<DateOnly?>? ReadDayOfTarget() =>
            draft.Has(ImportField.TargetScore) && TargetText.Of(draft.TextOf(ImportField.TargetScore)) is (_, var day)
                ? new(day, draft.HeadingOf(ImportField.TargetScore)) : null;

        Cell<DateOnly?>? ReadTargetDate()
        {
            if (!draft.Has(ImportField.TargetDate)) return ReadDayOfTarget();
            if (cells.Text(ImportField.TargetDate) is not { } cell) return null;
            if (ItemLines.IsNone(cell.Value) || TextKey.IsInvisible(cell.Value)) return new(null, cell.Column);
            if (ReadDay(ImportField.TargetDate, cell) is { } day) return new(day, cell.Column);
            return null;
        }

        Cell<IReadOnlyList<string>>? ReadOwners()
        {
            if (cells.Text(ImportField.Owners) is not { } cell) return null;
            return draft.IsOfOwnExport
                ? Owners(new(OwnExportText.Parts(cell.Value, OwnExportText.BetweenOwners), [], [], []), cell.Column)
                : OwnersOf(cell.Value, cell.Column);
        }

        Cell<IReadOnlyList<string>> OwnersOf(string text, string column) => Owners(reader.owners.Of(text), column);

        Cell<IReadOnlyList<string>> Owners(CellOwners read, string column)
        {
            foreach (var nobody in read.Nobodies.Take(EntryLimits.Owners))
            {
                cells.Report(column, ImportCodes.OwnerUnknown, OwnerNames.VacantPost(nobody) is { } post
                    ? $"\"{CellText.Shown(nobody)}\" says that nobody holds the post: \"{CellText.Shown(post)}\" is taken for the owner."
                    : $"\"{CellText.Shown(nobody)}\" names no owner: it is left out.");
            }

            foreach (var addition in read.Additions.Take(EntryLimits.Owners))
                cells.Report(column, ImportCodes.OwnerUnknown, addition.Message);
            foreach (var owner in read.Unparted.Take(EntryLimits.Owners))
            {
                cells.Report(column, ImportCodes.OwnerUnknown, $"\"{CellText.Shown(owner)}\" seems to name several owners: it is taken for "
                    + "one. Part them by ; or write each on a line of its own.");
            }

            return cells.LimitedList(read.Owners, EntryLimits.Owner, EntryLimits.Owners, column);
        }

        RowStatus? ReadStatus()
        {
            if (draft.Context.Use == TableUse.Closed) return RowStatus.Closed;
            if (draft.SaidStatus is RowStatus.Closed or RowStatus.LeaveOut or RowStatus.Proposed) return draft.SaidStatus;
            if (cells.Text(ImportField.ClosedOn) is { } closed && !ItemLines.IsNone(closed.Value)
                && DateText.Read(closed.Value) is { } day)
            {
                if (!(day > reader.today))
                {
                    if (cells.Text(ImportField.Status) is { } open && reader.statuses.SaysOpen(open.Value, draft))
                        return RowClosing.AskDayBeside(cells, closed, open);
                    return Known(reader.statuses.OfClosed(draft, closed.Column));
                }

                if (draft.IsBlank(ImportField.Status)) return RowClosing.AskDayToCome(cells, closed);
            }

            if (!draft.Has(ImportField.Status)) return null;
            if (cells.Text(ImportField.Status) is not { } cell || TextKey.IsInvisible(cell.Value))
                return reader.statuses.AsksOfBlank(draft.HeadingOf(ImportField.Status))
                    ? Known(reader.statuses.OfBlank(draft, draft.HeadingOf(ImportField.Status))) : null;
            if (draft.IsOfOwnExport && OwnExportText.StatusOf(cell.Value) is { } exported) return exported;
            return Known(reader.statuses.Read(cell.Value, draft, cell.Column));

            RowStatus? Known(RowStatus? status)
            {
                if (status is null) cells.RefuseUntilAnswered();
                return status;
            }
        }

        DateOnly? ReadReviewed()
        {
            if (cells.Text(ImportField.ReviewedOn) is not { } cell || ItemLines.IsNone(cell.Value)) return null;
            var day = ReadDay(ImportField.ReviewedOn, cell);
            if (day is { } last && cells.RemarkOf(ImportField.ReviewedOn).Date is null && IsMonth(cell.Value.Trim()))
                reader.months.Add(cell, last);
            return day;

            static bool IsMonth(string text) =>
                DateText.LastOfMonth(text) is not null || (char.IsLetter(text[0]) && DateText.IsMonth(text));
        }

        DateOnly? ReadDay(ImportField field, HeadedText cell)
        {
            var isDue = field == ImportField.TargetDate && !draft.IsOfOwnExport;
            if ((cells.RemarkOf(field).Date ?? DateText.Read(cell.Value) ?? DateText.LastOfMonth(cell.Value.Trim())) is { } date
                && (!isDue || DateText.IsDue(date))) return date;
            cells.Report(cell.Column, ImportCodes.DateUnreadable, DateText.WhyUnread(cell.Value));
            return null;
        }
    }
}
