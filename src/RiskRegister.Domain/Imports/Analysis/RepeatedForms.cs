namespace RiskRegister.Domain.Imports;

/// <summary>
/// Tables that stand each below a name of its own and have the same labels in the same order with something else beside them: they are
/// forms, also where most of the labels are words of the form's own.
/// </summary>
internal sealed class RepeatedForms(HeadingNames names)
{
    const int FewestLabels = 4;
    const int MostRows = 60;
    const int Widest = 6;

    readonly CardLines lines = new(names);

    public HashSet<SourceTable> Among(IReadOnlyList<SourceTable> tables, ScoresBeside scores)
    {
        SourceTable[] small = [.. tables.Where(table => table.Title is { } title && !SheetNames.IsNumber(title)
            && table.Rows.Count is > 1 and <= MostRows && table.Rows.All(row => row.Cells.Count <= Widest))];
        if (small.Length < 2) return [];
        var forms = small.Select(table => (Table: table, Pairs: lines.PairsOf(scores.Laid(table), areHeadings: true)))
            .Where(form => AreOfForm(form.Pairs))
            .GroupBy(form => string.Join('\n', form.Pairs.Select(pair => HeadingNames.FoldedHeading(pair.Label))), StringComparer.Ordinal)
            .Where(alike => AreDifferent([.. alike.Select(form => form.Table.Title!)])
                && AreDifferent([.. alike.Select(form => string.Join('\n', form.Pairs.Select(pair => pair.Value)))]));
        return [.. forms.SelectMany(alike => alike).Select(form => form.Table)];
    }

    // A score among them, and no label twice: rows of a table have their values where these would be.
    bool AreOfForm(IReadOnlyList<CardPair> pairs) => pairs.Count >= FewestLabels
        && pairs.All(pair => pair.Label.Any(char.IsLetter) && names.MeaningOf(pair.Value) is null)
        && pairs.Any(pair => names.MeaningOf(pair.Label) is { Family: not ScoreFamily.None } && pair.Value.Any(char.IsLetterOrDigit))
        && pairs.DistinctBy(pair => HeadingNames.FoldedHeading(pair.Label)).Count() == pairs.Count;

    static bool AreDifferent(string[] said) => said.Length > 1 && said.Distinct(StringComparer.OrdinalIgnoreCase).Count() == said.Length;
}
