using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What columns of scores are beside each other: severities that are impacts or scores, factors that belong to the score behind them, and
/// words that only say again what figures say.
/// </summary>
internal sealed class ScoreColumns(List<ColumnDraft> columns, SourceTable table, TablePart part, HeadingNames names)
{
    static readonly (ImportField Likelihood, ImportField Impact)[] Factors =
    [
        (ImportField.Likelihood, ImportField.Impact), (ImportField.ResidualLikelihood, ImportField.ResidualImpact),
        (ImportField.TargetLikelihood, ImportField.TargetImpact),
    ];

    /// <summary>"Severity" beside an impact and a likelihood is what they make together: the score, or words for it.</summary>
    public void ReadSeverityBesideImpact()
    {
        foreach (var column in columns.Where(column => column is { IsMapped: false, Part: ImportField.Impact }
            && HeadingNames.FoldedHeading(column.Heading).Split(' ').Contains("severity")).ToArray())
        {
            if (columns.Count(other => other.Family == column.Family && other.Part == ImportField.Impact) != 2) continue;
            if (!columns.Exists(other => other.Family == column.Family && other.Part == ImportField.Likelihood)) continue;
            var isScored = columns.Exists(other => other.Family == column.Family && other.Part == ImportField.Score);
            if (column.Sample is { Filled: > 0, HasNoFigures: true })
                column.Ignore("The words stand beside impact and likelihood, which say the score.");
            else if (!isScored && part.RowsByColumns(table).Any(row => FigureIn(TablePiece.CellOf(row, column.Index)) > Score.Highest))
                column.Part = ImportField.Score;
        }
    }

    /// <summary>
    /// "Potential consequence", "Likelihood", "Severity score": what is headed as one factor is the score where every row has in it the
    /// product of the other factor and of a column of steps, which is then the factor.
    /// </summary>
    public void ReadProducts()
    {
        foreach (var product in columns.FindAll(column => column is { IsMapped: false, Family: not ScoreFamily.None }
            && column.Part is ImportField.Impact or ImportField.Likelihood))
        {
            var other = product.Part == ImportField.Impact ? ImportField.Likelihood : ImportField.Impact;
            if (columns.FindAll(column => column.Family == product.Family && column.Part == other) is not [var beside]) continue;
            if (columns.Exists(column => column.Family == product.Family && column.Part == ImportField.Score)) continue;
            if (columns.Find(column => column.Family == ScoreFamily.None && IsFactorOf(product, beside, column)) is not { } factor)
                continue;
            (factor.Family, factor.Part, factor.Fields, factor.Sureness) = (product.Family, product.Part, [], Sureness.Likely);
            product.Part = ImportField.Score;
        }

        foreach (var family in columns.Where(column => column.Family != ScoreFamily.None).Select(column => column.Family).Distinct()
            .ToArray()) ReadProductOf(family);
        TakeFactorsOfProduct();
    }

    // "Inherent impact, Inherent likelihood, Inherent risk", and further on "Impact, Likelihood, Residual risk".
    void TakeFactorsOfProduct()
    {
        if (columns.FindAll(column => column is { IsMapped: false, Family: ScoreFamily.Plain }) is not [{ } one, { } other]) return;
        var (impact, likelihood) = one.Part == ImportField.Impact ? (one, other) : (other, one);
        if ((impact.Part, likelihood.Part) is not (ImportField.Impact, ImportField.Likelihood)) return;
        var alone = columns.Where(column => column.Family is not (ScoreFamily.None or ScoreFamily.Plain)).GroupBy(column => column.Family)
            .Where(family => family.Count() == 1 && family.First() is { IsMapped: false, Part: ImportField.Score } product
                && IsFactorOf(product, likelihood, impact)).ToArray();
        if (alone is [{ Key: var said }]) impact.Family = likelihood.Family = said;
    }

    // "Probability", "Impact" and "Magnitude", which no field has, or "Q2 score" beside "Q1 score": their product, and neither another
    // score nor one that is past.
    void ReadProductOf(ScoreFamily family)
    {
        var its = columns.FindAll(column => column.Family == family);
        if (its.FindAll(column => column.Part == ImportField.Likelihood) is not [var likelihood]) return;
        if (its.FindAll(column => column.Part == ImportField.Impact) is not [var impact] || its.Count > 2) return;
        if (columns.FindAll(column => column is { IsMapped: false, IsRead: false, IsHeaded: true, Reason: null, Sample.HasFigures: true }
            && !HeadingNames.SpeaksOfThePast(column.Name) && IsFactorOf(column, likelihood, impact)) is not [var product]) return;
        if (IsOfNow(product)) product.Become(family);
    }

    bool IsOfNow(ColumnDraft score)
    {
        if (!HeadingSigns.NamesAPeriod(score.Name)) return true;
        var others = columns.FindAll(column => column is { IsMapped: false, IsRead: false, Sample.HasFigures: true }
            && HeadingSigns.NamesAPeriod(column.Name));
        return others is [_] || (PeriodNames.LatestOf([.. others.Select(column => column.Name)]) is { } latest && others[latest] == score);
    }

