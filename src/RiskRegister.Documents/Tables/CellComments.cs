using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables;

/// <summary>
/// The comments beside cells of one table, which a file may have before its rows or behind them. They make no row of one that is blank.
/// </summary>
sealed class CellComments
{
    const int MostInRow = 100;

    readonly SortedDictionary<int, List<(int Column, CellNote Note)>> byRow = [];

    public bool IsEmpty => byRow.Count == 0;

    /// <param name="row">From 1, as the column.</param>
    public void Add(int row, int column, CellNote note)
    {
        if (!byRow.TryGetValue(row, out var comments)) byRow[row] = comments = [];
        comments.Add((column, note));
    }

    /// <summary>Whether a cell has nothing but comments.</summary>
    public static bool AreAllOf(string text, CellRemark remark) => remark.Marks == CellMarks.Noted && string.IsNullOrWhiteSpace(text)
        && remark.Notes.All(note => note.IsComment);

    /// <summary>Adds them to the cells, and gives the others, of rows that are not there.</summary>
    /// <param name="rows">In order.</param>
    public IReadOnlyList<(int Row, CellNote Note)> Tie(List<SourceRow> rows)
    {
        var others = new List<(int, CellNote)>();
        var at = 0;
        foreach (var (number, comments) in byRow)
        {
            while (at < rows.Count && rows[at].Number < number) at++;
            var isThere = at < rows.Count && rows[at].Number == number;
            if (isThere) rows[at] = Commented(rows[at], comments.Take(MostInRow));
            others.AddRange(comments.Skip(isThere ? MostInRow : 0).Select(comment => (number, comment.Note)));
        }

        return others;
    }

    static SourceRow Commented(SourceRow row, IEnumerable<(int Column, CellNote Note)> comments)
    {
        var remarks = row.Remarks?.ToDictionary() ?? [];
        foreach (var cell in comments.GroupBy(comment => comment.Column, comment => comment.Note))
        {
            var remark = row.RemarkOf(cell.Key - 1);
            remarks[cell.Key - 1] = remark with { Marks = remark.Marks | CellMarks.Noted, Notes = [.. remark.Notes, .. cell] };
        }

        return row with { Remarks = remarks };
    }
}
