using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Says what the columns below a row of headings hold: as the mapping says, else by their headings and cells, else it asks.
/// </summary>
internal sealed class LayoutProposer(HeadingNames names, Decisions decisions)
{
    // Before the name of the column that counts where it says something.
    const string Later = "later: ";
    const string All = "all";

    // Before that of the one that is the target score.
    const string OfTarget = "target: ";
    const int MostRowsCompared = 200;

    // The headings by which a table says what it holds, the most telling first.
    static readonly ImportField[] Telling =
    [
        ImportField.Title, ImportField.Description, ImportField.Actions, ImportField.Effects, ImportField.Score,
        ImportField.ResidualScore, ImportField.Reference, ImportField.Types, ImportField.Owners,
    ];

    static readonly ImportField[] Lists =
    [
        ImportField.Owners, ImportField.Controls, ImportField.Actions, ImportField.Effects, ImportField.Types, ImportField.Description,
        ImportField.Narrative,
    ];

    public TableLayout Propose(SourceTable table, TablePart part, TableMapping? mapping)
    {
        var work = new Work(table, part, mapping, names, decisions);
        return work.Propose();
    }

    sealed class Work(SourceTable table, TablePart part, TableMapping? mapping, HeadingNames names, Decisions decisions)
    {
        readonly List<ColumnDraft> columns = new ColumnProposals(table, part, mapping, names, decisions).Propose();

        SharedFactor? shared;

        public TableLayout Propose()
        {
            if (mapping is { Columns.Count: > 0 }) new LaterThanMapped(columns, decisions, table, part).Read();
            PassOverEmpty();
            PassOverMapped();
            AskAboutTwice();
            if (StatusNames.IsBesideActions(Has) && StatusNames.IsOfActions(decisions.Mapping))
                columns.First(column => column.Is(ImportField.Status)).Become(ImportField.ActionStatuses, Sureness.Sure);
            var (score, residual) = AssignScores();
            if (!HasTitle && (score || residual)) Unheaded().FindTitle();
            LeaveOutItemFieldsWithoutItems();
            var isRegister = score || residual || decisions.IsAnyAsked(ScoreRoles.OtherScore);
            if (isRegister && !Has(ImportField.Owners) && mapping is not { Columns.Count: > 0 }) Unheaded().FindOwner();
            AskAboutOtherScales();
            if (isRegister && HasTitle) new FlagColumns(columns, mapping, decisions, table.Name, HeadingRow).Ask();
            ColumnUse[] uses = [.. columns.Select(column => column.ToUse())];
            return new TableLayout(uses, KindOf(uses), score, residual)
            {
                KeptCodes = KeptCodes.In(HeadedColumns.LinesBeside(table, part)),
            };
        }

        // What empty cells clear has to be sure: "Target date" may be that of a score, of which nobody has written one yet.
        void PassOverEmpty()
        {
            var hasTitle = Has(ImportField.Title);
            foreach (var column in columns.Where(column => column is { IsMapped: false, Sureness: Sureness.Likely, Sample.Filled: 0 }
                && (column.Family is ScoreFamily.Target || (column.Fields is [var field] && MayBeCleared(field)))
                && part.RowsByColumns(table).All(row => row.IsBlankAt(column.Index))))
                column.Ignore("It is empty, and its heading may mean something else: what is known stays as it is.");

            bool MayBeCleared(ImportField field) => field != ImportField.Title && (field != ImportField.Description || hasTitle);
        }

        // A mapping says which column is the residual score: others that are headed so are none.
        void PassOverMapped()
        {
            if (mapping is not { Columns.Count: > 0 }) return;
            foreach (var column in columns.Where(column => !column.IsMapped && column.Family != ScoreFamily.None))
            {
                if (ScoreFields.Of(column.Family, column.Part) is not { } field) continue;
                if (columns.Find(other => other.IsMapped && other.Is(field)) is { } mapped)
                    column.Ignore($"\"{mapped.Name}\" is read as the {MappingText.WordsOf(MappingText.NameOf(field))}.");
            }
        }