    // Not where both would say the same, as steps of 1 make it.
    bool IsFactorOf(ColumnDraft product, ColumnDraft beside, ColumnDraft column)
    {
        if (column.IsMapped || (column.Fields.Count > 0 && !column.Is(ImportField.Effects))) return false;
        var (rows, differ) = (0, false);
        foreach (var row in part.RowsByColumns(table))
        {
            if (row.IsBlankAt(product.Index) && row.IsBlankAt(column.Index)) continue;
            var (figure, one, two) = (FigureAt(product), FigureAt(beside), FigureAt(column));
            if (one is < 1 or > Score.Highest || two is < 1 or > Score.Highest || figure != one * two) return false;
            rows++;
            differ |= figure != two;

            int FigureAt(ColumnDraft of) => FigureOf(TablePiece.CellOf(row, of.Index));
        }

        return rows > 1 && differ;
    }

    // That a cell begins with.
    static int FigureIn(string cell)
    {
        var text = cell.AsSpan().Trim();
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : 0;
    }

    /// <summary>"L", "S", "R": the S is the severity beside a likelihood that has no other impact, and else the score.</summary>
    public void ReadSeverities()
    {
        var found = columns.Where(column => column is { IsMapped: false, IsRead: false, Sample: { HasFigures: true, IsShort: true } })
            .Select(column => (Column: column, Family: FamilyOfS(column.Heading)))
            .Where(each => HasFactor(each.Family, ImportField.Likelihood) && !HasFactor(each.Family, ImportField.Impact)
                && HasSteps(each.Column))
            .ToArray();
        foreach (var (column, family) in found)
            (column.Family, column.Part, column.Sureness) = (family, ImportField.Impact, Sureness.Likely);

        ScoreFamily FamilyOfS(string heading) => HeadingNames.BeforeS(heading) is { } before
            ? names.MeaningOf($"{before}impact")?.Family ?? ScoreFamily.None : ScoreFamily.None;
    }

    /// <summary>Whether a column has figures of a factor, and no others.</summary>
    public bool HasSteps(ColumnDraft column)
    {
        return part.RowsByColumns(table).All(row => row.IsBlankAt(column.Index)
            || FigureOf(TablePiece.CellOf(row, column.Index)) is > 0 and <= Score.Highest);
    }

