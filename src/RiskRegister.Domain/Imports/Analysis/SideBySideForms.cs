namespace RiskRegister.Domain.Imports;

/// <summary>Forms that stand beside each other, with the same headings row by row.</summary>
internal sealed class SideBySideForms(HeadingNames names)
{
    const int FewestLabels = 4;
    const int MostRows = 2_000;
    const int Widest = 30;

    /// <summary>A table for each of the forms, from the left; none where they are no such forms.</summary>
    public IReadOnlyList<SourceTable> Parted(SourceTable table)
    {
        if (table.Rows.Count is < FewestLabels or > MostRows) return [];
        var width = table.Rows.Max(row => row.Cells.Count);
        if (width is < 4 or > Widest) return [];
        for (var step = 2; step + 2 <= width; step++)
        {
            var forms = 1;
            while (forms * step + 2 <= width && HasHeadingsAgain(table, forms * step)) forms++;
            if (forms == 1) continue;
            return [.. Enumerable.Range(1, forms).Select(form => Cut(table, (form - 1) * step, form == forms ? width : form * step, step))];
        }

        return [];
    }

    // As most rows have them in the first column; the last forms may be fewer lines, and a merged cell repeats nothing.
    bool HasHeadingsAgain(SourceTable table, int at)
    {
        var (labels, same) = (0, 0);
        foreach (var row in table.Rows)
        {
            var label = CardLines.LabelAt(row, 0);
            if (names.MeaningOf(label) is null || row.RemarkOf(at).Is(CellMarks.Merged)) continue;
            labels++;
            if (HeadingNames.FoldedHeading(label) == HeadingNames.FoldedHeading(CardLines.LabelAt(row, at))) same++;
        }

        return same >= FewestLabels && same * 4 >= labels * 3;
    }

    // All as wide as the first, which may have a blank column that keeps it from the next.
    static SourceTable Cut(SourceTable table, int first, int end, int width) => table with
    {
        Rows = [.. table.Rows.Select(row => Padded(JoinedTables.Cut(row, first, end), width)).Where(row => !RowSigns.IsBlank(row))],
        HiddenColumns = table.HiddenColumns.Where(at => at >= first && at < end).Select(at => at - first).ToHashSet(),
        IsRearranged = true,
    };

    static SourceRow Padded(SourceRow row, int width) => row.Cells.Count >= width ? row
        : row with { Cells = [.. row.Cells, .. Enumerable.Repeat("", width - row.Cells.Count)] };
}