        // What the mapping reads as the one score leaves no question of what the other is that is headed so.
        (ScoreFamily? Score, ScoreFamily? Residual, ScoreFamily? Single)? BesideMapped(HashSet<ScoreFamily> present)
        {
            if (present.Count != 1) return null;
            if (present.Contains(ScoreFamily.Inherent) && IsMapped(ImportField.ResidualScore, ImportField.ResidualImpact))
                return (ScoreFamily.Inherent, null, null);
            return present.Contains(ScoreFamily.Residual) && IsMapped(ImportField.Score, ImportField.Impact)
                ? (null, ScoreFamily.Residual, null) : null;
        }

        bool IsMapped(ImportField product, ImportField factor) =>
            columns.Exists(column => column.IsMapped && (column.Is(product) || column.Is(factor)));

        void AskAboutTwice()
        {
            var several = columns
                .Where(column => column is { IsMapped: false, IsRead: true, KindOfRows: null })
                .GroupBy(column => (column.Family, Field: column.Family == ScoreFamily.None ? column.Fields[0] : column.Part))
                .Where(group => group.Count() > 1)
                .ToArray();
            foreach (var group in several)
            {
                var all = WithoutRepeated([.. group]);
                if (all.Length == 1) continue;
                var id = ScoreFields.NameOf(group.Key.Family, group.Key.Field);
                var asked = $"{ScoreFields.Twice}{id}:{Decisions.IdOf(table.Title ?? "")}";
                if (group.Key.Field == ImportField.Exempt && !decisions.Mapping.Answers.ContainsKey(asked)) continue;
                var field = MappingText.WordsOf(id);
                var isList = group.Key.Family == ScoreFamily.None && Lists.Contains(group.Key.Field);
                if (Array.TrueForAll(all, column => column.IsNumbered) || AreItemsByType(group.Key.Field, all)) continue;
                if (AreCauseAndEvent(group.Key.Field, all))
                {
                    TakeTitleBehindCauses(all);
                    continue;
                }

                var times = new ColumnsByTime(group.Key.Family == ScoreFamily.None ? [] : all);
                List<QuestionChoice> choices =
                    [.. all.Select(column => new QuestionChoice(
                        times.ValueOf(column), $"{times.Quoted(column)} is the {field}; the others are not read."))];
                if (group.Key.Field == ImportField.ActionDates && all.Length == 2)
                {
                    choices.AddRange(all.Zip(all.Reverse(), (later, before) => new QuestionChoice(
                        Later + later.Name, $"\"{later.Name}\" counts where it has a day, and else \"{before.Name}\".")));
                }

                var areItems = isList && (group.Key.Field is ImportField.Controls or ImportField.Actions);
                if (isList) choices.Add(new(All, $"All of them together are the {field}, in the columns' order."));
                var headings = string.Join(", ", all.Select(column => $"\"{column.Name}\""));
                var answer = decisions.Ask(new ImportQuestion(
                    asked,
                    ImportCodes.ColumnTwice,
                    $"{headings} are all headed as the {field}: which is it?",
                    choices,
                    areItems ? All : times.Latest?.Name,
                    table.Name,
                    HeadingRow,
                    all[1].Name), columns);
                foreach (var column in all)
                {
                    if (answer is null) column.Sureness = Sureness.Unsure;
                    if (answer == Later + column.Name) column.Become(ImportField.RevisedActionDates, Sureness.Sure);
                    else if (answer is null ? column != all[0] : !IsKept(times.ValueOf(column), answer))
                        column.Ignore($"Another column was chosen as the {field}.");
                }
            }
        }

        static bool IsKept(string column, string answer) =>
            answer == All || column == answer || answer.StartsWith(Later, StringComparison.Ordinal);

        // "Existing controls", "Detective controls": none of them is all of the controls.
        static bool AreItemsByType(ImportField field, ColumnDraft[] all) => field is ImportField.Controls or ImportField.Actions
            && all.Count(column => !ControlTypes.IsSpokenOf(column.Name)) <= 1;

        // What may happen, and why: neither says it without the other.
        static bool AreCauseAndEvent(ImportField field, ColumnDraft[] all) => field == ImportField.Description
            && Array.FindAll(all, column => !HeadingsOfCauses.AreOf(column.Name)) is [var happens]
            && (happens.Sureness == Sureness.Sure || HeadingsOfCauses.AreOfEvents(happens.Heading));

