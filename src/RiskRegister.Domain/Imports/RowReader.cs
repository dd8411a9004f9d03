using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads the gathered cells of one entry.</summary>
internal sealed class RowReader(RegisterSettings settings, Decisions decisions, List<ImportMessage> messages)
{
    readonly Decisions decisions = decisions;
    readonly List<ImportMessage> messages = messages;
    readonly TypeNames types = new(settings.Types);
    readonly ScoreText scores = new(settings.Matrix, decisions.Mapping);
    readonly StatusNames statuses = new(decisions);
    readonly ScaleTally tally = new();
    readonly RegisterLabels labels = settings.Labels;

    public ScaleMapping Scales => scores.Scales;

    public ScaleTally Tally => tally;

    public StatusNames Statuses => statuses;

    /// <summary>The entry, or null where the row says that it is to be passed over.</summary>
    public ImportedRow? Read(RowDraft draft) => new Reading(draft, this).Read();

    void Question(RowDraft draft, string? column, ImportQuestion question) =>
        decisions.Ask(question with { Table = draft.Table, Row = draft.Number, Column = column });

    sealed class Reading(RowDraft draft, RowReader reader)
    {
        readonly Decisions decisions = reader.decisions;
        readonly ImportMapping mapping = reader.decisions.Mapping;
        readonly RegisterLabels labels = reader.labels;
        bool refused;

        public ImportedRow? Read()
        {
            var status = ReadStatus();
            if (status == RowStatus.LeaveOut) return null;
            var (reference, source) = ReadReferences();
            var (title, description) = ReadTitle();
            if (ReadKind(reference) is not { } kind) return null;
            var (direction, narrative) = ReadDirection();
            var row = new ImportedRow
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
                Effects = Items(ImportField.Effects, EntryLimits.Effect, EntryLimits.Effects),
                Controls = Items(ImportField.Controls, EntryLimits.ControlText, EntryLimits.Controls),
                Actions = ReadActions(),
                Score = ReadScore(ImportField.Score, ImportField.Impact, ImportField.Likelihood, labels.Score),
                ResidualScore = ReadScore(
                    ImportField.ResidualScore, ImportField.ResidualImpact, ImportField.ResidualLikelihood, labels.ResidualScore),
                TargetScore = ReadScore(ImportField.TargetScore, ImportField.TargetImpact, ImportField.TargetLikelihood,
                    labels.TargetScore),
                Owners = ReadOwners(),
                Direction = direction,
                Narrative = narrative,
                Status = status,
                ClosureReason = Text(ImportField.ClosureReason) is { } reason
                    ? Limited(reason.Value.Trim(), EntryLimits.ClosureReason, reason.Column) : null,
                ReviewedOn = ReadReviewed(),
                Exempt = ReadExemption(),
            };
            row = WithScores(row);
            if (row is null) return null;
            return refused ? row with { IsRefused = true } : row;
        }

        Guid? ReadId()
        {
            if (Text(ImportField.Id) is not { } cell || TextKey.IsInvisible(cell.Value)) return null;
            if (Guid.TryParse(cell.Value.Trim(), out var id)) return id;
            Refuse(cell.Column, ImportCodes.IdUnreadable,
                $"\"{CellText.Shown(cell.Value)}\" is no id of an entry: leave the column as it was exported.");
            return null;
        }

