namespace RiskRegister.Domain.Imports;

/// <summary>Reads the gathered cells of one entry.</summary>
internal sealed class RowReader(RegisterSettings settings, List<ImportMessage> messages)
{
    readonly TypeNames types = new(settings.Types);
    readonly ScoreText scores = new(settings.Matrix);

    public ImportedRow Read(RowDraft draft) => new Reading(draft, types, scores, messages).Read();

    sealed class Reading(RowDraft draft, TypeNames types, ScoreText scores, List<ImportMessage> messages)
    {
        bool refused;

        public ImportedRow Read()
        {
            var (reference, source) = ReadReferences();
            var (title, description) = ReadTitle();
            var kind = ReadKind(reference);
            var (direction, narrative) = ReadDirection();
            var row = new ImportedRow
            {
                Table = draft.Table,
                Number = draft.Number,
                Kind = kind,
                Reference = reference,
                SourceReference = source,
                Title = title,
                Description = description,
                Service = Line(RegisterColumn.Service, EntryLimits.Service),
                Types = ReadTypes(),
                Effects = Items(RegisterColumn.Effects, EntryLimits.Effect, EntryLimits.Effects),
                Controls = Items(RegisterColumn.Controls, EntryLimits.ControlText, EntryLimits.Controls),
                Actions = Items(RegisterColumn.Actions, EntryLimits.ActionText, EntryLimits.Actions),
                Score = ReadScore("score", RegisterColumn.Score, RegisterColumn.Impact, RegisterColumn.Likelihood),
                ResidualScore = ReadScore(
                    "residual score", RegisterColumn.ResidualScore, RegisterColumn.ResidualImpact, RegisterColumn.ResidualLikelihood),
                TargetScore = ReadScore(null, RegisterColumn.TargetScore, RegisterColumn.TargetImpact, RegisterColumn.TargetLikelihood),
                Owners = ReadOwners(),
                Direction = direction,
                Narrative = narrative,
            };
            if (reference is null && source?.Value is null && title.Length > 0)
                Report(null, ImportCodes.ReferenceMissing, "The row has no reference: it makes a new entry each time it is imported.");
            return refused ? row with { IsRefused = true } : row;
        }

        (EntryReference? Reference, Cell<string?>? Source) ReadReferences()
        {
            var source = Line(RegisterColumn.SourceReference, EntryLimits.SourceReference);
            if (Text(RegisterColumn.Reference) is not { } cell) return (null, source);
            var (reference, foreign) = ReferenceText.Read(cell.Value);
            if (foreign is null) return (reference, source);
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
            var titleCell = Text(RegisterColumn.Title);
            var descriptionCell = Text(RegisterColumn.Description);
            string title;
            Cell<string?>? description;
            if (titleCell is not null && descriptionCell is not null)
            {
                title = CellText.OnOneLine(titleCell.Value);
                description = Optional(descriptionCell);
            }
            else
            {
                var cell = (titleCell ?? descriptionCell)!;
                var text = cell.Value.Trim();
                var end = text.IndexOf('\n', StringComparison.Ordinal);
                title = WithoutBullet(end < 0 ? text : text[..end]);
                description = Optional(new Cell<string>(end < 0 ? "" : text[end..], cell.Column));

                // A column of titles says nothing of descriptions, unless a cell holds one.
                if (titleCell is not null && description.Value is null) description = null;
            }

            var column = (titleCell ?? descriptionCell)!.Column;
            if (title.Length == 0)
            {
                Refuse(column, ImportCodes.TitleMissing, HasReference()
                    ? "The row has a reference but no title."
                    : "The row has neither reference nor title, and there is no row above for it to continue.");
            }

            return (Limited(title, EntryLimits.Title, column), description is { Value: { } whole }
                ? description with { Value = Limited(whole, EntryLimits.Description, description.Column) }
                : description);
        }

        bool HasReference() => !draft.IsBlank(RegisterColumn.Reference) || !draft.IsBlank(RegisterColumn.SourceReference);

        EntryKind ReadKind(EntryReference? reference)
        {
            EntryKind? said = null;
            if (Text(RegisterColumn.Kind) is { } cell && !string.IsNullOrWhiteSpace(cell.Value))
            {
                said = cell.Value.Trim().ToLowerInvariant() switch
                {
                    "risk" or "r" => EntryKind.Risk,
                    "opportunity" or "o" => EntryKind.Opportunity,
                    _ => null,
                };
                if (said is null)
                    Refuse(cell.Column, ImportCodes.KindUnreadable, $"\"{CellText.Shown(cell.Value)}\" is neither risk nor opportunity.");
                else if (reference is not null && reference.Value.Kind != said)
                    Refuse(cell.Column, ImportCodes.KindDisagrees, $"{reference} is no {cell.Value.Trim().ToLowerInvariant()}.");
            }

            return reference?.Kind ?? said ?? draft.HeadedKind ?? EntryKind.Risk;
        }

        Cell<IReadOnlyList<string>>? ReadTypes()
        {
            if (Text(RegisterColumn.Types) is not { } cell) return null;
            var read = types.Read(cell.Value);
            foreach (var unknown in read.Where(type => !types.IsKnown(type)).Take(EntryLimits.Types))
            {
                Report(cell.Column, ImportCodes.TypeUnknown,
                    $"\"{CellText.Shown(unknown)}\" is not among the types in the settings; it is kept.");
            }

            return LimitedList(read, EntryLimits.Type, EntryLimits.Types, cell.Column);
        }