    // That a cell has and nothing else; 0 where it has more.
    static int FigureOf(string cell) =>
        int.TryParse(cell.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : 0;

    /// <summary>"Pre-mit P%" beside "Pre-mit score": the score was not made of shares.</summary>
    public void PassOverShares()
    {
        foreach (var column in columns.Where(IsShareBesideScore))
            column.Ignore("Its percentages are no steps of the matrix, and the score stands beside them.");
    }

    bool IsShareBesideScore(ColumnDraft column) => !column.IsMapped && column.Family != ScoreFamily.None
        && column is { Part: ImportField.Likelihood, Sample.HasPercentages: true } && !HasFactor(column.Family, ImportField.Impact)
        && columns.Exists(other => other.Family == column.Family && other is { Part: ImportField.Score, Sample.HasProducts: true });

    /// <summary>
    /// "Severe" beside 20 says again what the figures say, and is no score of its own; beside factors, that is known when they are laid.
    /// </summary>
    public void PassOverWordsBesideFigures()
    {
        var scored = columns.Where(column => column.Family is ScoreFamily.Inherent or ScoreFamily.Current or ScoreFamily.Residual)
            .GroupBy(column => column.Family)
            .Where(family => family.Any(column => column.Sample.HasFigures) || HasFactorsOf(family.Key));
        if (scored.Count() > 1)
        {
            var plain = columns.Where(column => column is { IsMapped: false, Family: ScoreFamily.Plain, Part: ImportField.Score });
            foreach (var words in plain.Where(column => column.Sample is { Filled: > 0, HasNoFigures: true }))
                words.Ignore("The words stand beside figures, which say both scores.");
        }

        foreach (var group in columns.Where(column => column is { IsMapped: false, Part: ImportField.Score })
            .GroupBy(column => column.Family).ToArray())
        {
            if (!HasFactorsOf(group.Key) && !group.Any(column => column.Sample.HasFigures)) continue;
            foreach (var words in group.Where(column => column.Sample is { Filled: > 0, HasNoFigures: true }))
            {
                words.Ignore(HasFigures(group.Key)
                    ? "The words stand beside figures, which say the score."
                    : "The words stand beside those of impact and likelihood, which say the score.");
            }
        }
    }

    /// <summary>
    /// "Likelihood", "Impact", "Gross risk": the factors that stand before a score are its own, where it has no others. Before a residual
    /// score alone they may as well be those of the score before the actions.
    /// </summary>
    public void LaySideBySide()
    {
        if (columns.Exists(column => column is { Family: ScoreFamily.Plain, Part: ImportField.Score })) return;
        var products = Enumerable.Range(0, columns.Count).Where(HasFactorsBefore).ToArray();
        foreach (var at in products.Where(at => products.Length > 1 || columns[at].Family == ScoreFamily.Inherent
            || (columns[at].Family == ScoreFamily.Current && IsProductOfThose(at))))
            (columns[at - 2].Family, columns[at - 1].Family) = (columns[at].Family, columns[at].Family);
    }

    /// <summary>"Current grading", in words, beside the only likelihood and impact is the grade that those make.</summary>
    public void GiveFactorsToGrade()
    {
        var factors = columns.FindAll(column => column is { IsMapped: false, Family: ScoreFamily.Plain });
        if (factors.Count != 2 || !HasFactorsOf(ScoreFamily.Plain)) return;
        var current = columns.FindAll(column => column.Family == ScoreFamily.Current);
        if (current is not [{ IsMapped: false, Part: ImportField.Score } grade]) return;
        int[] places = [.. factors.Append(grade).Select(column => columns.IndexOf(column)).Order()];
        if (grade.Sample is not { Filled: > 0, HasNoFigures: true } || places[^1] - places[0] != 2) return;
        foreach (var factor in factors) factor.Family = ScoreFamily.Current;
    }

    static bool IsPlainFactor(ColumnDraft column) =>
        column is { IsMapped: false, Family: ScoreFamily.Plain, Part: ImportField.Impact or ImportField.Likelihood };

    // In every row that has one.
    bool IsProductOfThose(int at)
    {
        var rows = part.RowsByColumns(table).Where(row => !row.IsBlankAt(columns[at].Index)).ToArray();
        return rows.Length > 0 && Array.TrueForAll(rows, row => FigureAt(row, at) is > 0 and var product
            && FigureAt(row, at - 2) * FigureAt(row, at - 1) == product);

        int FigureAt(SourceRow row, int column) => FigureIn(TablePiece.CellOf(row, columns[column].Index));
    }

    /// <summary>
    /// "Gross P x I" says what stands first in "5 (1 x 5)" below "Target", too. So do columns of likelihoods before those of impacts,
    /// though none of them says it of a cell.
    /// </summary>
    public void TakeOrderOfOthers()
    {
        var open = columns.FindAll(column => column.Order is null
            && (column is { IsMapped: false, Part: ImportField.Score, Family: not ScoreFamily.None }
                || column.Fields.Any(HeadedColumns.IsProduct)));
        if (open.Count == 0) return;
        var said = columns.Where(column => column.Family != ScoreFamily.None || column.Fields.Any(HeadedColumns.IsProduct))
            .Select(column => column.Order).OfType<FactorOrder>().Distinct().ToArray();
        var areAssumed = said.Length == 0;
        if (said.Length > 1 || (areAssumed && !HasLikelihoodsFirst())) return;
        foreach (var column in open)
            (column.Order, column.IsOrderAssumed) = (areAssumed ? FactorOrder.LikelihoodFirst : said[0], areAssumed);
    }

    bool HasLikelihoodsFirst()
    {
        (int Likelihood, int Impact)[] pairs =
        [
            .. Enum.GetValues<ScoreFamily>().Where(family => family != ScoreFamily.None)
                .Select(family => (IndexOf(family, ImportField.Likelihood), IndexOf(family, ImportField.Impact))),
            .. Factors.Select(pair => (columns.FindIndex(column => column.Is(pair.Likelihood)),
                columns.FindIndex(column => column.Is(pair.Impact)))),
        ];
        pairs = Array.FindAll(pairs, pair => pair is { Likelihood: >= 0, Impact: >= 0 });
        return pairs.Length > 0 && Array.TrueForAll(pairs, pair => pair.Likelihood < pair.Impact);

        int IndexOf(ScoreFamily family, ImportField factor) =>
            columns.FindIndex(column => column.Family == family && column.Part == factor);
    }

    bool HasFactorsBefore(int at)
    {
        var product = columns[at];
        if (at < 2 || product is not { IsMapped: false, Part: ImportField.Score }) return false;
        if (product.Family is ScoreFamily.None or ScoreFamily.Plain) return false;
        if (columns.Exists(column => column.Family == product.Family && column != product)) return false;
        return IsPlainFactor(columns[at - 2]) && IsPlainFactor(columns[at - 1]) && columns[at - 2].Part != columns[at - 1].Part;
    }

    bool HasFigures(ScoreFamily family) => columns.Exists(column => column.Family == family && column.Sample.HasFigures);

    bool HasFactorsOf(ScoreFamily family) => HasFactor(family, ImportField.Impact) && HasFactor(family, ImportField.Likelihood);

    bool HasFactor(ScoreFamily family, ImportField factor) => columns.Exists(column => column.Family == family && column.Part == factor);
}
