namespace RiskRegister.Domain.Imports;

/// <summary>What a row is by what stands below it in its part of a table.</summary>
internal sealed class RowNeighbours(SourceTable table, TablePart part)
{
    readonly TableLayout layout = part.Layout!;
    readonly int? reference = part.Layout!.IndexOf(ImportField.Reference);

    /// <summary>A number between entries that has none. Where the row below has no number, it may be that one's.</summary>
    public bool IsNumberAlone(int index)
    {
        var row = table.Rows[index];
        if (reference is not { } at || !RowSigns.IsUnfilled(row, at)) return false;
        if (IsBlankAt(index, at) || row.RemarkOf(at).Is(CellMarks.Merged)) return false;
        var below = NextFilled(index);
        return below == part.End || !IsBlankAt(below, at);
    }

    /// <summary>"1 HIGHWAYS" above "1.1": nothing but the number that the row below begins with, and a name.</summary>
    public bool IsNumberedSection(RowDraft draft, int index)
    {
        if (!layout.HasAnyScore || reference is not { } at) return false;
        var number = draft.TextOf(ImportField.Reference).Trim();
        if (number.Length == 0 || !RowSigns.HasOnly(table.Rows[index], at, layout.IndexOf(layout.TitleField))) return false;
        var below = NextFilled(index);
        return below < part.End && TablePiece.CellOf(table.Rows[below], at).Trim()
            .StartsWith($"{number.TrimEnd('.')}.", StringComparison.OrdinalIgnoreCase);
    }

    public bool IsLast(int index) => NextFilled(index) == part.End;

    public bool IsFollowedByEntry(int index)
    {
        for (var below = NextFilled(index); below < part.End; below = NextFilled(below))
        {
            if (!RowSigns.IsAlone(table.Rows[below], out _)) return true;
        }

        return false;
    }

    bool IsBlankAt(int index, int column) => table.Rows[index].IsBlankAt(column);

    int NextFilled(int index)
    {
        var below = index + 1;
        while (below < part.End && RowSigns.IsBlank(table.Rows[below])) below++;
        return below;
    }
}
