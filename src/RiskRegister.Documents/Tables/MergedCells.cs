using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables;

/// <summary>A block of cells that its file shows as one; rows and columns from 1, the last ones included.</summary>
readonly record struct MergedBlock(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>Repeats the text of merged cells in every row and column that they cover, at a cost that is bounded however they lie.</summary>
sealed class MergedCells(TableLimits limits)
{
    readonly List<MergedBlock> blocks = [];

    public bool IsEmpty => blocks.Count == 0;

    /// <summary>False when there are too many.</summary>
    public bool TryAdd(MergedBlock block)
    {
        if (block.FirstRow == block.LastRow && block.FirstColumn == block.LastColumn) return true;
        if (blocks.Count == limits.Cells) return false;
        blocks.Add(block);
        return true;
    }

    /// <param name="rows">In order; only rows among them are filled, and only cells that are empty and stand below or above others.</param>
    /// <param name="spend">Counts the places and the text of every cell that is looked at.</param>
    public void Repeat(List<SourceRow> rows, Action<int, string> spend)
    {
        var filled = new Dictionary<int, FilledRow>();
        var width = rows.Max(row => row.Cells.Count);
        foreach (var block in blocks)
        {
            var anchor = IndexOf(rows, block.FirstRow);
            if (anchor < 0 || block.FirstColumn > rows[anchor].Cells.Count) continue;
            var text = rows[anchor].Cells[block.FirstColumn - 1];
            var remark = rows[anchor].RemarkOf(block.FirstColumn - 1);
            if (remark.Is(CellMarks.Merged) || (text.Length == 0 && remark.Marks == CellMarks.None)) continue;
            remark = remark with { Marks = remark.Marks | CellMarks.Merged };
            for (var index = anchor; index < rows.Count && rows[index].Number <= block.LastRow; index++)
            {
                if (!filled.TryGetValue(index, out var row)) filled[index] = row = new FilledRow(rows[index]);
                for (var column = block.FirstColumn; column <= Math.Min(block.LastColumn, width); column++)
                {
                    if (index == anchor && column == block.FirstColumn) continue;
                    spend(1, text);
                    row.Fill(column - 1, text, remark);
                }
            }
        }

        foreach (var (index, row) in filled) rows[index] = row.Row;
    }

    static int IndexOf(List<SourceRow> rows, int number)
    {
        var (low, high) = (0, rows.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (rows[middle].Number == number) return middle;
            if (rows[middle].Number < number) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    sealed class FilledRow(SourceRow before)
    {
        readonly List<string> cells = [.. before.Cells];
        readonly Dictionary<int, CellRemark> remarks = before.Remarks is null ? [] : before.Remarks.ToDictionary();

        public SourceRow Row => before with { Cells = cells, Remarks = remarks.Count == 0 ? null : remarks };

        public void Fill(int index, string text, CellRemark remark)
        {
            while (cells.Count <= index) cells.Add("");
            if (cells[index].Length > 0 || !remarks.TryAdd(index, remark)) return;
            cells[index] = text;
        }
    }
}