        // "Causes" before "Risk description": the first line is what happens, and not why.
        void TakeTitleBehindCauses(ColumnDraft[] all)
        {
            if (!Has(ImportField.Title) && HeadingsOfCauses.AreOf(all[0].Name))
                Array.Find(all, column => !HeadingsOfCauses.AreOf(column.Name))!.Become(ImportField.Title, Sureness.Sure);
        }

        // The reference once more, before the scores that stand beside it.
        ColumnDraft[] WithoutRepeated(ColumnDraft[] all)
        {
            foreach (var repeated in all.Skip(1).Where(column => IsSame(column, all[0])))
                repeated.Ignore($"It says the same as \"{all[0].Name}\".");
            return [.. all.Where(column => column.IsRead)];
        }

        bool IsSame(ColumnDraft one, ColumnDraft other) => one.Sample.Filled > 0
            && HeadingNames.FoldedHeading(one.Heading) == HeadingNames.FoldedHeading(other.Heading)
            && part.RowsByColumns(table)
                .All(row => TablePiece.CellOf(row, one.Index).Trim() == TablePiece.CellOf(row, other.Index).Trim());

        (bool Score, bool Residual) AssignScores()
        {
            shared = mapping is { Columns.Count: > 0 } ? null : SharedFactor.In(columns, table, part);
            var present = Enum.GetValues<ScoreFamily>().Where(IsWhole).ToHashSet();
            if (present.Count < 2 && AskForOther(present.SingleOrDefault()) is { } other) present.Add(other);
            var (score, residual, single) = BesideMapped(present) ?? ScoreRoles.Of(
                present, decisions, () => HeadedColumns.LinesBeside(table, part), table.Name, HeadingRow);
            if (single is { } only)
            {
                Assign(only, residualRole: decisions.Mapping.SingleScore != SingleScoreMeaning.Score);
            }
            else
            {
                if (score is { } before) Assign(before, residualRole: false);
                if (residual is { } after) Assign(after, residualRole: true);
            }

            foreach (var column in columns.Where(column => column.Family == ScoreFamily.Target))
                column.Fields = [ScoreFields.Target(column.Part)];
            if (shared?.IsOf(ScoreFamily.Target) == true) Share(ScoreFields.Target(shared.Column.Part));
            foreach (var column in columns.Where(column => column.Family != ScoreFamily.None && column.Fields.Count == 0))
                column.Reason ??= ReasonOf(column);
            return (Given(ImportField.Score, ImportField.Impact, ImportField.Likelihood),
                Given(ImportField.ResidualScore, ImportField.ResidualImpact, ImportField.ResidualLikelihood));
        }

        string ReasonOf(ColumnDraft column) =>
            columns.Exists(other => other is { IsMapped: true, IsRead: true } or { Family: not ScoreFamily.None, Fields.Count: > 0 })
                ? "Other columns are the scores that are kept."
                : $"A score has {(column.Part == ImportField.Impact ? "a likelihood" : "an impact")}, too, and no column is that.";

        // "Q1 score" beside "Q2 score", which is the product of impact and likelihood.
        bool IsBefore(ColumnDraft column, ScoreFamily only) =>
            columns.Find(score => score.Family == only && score.Part == ImportField.Score) is { } now
            && HeadingSigns.NamesAPeriod(now.Name) && PeriodNames.LatestOf([column.Name, now.Name]) == 1;