        int? ReadRevision()
        {
            if (Text(ImportField.Revision) is not { } cell || TextKey.IsInvisible(cell.Value)) return null;
            if (int.TryParse(cell.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision > 0)
                return revision;
            Refuse(cell.Column, ImportCodes.IdUnreadable,
                $"\"{CellText.Shown(cell.Value)}\" is no revision of an entry: leave the column as it was exported.");
            return null;
        }

        (EntryReference? Reference, Cell<string?>? Source) ReadReferences()
        {
            var source = Line(ImportField.SourceReference, EntryLimits.SourceReference);
            if (Text(ImportField.Reference) is not { } cell) return (null, source);
            var (reference, foreign) = ReferenceText.Read(cell.Value);
            if (foreign is null) return (reference, source);
            if (draft.Context is { HasReferencesOfItsOwn: true, Sheet: { } sheet }) foreign = $"{sheet} {foreign}";
            if (source?.Value is { } other && !string.Equals(other, foreign, StringComparison.OrdinalIgnoreCase))
            {
                Refuse(cell.Column, ImportCodes.ReferenceDisagrees,
                    $"\"{CellText.Shown(foreign)}\" is no CR or CO number, and the row has another source reference.");
            }

            return (null, new(Limited(foreign, EntryLimits.SourceReference, cell.Column), cell.Column));
        }

        // Beside a title of its own the description is whole; else its first line is the title.
        (string Title, Cell<string?>? Description) ReadTitle()
        {
            var titleCell = Text(ImportField.Title);
            var descriptionCell = Text(ImportField.Description);
            string title;
            Cell<string?>? description;
            if (titleCell is not null && descriptionCell is not null)
            {
                title = CellText.OnOneLine(titleCell.Value);
                description = Optional(descriptionCell);

                // A row may have its text in the other column only.
                if (TextKey.IsInvisible(title) && description.Value is not null) (title, description) = FirstLineOf(descriptionCell);
            }
            else
            {
                (title, description) = FirstLineOf((titleCell ?? descriptionCell)!);

                // A column of titles says nothing of descriptions, unless a cell holds one.
                if (titleCell is not null && description.Value is null) description = null;
            }

            var column = (titleCell ?? descriptionCell)!.Column;
            if (TextKey.IsInvisible(title))
            {
                Refuse(column, ImportCodes.TitleMissing, HasReference()
                    ? "The row has a reference but no title."
                    : "The row has neither reference nor title, and there is no row above for it to continue.");
            }

            (title, description) = Shortened(title, description, column);
            return (Limited(title, EntryLimits.Title, column), description is { Value: { } whole }
                ? description with { Value = Limited(whole, EntryLimits.Description, description.Column) }
                : description);
        }

        static (string Title, Cell<string?> Description) FirstLineOf(Cell<string> cell)
        {
            var text = cell.Value.Trim();
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            return (WithoutBullet(end < 0 ? text : text[..end]), Optional(new Cell<string>(end < 0 ? "" : text[end..], cell.Column)));
        }

        // The first sentence, or as many words as a title may have, and all of it as the description.
        (string Title, Cell<string?>? Description) Shortened(string title, Cell<string?>? description, string column)
        {
            if (title.Length <= EntryLimits.Title || mapping.LongTitles == LongTitleMeaning.Refuse) return (title, description);
            var stop = title.IndexOf(". ", StringComparison.Ordinal);
            string first;
            if (stop is > 0 and < EntryLimits.Title)
            {
                first = title[..stop];
            }
            else
            {
                var space = title.LastIndexOf(' ', EntryLimits.Title - 1);
                first = title[..(space > EntryLimits.Title / 2 ? space : EntryLimits.Title - 1)];
                if (char.IsHighSurrogate(first[^1])) first = first[..^1];
                first += "…";
            }

            Report(column, ImportCodes.TitleShortened,
                $"The title is longer than {EntryLimits.Title} characters: \"{CellText.Shown(first)}\" is taken for it, and all of it "
                + $"for the description.");
            var whole = description?.Value is { } rest ? $"{title}\n{rest}" : title;
            return (first, new(whole, description?.Column ?? column));
        }

        bool HasReference() => !draft.IsBlank(ImportField.Reference) || !draft.IsBlank(ImportField.SourceReference);

        // Null where the row is to be passed over.
        EntryKind? ReadKind(EntryReference? reference)
        {
            EntryKind? said = null;
            if (Text(ImportField.Kind) is { } cell && !TextKey.IsInvisible(cell.Value))
            {
                var (kind, isLeftOut) = KindText.Read(cell.Value, decisions, draft, cell.Column);
                if (isLeftOut) return null;
                if (kind is null) refused = true;
                else if (reference is not null && reference.Value.Kind != kind)
                    Refuse(cell.Column, ImportCodes.KindDisagrees, $"{reference} is no {cell.Value.Trim().ToLowerInvariant()}.");
                said = kind;
            }

            return reference?.Kind ?? said ?? draft.SaidKind ?? EntryKind.Risk;
        }

        Cell<string?>? ReadService()
        {
            var own = Line(ImportField.Service, EntryLimits.Service);
            if (own?.Value is not null) return own;
            return (draft.Section ?? draft.Context.Service) is { } said ? new(Limited(said, EntryLimits.Service, null), "Service") : own;
        }

        Cell<IReadOnlyList<string>>? ReadTypes()
        {
            if (Text(ImportField.Types) is not { } cell) return null;
            var read = reader.types.ReadCell(cell.Value);
            foreach (var unknown in read.Where(type => !reader.types.IsKnown(type)).Take(EntryLimits.Types))
            {
                Report(cell.Column, ImportCodes.TypeUnknown,
                    $"\"{CellText.Shown(unknown)}\" is not among the types in the settings; it is kept.");
            }

            return LimitedList(read, EntryLimits.Type, EntryLimits.Types, cell.Column);
        }

        Cell<IReadOnlyList<string>>? ReadOwners() => Text(ImportField.Owners) is { } cell
            ? LimitedList(OwnerNames.Read(cell.Value), EntryLimits.Owner, EntryLimits.Owners, cell.Column)
            : null;

        Cell<IReadOnlyList<ImportedAction>>? ReadActions()
        {
            if (Text(ImportField.Actions) is not { } cell) return null;
            var actions = ActionCells.Read(
                cell.Value, Lines(ImportField.ActionOwners), Lines(ImportField.ActionDates), Lines(ImportField.ActionStatuses),
                Lines(ImportField.ActionProgress), (field, text) => Report(draft.HeadingOf(field), ImportCodes.ActionUnreadable, text));
            if (actions.Count > EntryLimits.Actions)
                Refuse(cell.Column, ImportCodes.TooManyItems,
                    $"The cell has {actions.Count} items; an entry has at most {EntryLimits.Actions}.");
            return new(
                [
                    .. actions.Take(EntryLimits.Actions).Select(action => IsWithin(action) ? action : action with
                    {
                        Text = Limited(action.Text, EntryLimits.ActionText, cell.Column),
                        Owner = action.Owner is { } owner ? Limited(owner, EntryLimits.ActionOwner, cell.Column) : null,
                        Progress = action.Progress is { } progress ? Limited(progress, EntryLimits.ActionProgress, cell.Column) : null,
                    }),
                ],
                cell.Column);

            IReadOnlyList<string>? Lines(ImportField field) => Text(field) is { } lines ? ItemLines.LinesOf(lines.Value) : null;
        }

        static bool IsWithin(ImportedAction action) => action.Text.Length <= EntryLimits.ActionText
            && action.Owner is null or { Length: <= EntryLimits.ActionOwner }
            && action.Progress is null or { Length: <= EntryLimits.ActionProgress };

        (Cell<Direction?>? Direction, Cell<string?>? Narrative) ReadDirection()
        {
            var own = Text(ImportField.Narrative);
            if (Text(ImportField.Direction) is not { } cell) return (null, own is null ? null : Narrative(own));
            var (direction, rest) = DirectionText.Read(cell.Value);
            if (direction is null && own is not null && IsOwnExport && rest is { Length: > 0 } word && !ItemLines.IsNone(word))
            {
                Refuse(cell.Column, ImportCodes.DirectionUnreadable, $"\"{CellText.Shown(word)}\" is no direction: write Upwards, Level or "
                    + "Downwards, as the residual score goes, and everything else in the column Narrative.");
            }
            else if (direction is null && rest is not null && (rest.Length <= 2 || DirectionText.SoundsLikeOne(rest))
                && !ItemLines.IsNone(rest))
            {
                var sign = rest;
                Report(cell.Column, ImportCodes.DirectionUnreadable,
                    $"\"{CellText.Shown(sign)}\" says no direction: write an arrow such as ↑, → or ↓, or Upwards, Level or Downwards.");
            }

            var narrative = own is null
                ? new Cell<string>(rest is not null && ItemLines.IsNone(rest) ? "" : rest ?? "", cell.Column)
                : own with { Value = rest is null ? own.Value : $"{rest}\n{own.Value}" };
            return (new(direction, cell.Column), Narrative(narrative));
        }

        Cell<string?> Narrative(Cell<string> cell) => Optional(cell) is { Value: { } text } narrative
            ? narrative with { Value = Limited(text, EntryLimits.Narrative, cell.Column) }
            : new(null, cell.Column);

        RowStatus? ReadStatus()
        {
            if (draft.Context.Use == TableUse.Closed) return RowStatus.Closed;
            if (Text(ImportField.ClosedOn) is { } closed && !ItemLines.IsNone(closed.Value) && DateText.Read(closed.Value) is not null)
                return reader.statuses.OfClosed(draft, closed.Column);
            if (Text(ImportField.Status) is not { } cell || TextKey.IsInvisible(cell.Value)) return null;
            var status = reader.statuses.Read(cell.Value, draft, cell.Column);
            if (status is null) refused = true;
            return status;
        }

        DateOnly? ReadReviewed()
        {
            if (Text(ImportField.ReviewedOn) is not { } cell || ItemLines.IsNone(cell.Value)) return null;
            if (draft.Remarks?.GetValueOrDefault(ImportField.ReviewedOn)?.Date is { } day) return day;
            if (DateText.Read(cell.Value) is { } date) return date;
            Report(cell.Column, ImportCodes.DateUnreadable,
                $"\"{CellText.Shown(cell.Value)}\" is no day; write 31 March 2027 or 31/03/2027.");
            return null;
        }

        Cell<Exemption?>? ReadExemption()
        {
            if (Text(ImportField.ExemptParagraph) is { } paragraph)
            {
                var reason = Text(ImportField.ExemptReason)?.Value.Trim() ?? "";
                if (TextKey.IsInvisible(paragraph.Value))
                    return reason.Length == 0 ? new(null, paragraph.Column) : Exempt(null, reason, paragraph.Column);
                return Exempt(paragraph.Value.Trim(), reason, paragraph.Column);
            }

            if (Text(ImportField.ExemptReason) is { } only)
                return TextKey.IsInvisible(only.Value) ? new(null, only.Column) : Exempt(null, only.Value.Trim(), only.Column);
            if (Text(ImportField.Exempt) is not { } cell) return null;
            var (isExempt, said) = ExemptText.Read(cell.Value);
            if (isExempt == false) return new(null, cell.Column);
            if (isExempt is null)
            {
                var answer = decisions.Ask(new ImportQuestion(
                    $"exempt:{Decisions.IdOf(cell.Value)}",
                    ImportCodes.ExemptUnclear,
                    $"\"{CellText.Shown(cell.Value)}\" stands under \"{cell.Column}\": may press and public see such a row?",
                    [new("open", "They may."), new("exempt", "They may not: it is kept out of the public edition.")],
                    null, draft.Table, draft.Number, cell.Column));
                if (answer is null) refused = true;
                if (answer == "open") return new(null, cell.Column);
            }

            return Exempt(said, "", cell.Column);
        }

        // A row that says it is exempt is never stored as one that is not.
        Cell<Exemption?> Exempt(string? paragraph, string reason, string column)
        {
            paragraph ??= mapping.ExemptParagraph;
            if (paragraph is null)
            {
                refused = true;
                decisions.Ask(new ImportQuestion(
                    "exempt-paragraph",
                    ImportCodes.ExemptUnclear,
                    "Rows are exempt, but do not say under which paragraph of Part 1 of Schedule 12A to the Local Government Act 1972: "
                    + "which is it?",
                    [.. ExemptText.Paragraphs.Select((text, index) => new QuestionChoice($"{index + 1}", text))],
                    null, draft.Table, draft.Number, column));
            }

            if (reason.Length == 0) reason = ExemptText.NoReason;
            return new(
                new Exemption(Limited(paragraph ?? "3", EntryLimits.ExemptionParagraph, column),
                    Limited(reason, EntryLimits.ExemptionReason, column)),
                column);
        }

        Cell<StatedScore?>? ReadScore(ImportField product, ImportField impact, ImportField likelihood, string label)
        {
            var field = draft.Has(product) ? product : draft.Has(impact) ? impact : likelihood;
            if (!draft.Has(field)) return null;
            var column = draft.HeadingOf(field);
            var (productText, impactText, likelihoodText) = (TextOrEmpty(product), TextOrEmpty(impact), TextOrEmpty(likelihood));
            if (IsDate(product) || IsDate(impact) || IsDate(likelihood))
            {
                RefuseDate(column, productText + impactText + likelihoodText);
                return new(null, column);
            }

            // Factors that are marked as assumed state nothing but their product.
            if (IsMarkedAssumed(label, impactText, likelihoodText))
            {
                if (productText.Length == 0) productText = $"{(impactText.Trim()[0] - '0') * (likelihoodText.Trim()[0] - '0')}";
                (impactText, likelihoodText) = ("", "");
            }

            var reading = reader.scores.Read(productText, impactText, likelihoodText, draft.Layout.OrderOf(product));
            if (reading.Disagreeing is { } disagreeing && IsOwnExport) return new(disagreeing, column);
            reader.tally.Count(productText, impactText, likelihoodText, reading.Score);
            if (reading.IsOrderAssumed && reading.Score is not null)
            {
                Report(column, ImportCodes.OrderAssumed,
                    $"\"{CellText.Shown(productText)}\" is read with the impact first, for the heading does not say which is.");
            }

            if (reading.Fault is not null) RefuseScore(reading, column, productText, impactText, likelihoodText);
            return new(reading.Score, column);
        }

        bool IsOwnExport => draft.Has(ImportField.Id) && !draft.IsBlank(ImportField.Id)
            && draft.Has(ImportField.Revision) && !draft.IsBlank(ImportField.Revision);

        // "Residual score 4 × 3" in our own column of marks, where the columns still say so.
        bool IsMarkedAssumed(string label, string impact, string likelihood)
        {
            if (!draft.Has(ImportField.Assumed) || impact.Trim() is not [>= '1' and <= '5'] || likelihood.Trim() is not [>= '1' and <= '5'])
                return false;
            var mark = TextKey.Of($"{label} {impact.Trim()} × {likelihood.Trim()}");
            return TextOrEmpty(ImportField.Assumed).Split(';').Any(each => TextKey.Of(each) == mark);
        }

        void RefuseScore(ScoreText.Reading reading, string column, params ReadOnlySpan<string> cells)
        {
            var given = new List<string>();
            foreach (var cell in cells)
            {
                if (cell.Length > 0) given.Add(CellText.Shown(cell));
            }

            var shown = string.Join(", ", given);
            if (reading.Fault == ImportCodes.ScoreIsDate)
            {
                RefuseDate(column, shown);
                return;
            }

            var message = reading.Fault switch
            {
                ImportCodes.ScoreImpossible => $"\"{shown}\" is no cell of a matrix of impact 1 to 5 and likelihood 1 to 5.",
                ImportCodes.ScoreDisagrees => $"Impact, likelihood and score do not agree: \"{shown}\".",
                _ => $"\"{shown}\" is no score: write 16, or 4 x 4 = 16 with the impact first.",
            };
            if (reading is { Scale: { } scale, Value: { Length: > 0 and <= MappingRules.Value } value }
                && reading.Fault != ImportCodes.ScoreDisagrees
                && ScaleQuestions.Of(scale, value, reading.Fault!, message) is var question)
            {
                refused = true;
                reader.Question(draft, column, question);
                var likelihood = reading.Likelihood ?? "";
                var isAskedToo = reading.LikelihoodFault is not (null or ImportCodes.ScoreDisagrees);
                if (isAskedToo && likelihood.Length is > 0 and <= MappingRules.Value)
                    reader.Question(draft, column, ScaleQuestions.Of("likelihood", likelihood, reading.LikelihoodFault!, message));
                return;
            }

            Refuse(column, reading.Fault!, message);
        }

        void RefuseDate(string column, string shown) => Refuse(column, ImportCodes.ScoreIsDate,
            $"\"{CellText.Shown(shown)}\" is a date, not a score: a spreadsheet makes one of 4/5. "
            + "Write 4 x 5 in a cell formatted as text.");

        bool IsDate(ImportField field) => draft.Remarks?.GetValueOrDefault(field)?.Is(CellMarks.Date) == true;

        // An entry has two scores; what a row does not say is assumed only where somebody said so.
        ImportedRow? WithScores(ImportedRow row)
        {
            if (refused || row.IsRefused) return row;
            var (hasScore, hasResidual) = (row.Score?.Value is not null, row.ResidualScore?.Value is not null);
            if (hasScore && hasResidual) return row;
            if (!hasScore && !hasResidual) return Unscored(row);
            if (ScoreRoles.AskSingleRow(decisions, draft, hasScore) is null) refused = true;
            return row;
        }

        ImportedRow? Unscored(ImportedRow row)
        {
            if (!draft.Layout.HasAnyScore || row.Status is RowStatus.Proposed or RowStatus.Closed)
                return row with { Score = null, ResidualScore = null };
            var answer = mapping.UnscoredRows;
            if (answer is null)
            {
                refused = true;
                decisions.Ask(new ImportQuestion(
                    "unscored-rows",
                    ImportCodes.ScoreMissing,
                    $"An entry can't be without a score, and row {draft.Number}, \"{CellText.Shown(row.Title)}\", has none: what "
                    + $"becomes of such rows?",
                    [
                        new("propose", "They become proposals, to be scored and accepted; an entry that is there keeps its scores."),
                        new("leaveOut", "They are passed over."),
                    ],
                    "propose", draft.Table, draft.Number, row.ResidualScore?.Column ?? row.Score?.Column));
            }

            return answer == UnscoredMeaning.LeaveOut ? null : row with { Score = null, ResidualScore = null };
        }

        Cell<string?>? Line(ImportField field, int longest)
        {
            if (Text(field) is not { } cell) return null;
            var line = CellText.OnOneLine(cell.Value);
            return new(line.Length == 0 || ItemLines.IsNone(line) ? null : Limited(line, longest, cell.Column), cell.Column);
        }

        Cell<IReadOnlyList<string>>? Items(ImportField field, int longest, int most) =>
            Text(field) is { } cell ? LimitedList(ItemLines.Of(cell.Value), longest, most, cell.Column) : null;

        static Cell<string?> Optional(Cell<string> cell) =>
            new(TextKey.IsInvisible(cell.Value) ? null : cell.Value.Trim(), cell.Column);

        static string WithoutBullet(string line) => ItemLines.Read(line) is { Length: > 0 } text ? text : line.Trim();

        string TextOrEmpty(ImportField field) => Text(field)?.Value ?? "";

        // Every text of a row goes through here once, so that nothing unstorable gets past.
        Cell<string>? Text(ImportField field)
        {
            if (!draft.Has(field)) return null;
            if (draft.IsBlank(field) && mapping.BlankCells == BlankMeaning.Keep
                && field is not (ImportField.Title or ImportField.Description))
                return null;
            var text = draft.TextOf(field);
            var heading = draft.HeadingOf(field);
            if (IsErrorValue(field, text))
            {
                if (mapping.ErrorValues == ErrorMeaning.Blank) return new("", heading);
                RefuseErrorValue(heading, text);
                return new("", heading);
            }

            if (draft.Remarks is not null && draft.Remarks.TryGetValue(field, out var remark) && remark.Is(CellMarks.NotCalculated))
            {
                Refuse(heading, ImportCodes.FormulaNotCalculated,
                    "The cell has a formula of which the file stores no value: open the file in a spreadsheet program, save it, and "
                    + "import it again.");
            }

            if (CellText.FaultIn(text) is not { } fault) return new(text, heading);
            Refuse(heading, fault, fault == ImportCodes.ControlCharacter
                ? "The cell has a control character other than a line break or tab."
                : "The cell has half a surrogate pair.");
            return new(CellText.Storable(text), heading);
        }

        bool IsErrorValue(ImportField field, string text) =>
            (text.Length > 0 && text[0] is '#' or 'E' && CellText.IsErrorValue(text))
            || (draft.Remarks is not null && draft.Remarks.TryGetValue(field, out var remark) && remark.Is(CellMarks.Error));

        void RefuseErrorValue(string heading, string text)
        {
            refused = true;
            if (mapping.ErrorValues == ErrorMeaning.Refuse)
            {
                Refuse(heading, ImportCodes.CellError, $"The cell holds the error {CellText.Shown(text)}.");
                return;
            }

            reader.Question(draft, heading, new ImportQuestion(
                "error-values",
                ImportCodes.CellError,
                $"The cell holds the error {CellText.Shown(text)}, which a formula leaves that failed: what is it read as?",
                [new("blank", "As an empty cell, here and elsewhere in the import."),
                    new("refuse", "The import is refused until the file is mended.")]));
        }

        Cell<IReadOnlyList<string>> LimitedList(IReadOnlyList<string> items, int longest, int most, string column)
        {
            if (items.Count > most)
                Refuse(column, ImportCodes.TooManyItems, $"The cell has {items.Count} items; an entry has at most {most}.");
            return new([.. items.Take(most).Select(item => Limited(item, longest, column))], column);
        }

        string Limited(string text, int longest, string? column)
        {
            if (text.Length <= longest) return text;
            Refuse(column, ImportCodes.TooLong, $"\"{CellText.Shown(text)}\" has {text.Length} characters; at most {longest} are kept.");
            return text[..longest];
        }

        void Refuse(string? column, string code, string message)
        {
            refused = true;
            reader.messages.Add(new(draft.Table, draft.Number, column, code, message, ImportSeverity.Refused));
        }

        void Report(string? column, string code, string message) =>
            reader.messages.Add(new(draft.Table, draft.Number, column, code, message, ImportSeverity.Reported));
    }
}