        Cell<IReadOnlyList<string>>? ReadOwners() => Text(RegisterColumn.Owners) is { } cell
            ? LimitedList(OwnerNames.Read(cell.Value), EntryLimits.Owner, EntryLimits.Owners, cell.Column)
            : null;

        (Cell<Direction?>? Direction, Cell<string?>? Narrative) ReadDirection()
        {
            var own = Text(RegisterColumn.Narrative);
            if (Text(RegisterColumn.Direction) is not { } cell) return (null, own is null ? null : Narrative(own));
            var (direction, rest) = DirectionText.Read(cell.Value);
            var narrative = own is null
                ? new Cell<string>(rest ?? "", cell.Column)
                : own with { Value = rest is null ? own.Value : $"{rest}\n{own.Value}" };
            return (new(direction, cell.Column), Narrative(narrative));
        }

        Cell<string?> Narrative(Cell<string> cell) => Optional(cell) is { Value: { } text } narrative
            ? narrative with { Value = Limited(text, EntryLimits.Narrative, cell.Column) }
            : new(null, cell.Column);

        /// <param name="required">What the score is called when an entry can't be without it.</param>
        Cell<StatedScore?>? ReadScore(string? required, RegisterColumn product, RegisterColumn impact, RegisterColumn likelihood)
        {
            var column = new[] { product, impact, likelihood }.Where(draft.Has).Select(draft.HeadingOf).FirstOrDefault();
            if (column is null) return null;
            var (productText, impactText, likelihoodText) = (TextOrEmpty(product), TextOrEmpty(impact), TextOrEmpty(likelihood));
            var (score, fault) = scores.Read(productText, impactText, likelihoodText);
            if (score is null && fault is null && required is not null) fault = ImportCodes.ScoreMissing;
            if (fault is not null)
            {
                string[] given = [impactText, likelihoodText, productText];
                var shown = string.Join(", ", given.Where(text => text.Length > 0).Select(CellText.Shown));
                Refuse(column, fault, fault switch
                {
                    ImportCodes.ScoreMissing => $"An entry can't be without a {required}.",
                    ImportCodes.ScoreImpossible => $"\"{shown}\" is no cell of a matrix of impact 1 to 5 and likelihood 1 to 5.",
                    ImportCodes.ScoreDisagrees => $"Impact, likelihood and score do not agree: \"{shown}\".",
                    _ => $"\"{shown}\" is no score: write 16, or 4 x 4 = 16 with the impact first.",
                });
            }

            return new(score, column);
        }

        Cell<string?>? Line(RegisterColumn column, int longest)
        {
            if (Text(column) is not { } cell) return null;
            var line = CellText.OnOneLine(cell.Value);
            return new(line.Length == 0 ? null : Limited(line, longest, cell.Column), cell.Column);
        }

        Cell<IReadOnlyList<string>>? Items(RegisterColumn column, int longest, int most) =>
            Text(column) is { } cell ? LimitedList(ItemLines.Of(cell.Value), longest, most, cell.Column) : null;

        static Cell<string?> Optional(Cell<string> cell) =>
            new(string.IsNullOrWhiteSpace(cell.Value) ? null : cell.Value.Trim(), cell.Column);

        static string WithoutBullet(string line) => ItemLines.Read(line) is { Length: > 0 } text ? text : line.Trim();

        string TextOrEmpty(RegisterColumn column) => Text(column)?.Value ?? "";

        // Every text of a row goes through here once, so that nothing unstorable gets past.
        Cell<string>? Text(RegisterColumn column)
        {
            if (!draft.Has(column)) return null;
            var text = draft.TextOf(column);
            var heading = draft.HeadingOf(column);
            if (CellText.FaultIn(text) is not { } fault) return new(text, heading);
            Refuse(heading, fault, fault == ImportCodes.ControlCharacter
                ? "The cell has a control character other than a line break or tab."
                : "The cell has half a surrogate pair.");
            return new(CellText.Storable(text), heading);
        }

        Cell<IReadOnlyList<string>> LimitedList(IReadOnlyList<string> items, int longest, int most, string column)
        {
            if (items.Count > most)
                Refuse(column, ImportCodes.TooManyItems, $"The cell has {items.Count} items; an entry has at most {most}.");
            return new([.. items.Take(most).Select(item => Limited(item, longest, column))], column);
        }

        string Limited(string text, int longest, string column)
        {
            if (text.Length <= longest) return text;
            Refuse(column, ImportCodes.TooLong, $"\"{CellText.Shown(text)}\" has {text.Length} characters; at most {longest} are kept.");
            return text[..longest];
        }

        void Refuse(string? column, string code, string message)
        {
            refused = true;
            messages.Add(new(draft.Table, draft.Number, column, code, message, ImportSeverity.Refused));
        }

        void Report(string? column, string code, string message) =>
            messages.Add(new(draft.Table, draft.Number, column, code, message, ImportSeverity.Reported));
    }
}
