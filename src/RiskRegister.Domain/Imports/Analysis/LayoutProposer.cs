namespace RiskRegister.Domain.Imports;

/// <summary>
/// Says what the columns below a row of headings hold: as the mapping says, else by their headings and cells, else it asks.
/// </summary>
internal sealed class LayoutProposer(HeadingNames names, Decisions decisions)
{
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
        readonly List<Draft> columns = [];

        public TableLayout Propose()
        {
            AddColumns();
            ReadTogether();
            PassOverWordsBesideFigures();
            GiveWay();
            AskAboutTwice();
            var (score, residual) = AssignScores();
            if (!Has(ImportField.Title) && !Has(ImportField.Description)) FindTitle(score || residual);
            LeaveOutItemFieldsWithoutItems();
            AskAboutOtherScales();
            ColumnUse[] uses = [.. columns.Select(column => column.ToUse())];
            var layout = new TableLayout(uses, KindOf(uses), score, residual);
            return layout;
        }

        void AddColumns()
        {
            var width = part.Headings.Count;
            for (var at = part.First; at < part.End; at++) width = Math.Max(width, table.Rows[at].Cells.Count);
            var used = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var index = 0; index < width; index++)
            {
                var heading = index < part.Headings.Count ? part.Headings[index] : "";
                var sample = new ColumnSample(table, part, index);
                if (heading.Length == 0 && sample.Filled == 0) continue;
                var name = heading.Length == 0 ? $"(column {LetterOf(index)})" : CellText.Shown(heading);
                var count = used[name] = used.GetValueOrDefault(name) + 1;
                if (count > 1) name = $"{name} ({count})";
                columns.Add(Draft(index, heading, name, sample));
            }
        }

        Draft Draft(int index, string heading, string name, ColumnSample sample)
        {
            var folded = HeadingNames.FoldedHeading(name);
            var mapped = mapping?.Columns.FirstOrDefault(column => HeadingNames.FoldedHeading(column.Heading) == folded);
            var draft = new Draft(index, name, heading, sample) { Order = mapped?.Order ?? HeadingNames.OrderOf(heading) };
            if (mapped is not null)
            {
                draft.Fields = mapped.Fields;
                draft.Separator = mapped.Separator ?? "/";
                draft.Sureness = Sureness.Sure;
                draft.IsMapped = true;
                return draft;
            }

            if (heading.Length == 0 || names.MeaningOf(heading) is not { } meaning) return draft;
            draft.Sureness = meaning.Sureness;
            if (meaning.Family != ScoreFamily.None) (draft.Family, draft.Part) = (meaning.Family, meaning.Field);
            else draft.Fields = [meaning.Field];
            return draft;
        }

        // What the cells say of headings that mean several things.
        void ReadTogether()
        {
            var hasLikelihood = columns.Exists(column => column.Family == ScoreFamily.Plain && column.Part == ImportField.Likelihood);
            for (var at = 0; at < columns.Count; at++)
            {
                var column = columns[at];
                if (column.IsMapped) continue;
                if (column.Part == ImportField.Impact && column.Sample is { Filled: > 0, IsShort: false, HasFigures: false })
                {
                    // "Impact" is a text in many registers.
                    column.Become(ImportField.Effects, Sureness.Likely);
                }
                else if (column.Is(ImportField.Effects) && hasLikelihood && column.Sample is { IsShort: true, HasFigures: true }
                    && !columns.Exists(other => other.Family == ScoreFamily.Plain && other.Part == ImportField.Impact))
                {
                    (column.Family, column.Part, column.Fields, column.Sureness) = (
                        ScoreFamily.Plain, ImportField.Impact, [], Sureness.Likely);
                }
                else if (column.Is(ImportField.Reference) && column.Sample.HasIds)
                {
                    column.Become(ImportField.Id, Sureness.Sure);
                }
                else if (column.Is(ImportField.Kind) && column is { Sureness: Sureness.Likely, Sample.HasKinds: false })
                {
                    column.Become(ImportField.Title, Sureness.Likely);
                }
                else if (column.Is(ImportField.Types) && column.Sample.HasKinds && !Has(ImportField.Kind))
                {
                    column.Become(ImportField.Kind, Sureness.Likely);
                }
                else if (column.Is(ImportField.Status) && column.Sample is { Filled: > 0, HasStatuses: false }
                    && decisions.Mapping.Statuses.Count == 0)
                {
                    column.Ignore("What it says is no status of an entry.");
                }
                else if (column.Is(ImportField.Title) && column.Sample.HasCodes && !Has(ImportField.Reference))
                {
                    ReadAsReference(at);
                }
            }
        }

        // "Risk" over a number, and over the text beside it, or with a description of its own.
        void ReadAsReference(int at)
        {
            var (column, next) = (columns[at], at + 1 < columns.Count ? columns[at + 1] : null);
            if (next is { IsHeaded: false, Sample: { Filled: > 0, HasCodes: false } } && next.Index == column.Index + 1)
            {
                column.Become(ImportField.Reference, Sureness.Likely);
                next.Become(ImportField.Title, Sureness.Likely);
            }
            else if (Has(ImportField.Description))
            {
                column.Become(ImportField.Reference, Sureness.Likely);
            }
        }

        // "Severe" beside 20 says again what the figures say.
        void PassOverWordsBesideFigures()
        {
            foreach (var group in columns.Where(column => column is { IsMapped: false, Part: ImportField.Score })
                .GroupBy(column => column.Family).ToArray())
            {
                var hasFactors = columns.Exists(column => column.Family == group.Key && column.Part == ImportField.Impact)
                    && columns.Exists(column => column.Family == group.Key && column.Part == ImportField.Likelihood);
                var hasFigures = hasFactors || group.Any(column => column.Sample.HasFigures);
                if (!hasFigures) continue;
                foreach (var words in group.Where(column => column.Sample is { Filled: > 0, HasNoFigures: true }))
                    words.Ignore("The words stand beside figures, which say the score.");
            }
        }

        // "Movement" is the direction only where no column is surely that.
        void GiveWay()
        {
            var sure = columns.Where(column => column.Sureness == Sureness.Sure).SelectMany(column => column.Fields).ToHashSet();
            foreach (var column in columns.Where(column => column is { Sureness: Sureness.Likely, IsMapped: false }))
            {
                if (column.Fields is [var field] && sure.Contains(field)) column.Ignore("Another column surely holds that field.");
            }

            if (!sure.Contains(ImportField.ExemptParagraph)) return;
            foreach (var column in columns.Where(column => column.Is(ImportField.Exempt) && !column.IsMapped))
                column.Ignore("Another column surely holds that field.");
        }

        void AskAboutTwice()
        {
            var several = columns
                .Where(column => !column.IsMapped && column.IsRead)
                .GroupBy(column => (column.Family, Field: column.Family == ScoreFamily.None ? column.Fields[0] : column.Part))
                .Where(group => group.Count() > 1)
                .ToArray();
            foreach (var group in several)
            {
                var all = group.ToArray();
                var field = FieldName(group.Key.Family, group.Key.Field);
                var isList = group.Key.Family == ScoreFamily.None && Lists.Contains(group.Key.Field);
                List<QuestionChoice> choices =
                    [.. all.Select(column =>
                        new QuestionChoice(column.Name, $"\"{column.Name}\" is the {field}; the others are not read."))];
                if (isList) choices.Add(new("all", $"All of them together are the {field}, in the columns' order."));
                var headings = string.Join(", ", all.Select(column => $"\"{column.Name}\""));
                var answer = decisions.Ask(new ImportQuestion(
                    $"twice:{field}:{Decisions.IdOf(table.Title ?? "")}",
                    ImportCodes.ColumnTwice,
                    $"{headings} are all headed as the {field}: which is it?",
                    choices,
                    null,
                    table.Name,
                    HeadingRow,
                    all[1].Name));
                foreach (var column in all)
                {
                    if (answer is null) column.Sureness = Sureness.Unsure;
                    if (answer is null ? column != all[0] : answer != "all" && column.Name != answer)
                        column.Ignore($"Another column was chosen as the {field}.");
                }
            }
        }

        (bool Score, bool Residual) AssignScores()
        {
            var present = Enum.GetValues<ScoreFamily>().Where(IsWhole).ToHashSet();
            var (score, residual, single) = ScoreRoles.Of(present, decisions, table.Name, HeadingRow);
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
                column.Fields = [Target(column.Part)];
            foreach (var column in columns.Where(column => column.Family != ScoreFamily.None && column.Fields.Count == 0))
                column.Reason ??= "Other columns are the scores that are kept.";
            return (Given(ImportField.Score, ImportField.Impact, ImportField.Likelihood),
                Given(ImportField.ResidualScore, ImportField.ResidualImpact, ImportField.ResidualLikelihood));
        }

        bool IsWhole(ScoreFamily family)
        {
            if (family is ScoreFamily.None or ScoreFamily.Target) return false;
            var parts = columns.Where(column => column.Family == family && !column.IsMapped).Select(column => column.Part).ToHashSet();
            return parts.Contains(ImportField.Score) || (parts.Contains(ImportField.Impact) && parts.Contains(ImportField.Likelihood));
        }

        bool Given(ImportField product, ImportField impact, ImportField likelihood) => Has(product) || (Has(impact) && Has(likelihood));

        void Assign(ScoreFamily family, bool residualRole)
        {
            foreach (var column in columns.Where(column => column.Family == family && !column.IsMapped))
                column.Fields = [residualRole ? Residual(column.Part) : column.Part];
        }

        void FindTitle(bool isRegister)
        {
            var texts = columns.Where(column => column is { IsMapped: false, IsRead: false, Sample: { Filled: > 0, HasFigures: false } })
                .ToArray();
            if (!isRegister || texts.Length == 0) return;
            var answer = decisions.Ask(new ImportQuestion(
                $"title:{Decisions.IdOf(table.Title ?? "")}",
                ImportCodes.ColumnMissing,
                "There is no column for the title that is headed as one: which column says what each risk is?",
                [
                    .. texts.Take(20)
                        .Select(column => new QuestionChoice(column.Name, $"Its first line is the title, the rest the description.")),
                    new("none", "The sheet is no register and is left out."),
                ],
                null,
                table.Name,
                HeadingRow));
            if (Array.Find(texts, column => column.Name == answer) is { } title) title.Become(ImportField.Title, Sureness.Sure);
        }

        // "Due date" and "Who" speak of actions only where there are some.
        void LeaveOutItemFieldsWithoutItems()
        {
            if (Has(ImportField.Actions)) return;
            foreach (var column in columns.Where(column => !column.IsMapped && column.Fields is
                [ImportField.ActionOwners or ImportField.ActionDates or ImportField.ActionStatuses or ImportField.ActionProgress]))
                column.Ignore("It speaks of actions, and there is no column of actions.");
        }

        // "Impact (1-4)": nothing is stretched by itself.
        void AskAboutOtherScales()
        {
            var scales = decisions.Mapping.Scales;
            if (scales.Impact.Count > 0 || scales.Likelihood.Count > 0 || scales.Score.Count > 0) return;
            foreach (var column in columns.Where(column => column.Family != ScoreFamily.None && column.Fields.Count > 0))
            {
                if (HeadingScale.HighestOf(column.Name) is not { } highest) continue;
                if (highest == (column.Part == ImportField.Score ? Score.Highest * Score.Highest : Score.Highest)) continue;
                decisions.Ask(new ImportQuestion(
                    $"own-scale:{Decisions.IdOf(column.Name)}",
                    ImportCodes.ScaleUnclear,
                    $"The heading \"{column.Name}\" names a scale up to {highest}, and the matrix has five steps: say in the mapping's "
                    + $"scales what each "
                    + "figure is, or that the figures count as they are.",
                    [
                        new("asWritten", "The figures count as they are, 1 to 5; what is no step of the matrix is asked about."),
                        new("refuse", "The import is refused until the mapping has the scale."),
                    ],
                    null, table.Name, HeadingRow, column.Name));
            }
        }

        int HeadingRow => table.Rows[part.Heading].Number;

        bool Has(ImportField field) => columns.Exists(column => column.Is(field));

        static ImportField Residual(ImportField part) => part switch
        {
            ImportField.Impact => ImportField.ResidualImpact,
            ImportField.Likelihood => ImportField.ResidualLikelihood,
            _ => ImportField.ResidualScore,
        };

        static ImportField Target(ImportField part) => part switch
        {
            ImportField.Impact => ImportField.TargetImpact,
            ImportField.Likelihood => ImportField.TargetLikelihood,
            _ => ImportField.TargetScore,
        };

        static string FieldName(ScoreFamily family, ImportField field)
        {
            var name = MappingText.NameOf(field);
            return family switch
            {
                ScoreFamily.None or ScoreFamily.Plain => name,
                _ => $"{family.ToString().ToLowerInvariant()} {name}",
            };
        }

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

    sealed class Draft(int index, string name, string heading, ColumnSample sample)
    {
        public int Index => index;

        public string Name => name;

        public bool IsHeaded => heading.Length > 0;

        public ColumnSample Sample => sample;

        public IReadOnlyList<ImportField> Fields { get; set; } = [];

        public ScoreFamily Family { get; set; }

        public ImportField Part { get; set; }

        public Sureness Sureness { get; set; }

        public FactorOrder? Order { get; set; }

        public string Separator { get; set; } = "/";

        public string? Reason { get; set; }

        public bool IsMapped { get; set; }

        public bool IsRead => Fields.Count > 0 || Family != ScoreFamily.None;

        public bool Is(ImportField field) => Fields.Contains(field);

        public void Become(ImportField field, Sureness sureness) =>
            (Fields, Sureness, Family) = ([field], sureness, ScoreFamily.None);

        public void Ignore(string reason)
        {
            (Fields, Family, Reason) = ([], ScoreFamily.None, reason);
            if (Sureness != Sureness.Unsure) Sureness = Sureness.None;
        }

        public ColumnUse ToUse()
        {
            var sure = Fields.Count > 0 || Sureness == Sureness.Unsure ? Sureness : Sureness.None;
            return new ColumnUse(index, name, Fields, sure, Order, Separator, IsHeaded, IsMapped) { Reason = Reason };
        }
    }
}
