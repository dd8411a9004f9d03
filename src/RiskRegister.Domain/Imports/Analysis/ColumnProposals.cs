namespace RiskRegister.Domain.Imports;

/// <summary>
/// Says what each column of a table holds by its heading, and where that means several things by its cells and its neighbours.
/// </summary>
internal sealed class ColumnProposals(SourceTable table, TablePart part, TableMapping? mapping, HeadingNames names, Decisions decisions)
{
    readonly List<ColumnDraft> columns = [];

    public List<ColumnDraft> Propose()
    {
        AddColumns();
        ReadTogether();
        ReadKinds();
        LaySideBySide();
        PartRepeatedScores();
        PassOverWordsBesideFigures();
        GiveWay();
        return columns;
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
            var name = heading.Length == 0 ? $"(column {LayoutProposer.LetterOf(index)})" : CellText.Shown(heading);
            var count = used[name] = used.GetValueOrDefault(name) + 1;
            if (count > 1) name = $"{name} ({count})";
            columns.Add(DraftOf(index, heading, name, sample));
        }
    }

    ColumnDraft DraftOf(int index, string heading, string name, ColumnSample sample)
    {
        var folded = HeadingNames.FoldedHeading(name);
        var mapped = mapping?.Columns.FirstOrDefault(column => HeadingNames.FoldedHeading(column.Heading) == folded);
        var draft = new ColumnDraft(index, name, heading, sample) { Order = mapped?.Order ?? HeadingNames.OrderOf(heading) };
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
            else if (column.Is(ImportField.Actions) && column is { Sureness: Sureness.Likely, Sample.HasTreatments: true })
            {
                column.Ignore("It says how the risk is treated, and no actions.");
            }
            else if (column is { Family: ScoreFamily.Target, Part: ImportField.Score, Sample: { Filled: > 0, HasNoFigures: true } })
            {
                column.Ignore("It has words and no figures, as an appetite has and no target score.");
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

    // "Type" may say risk or opportunity, once it is known that no other column does.
    void ReadKinds()
    {
        if (Has(ImportField.Kind)) return;
        columns.Find(column => column is { IsMapped: false, Sample.HasKinds: true } && column.Is(ImportField.Types))
            ?.Become(ImportField.Kind, Sureness.Likely);
    }

    // "Likelihood", "Impact", "Gross risk": the factors that stand before the score before the actions are its own, where it has no others.
    void LaySideBySide()
    {
        if (columns.Exists(column => column is { Family: ScoreFamily.Plain, Part: ImportField.Score })) return;
        for (var at = 2; at < columns.Count; at++)
        {
            var product = columns[at];
            if (product is not { IsMapped: false, Part: ImportField.Score, Family: ScoreFamily.Inherent }) continue;
            if (columns.Exists(column => column.Family == product.Family && column != product)) continue;
            ColumnDraft[] factors = [columns[at - 2], columns[at - 1]];
            if (!factors.All(column => column is { IsMapped: false, Family: ScoreFamily.Plain })) continue;
            if (factors[0].Part == factors[1].Part) continue;
            foreach (var factor in factors) factor.Family = product.Family;
        }
    }

    // "Likelihood", "Impact", "Score", "Controls", "Likelihood", "Impact", "Score": nothing but their order tells them apart.
    void PartRepeatedScores()
    {
        var scores = columns.Where(column => column is { IsMapped: false, Family: ScoreFamily.Plain }).ToArray();
        if (scores.Length < 2 || scores.Length % 2 == 1) return;
        var (first, second) = (scores[..(scores.Length / 2)], scores[(scores.Length / 2)..]);
        if (!first.Select(column => column.Part).SequenceEqual(second.Select(column => column.Part))) return;
        if (first.Select(column => column.Part).Distinct().Count() != first.Length || columns.Exists(IsOfAnotherScore)) return;
        var answer = decisions.Ask(new ImportQuestion(
            $"repeated-scores:{Decisions.IdOf(table.Title ?? "")}",
            ImportCodes.ScoresUnclear,
            $"{string.Join(", ", first.Select(column => $"\"{column.Name}\""))} stand there twice under the same headings: which are "
            + "the score before the actions, and the residual score after them?",
            [
                new("scoreFirst", "The first are the score before the actions, the second the residual score."),
                new("residualFirst", "The first are the residual score, the second the score before the actions."),
            ],
            "scoreFirst", table.Name, table.Rows[part.Heading].Number, second[0].Name));
        var (before, after) = answer == "residualFirst" ? (second, first) : (first, second);
        foreach (var column in before) column.Family = ScoreFamily.Inherent;
        foreach (var column in after) column.Family = ScoreFamily.Residual;
        if (answer is not null) return;
        foreach (var column in scores) column.Sureness = Sureness.Unsure;

        static bool IsOfAnotherScore(ColumnDraft column) =>
            column.Family is ScoreFamily.Inherent or ScoreFamily.Current or ScoreFamily.Residual;
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

    bool Has(ImportField field) => columns.Exists(column => column.Is(field));
}