        // "Inherent score", "Q1 score", "Q2 score": another column of figures may be the other score; or the one where none is headed so.
        ScoreFamily? AskForOther(ScoreFamily only)
        {
            var id = $"{ScoreRoles.OtherScore}{Decisions.IdOf(table.Title ?? "")}";
            if (!decisions.Mapping.Answers.ContainsKey(id) && IsSaidWithout(only)) return null;
            var others = columns.Where(column => column is { IsMapped: false, IsRead: false, IsHeaded: true } && MayBeOther(column, only))
                .Take(20).ToArray();
            others = [.. WithoutFactors(others).Where(column => !IsBefore(column, only))];
            if (others.Length == 0) return null;
            if (only == ScoreFamily.None && columns.Exists(column => column.IsMapped && column.Fields.Any(TableLayout.IsOfScore)))
                return null;
            var isResidual = only is ScoreFamily.Residual or ScoreFamily.Current;
            var times = new ColumnsByTime(others);

            // "Score we want", "Potential score".
            var mayBeTarget = isResidual
                && !columns.Exists(column => column.Family == ScoreFamily.Target || column.Is(ImportField.TargetScore))
                && !Array.Exists(others, column => PeriodNames.IsIn(column.Name));
            var answer = decisions.Ask(new ImportQuestion(
                id,
                ImportCodes.ScoresUnclear,
                only == ScoreFamily.None
                    ? "No column is headed as a score, and some hold figures as scores are: is one of them the residual score?"
                    : $"Beside what is headed as {(isResidual ? "the residual score" : "the score")} other columns hold scores: is one of "
                        + $"them the {(isResidual ? "score before the actions" : "residual score")}?",
                [
                    .. others.Select(column => new QuestionChoice(
                        times.ValueOf(column), isResidual ? $"\"{column.Name}\" is." : $"{times.Quoted(column)} is.")),
                    .. others.Where(_ => mayBeTarget)
                        .Select(column => new QuestionChoice(OfTarget + column.Name, $"\"{column.Name}\" is the target score.")),
                    new("none", "None is: they are not read."),
                ],
                isResidual ? null : times.Latest?.Name, table.Name, HeadingRow, others[0].Name));
            if (Array.Find(others, column => OfTarget + column.Name == answer) is { } target) target.Become(ScoreFamily.Target);
            if (Array.Find(others, column => times.ValueOf(column) == answer) is not { } chosen) return null;
            chosen.Family = isResidual ? ScoreFamily.Inherent : ScoreFamily.Residual;
            (chosen.Part, chosen.Sureness) = (ImportField.Score, Sureness.Sure);
            new ScoreColumns(columns, table, part, names).TakeOrderOfOthers();
            return chosen.Family;
        }

        // "Gravity", "Chance" and "Risk factor", which is the product of both in every row.
        ColumnDraft[] WithoutFactors(ColumnDraft[] all)
        {
            if (all.Length < 3) return all;
            var figures = all.Select(FiguresOf).ToArray();
            var factors = new HashSet<int>();
            for (var product = 2; product < all.Length; product++)
            {
                if (AreProducts(figures[product - 2], figures[product - 1], figures[product]))
                    factors.UnionWith([product - 2, product - 1]);
            }

            return [.. all.Where((_, at) => !factors.Contains(at))];
        }

        int[] FiguresOf(ColumnDraft column) => [.. part.RowsByColumns(table).Take(MostRowsCompared).Select(row => int.TryParse(
            TablePiece.CellOf(row, column.Index).AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var figure)
            ? figure : 0)];

        // Of which some are no score of one by something.
        static bool AreProducts(int[] one, int[] other, int[] product) =>
            Enumerable.Range(0, product.Length).All(at => product[at] == (long)one[at] * other[at])
            && Enumerable.Range(0, product.Length).Count(at => one[at] > 1 && other[at] > 1) > 1;

        // What is headed as the residual score, of another quarter, is not the score before the actions.
        bool MayBeOther(ColumnDraft column, ScoreFamily only) =>
            (only is ScoreFamily.None or ScoreFamily.Plain || names.MeaningOf(column.Name)?.Family != only) && HoldsAnother(column, only);

        static bool HoldsAnother(ColumnDraft column, ScoreFamily only) => HeadingSigns.NamesAPeriod(column.Name)
            ? column.Sample.HasProducts || column.Sample.HasSquares
                || (column.Sample.HasScores && HeadingNames.SpeaksOfAScore(column.Name))
            : column.Sample.HasScores && (only == ScoreFamily.None ? column.Sample.HasProducts : HeadingNames.SpeaksOfAScore(column.Name));

        // What becomes of rows that lack a score is asked after a column was chosen, too, and then does not take the choice back.
        bool IsSaidWithout(ScoreFamily only) => only == ScoreFamily.None
            ? decisions.Mapping.UnscoredRows is not null
            : decisions.Mapping.SingleScore is not null;

