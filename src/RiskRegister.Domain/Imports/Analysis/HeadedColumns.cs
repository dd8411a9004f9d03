namespace RiskRegister.Domain.Imports;

/// <summary>The columns of a table, each with what the mapping or its own heading says that it holds.</summary>
internal sealed class HeadedColumns(SourceTable table, TablePart part, TableMapping? mapping, HeadingNames names, Decisions decisions)
{
    const int MostRowsBeside = 60;

    readonly Lazy<FactorOrder?> orderBeside = new(() => HeadingFactors.OrderSaidIn(LinesBeside(table, part)));

    public List<ColumnDraft> Drafts()
    {
        var columns = new List<ColumnDraft>();
        var width = part.Headings.Count;
        for (var at = part.First; at < part.End; at++) width = Math.Max(width, table.Rows[at].Cells.Count);
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < width; index++)
        {
            var heading = index < part.Headings.Count ? part.Headings[index] : "";
            var sample = new ColumnSample(table, part, index);
            if (heading.Length == 0 && sample.Filled == 0) continue;
            var name = heading.Length == 0 ? $"(column {LayoutProposer.LetterOf(index)})" : CellText.Shown(heading);
            columns.Add(DraftOf(index, heading, Unlike(used, name), sample));
        }

        return columns;
    }

    // A mapping knows columns by their names, and "Owner" from "Owners" no more than from another "Owner".
    static string Unlike(HashSet<string> used, string name)
    {
        var own = name;
        for (var count = 2; !used.Add(HeadingNames.FoldedHeading(own)); count++) own = $"{name} ({count})";
        return own;
    }

    ColumnDraft DraftOf(int index, string heading, string name, ColumnSample sample)
    {
        var folded = HeadingNames.FoldedHeading(name);
        var mapped = mapping?.Columns.FirstOrDefault(column => HeadingNames.FoldedHeading(column.Heading) == folded)
            ?? mapping?.Columns.FirstOrDefault(column => IsCalledHere(column, folded));
        var draft = new ColumnDraft(index, name, heading, sample) { Order = mapped?.Order ?? HeadingNames.OrderOf(heading) };
        if (mapped is not null)
        {
            draft.Fields = mapped.Fields;
            draft.Separator = mapped.Separator ?? "/";
            draft.Sureness = Sureness.Sure;
            draft.IsMapped = true;
            if (mapped.Fields.Any(IsProduct)) draft.Order ??= orderBeside.Value;
            var hasMeaning = names.MeaningOf(heading) is not null || draft.Numbered is not null;
            if (mapped.Fields.Count == 0 && hasMeaning) draft.Reason = "The mapping gives it no field.";
            return draft;
        }

        if (names.MeaningOf(heading) is not { } meaning) return draft;
        draft.Sureness = meaning.Sureness;
        if (IsProduct(meaning.Field)) draft.Order ??= orderBeside.Value;
        if (meaning.Family != ScoreFamily.None) (draft.Family, draft.Part) = (meaning.Family, meaning.Field);
        else draft.Fields = [meaning.Field];
        return draft;
    }

    /// <summary>Whether a field is a score with its factors, or their product.</summary>
    public static bool IsProduct(ImportField field) => field is ImportField.Score or ImportField.ResidualScore or ImportField.TargetScore;

    // What the mapping calls otherwise, as was answered, where the file does not have that, too.
    bool IsCalledHere(ColumnMapping column, string folded) =>
        MappingFit.CalledHere(column, decisions.Mapping) is { } called && HeadingNames.FoldedHeading(called) == folded
        && HeadingNames.FoldedHeading(column.Heading) is var own
        && part.Headings.All(heading => HeadingNames.FoldedHeading(heading) != own);

    /// <summary>What stands around a table, and alone in rows above its entries or below the last.</summary>
    public static IEnumerable<string> LinesBeside(SourceTable table, TablePart part) =>
    [
        table.Title ?? "", .. table.Above, .. table.Behind, .. table.OnPages,
        .. table.Rows.Take(Math.Min(part.Heading, MostRowsBeside))
            .Concat(table.Rows.Take(part.End + MostRowsBeside).Skip(Math.Max(part.First, part.End - MostRowsBeside)))
            .Where(row => RowSigns.IsAlone(row, out _)).Select(RowSigns.FirstText),
    ];
}