        bool IsWhole(ScoreFamily family)
        {
            if (family is ScoreFamily.None or ScoreFamily.Target) return false;
            var parts = columns.Where(column => column.Family == family && !column.IsMapped).Select(column => column.Part).ToHashSet();
            if (shared?.IsOf(family) == true) parts.Add(shared.Column.Part);
            return parts.Contains(ImportField.Score) || (parts.Contains(ImportField.Impact) && parts.Contains(ImportField.Likelihood));
        }

        bool Given(ImportField product, ImportField impact, ImportField likelihood) => Has(product) || (Has(impact) && Has(likelihood));

        void Assign(ScoreFamily family, bool residualRole)
        {
            foreach (var column in columns.Where(column => column.Family == family && !column.IsMapped && column != shared?.Column))
                column.Fields = [FieldOf(column)];
            if (shared is not null && (shared.IsOf(family) || shared.Column.Family == family)) Share(FieldOf(shared.Column));

            ImportField FieldOf(ColumnDraft column) => residualRole ? ScoreFields.Residual(column.Part) : column.Part;
        }

        void Share(ImportField field)
        {
            var column = shared!.Column;
            (column.Fields, column.Sureness) = ([.. column.Fields, field], Sureness.Likely);
            if (column.Fields.Count == 1) return;
            var words = column.Fields.Select(each => MappingText.WordsOf(MappingText.NameOf(each)));
            column.Assumed = $"It counts as the {string.Join(" and the ", words)}, for no other column is that.";
        }

        bool HasTitle => Has(ImportField.Title) || columns.Exists(IsDescription);

        // "Cause" is no title, whatever else there is.
        static bool IsDescription(ColumnDraft column) => column.Is(ImportField.Description)
            && (column.IsMapped || column.Sureness != Sureness.Likely || !HeadingsOfCauses.AreOf(column.Name));

        // "Due date" and "Who" speak of actions only where there are some, and so with controls.
        void LeaveOutItemFieldsWithoutItems()
        {
            if (!Has(ImportField.Actions)) LeaveOut("actions", ItemParts.OfActions);
            if (!Has(ImportField.Controls)) LeaveOut("controls", ItemParts.OfControls);
        }

        void LeaveOut(string items, ImportField[] parts)
        {
            foreach (var column in columns.Where(column => !column.IsMapped && column.Fields is [var field] && parts.Contains(field)))
                column.Ignore($"It speaks of {items}, and there is no column of {items}.");
        }

        // "Impact (1-4)": nothing is stretched by itself.
        void AskAboutOtherScales()
        {
            if (ScaleQuestions.AreSaid(decisions.Mapping)) return;
            foreach (var column in columns.Where(column => column.Family != ScoreFamily.None && column.Fields.Count > 0))
            {
                var steps = column.Part == ImportField.Score ? Score.Highest * Score.Highest : Score.Highest;
                if (HeadingScale.OtherIn(column.Name, steps, HasAllOf(column.Family)) is not { } says) continue;
                if (ScaleQuestions.IsTold(decisions.Mapping, column.Part) && !HeadingScale.Explains(column.Name)) continue;
                decisions.Ask(ScaleQuestions.OfOwn(
                    column.Name, $"The heading \"{column.Name}\" {says}", table.Name, HeadingRow, column.Name));
            }
        }

        // "Inherent (1-5)" may stand over all three.
        bool HasAllOf(ScoreFamily family) => Array.TrueForAll(ScoreFields.Parts,
            part => columns.Exists(column => column.Family == family && column.Part == part));

        UnheadedColumns Unheaded() => new(columns, decisions, table, HeadingRow);

        int HeadingRow => table.Rows[part.Heading].Number;

        bool Has(ImportField field) => columns.Exists(column => column.Is(field));

        static EntryKind? KindOf(ColumnUse[] uses)
        {
            foreach (var field in Telling)
            {
                if (Array.Find(uses, use => use.Fields.Contains(field)) is { } use && HeadingNames.KindOf(use.Name) is { } kind)
                    return kind;
            }

            return null;
        }
    }

    /// <summary>"A" for 0, as a spreadsheet names its columns.</summary>
    public static string LetterOf(int index)
    {
        var letters = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }
}
